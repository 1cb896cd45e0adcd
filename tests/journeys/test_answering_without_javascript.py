"""A person answers on a small phone with scripts off, and everything they are promised works."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser import width_overflow
from tests.journeys.demo import Demo
from tests.journeys.looking import Looked
from tests.journeys.people import Respondent

pytestmark = pytest.mark.journey

SMALLEST_PHONE = 320
ONE_THING = "What is the one thing we should change?"
WORDS = "Somebody from 3 Larch Row rang twice. Ring me back when you say."
Arrive = Callable[..., Respondent]


@pytest.fixture
def arrive(browser: Browser, demo: Demo, looked: Looked) -> Iterator[Arrive]:
    """A person with the link on a small phone; ``scripts`` says whether scripts run."""
    people: list[Respondent] = []

    def make(*, scripts: bool) -> Respondent:
        # Axe is itself a script: it looks where scripts run.
        looking = looked if scripts else None
        person = Respondent(browser, demo, looking, scripts=scripts, width=SMALLEST_PHONE)
        people.append(person)
        return person

    yield make
    for person in people:
        person.closes()


def answer_and_come_back(person: Respondent) -> None:
    person.starts()
    asked = person.answers_everything({ONE_THING: WORDS})
    assert ONE_THING in asked
    person.agrees_to_be_quoted()
    person.sends()
    code = person.takes_eight_words()
    person.does_not_read(WORDS)
    person.follows("Exit this page")
    person.comes_back(code)
    person.reads("What we have done", "What changed after the call")
    person.follows("delete what you sent")
    person.presses("Delete what I sent")
    person.reads("What you sent is gone")
    person.comes_back(code)
    person.reads("We do not know these words")


def test_everything_works_without_scripts(arrive: Arrive) -> None:
    answer_and_come_back(arrive(scripts=False))


def test_accessibility_of_every_page_on_a_small_phone(arrive: Arrive, looked: Looked) -> None:
    person = arrive(scripts=True)
    answer_and_come_back(person)
    for path in ("/t/support/", "/t/privacy/", "/t/page/1/", "/nowhere/"):
        person.opens(path, status=404 if path in ("/t/page/1/", "/nowhere/") else 200)
    person.starts()
    person.opens("/t/stop/")
    assert len(looked.seen) > 25
    assert looked.problems == []


def test_no_page_scrolls_sideways_without_scripts(arrive: Arrive) -> None:
    person = arrive(scripts=False)
    for path in (person.demo.respond_url, "/t/support/", "/t/privacy/", "/t/return/", "/"):
        person.opens(path)
        assert width_overflow(person.page) == 0, path
    person.starts()
    while "/t/page/" in person.page.url:
        assert width_overflow(person.page) == 0, person.page.url
        assert person.page.get_by_role("link", name="Stop here").is_visible()
        person.presses("Skip this question")
    assert width_overflow(person.page) == 0
    person.sends()
    assert width_overflow(person.page) == 0


def test_stopping_halfway_keeps_nothing(arrive: Arrive) -> None:
    person = arrive(scripts=False)
    person.starts()
    person.ticks("Agree")
    person.presses("Continue")
    person.follows("Stop here")
    person.presses("Delete my answers and stop")
    person.reads("Your answers are deleted")
    person.opens("/t/page/2/", status=404)
