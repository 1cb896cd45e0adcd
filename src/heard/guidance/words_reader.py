"""Reads ``sources.toml``, ``limits.toml`` and ``support.toml``, and refuses unsafe entries."""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

from heard.guidance.toml_table import Table, read_table
from heard.guidance.words import LimitsWording, Mark, Source, SupportService

Entry = TypeVar("Entry", Source, LimitsWording, SupportService)


def read_sources(path: Path) -> Mapping[str, Source]:
    """Every source by its id. Raises PackError."""
    top = read_table(path)
    sources: dict[str, Source] = {}
    for table in top.tables("source"):
        source = Source(
            id=table.text("id"),
            title=table.text("title"),
            address=_address(table, "address"),
            mark=_mark(table),
            checked=table.optional_day("checked"),
            note=table.text("note", ""),
        )
        if source.mark in {Mark.READ, Mark.SECONDARY} and not (source.address and source.checked):
            raise table.refuse("mark", "a source that was read has an address and a checked date")
        _add(table, sources, source)
    top.finish()
    return sources


def read_limits(path: Path) -> Mapping[str, LimitsWording]:
    """Every limits wording by its id. Raises PackError."""
    top = read_table(path)
    wordings: dict[str, LimitsWording] = {}
    for table in top.tables("wording"):
        wording = LimitsWording(
            id=table.text("id"),
            version=table.whole("version"),
            effective_date=table.day("effective_date"),
            language=table.text("language"),
            heading=table.text("heading"),
            short=table.text("short"),
            paragraphs=table.texts("paragraphs", required=True),
        )
        if not wording.id.endswith(f"@{wording.version}"):
            raise table.refuse("id", "ends in @ and the version")
        for paragraph in wording.paragraphs:
            if "{" in paragraph.replace("{force}", ""):
                raise table.refuse("paragraphs", "only {force} may stand in braces")
        _add(table, wordings, wording)
    top.finish()
    return wordings


def read_support(path: Path) -> tuple[SupportService, ...]:
    """Every support service, in the order written. Raises PackError."""
    top = read_table(path)
    review = timedelta(days=top.whole("review_every_days"))
    lapse = timedelta(days=top.whole("lapse_after_days"))
    top.text("notice")
    services: dict[str, SupportService] = {}
    for table in top.tables("service"):
        service = _service(table, review=review, lapse=lapse)
        _check_service(table, service)
        _add(table, services, service)
    top.finish()
    return tuple(services.values())


def _service(table: Table, *, review: timedelta, lapse: timedelta) -> SupportService:
    return SupportService(
        id=table.text("id"),
        name=table.text("name"),
        what=table.text("what"),
        who_for=table.text("who_for"),
        phone=table.text("phone", ""),
        text=table.text("text", ""),
        web=_address(table, "web"),
        web_label=table.text("web_label", ""),
        hours=table.text("hours", ""),
        note=table.text("note", ""),
        emergency=table.flag("emergency", default=False),
        for_victims=table.flag("for_victims", default=True),
        source=_address(table, "source"),
        source_note=table.text("source_note", ""),
        mark=_mark(table),
        last_verified=table.optional_day("last_verified"),
        show_to_respondents=table.flag("show_to_respondents", default=False),
        review_every=review,
        lapses_after=lapse,
    )


def _check_service(table: Table, service: SupportService) -> None:
    if not (service.phone or service.text or service.web):
        raise table.refuse("phone", "a phone, text or web contact is needed")
    if service.mark is Mark.READ and not (service.source and service.last_verified):
        raise table.refuse("mark", "a contact that was read has a source and a last_verified date")
    if service.show_to_respondents and service.mark is not Mark.READ:
        raise table.refuse("show_to_respondents", "unknown means do not show: check it first")
    if service.show_to_respondents and not service.for_victims:
        raise table.refuse("show_to_respondents", "this service is not for victims")


def _address(table: Table, key: str) -> str:
    address = table.text(key, "")
    if address and not address.startswith(("https://", "http://")):
        raise table.refuse(key, "a web address starts with https://")
    return address


def _mark(table: Table) -> Mark:
    written = table.text("mark")
    try:
        return Mark(written)
    except ValueError as error:
        known = ", ".join(Mark)
        raise table.refuse("mark", f"'{written}' is not one of {known}") from error


def _add(table: Table, entries: dict[str, Entry], entry: Entry) -> None:
    if entry.id in entries:
        raise table.refuse("id", f"'{entry.id}' is used twice")
    entries[entry.id] = entry
    table.finish()
