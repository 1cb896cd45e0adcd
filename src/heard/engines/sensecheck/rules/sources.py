"""Where the rules come from. "Our judgement" means no published source says exactly this."""

from typing import Final

DISCLOSURE: Final = (
    "Our judgement, because material that may bear on an offence has to be kept and considered "
    "for disclosure: CPS Disclosure Manual, chapter 4, "
    "https://www.cps.gov.uk/legal-guidance/disclosure-manual-chapter-4-relevance-recording-and-retention"
)
TRAUMA: Final = (
    "Our judgement, from the working definition of trauma-informed practice (Office for Health "
    "Improvement and Disparities), "
    "https://ukpts.org/2022/11/11/trauma-informed-practice-a-working-definition/"
)
VICTIM_SURVEYS: Final = (
    "Guidance on victim feedback surveys, RSVP (United States), chapter 9, "
    "https://thersvp.org/vol2/chapter-9-assessing-the-quality-of-services-provided-to-victims-obtaining-victim-feedback/9-2-survey-design/"
)
MINIMISATION: Final = (
    "Our judgement, from the data minimisation principle: UK GDPR Article 5(1)(c) and Data "
    "Protection Act 2018 section 37 (check before use)"
)
EQUALITY: Final = (
    "GOV.UK Design System, equality information pattern, "
    "https://design-system.service.gov.uk/patterns/equality-information/ (check before use)"
)
FIREWALL: Final = (
    "Our judgement: people without secure status stay away from the police when they expect it "
    "to be checked"
)
SURVEY_CRAFT: Final = "Our judgement, from common practice in writing survey questions"
FEEDBACK: Final = (
    "4Pi and Survivors' Voices charters ask that people are told what came of taking part, "
    "https://survivorsvoices.org/charter"
)
SATISFACTION: Final = (
    "Our judgement: satisfaction with service and with outcome move apart, and mixing them hides "
    "worse service, https://victimscommissioner.org.uk/are-victims-satisfied-part-two/"
)
READABILITY: Final = (
    "Kincaid, Fishburne, Rogers and Chissom (1975), Derivation of new readability formulas, "
    "Naval "
    "Technical Training Command Research Branch Report 8-75; the age of 11 is our judgement"
)
SAFE_CONTACT: Final = (
    "Our judgement, from GOV.UK Design System, exit this page, "
    "https://design-system.service.gov.uk/components/exit-this-page/"
)
SMALL_NUMBERS: Final = (
    "Our judgement: results for one officer or team are small numbers that identify people"
)
WELSH: Final = (
    "Our judgement, from the Welsh language standards that bind forces in Wales, "
    "https://www.northwales.police.uk/police-forces/north-wales-police/areas/about-us/about-us/welsh-language-standards/"
)
ENGINE: Final = "How Heard runs a questionnaire"
PLAN: Final = "Our judgement: Heard's own short list of safety gates"
PROMISES: Final = (
    "Our judgement, from the Scottish Government participation handbook on being clear about "
    "what "
    "can change, https://www.gov.scot/publications/participation-handbook/pages/5/"
)
DPIA: Final = (
    "Data Protection Act 2018 section 64 and UK GDPR Article 35: an assessment comes before "
    "processing that is likely to be a high risk (check before use)"
)
