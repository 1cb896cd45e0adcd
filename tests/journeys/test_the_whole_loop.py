"""One voice, from the moment it is written to the day the person comes back and sees what it did.

Told by role. Nothing here reaches behind the pages: everybody does what a person can do.
"""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.journeys.looking import Looked
from tests.journeys.people import Respondent, Someone, Staff

pytestmark = pytest.mark.journey

ENGAGEMENT = "After the call"
ONE_THING = "What is the one thing we should change?"
NAME, STREET, PHONE = "Marjorie Thistlewood", "27 Pennyroyal Close", "07700 900812"
WRITTEN = (
    f"My neighbour {NAME} at {STREET} had to answer the door for me. Text first on {PHONE}, "
    "then come. Please agree a safe time before anybody knocks."
)
KEPT = "Please agree a safe time before anybody knocks."
THEME = "Agreeing when it is safe"
CLAIM = "People want to agree a safe time before an officer comes to the door."
REASON = "A knock at the wrong time can put somebody in danger, and asking first costs nothing."
ACTION = "Ask for a safe time, and keep to it, before any visit that is not urgent."
CHANGED = "Call takers now ask for a safe time and officers keep to it."
TITLE = "A safe time before we knock"
TABLE = "what I wanted made a difference"


def test_one_voice_travels_the_whole_loop(
    respondent: Respondent,
    staff: Callable[[str], Staff],
    passer_by: Someone,
    looked: Looked,
) -> None:
    code = given_somebody_wrote_and_took_eight_words(respondent)
    when_rhys_makes_the_words_safe(staff("rhys"))
    when_ben_finds_a_theme_and_asks_for_a_table(staff("ben"))
    when_dana_releases_the_table(staff("dana"))
    when_ben_makes_a_finding(staff("ben"))
    when_erin_decides_to_act(staff("erin"))
    when_alice_gives_femi_an_action(staff("alice"))
    when_femi_claims_the_change(staff("femi"))
    when_gwen_checks_the_proof(staff("gwen"))
    when_alice_writes_a_page(staff("alice"))
    when_somebody_agrees(staff("dana"), is_second=False)
    then_the_public_cannot_read_it_yet(passer_by)
    when_somebody_agrees(staff("erin"), is_second=True)
    then_the_public_reads_what_came_of_it(passer_by)
    then_the_loop_shows_how_far_voices_got(staff("alice"))
    respondent.forgets_everything()
    then_the_person_comes_back_and_sees_it(respondent, code)
    when_the_person_withdraws(respondent)
    then_the_quotation_is_gone(passer_by, staff("ben"))
    assert looked.problems == []


def given_somebody_wrote_and_took_eight_words(person: Respondent) -> str:
    person.starts()
    asked = person.answers_everything({ONE_THING: WRITTEN})
    assert ONE_THING in asked
    person.agrees_to_be_quoted()
    person.sends()
    code = person.takes_eight_words()
    person.follows("Exit this page")
    return code


def when_rhys_makes_the_words_safe(rhys: Staff) -> None:
    rhys.goes_to_engagement(ENGAGEMENT, "Words")
    rhys.does_not_read(NAME, PHONE)
    rhys.opens_texts_until_one_says(KEPT)
    # The rules propose the number; a person sees the name and the street.
    rhys.hides({NAME: "Name", STREET: "Address"})
    rhys.presses("Preview what will be kept")
    rhys.reads(KEPT)
    rhys.does_not_read(NAME, STREET, PHONE)
    rhys.presses("Accept as your decision")
    rhys.reads("The text was kept with what you chose hidden.")


def when_ben_finds_a_theme_and_asks_for_a_table(ben: Staff) -> None:
    ben.goes_to_engagement(ENGAGEMENT, "Themes")
    ben.follows("Add a theme")
    ben.writes(THEME, into="Name of the theme")
    ben.writes("Somebody wants a say in when we come.", into="What it means")
    ben.presses("Add theme")
    ben.follows("Read the redacted words")
    ben.opens_the_text_that_says(KEPT)
    ben.does_not_read(NAME, STREET, PHONE)
    ben.presses(f"Put on {THEME}")
    ben.reads("Put on by you")
    ben.opens("/staff/figures/")
    ben.follows(ENGAGEMENT)
    ben.follows_the_one_with(TABLE)
    ben.follows("See the public version")
    ben.presses("Propose for release")
    ben.reads("somebody else must decide")


def when_dana_releases_the_table(dana: Staff) -> None:
    dana.opens("/staff/figures/")
    dana.follows_the_one_with(TABLE)
    dana.ticks("Yes, release it")
    dana.presses("Continue")
    dana.presses("Release it")
    dana.reads("The table was released.")


