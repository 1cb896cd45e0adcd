"""Where extracts are kept: one Parquet file for each set of results, under the data folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings

from heard.engines.tables.extract import extract_from_answers
from heard.questionnaires.queries import get_definition
from heard.responses.queries import iter_answers

if TYPE_CHECKING:
    from heard.figures.models import Results


def path_of(results_id: UUID) -> Path:
    """The file of one set of results; its folder is made when it is missing."""
    folder = Path(settings.DATA_DIR) / "extracts"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder / f"{results_id}.parquet"


def write_snapshot(results: Results, response_ids: list[UUID]) -> None:
    """Write (or write again) the extract of a snapshot from the stored answers."""
    if results.version_id is None:
        raise ValueError("only a snapshot is written from answers")
    questionnaire = get_definition(version_id=results.version_id)
    answers = list(iter_answers(response_ids=response_ids))

    def write(path: Path) -> None:
        extract_from_answers(answers, questionnaire, path)

    write_whole(results.id, write)


def write_whole(results_id: UUID, write: Callable[[Path], None]) -> None:
    """Write an extract so that a half-written one never stands where a whole one is expected."""
    final = path_of(results_id)
    partial = final.with_suffix(".partial")
    try:
        write(partial)
        partial.replace(final)
    finally:
        partial.unlink(missing_ok=True)
