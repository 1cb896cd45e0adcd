"""Bad input in a browser: an error beside the field, the words kept, and nothing half-saved."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.journeys.looking import Looked
from tests.journeys.people import Respondent, Staff

pytestmark = pytest.mark.journey

ENGAGEMENT = "After the call"
MOST_CHARACTERS = 5_000
Cast = Callable[[str], Staff]


def assert_error_beside(somebody: Staff | Respondent, label: str, says: str) -> Locator:
    """The summary links to the field, the field carries the words, the title says so."""
    page = somebody.page
    assert page.title().startswith("Error: ")
    summary = page.locator(".govuk-error-summary")
    expect(summary).to_contain_text(says)
    field = page.get_by_label(label).first
    group = page.locator(".govuk-form-group--error", has=field)
    expect(group.locator(".govuk-error-message").first).to_contain_text(says)
    link = summary.get_by_role("link", name=says).first
    target = (link.get_attribute("href") or "").removeprefix("#")
    assert target
    link.click()
    expect(page.locator(f"[id='{target}']")).to_be_focused()
    return field


def test_a_plan_without_a_purpose(staff: Cast, looked: Looked) -> None:
    alice = staff("alice")
    alice.opens("/staff/engagements/")
    before = alice.page.locator("main").inner_text()
    alice.opens("/staff/engagements/new/")
    alice.writes("A plan nobody finishes", into="Name of this engagement")
    alice.writes("What can change, kept.", into="What can change because of the answers?")
    alice.writes("twelve", into="How many months")
    alice.presses(re.compile("Save"))
    assert_error_beside(alice, "What do you want to find out", "Enter what you want to find out")
    assert_error_beside(alice, "How many months", "whole number")
    for label, kept in (
        ("Name of this engagement", "A plan nobody finishes"),
        ("What can change because of the answers?", "What can change, kept."),
        ("How many months", "twelve"),
    ):
        expect(alice.page.get_by_label(label).first).to_have_value(kept)
    alice.opens("/staff/engagements/")
    assert alice.page.locator("main").inner_text() == before
    assert looked.problems == []


def test_a_questionnaire_built_from_nothing(staff: Cast, looked: Looked) -> None:
    alice = staff("alice")
    alice.goes_to_engagement("The closing letter", "Questionnaire")
    before = alice.page.locator("main").inner_text()
    alice.follows("Build from the question bank")
    for box in alice.page.locator("main input[type=checkbox]").all():
        box.uncheck()
    alice.writes("A title that stays", into="Title")
    alice.presses("Build it")
    assert alice.page.title().startswith("Error: ")
    expect(alice.page.get_by_label("Title").first).to_have_value("A title that stays")
    alice.goes_to_engagement("The closing letter", "Questionnaire")
    assert alice.page.locator("main").inner_text() == before
    assert looked.problems == []


@pytest.mark.parametrize(
    "content", [b"these are only words\n" * 40, b"", b"PK\x03\x04 a broken archive"]
)
def test_a_file_that_is_not_a_spreadsheet(
    staff: Cast, looked: Looked, tmp_path: Path, content: bytes
) -> None:
    alice = staff("alice")
    file = tmp_path / "words.xlsx"
    file.write_bytes(content)
    alice.goes_to_engagement("The closing letter", "Questionnaire")
    before = alice.page.locator("main").inner_text()
    alice.follows("Import an XLSForm file")
    alice.page.locator("input[type=file]").set_input_files(file)
    alice.presses("Import it")
    assert alice.page.title().startswith("Error: ")
    expect(alice.page.locator(".govuk-form-group--error .govuk-error-message")).to_be_visible()
    alice.does_not_read("Traceback", "Exception")
    alice.goes_to_engagement("The closing letter", "Questionnaire")
    assert alice.page.locator("main").inner_text() == before
    assert looked.problems == []


def test_a_finding_that_rests_on_nothing(staff: Cast, looked: Looked) -> None:
    ben = staff("ben")
    ben.goes_to_engagement(ENGAGEMENT, "Findings")
    before = ben.page.locator("main").inner_text()
    ben.follows("Make a finding")
    ben.writes("A claim that rests on nothing.", into="What we now believe")
    ben.presses("Make the finding")
    assert_error_beside(ben, "What we do not know", "There is always something")
    ben.reads("Choose at least one quotation", "Choose at least one released table")
    expect(ben.page.get_by_label("What we now believe").first).to_have_value(
        "A claim that rests on nothing."
    )
    ben.goes_to_engagement(ENGAGEMENT, "Findings")
    assert ben.page.locator("main").inner_text() == before
    assert looked.problems == []


def test_more_words_than_fit_in_the_box(respondent: Respondent, looked: Looked) -> None:
    respondent.starts()
    while not respondent.page.locator("textarea").count():
        respondent.presses("Skip this question")
    address = respondent.page.url
    written = "a" * (MOST_CHARACTERS + 1)
    respondent.page.locator("textarea").fill(written)
    respondent.presses("Continue")
    assert respondent.page.url == address
    box = assert_error_beside(respondent, "Your answer", "5,000")
    expect(box).to_have_value(written)
    # Nothing was kept of it: the page does not say that words are locked away.
    respondent.opens(address)
    respondent.does_not_read("You have written something here", written)
    assert looked.problems == []


def test_words_together_with_rather_not_say(respondent: Respondent, looked: Looked) -> None:
    respondent.starts()
    while not respondent.page.locator("textarea").count():
        respondent.presses("Skip this question")
    respondent.page.locator("textarea").fill("Both at once.")
    respondent.ticks("I would rather not say")
    respondent.presses("Continue")
    assert_error_beside(respondent, "I would rather not say", "not both")
    expect(respondent.page.locator("textarea")).to_have_value("Both at once.")
    assert looked.problems == []


def test_wrong_words_to_come_back_with(respondent: Respondent, looked: Looked) -> None:
    respondent.comes_back("apple basket candle dragon engine forest garden hammer")
    assert_error_beside(respondent, "Your 8 words", "We do not know these words")
    assert looked.problems == []


def test_a_password_that_is_not_right(staff: Cast, looked: Looked) -> None:
    alice = staff("alice")
    alice.presses("Sign out")
    alice.opens("/staff/sign-in/")
    alice.writes("alice", into="Username")
    alice.page.get_by_label("Password", exact=True).fill("not-the-password")
    alice.presses("Sign in")
    assert_error_beside(alice, "Username", "is not right")
    expect(alice.page.get_by_label("Username")).to_have_value("alice")
    assert "not-the-password" not in alice.page.content()
    assert looked.problems == []