def when_ben_makes_a_finding(ben: Staff) -> None:
    ben.goes_to_engagement(ENGAGEMENT, "Findings")
    ben.follows("Make a finding")
    ben.writes(CLAIM, into="What we now believe")
    ben.ticks("Moderate")
    ben.writes("For whom a text is not safe either.", into="What we do not know")
    ben.ticks(THEME)
    ben.ticks_the_one_with(KEPT)
    ben.ticks_the_one_with(TABLE)
    ben.presses("Make the finding")
    ben.reads("The finding was made.", CLAIM, KEPT)
    ben.does_not_read(NAME, STREET, PHONE)


def when_erin_decides_to_act(erin: Staff) -> None:
    erin.opens("/staff/change/")
    erin.follows(f"Decide: {CLAIM}")
    erin.ticks("Act on it")
    erin.writes(REASON, into="Why?")
    erin.presses("Continue")
    erin.reads("Is this your decision?", REASON)
    erin.presses("Yes, decide")
    erin.reads("The decision is made.")


def when_alice_gives_femi_an_action(alice: Staff) -> None:
    alice.opens("/staff/change/")
    alice.follows(f"Give an action: {CLAIM}")
    alice.writes(ACTION, into="What will be done?")
    alice.writes("Share of 40 visits with a safe time kept.", into="How will you know")
    alice.chooses("Femi Lund", of="Who will see it done?")
    due = timezone.localdate() + timedelta(days=60)
    for part, value in (("Day", due.day), ("Month", due.month), ("Year", due.year)):
        alice.writes(str(value), into=part)
    alice.presses("Give this action")
    alice.reads("The action is given.")


def when_femi_claims_the_change(femi: Staff) -> None:
    femi.opens("/staff/change/")
    femi.follows(ACTION)
    femi.follows("Claim the change")
    femi.writes(CHANGED, into="What has changed?")
    femi.writes("11 of 40 visits, in May", into="What did the measure say before?")
    femi.writes("34 of 40 visits, in October", into="What does it say now?")
    femi.writes("Two dip samples, in the audit folder.", into="What shows this")
    femi.presses("Claim this change")
    femi.reads("The change is claimed.")


def when_gwen_checks_the_proof(gwen: Staff) -> None:
    gwen.opens("/staff/change/")
    gwen.follows(ACTION)
    gwen.follows("Check the proof")
    gwen.ticks("The change is shown")
    gwen.writes("I drew the October sample again.", into="What did you look at")
    gwen.presses("Continue")
    gwen.presses("Yes, save my check")
    gwen.reads("Your check is saved.")


def when_alice_writes_a_page(alice: Staff) -> None:
    alice.opens("/staff/publishing/")
    alice.follows(f"Tell people about: {ENGAGEMENT}")
    alice.writes(TITLE, into="Title")
    alice.writes("You told us when it is safe to come. Thank you.", into="Introduction")
    alice.ticks(CLAIM)
    alice.presses("Save the draft")
    alice.reads("The draft is saved.", KEPT, REASON, CHANGED)


def when_somebody_agrees(approver: Staff, *, is_second: bool) -> None:
    approver.opens("/staff/publishing/")
    approver.follows(TITLE)
    approver.follows("Agree to this page")
    approver.ticks("I have read the whole page")
    approver.presses("Agree and publish" if is_second else "Agree")
    approver.reads("The page is public now." if is_second else "One more person must agree")


def then_the_public_cannot_read_it_yet(anybody: Someone) -> None:
    anybody.opens("/changes/")
    anybody.does_not_read(TITLE, CLAIM)


def then_the_public_reads_what_came_of_it(anybody: Someone) -> None:
    anybody.opens("/")
    anybody.opens("/changes/")
    anybody.follows(TITLE)
    anybody.reads(CLAIM, KEPT, REASON, ACTION, CHANGED, "34 of 40 visits, in October")
    anybody.does_not_read(NAME, STREET, PHONE, "Femi Lund", "Gwen Hale", "Erin Maddox")


def then_the_loop_shows_how_far_voices_got(alice: Staff) -> None:
    alice.goes_to_engagement(ENGAGEMENT, "Loop")
    alice.reads("How far each voice got", "The same numbers as a table")


def then_the_person_comes_back_and_sees_it(person: Respondent, code: str) -> None:
    person.comes_back(code)
    person.reads("What we have done", TITLE, CLAIM, REASON, CHANGED)
    person.does_not_read(WRITTEN, NAME)


def when_the_person_withdraws(person: Respondent) -> None:
    person.follows("delete what you sent")
    person.presses("Delete what I sent")
    person.reads("What you sent is gone", TITLE)


def then_the_quotation_is_gone(anybody: Someone, ben: Staff) -> None:
    anybody.opens("/changes/")
    anybody.follows(TITLE)
    anybody.reads(CLAIM, "Something that stood here before has been taken out.")
    anybody.does_not_read(KEPT)
    ben.goes_to_engagement(ENGAGEMENT, "Themes")
    ben.follows("Read the redacted words")
    ben.does_not_read(KEPT)
