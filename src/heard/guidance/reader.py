"""Reads a pack from its folder, and refuses one that is not whole."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from heard.engines.wheel.stages import Stage, check_stages
from heard.guidance.bank_reader import read_bank
from heard.guidance.markdown import check_body
from heard.guidance.pack import Pack, Page, StagePage
from heard.guidance.toml_table import PackError, Table, read_table
from heard.guidance.words import Source
from heard.guidance.words_reader import read_limits, read_sources, read_support

PACKS = Path(__file__).resolve().parent / "packs"
SHIPPED = "heard-core-2026.11"
NEEDED_SECTIONS = ("overview", "overarching", "appendix-a", "appendix-b")


@cache
def shipped_pack() -> Pack:
    """The pack that comes with this version of Heard, read and checked once."""
    return read_pack(PACKS / SHIPPED)


def read_pack(folder: Path) -> Pack:
    """The pack in ``folder``. Raises PackError naming the file and the line or key at fault."""
    sources = read_sources(folder / "sources.toml")
    limits = read_limits(folder / "limits.toml")
    bank = read_bank(
        folder / "question_bank.toml",
        source_ids=frozenset(sources),
        limits_ids=frozenset(limits),
    )
    top = read_table(folder / "pack.toml")
    pack = Pack(
        id=top.text("id"),
        version=top.text("version"),
        title=top.text("title"),
        effective_date=top.day("effective_date"),
        review_by_date=top.day("review_by_date"),
        owner=top.text("owner"),
        languages=top.texts("languages", required=True),
        abbreviations=_abbreviations(top),
        stage_names_notice=top.text("stage_names_notice"),
        endorsement_notice=top.text("endorsement_notice"),
        law_notice=top.text("law_notice"),
        languages_notice=top.text("languages_notice"),
        sections=_sections(top, folder),
        stage_pages=_stage_pages(top, folder),
        bank=bank,
        limits=limits,
        support=read_support(folder / "support.toml"),
        sources=sources,
    )
    top.text("reading", "")
    top.finish()
    _check_pack(top, pack, folder, sources)
    return pack


def _abbreviations(top: Table) -> Mapping[str, str]:
    written = top.mapping("abbreviations") or {}
    for short, full in written.items():
        if not isinstance(full, str) or not full.strip() or short != short.lower():
            raise top.refuse("abbreviations", f"'{short}' needs small letters and a text")
    return written


def _sections(top: Table, folder: Path) -> Mapping[str, Page]:
    sections = {}
    for table in top.tables("section", named_by="key"):
        page = Page(
            key=table.text("key"),
            title=table.text("title"),
            summary=table.text("summary"),
            file=table.text("file"),
            body=_body(table, folder),
        )
        sections[page.key] = page
        table.finish()
    for key in NEEDED_SECTIONS:
        if key not in sections:
            raise top.refuse("section", f"the section '{key}' is missing")
    return sections


def _stage_pages(top: Table, folder: Path) -> tuple[StagePage, ...]:
    pages = []
    for table in top.tables("stage", named_by="number"):
        stage = Stage(
            number=table.whole("number"),
            key=table.text("key"),
            title=table.text("title"),
            short=table.text("short"),
            asks=table.text("asks"),
            related=table.wholes("related"),
        )
        page = Page(
            key=f"stage-{stage.number}",
            title=stage.title,
            summary=stage.asks,
            file=table.text("file"),
            body=_body(table, folder),
        )
        pages.append(StagePage(stage=stage, page=page))
        table.finish()
    try:
        check_stages([one.stage for one in pages])
    except ValueError as error:
        raise top.refuse("stage", str(error)) from error
    return tuple(pages)


def _body(table: Table, folder: Path) -> str:
    path = folder / table.text("file")
    if folder.resolve() not in path.resolve().parents:
        raise table.refuse("file", "lies outside the pack")
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise table.refuse("file", f"'{table.text('file')}' cannot be read") from error


def _check_pack(top: Table, pack: Pack, folder: Path, sources: Mapping[str, Source]) -> None:
    if pack.id != folder.name:
        raise top.refuse("id", f"differs from the folder's name, '{folder.name}'")
    if pack.review_by_date <= pack.effective_date:
        raise top.refuse("review_by_date", "is not after effective_date")
    if not any(service.emergency for service in pack.support):
        raise PackError("support.toml: no service is marked emergency")
    targets = {page.key for page in pack.pages}
    for page in pack.pages:
        check_body(page, link_targets=targets, source_ids=set(sources))
