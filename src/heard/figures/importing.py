"""Bringing in a survey a force already has: read, keep, and say what the headline figures are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from heard.engines.disclosure import TEAM
from heard.engines.tables import codebook as codebooks
from heard.engines.tables.importing import ImportOutcome, read_rows, write_extract
from heard.engines.tables.tabulate import one_way
from heard.figures.extracts import path_of
from heard.figures.operations import keep_import

if TYPE_CHECKING:
    from heard.organisations.viewers import Viewer


@dataclass(frozen=True)
class Headline:
    """One figure the codebook marks as a headline, unrounded, for whoever ran the import.

    ``share`` is the weighted share (0 to 1) of those who answered, ``share_of_all``
    of every row; ``low`` and ``high`` bound ``share`` with 95% confidence;
    ``base`` counts the people who answered, unweighted.
    """

    variable: str
    question: str
    answer: str
    share: float
    share_of_all: float
    low: float
    high: float
    base: int


@dataclass(frozen=True)
class ImportedSurvey:
    """What came of an import."""

    results_id: UUID
    title: str
    outcome: ImportOutcome
    headlines: tuple[Headline, ...]


def import_survey(
    *, force_id: UUID, by: Viewer | None, csv_path: Path, codebook: str, now: datetime
) -> ImportedSurvey:
    """Bring in one file of answers by its codebook (the text of it, as TOML).

    Every row is kept or refused with its line and reason. Raises BadCodebook or
    BadFile (one sentence each) when nothing could be brought in, and
    RoleMissing when ``by`` may not.
    """
    read = codebooks.read(codebook)
    outcome = read_rows(csv_path, read)

    def write(path: Path) -> None:
        write_extract(outcome, path)

    results_id = keep_import(
        force_id=force_id,
        by=by,
        title=read.title,
        notice=" ".join(
            f"{part.rstrip('.')}." for part in (read.source, read.licence, read.notice) if part
        ),
        rows_kept=len(outcome.rows),
        refusals=[(r.line, r.column, r.reason) for r in outcome.refusals],
        write=write,
        now=now,
    )
    headlines = tuple(_headlines(results_id, read)) if outcome.rows else ()
    return ImportedSurvey(results_id, read.title, outcome, headlines)


def _headlines(results_id: UUID, read: codebooks.Codebook) -> Iterator[Headline]:
    for column in read.columns:
        held = column.variable
        if not held.headline or not held.interest:
            continue
        table = one_way(path_of(results_id), held.id)
        line = table.lines[0]
        cell = next(cell for cell in line.cells if cell.code == held.interest)
        if line.base < TEAM.percent_base or cell.share is None or cell.share_of_all is None:
            continue
        yield Headline(
            variable=held.id,
            question=held.ask,
            answer=cell.label,
            share=cell.share,
            share_of_all=cell.share_of_all,
            low=cell.low,
            high=cell.high,
            base=line.base,
        )
