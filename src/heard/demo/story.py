"""The made-up year, told once through the real operations, in one transaction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib import resources
from random import Random
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from heard.demo import changing, learning, plans, voices
from heard.demo.answering import answer_as_made_up_person
from heard.demo.people import ORGANISATIONS, gather_people
from heard.engagements.queries import get_engagement
from heard.figures.importing import import_survey
from heard.organisations.queries import get_force_id, get_viewer_by_username
from heard.publishing.snapshots import list_published_for_engagement
from heard.publishing.telling import note_told
from heard.responses.operations import give_return_code, make_reading_key
from heard.responses.queries import get_visit
from heard.workflows.withdraw import withdraw

if TYPE_CHECKING:
    from heard.engagements.models import Engagement
    from heard.fieldwork.models import Window

SEED = 20_261_122
"""The same story every time; change it and the story's numbers change."""
CAME_BACK = 12
FRIDAY = 4
MORNING = 9


@dataclass(frozen=True)
class Told:
    """What somebody trying the demo needs beside the passwords."""

    link: str
    return_code: str


@transaction.atomic
def tell(*, now: datetime, password_for: Callable[[str], str]) -> Told:
    """Fill an empty installation with the made-up year, ending at ``now``."""

    def weeks_ago(weeks: float) -> datetime:
        day = now - timedelta(weeks=weeks)
        # Nobody in the story works nights or at weekends.
        day -= timedelta(days=max(0, day.weekday() - FRIDAY))
        return day.replace(hour=MORNING + day.toordinal() % 6, minute=day.day, second=0)

    gather_people(now=weeks_ago(40), password_for=password_for)
    for slug, _, is_force in ORGANISATIONS:
        if is_force:
            make_reading_key(force_id=get_force_id(slug=slug), now=weeks_ago(40))
    plans.plan_at_the_front_counter(weeks_ago(6))
    window = plans.plan_after_the_call(weeks_ago(30))
    alice = get_viewer_by_username(username="alice")
    engagement = get_engagement(viewer=alice, engagement_id=window.engagement_id)
    voices_heard, code = _hear(window, weeks_ago(24))
    _learn_and_act(engagement, window.version_id, weeks_ago)
    _come_back(engagement, voices_heard, now)
    _hear_more(window, weeks_ago(1))
    plans.plan_the_closing_letter(weeks_ago(3))
    _bring_in_a_survey(weeks_ago(8))
    return Told(link=window.link, return_code=code)


def _hear(window: Window, now: datetime) -> tuple[list[UUID], str]:
    """The first wave answers; one of them takes a return code, and one withdraws."""
    chance = Random(SEED)  # noqa: S311 - a story, not a secret
    texts = list(voices.TEXTS)
    heard: list[UUID] = []
    code = ""
    for number in range(voices.PEOPLE_IN_FIRST_WAVE):
        said = texts[number] if number < len(texts) else None
        response_id, token = answer_as_made_up_person(window, chance=chance, said=said, now=now)
        heard.append(response_id)
        if number == 0:
            code = give_return_code(visit=get_visit(token=token, now=now), now=now)
    withdraw(response_id=heard.pop(), now=now)
    return heard, code


def _learn_and_act(
    engagement: Engagement, version_id: UUID, weeks_ago: Callable[[float], datetime]
) -> None:
    learning.make_words_safe(engagement, weeks_ago(20))
    themes = learning.find_themes(engagement, weeks_ago(19))
    results = learning.count(engagement, version_id, weeks_ago(19))
    updates = learning.ask_for_table(results, "kept-informed.updates", weeks_ago(19))
    explained = learning.ask_for_table(results, "nfa.explained", weeks_ago(19))
    learning.ask_for_table(results, "treatment.respect", weeks_ago(2))
    for release_id in (updates, explained):
        learning.release_table(release_id, weeks_ago(18))
    news = learning.find(
        engagement,
        claim="Many people wait weeks without hearing from us, and have to ring to find out.",
        strength="strong",
        not_known="We do not know how this differs for people who answered by phone instead, "
        "because nobody has asked them yet.",
        theme_id=themes[voices.NEWS],
        theme=voices.NEWS,
        release_ids=[updates],
        now=weeks_ago(17),
    )
    again = learning.find(
        engagement,
        claim="People want one officer from start to finish, so that they tell it once.",
        strength="moderate",
        not_known="We do not know how often handing over is avoidable.",
        theme_id=themes[voices.AGAIN],
        theme=voices.AGAIN,
        release_ids=[updates],
        now=weeks_ago(17),
    )
    closed = learning.find(
        engagement,
        claim="When a case is closed, people want a call that explains it before any letter.",
        strength="moderate",
        not_known="We do not know for whom a call is not safe. That has to be asked first.",
        theme_id=themes[voices.CLOSED],
        theme=voices.CLOSED,
        release_ids=[explained],
        now=weeks_ago(9),
    )
    _answer_the_first_two(engagement, news, again, weeks_ago)
    _answer_the_third(engagement, closed, weeks_ago)
    for stage in range(1, 6):
        note = "Looked at again once the answers were in. Nothing needs to be reopened."
        plans.review_again(engagement, stage, note, weeks_ago(10))
    plans.review_again(
        engagement, 7, "First answer published. The texting action is late.", weeks_ago(2)
    )


