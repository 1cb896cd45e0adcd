"""The question bank: versioned wordings, the scales they are answered on, and ready-made sets."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from heard.engines.questionnaire.definition import (
    AnswerKind,
    Option,
    Question,
    Questionnaire,
    Section,
    Text,
)

DONT_KNOW = "dont_know"
NOT_APPLICABLE = "not_applicable"
ASIDE_CODES = frozenset({DONT_KNOW, NOT_APPLICABLE})
"""Options that sit beside a scale: answers were given, but they are not part of its base."""


@dataclass(frozen=True)
class ScaleOption:
    """One point of a scale. ``score`` orders it; None keeps it out of the order."""

    code: str
    label: str
    score: int | None = None


@dataclass(frozen=True)
class Scale:
    """A named set of options. ``positive`` are the codes counted in a "top box" share."""

    id: str
    title: str
    source: str
    options: tuple[ScaleOption, ...]
    positive: tuple[str, ...]


@dataclass(frozen=True)
class Item:
    """One version of one wording. ``id`` ends in ``@`` and the version, and is never reused."""

    id: str
    area: str
    ask: str
    hint: str
    kind: AnswerKind
    scale: str
    options: tuple[ScaleOption, ...]
    asides: tuple[ScaleOption, ...]
    limits: str
    feeds: str
    burden: str
    content_note: str
    sources: tuple[str, ...]

    @property
    def question_id(self) -> str:
        """The id a questionnaire uses: the item's without its version."""
        return self.id.partition("@")[0]

    @property
    def version(self) -> int:
        """The number after the ``@``."""
        return int(self.id.partition("@")[2])


@dataclass(frozen=True)
class Placement:
    """One item in a set, and when it is asked."""

    item_id: str
    only_if: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class SetSection:
    """A run of items on one subject. ``at_end`` sections follow all others when sets are joined."""

    id: str
    title: str
    content_note: str
    at_end: bool
    placements: tuple[Placement, ...]


@dataclass(frozen=True)
class QuestionSet:
    """A ready-made set or module."""

    id: str
    title: str
    respondent_title: str
    version: int
    for_whom: str
    when: str
    minutes: int
    languages: tuple[str, ...]
    intro: str
    not_claimed: str
    sections: tuple[SetSection, ...]

    @property
    def placements(self) -> tuple[Placement, ...]:
        """Every item, in the order written."""
        return tuple(one for section in self.sections for one in section.placements)


@dataclass(frozen=True)
class Bank:
    """Everything in the question bank of one pack."""

    version: str
    notice: str
    scales: Mapping[str, Scale]
    items: Mapping[str, Item]
    sets: Mapping[str, QuestionSet]

    def item(self, item_id: str) -> Item:
        """The item with this id and version. Raises KeyError when there is none."""
        return self.items[item_id]

    def scale(self, scale_id: str) -> Scale:
        """The scale with this id. Raises KeyError when there is none."""
        return self.scales[scale_id]


def to_question(item: Item, only_if: Mapping[str, Any] | None = None) -> Question:
    """The item as a question of a questionnaire, its asides offered after its scale."""
    options = tuple(Option(o.code, Text(o.label)) for o in (*item.options, *item.asides))
    return Question(
        id=item.question_id,
        kind=item.kind,
        ask=Text(item.ask),
        hint=Text(item.hint) if item.hint else Text({}),
        options=options,
        only_if=dict(only_if) if only_if is not None else None,
        scale=item.scale,
        bank_id=item.id,
        feeds=item.feeds,
        content_note=Text(item.content_note) if item.content_note else Text({}),
    )


def join_sets(
    bank: Bank, sets: tuple[QuestionSet, ...], title: str, settings: Mapping[str, str]
) -> Questionnaire:
    """One questionnaire from several sets: main sections in order, then the closing ones.

    An item that two sets share is asked once, where it first comes.
    """
    written = [section for one in sets for section in one.sections]
    ordered = [s for s in written if not s.at_end] + [s for s in written if s.at_end]
    seen: set[str] = set()
    sections = []
    for section in ordered:
        fresh = [p for p in section.placements if p.item_id not in seen]
        seen.update(p.item_id for p in fresh)
        if fresh:
            sections.append(_to_section(bank, section, fresh))
    return Questionnaire(
        title=Text(title),
        sections=tuple(sections),
        languages=tuple(sorted(set.intersection(*(set(one.languages) for one in sets)))),
        intro=Text(sets[0].intro),
        settings=dict(settings),
    )


def _to_section(bank: Bank, section: SetSection, placements: list[Placement]) -> Section:
    return Section(
        id=section.id,
        title=Text(section.title),
        questions=tuple(to_question(bank.item(p.item_id), p.only_if) for p in placements),
        content_note=Text(section.content_note) if section.content_note else Text({}),
    )
