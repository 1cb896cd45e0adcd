"""What each wording rule must find and must leave alone, one wording a line, as rule | wording."""

FOUND = """
HC001 | What happened to you?
HC001 | Please tell us what happened.
HC001 | In your own words, describe what happened during the incident.
HC001 | Can you tell us about the incident?
HC001 | Describe the attack in as much detail as you can.
HC001 | Please give a short account of the assault.
HC001 | Tell us about your most recent domestic abuse incident.
HC001 | What did he do to you?
HC001 | When did the incident happen?
HC001 | Where did it take place?
HC001 | Was a weapon used?
HC001 | Who was the offender?
HC001 | Did your partner hit you?
HC001 | Details of the incident
HC001 | Please use this box to tell us about the crime.
HC001 | What injuries did you have?
HC001 | Date of incident
HC001 | Tell us everything that happened on the night.
HC001 | Please share your story of the abuse.
HC001 | Thank you for your time. Please describe the crime.
HC002 | Why didn't you report it sooner?
HC002 | Why didn’t you leave?
HC002 | Why did you not call the police?
HC002 | Why did you go back to him?
HC002 | Why did you stay?
HC002 | What were you wearing?
HC002 | Had you been drinking?
HC002 | Is there anything you could have done to prevent the crime?
HC002 | Did you fight back?
HC002 | Did you do anything to provoke it?
HC002 | Do you feel it was your fault?
HC002 | Why were you out alone?
HC002 | Why did it take you so long to come forward?
HC003 | What is your name?
HC003 | What is your full name?
HC003 | Name
HC003 | Name:
HC003 | Full name (optional)
HC003 | Please enter your home address.
HC003 | What is your date of birth?
HC003 | Date of birth
HC003 | Please give us your phone number
HC003 | What's your email address?
HC003 | What is your postcode?
HC003 | Your email
HC003 | When were you born?
HC003 | Where do you live?
HC003 | What are the names of your children?
HC003 | National insurance number
HC004 | What is your crime reference number?
HC004 | Please enter your crime number
HC004 | Crime reference number
HC004 | Incident number
HC005 | What is your immigration status?
HC005 | Are you a British citizen?
HC005 | Do you have a visa?
HC005 | What is your nationality?
HC005 | Are you seeking asylum?
HC005 | How long have you lived in the UK?
HC005 | Do you have leave to remain?
HC020 | Were the officers polite and professional?
HC020 | How satisfied are you with the speed and quality of our response?
HC020 | Did we call you back, and did you get a reference?
HC020 | How satisfied were you with the information and support you got?
HC020 | Did you get a leaflet and/or a phone call?
HC020 | Did the officer seem clear and helpful?
HC021 | Did we call you? Was it helpful?
HC022 | How satisfied are you with the service and the outcome?
HC022 | How do you feel about the outcome of your case and how you were treated?
HC023 | Since you reported it, how did we keep in touch in the last 3 months?
HC030 | Don't you agree that we did well?
HC030 | Do you agree that the officer was kind?
HC030 | How helpful was the officer?
HC030 | How did our hard-working team do?
HC030 | Surely we kept you up to date?
HC030 | How good was our service?
HC031 | Did he leave when we asked?
HC031 | Did we take her away?
HC032 | Did we never not call you?
HC032 | Was there nothing that we failed to explain?
HC034 | As a victim, how did you find our service?
HC034 | Are you a victim or a witness?
HC035 | How did PC Smith treat you?
HC035 | Which officer dealt with you?
HC035 | What was the name of the officer?
HC035 | What is the officer's name?
HC035 | Which team dealt with you?
HC035 | Was DC 1234 helpful?
HC040 | How satisfied are you with the comprehensiveness of information communicated regarding investigative developments?
HC041 | Did we tell you about the NFA decision?
HC041 | Were you referred to an IDVA?
HC041 | Was your case heard at a MARAC?
HC041 | Were you offered a VPS?
HC042 | How were you told about the perpetrator?
HC042 | How often did we contact you in relation to your case?
HC043 | DID WE KEEP YOU UP TO DATE?
HC070 | Did we act on the violence you told us about?
HC070 | Do you feel safe at home?
"""  # noqa: E501 one wording a line

LEFT_ALONE = """
HC001 | Did we tell you what would happen next?
HC001 | What happened next with your case?
HC001 | Did we explain what happened at court?
HC001 | Did the officer let you say what happened in your own time?
HC001 | How many times did you have to tell us what happened?
HC001 | Please tell us about the service you got from us.
HC001 | Please describe how we dealt with your report.
HC001 | What is the one thing we should change?
HC001 | Did we explain how the crime would be looked into?
HC001 | You do not need to tell us what happened. How did we do?
HC001 | Were you offered the chance to say how the crime has affected you?
HC001 | When did we last update you?
HC001 | What happened after you rang us?
HC002 | Why did we not call you back?
HC002 | Why did you choose that answer?
HC002 | Could we have done anything differently?
HC002 | Did you feel blamed by anyone you spoke to?
HC002 | Did you feel any pressure to stop, or to carry on?
HC003 | Did we ask if there was a safe phone number to use?
HC003 | Did the officer give you their name?
HC003 | Did we write to the right address?
HC003 | Did we use the name you like to be called?
HC003 | How did you get in touch: by phone or by email?
HC004 | Did we give you a crime number?
HC005 | Did we ask you about your immigration status?
HC005 | Which language would you like to use?
HC020 | How much do you agree or disagree: I knew what would happen next and when?
HC020 | How much do you agree or disagree: I felt believed and taken seriously?
HC020 | Did you feel pushed to stop, or pushed to carry on?
HC021 | How did we do?
HC022 | How satisfied are you with how the case ended?
HC022 | How much do you agree or disagree: the reason for the decision was explained to me?
HC023 | When we first spoke, did we check that it was safe for you to talk?
HC023 | Do you feel safer now than before you called us?
HC030 | How much do you agree or disagree: I was treated with respect?
HC030 | How easy or hard was it to get in touch with us?
HC030 | How satisfied are you with what we did?
HC030 | Do you agree or disagree that we listened?
HC031 | Did the person leave when we asked them to?
HC031 | Did he or she leave?
HC032 | Did dealing with us make you feel better, worse or no different?
HC032 | How satisfied or dissatisfied are you?
HC034 | Did we tell you about the Victims' Code?
HC034 | Were you told about the Victims’ Right to Review?
HC035 | Did the officer who came explain what would happen?
HC035 | Did you know who to contact if you had a question?
HC040 | How satisfied are you with what we did at the start?
HC040 | Did we tell you about help from people who are not the police?
HC041 | Did the NHS help you?
HC041 | Did we tell you about no further action (NFA)?
HC042 | Did we tell you about the person who hurt you?
HC043 | Did we tell you about the NHS?
HC070 | Did we call you back?
"""


def rows(table: str) -> list[tuple[str, str]]:
    """The rule and wording of each line."""
    lines = [line.split("|", 1) for line in table.splitlines() if line.strip()]
    return [(rule.strip(), wording.strip()) for rule, wording in lines]