def _answer_the_first_two(
    engagement: Engagement, news: UUID, again: UUID, weeks_ago: Callable[[float], datetime]
) -> None:
    acting = changing.decide(
        news,
        "act",
        "This is in our gift, costs little, and is what most people asked for.",
        weeks_ago(16),
    )
    changing.decide(
        again,
        "decline",
        "We cannot promise one officer: shifts, leave and specialist teams make it untrue. We "
        "would rather say so. We will work on handing over so that you do not repeat yourself.",
        weeks_ago(16),
    )
    calls = changing.take_on(
        acting,
        what="One named person calls each week, on a day the person chooses, even with no news.",
        measure="Share of people in a dip sample of 40 cases who had a call each week.",
        due=timedelta(weeks=10),
        now=weeks_ago(15),
    )
    changing.take_on(
        acting,
        what="Send a text on the day a case moves, where texting is safe.",
        measure="Share of case moves with a text the same day.",
        due=timedelta(weeks=12),
        now=weeks_ago(15),
    )
    claimed = changing.claim(
        calls,
        what_changed="People now have a weekly call from one named person.",
        proof="Dip samples of 40 cases in April and in September, by the audit team. Held in the "
        "evidence folder (made up).",
        baseline="9 of 40 had a call each week",
        result="31 of 40 had a call each week",
        now=weeks_ago(6),
    )
    changing.prove(
        claimed, "I drew the September sample again myself and got 30 of 40.", weeks_ago(5)
    )
    page = changing.draft(
        engagement,
        title="What changed after the call",
        introduction="You told us what it was like after you contacted us. This is what we did "
        "about it, what we could not do, and what is late.",
        finding_ids=[news, again],
        now=weeks_ago(4),
    )
    changing.approve(page, "dana", weeks_ago(3.5))
    changing.approve(page, "erin", weeks_ago(3))


def _answer_the_third(
    engagement: Engagement, closed: UUID, weeks_ago: Callable[[float], datetime]
) -> None:
    testing = changing.decide(
        closed,
        "test",
        "We will try it in two teams first, because a call is not safe for everybody.",
        weeks_ago(8),
    )
    trial = changing.take_on(
        testing,
        what="In two teams, ask which route is safe, ring first, then send the letter.",
        measure="Share who say the reason was explained, before and after.",
        due=timedelta(weeks=14),
        now=weeks_ago(8),
    )
    changing.claim(
        trial,
        what_changed="Two teams now ask which route is safe and ring before the letter.",
        proof="Team briefings and 18 call notes (made up).",
        baseline="28 of 100 agreed the reason was explained",
        result="Not measured again yet",
        now=weeks_ago(1),
    )
    page = changing.draft(
        engagement,
        title="How we tell you a case is closed",
        introduction="You told us the letter was the wrong way to find out. We are trying "
        "something else.",
        finding_ids=[closed],
        now=weeks_ago(0.8),
    )
    changing.approve(page, "erin", weeks_ago(0.5))


def _come_back(engagement: Engagement, heard: list[UUID], now: datetime) -> None:
    published = list_published_for_engagement(engagement_id=engagement.id)
    for response_id in heard[:CAME_BACK]:
        note_told(response_id=response_id, publication_ids=[p.id for p in published], now=now)


def _hear_more(window: Window, now: datetime) -> None:
    chance = Random(SEED + 1)  # noqa: S311 - a story, not a secret
    for number in range(voices.PEOPLE_SINCE):
        words = voices.STILL_LOCKED[number] if number < len(voices.STILL_LOCKED) else ""
        said = voices.Said(words, "") if words else None
        answer_as_made_up_person(window, chance=chance, said=said, now=now)


def _bring_in_a_survey(now: datetime) -> None:
    inputs = resources.files("heard.demo").joinpath("inputs")
    with resources.as_file(inputs.joinpath("ncvs_2021_extract.csv")) as path:
        import_survey(
            force_id=get_force_id(slug="ashgrove"),
            by=get_viewer_by_username(username="ben"),
            csv_path=path,
            codebook=inputs.joinpath("ncvs_2021.codebook.toml").read_text(encoding="utf-8"),
            now=now,
        )
