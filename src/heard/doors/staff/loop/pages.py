"""The loop in words: what each link means, how many got there, and where voices stopped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.urls import reverse

from heard.doors.staff.navigation import may_open
from heard.workflows.loop import NOBODY, Link, Stop, Voices, find_stop

if TYPE_CHECKING:
    from heard.engagements.models import Engagement
    from heard.organisations.viewers import Viewer


@dataclass(frozen=True)
class LinkText:
    """What a link means, how it reads in a sentence, and what would move voices on to it."""

    means: str
    before: str
    """After "Most voices stop before ..."."""
    got_there: str
    """After "about 40 people ..."."""
    move_on: str = ""
    url_name: str = ""
    url_text: str = ""


TEXTS = {
    "spoke": LinkText(
        "They sent their answers. Some also wrote in their own words.", "speaking", "spoke"
    ),
    "theme": LinkText(
        "What they wrote carries a theme, or they are counted in a table that was released.",
        "a theme or a table",
        "reached a theme or a table",
        "Texts may be waiting to be made safe or given a theme, and answers to be counted.",
        "staff:engagements:view",
        "See the engagement",
    ),
    "finding": LinkText(
        "A finding rests on their words or counts them.",
        "a finding",
        "reached a finding",
        "An analyst makes a finding from the themes and the tables.",
        "staff:findings:list",
        "See the findings",
    ),
    "decision": LinkText(
        "An executive sponsor decided: act, test or decline.",
        "a decision",
        "reached a decision",
        "An executive sponsor decides about each finding: act, test or decline, with a reason.",
        "staff:change:list",
        "See what waits for a decision",
    ),
    "action": LinkText(
        "Somebody has been given something to do, by a date.",
        "an action",
        "reached an action",
        "Under a decision to act or test, somebody is given an action with a date.",
        "staff:change:list",
        "See what waits for an action",
    ),
    "proven": LinkText(
        "A change was claimed, and somebody else found that the proof shows it.",
        "a proven change",
        "reached a proven change",
        "The owner of each action claims a change with proof, and somebody else checks it.",
        "staff:change:list",
        "See the actions",
    ),
    "published": LinkText(
        "What came of it can be read by anybody.",
        "anything is published",
        "reached a published page",
        "An engagement lead writes what came of it, and two other people agree.",
        "staff:publishing:list",
        "See what is published",
    ),
    "told": LinkText(
        "They came back and were shown what came of it. Each person counts once.",
        "they are told",
        "were told",
        "People are told when they come back with the words they were given at the end. "
        "Nobody can be reached who was not given them.",
        "public:changes:index",
        "See what they would read",
    ),
}


@dataclass(frozen=True)
class Bar:
    """One bar: its label, the number in words, how long it is, and whether it is hatched."""

    label: str
    kind: str
    text: str
    width: int
    is_hidden: bool

    @classmethod
    def of(cls, label: str, kind: str, voices: Voices) -> Bar:
        """The bar for some voices."""
        return cls(label, kind, amount(voices), voices.width, voices.is_hidden)


@dataclass(frozen=True)
class Row:
    """One link with its bars."""

    name: str
    means: str
    people: str
    bars: tuple[Bar, ...]
    cells: tuple[str, str, str, str]
    """The same numbers for the table: link, either way, in words, in figures."""
    stop: str
    """The sentence about where most voices stopped, when it was just before this link."""

    @classmethod
    def of(cls, link: Link, stop: Stop | None) -> Row:
        """The link in words."""
        if link.figures is None:
            bars: tuple[Bar, ...] = (Bar.of("People", "people", link.voices),)
            apart = ("not counted apart", "not counted apart")
        else:
            bars = (
                Bar.of("In words", "words", link.words),
                Bar.of("In figures", "figures", link.figures),
            )
            apart = (amount(link.words), amount(link.figures))
        return cls(
            name=link.name,
            means=TEXTS[link.key].means,
            people=people(link.voices),
            bars=bars,
            cells=(link.name, amount(link.voices), *apart),
            stop=stop_sentence(stop) if stop and stop.before is link else "",
        )


@dataclass(frozen=True)
class NextStep:
    """What would move voices on from where most stop."""

    text: str
    href: str
    link_text: str


@dataclass(frozen=True)
class Loop:
    """The whole loop of one engagement."""

    engagement_id: UUID
    engagement_title: str
    rows: list[Row]
    is_empty: bool
    spoke: str
    told: str
    has_stop: bool
    next_step: NextStep | None

    @classmethod
    def of(cls, engagement: Engagement, links: Sequence[Link], viewer: Viewer) -> Loop:
        """The page for ``viewer``."""
        stop = find_stop(links)
        first, last = links[0].voices, links[-1].voices
        return cls(
            engagement_id=engagement.id,
            engagement_title=engagement.title,
            rows=[Row.of(link, stop) for link in links],
            is_empty=first.text == NOBODY,
            spoke=f"{_capital(people(first))} spoke.",
            told=f"{_capital(people(last))} {_has(last)} been told what came of it.",
            has_stop=stop is not None,
            next_step=_next_step(stop, engagement.id, viewer) if stop else None,
        )


def amount(voices: Voices) -> str:
    """The number as words: about 40, fewer than 5, nobody."""
    if voices.text == NOBODY:
        return "nobody"
    return voices.text if voices.is_hidden else f"about {voices.text}"


def people(voices: Voices) -> str:
    """As ``amount``, able to begin a sentence: about 40 people, nobody."""
    said = amount(voices)
    return said if said == "nobody" else f"{said} people"


def stop_sentence(stop: Stop) -> str:
    """One plain sentence about where voices stopped, no stronger than the numbers."""
    after, before = TEXTS[stop.after.key], TEXTS[stop.before.key]
    where = (
        f"Most voices stop before {before.before}"
        if stop.is_most
        else f"More voices stop before {before.before} than anywhere else"
    )
    return (
        f"{where}: {people(stop.after.voices)} {after.got_there}, "
        f"but {people(stop.before.voices)} {before.got_there}."
    )


def _next_step(stop: Stop, engagement_id: UUID, viewer: Viewer) -> NextStep:
    text = TEXTS[stop.before.key]
    takes_id = text.url_name in ("staff:engagements:view", "staff:findings:list")
    href = reverse(text.url_name, args=[engagement_id] if takes_id else None)
    if not may_open(viewer, href):
        href = ""
    return NextStep(text.move_on, href, text.url_text)


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


def _has(voices: Voices) -> str:
    return "has" if voices.text == NOBODY else "have"
