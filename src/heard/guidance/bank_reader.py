"""Reads ``question_bank.toml`` and refuses a bank whose parts do not fit together."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from heard.engines.questionnaire import conditions
from heard.engines.questionnaire.definition import AnswerKind
from heard.guidance.bank import (
    ASIDE_CODES,
    Bank,
    Item,
    Placement,
    QuestionSet,
    Scale,
    ScaleOption,
    SetSection,
)
from heard.guidance.toml_table import Table, read_table

ITEM_ID = re.compile(r"[a-z0-9-]+\.[a-z0-9-]+@[1-9][0-9]*")
CODE = re.compile(r"[a-z0-9_]+")
BURDENS = ("low", "medium", "high")

Identified = TypeVar("Identified", Scale, Item, QuestionSet)


def read_bank(path: Path, *, source_ids: frozenset[str], limits_ids: frozenset[str]) -> Bank:
    """The bank in ``path``. Raises PackError naming the item, set or scale and the key."""
    top = read_table(path)
    asides = {one.code: one for one in _options(top, "aside")}
    if set(asides) != ASIDE_CODES:
        raise top.refuse("aside", f"exactly these codes are needed: {sorted(ASIDE_CODES)}")
    scales = _unique(top, "scale", [_scale(one) for one in top.tables("scale")])
    items = _unique(
        top, "item", [_item(one, scales=scales, asides=asides) for one in top.tables("item")]
    )
    for table, item in zip(top.tables("item"), items.values(), strict=True):
        _check_item_points_at(table, item, source_ids=source_ids, limits_ids=limits_ids)
    sets = _unique(top, "set", [_set(one, items) for one in top.tables("set")])
    bank = Bank(
        version=top.text("version"),
        notice=top.text("notice"),
        scales=scales,
        items=items,
        sets=sets,
    )
    top.finish()
    return bank


def _unique(top: Table, key: str, made: list[Identified]) -> dict[str, Identified]:
    by_id: dict[str, Identified] = {}
    for one in made:
        if one.id in by_id:
            raise top.refuse(key, f"the id '{one.id}' is used twice")
        by_id[one.id] = one
    return by_id


def _options(table: Table, key: str) -> tuple[ScaleOption, ...]:
    options = []
    for one in table.tables(key, named_by="code"):
        code = one.text("code")
        if not CODE.fullmatch(code):
            raise one.refuse("code", "use small letters, digits and _ only")
        score = one.whole("score") if "score" in one.values else None
        options.append(ScaleOption(code=code, label=one.text("label"), score=score))
        one.finish()
    codes = [one.code for one in options]
    if len(set(codes)) != len(codes):
        raise table.refuse(key, "a code is used twice")
    return tuple(options)


def _scale(table: Table) -> Scale:
    scale = Scale(
        id=table.text("id"),
        title=table.text("title"),
        source=table.text("source"),
        options=_options(table, "options"),
        positive=table.texts("positive"),
    )
    codes = {one.code for one in scale.options}
    if len(codes) < 2:
        raise table.refuse("options", "a scale needs two options or more")
    if not set(scale.positive) <= codes:
        raise table.refuse("positive", "names a code that is not an option of this scale")
    table.finish()
    return scale


def _item(table: Table, *, scales: Mapping[str, Scale], asides: Mapping[str, ScaleOption]) -> Item:
    item_id = table.text("id")
    if not ITEM_ID.fullmatch(item_id):
        raise table.refuse("id", "write it as area.short-name@1")
    scale_id = table.text("scale", "")
    if scale_id and scale_id not in scales:
        raise table.refuse("scale", f"there is no scale '{scale_id}'")
    kind = _kind(table, has_scale=bool(scale_id))
    options = scales[scale_id].options if scale_id else _options(table, "options")
    if kind.has_options is not bool(options):
        raise table.refuse("options", f"does not fit the kind '{kind.value}'")
    item = Item(
        id=item_id,
        area=table.text("area"),
        ask=table.text("ask"),
        hint=table.text("hint", ""),
        kind=kind,
        scale=scale_id,
        options=options,
        asides=_asides(table, asides),
        limits=table.text("limits", ""),
        feeds=table.text("feeds"),
        burden=table.text("burden"),
        content_note=table.text("content_note", ""),
        sources=table.texts("sources", required=True),
    )
    table.finish()
    return item


def _kind(table: Table, *, has_scale: bool) -> AnswerKind:
    written = table.text("kind", AnswerKind.SINGLE.value if has_scale else "")
    try:
        return AnswerKind(written)
    except ValueError as error:
        raise table.refuse("kind", f"'{written}' is not a kind of answer") from error


def _asides(table: Table, asides: Mapping[str, ScaleOption]) -> tuple[ScaleOption, ...]:
    labels = table.mapping("aside_labels") or {}
    codes = table.texts("asides")
    for code in (*codes, *labels):
        if code not in asides or code not in codes:
            raise table.refuse("asides", f"'{code}' is not an aside offered here")
    return tuple(ScaleOption(code, labels.get(code, asides[code].label)) for code in codes)


def _check_item_points_at(
    table: Table, item: Item, *, source_ids: frozenset[str], limits_ids: frozenset[str]
) -> None:
    if item.burden not in BURDENS:
        raise table.refuse("burden", f"use one of {', '.join(BURDENS)}")
    for source_id in item.sources:
        if source_id not in source_ids:
            raise table.refuse("sources", f"there is no source '{source_id}'")
    if item.kind.is_free_text and item.limits not in limits_ids:
        raise table.refuse("limits", "every free-text item names the wording shown beside its box")


def _set(table: Table, items: Mapping[str, Item]) -> QuestionSet:
    found = QuestionSet(
        id=table.text("id"),
        title=table.text("title"),
        respondent_title=table.text("respondent_title"),
        version=table.whole("version"),
        for_whom=table.text("for_whom"),
        when=table.text("when"),
        minutes=table.whole("minutes"),
        languages=table.texts("languages", required=True),
        intro=table.text("intro"),
        not_claimed=table.text("not_claimed"),
        sections=tuple(_section(one) for one in table.tables("section")),
    )
    table.finish()
    asked: set[str] = set()
    for placement in found.placements:
        if placement.item_id not in items:
            raise table.refuse("items", f"there is no item '{placement.item_id}'")
        if placement.only_if is not None:
            _check_condition(table, placement, asked)
        asked.add(items[placement.item_id].question_id)
    return found


def _check_condition(table: Table, placement: Placement, asked: set[str]) -> None:
    try:
        conditions.check(placement.only_if, asked)
    except conditions.BadCondition as error:
        raise table.refuse("only_if", f"of '{placement.item_id}': {error}") from error


def _section(table: Table) -> SetSection:
    place = table.text("place", "main")
    if place not in {"main", "end"}:
        raise table.refuse("place", "use main or end")
    placements = []
    for one in table.tables("items"):
        placements.append(Placement(one.text("id"), one.mapping("only_if")))
        one.finish()
    section = SetSection(
        id=table.text("id"),
        title=table.text("title"),
        content_note=table.text("content_note", ""),
        at_end=place == "end",
        placements=tuple(placements),
    )
    table.finish()
    return section
