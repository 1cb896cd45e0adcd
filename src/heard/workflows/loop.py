"""The loop as a funnel: how many voices got how far, and where they stopped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING
from uuid import UUID

from heard.change.queries import map_progress
from heard.coding.queries import list_coded_segment_ids
from heard.engagements.queries import get_own_engagement
from heard.engines.disclosure import TEAM, blur_count
from heard.engines.refusals import NotFound
from heard.evidence.queries import map_responses
from heard.figures.queries import list_members, list_released_results_ids
from heard.findings.queries import map_voices
from heard.findings.rules import can_read
from heard.publishing.queries import map_told
from heard.responses.queries import list_response_ids, list_sealed_texts

if TYPE_CHECKING:
    from heard.organisations.viewers import Viewer


@dataclass(frozen=True)
class Voices:
    """How many people, blurred by the team policy; nothing here holds the count itself.

    ``shown`` is the rounded number, 0 when it is hidden or nobody. ``width``
    (0 to 100) compares it with the rounded number who spoke, so that a bar
    never shows what the words hide.
    """

    text: str
    shown: int
    width: int

    @property
    def is_hidden(self) -> bool:
        """Whether there is somebody, but too few to say how many."""
        return self.shown == 0 and self.text != NOBODY


@dataclass(frozen=True)
class Link:
    """One link of the loop.

    ``voices`` got here either way; ``words`` through what they wrote, ``figures``
    by being counted. ``figures`` is None for those who were told, who are told once
    whichever way they spoke.
    """

    key: str
    name: str
    voices: Voices
    words: Voices
    figures: Voices | None


@dataclass(frozen=True)
class Stop:
    """Where more voices stop than anywhere else: after one link, before the next."""

    after: Link
    before: Link
    is_most: bool
    """Whether more than half of all who spoke stop here."""


_People = set[UUID]
NOBODY = blur_count(0, TEAM, zero_is_safe=True)


def get_loop(*, viewer: Viewer, engagement_id: UUID) -> list[Link]:
    """The links in order, from those who spoke to those who were told. Raises NotFound."""
    engagement = get_own_engagement(viewer=viewer, engagement_id=engagement_id)
    if not can_read(viewer):
        raise NotFound
    everybody = set(list_response_ids(force_id=viewer.organisation_id, engagement_id=engagement.id))
    wrote = {
        text.response_key for text in list_sealed_texts(viewer=viewer, engagement_id=engagement.id)
    }
    coded = list_coded_segment_ids(engagement_id=engagement.id)
    in_theme = set(map_responses(segment_ids=coded).values())
    in_table = list_members(results_ids=list_released_results_ids(engagement_id=engagement.id))
    voices = map_voices(viewer=viewer, engagement_id=engagement.id)
    progress = map_progress(finding_ids=set(voices))
    published, told = map_told(viewer=viewer, engagement_id=engagement.id)
    rows: list[tuple[str, str, _People, _People | None]] = [
        ("spoke", "Spoke", wrote, everybody),
        ("theme", "Reached a theme or a table", in_theme, in_table),
        ("finding", "Reached a finding", *_reached(voices, set(voices))),
        ("decision", "Reached a decision", *_reached(voices, progress["decided"])),
        ("action", "Reached an action", *_reached(voices, progress["actioned"])),
        ("proven", "Reached a proven change", *_reached(voices, progress["proven"])),
        ("published", "Published", *_reached(voices, published)),
        ("told", "Were told", told, None),
    ]
    return [make_link(key, name, words, figures, everybody) for key, name, words, figures in rows]


def find_stop(links: Sequence[Link]) -> Stop | None:
    """The place where most voices stop, going by the blurred numbers; the earliest of equals.

    None while too few have spoken to say, or when no number goes down.
    """
    drops = [
        (after.voices.shown - before.voices.shown, after, before)
        for after, before in pairwise(links)
    ]
    lost, after, before = max(drops, key=lambda drop: drop[0])
    if lost <= 0:
        return None
    return Stop(after, before, is_most=2 * lost > links[0].voices.shown)


def _reached(
    voices: dict[UUID, tuple[_People, _People]], findings: set[UUID]
) -> tuple[_People, _People]:
    by_words: _People = set()
    by_figures: _People = set()
    for finding_id in findings & set(voices):
        by_words |= voices[finding_id][0]
        by_figures |= voices[finding_id][1]
    return by_words, by_figures


def make_link(
    key: str, name: str, words: _People, figures: _People | None, everybody: _People
) -> Link:
    """A link from who got there, as ids; those not in ``everybody`` are left out."""
    # Somebody who withdrew is in nobody's count, whatever still rests on them.
    full = _shown(len(everybody))
    words = words & everybody
    figures = None if figures is None else figures & everybody
    return Link(
        key=key,
        name=name,
        voices=_voices(len(words | (figures or set())), full),
        words=_voices(len(words), full),
        figures=None if figures is None else _voices(len(figures), full),
    )


def _voices(count: int, full: int) -> Voices:
    shown = _shown(count)
    return Voices(
        text=blur_count(count, TEAM, zero_is_safe=True),
        shown=shown,
        width=min(100, round(100 * shown / full)) if full else 0,
    )


def _shown(count: int) -> int:
    return TEAM.round(count) if count >= TEAM.count_threshold else 0
