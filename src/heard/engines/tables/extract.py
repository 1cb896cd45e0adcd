"""Extracts: one Parquet file of codes and presence, which says inside what it holds.

Per variable there is a column ``<id>`` (a code; a list of codes; a number; a month) and a
column ``<id>__presence``. Free text has the second alone: words never enter an extract.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import duckdb

from heard.engines.questionnaire.answers import NOT_ASKED, Answer, Presence
from heard.engines.questionnaire.definition import AnswerKind, Question, Questionnaire
from heard.engines.tables import variables
from heard.engines.tables.variables import Code, Variable, VariableKind

FORMAT_VERSION = 1
_ROWS_AT_A_TIME = 20_000
_COLUMN_TYPES = {
    VariableKind.SINGLE: "VARCHAR",
    VariableKind.MULTIPLE: "VARCHAR[]",
    VariableKind.NUMBER: "DOUBLE",
    VariableKind.DATE: "VARCHAR",
}
_KINDS = {
    AnswerKind.SINGLE: VariableKind.SINGLE,
    AnswerKind.MULTIPLE: VariableKind.MULTIPLE,
    AnswerKind.NUMBER: VariableKind.NUMBER,
    AnswerKind.DATE: VariableKind.DATE,
    AnswerKind.SHORT_TEXT: VariableKind.TEXT,
    AnswerKind.LONG_TEXT: VariableKind.TEXT,
}


class BadExtract(ValueError):
    """The file is not an extract, or the answers do not fit the questionnaire."""


@dataclass(frozen=True, repr=False)
class ExtractRow:
    """One person's answers by variable id, and what they weigh."""

    answers: Mapping[str, Answer]
    weight: float = 1.0


@dataclass(frozen=True)
class ExtractManifest:
    """Where an extract came from, so that a table can be traced back to it."""

    title: str
    rows: int
    columns: tuple[str, ...]
    weighted: bool
    source_sha256: str = ""
    codebook_sha256: str = ""
    refused_rows: int = 0
    source: str = ""
    licence: str = ""
    notice: str = ""


def connect() -> duckdb.DuckDBPyConnection:
    """A database in memory that fetches nothing from outside."""
    return duckdb.connect(
        config={"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
    )


def columns_of(held: Sequence[Variable]) -> tuple[str, ...]:
    """The names of the columns an extract of these variables has, in order."""
    names: list[str] = []
    for variable in held:
        if variable.kind is not VariableKind.TEXT:
            names.append(variable.id)
        names.append(f"{variable.id}__presence")
    return (*names, "weight")


def write(
    path: str | Path,
    rows: Sequence[ExtractRow],
    held: Sequence[Variable],
    manifest: ExtractManifest,
) -> ExtractManifest:
    """Write the extract to ``path`` and return its manifest.

    Rows are written in the order of their contents, so the file does not keep the order
    in which people answered.
    """
    records = sorted((_record(row, held) for row in rows), key=_sortable)
    about = {
        "format": FORMAT_VERSION,
        "manifest": asdict(manifest),
        "variables": [variables.to_json(variable) for variable in held],
    }
    types = ", ".join(_column_definitions(held))
    with connect() as database:
        database.execute(f"CREATE TABLE extract ({types})")
        # One JSON text per column: far quicker than binding Python lists value by value.
        slots = ", ".join(f"unnest(from_json(?, {_quoted(shape)}))" for shape in _shapes(held))
        waiting = iter(records)
        while batch := list(islice(waiting, _ROWS_AT_A_TIME)):
            columns = [json.dumps(column) for column in zip(*batch, strict=True)]
            database.execute(f"INSERT INTO extract SELECT {slots}", columns)
        database.execute(
            f"COPY extract TO {_quoted(str(path))}"
            f" (FORMAT PARQUET, KV_METADATA {{heard: {_quoted(json.dumps(about))}}})"
        )
    return manifest


def extract_from_answers(
    rows: Sequence[Mapping[str, Answer]],
    questionnaire: Questionnaire,
    parquet_path: str | Path,
    weights: Sequence[float] | None = None,
) -> ExtractManifest:
    """Make an extract of answers this product collected.

    ``rows`` holds one mapping of question id to answer per person; a question that is absent
    was not asked. Of free text only its presence is kept, of dates only year and month.
    Raises BadExtract when an answer does not fit the questionnaire.
    """
    if weights is not None and len(weights) != len(rows):
        raise BadExtract("there must be one weight for each row")
    held = tuple(variable_of(q) for q in questionnaire.questions if q.kind in _KINDS)
    by_person = weights if weights is not None else [1.0] * len(rows)
    manifest = ExtractManifest(
        title=str(questionnaire.title),
        rows=len(rows),
        columns=columns_of(held),
        weighted=any(weight != 1.0 for weight in by_person),
    )
    kept = [ExtractRow(row, weight) for row, weight in zip(rows, by_person, strict=True)]
    return write(parquet_path, kept, held, manifest)


def variable_of(question: Question) -> Variable:
    """The variable that holds the answers to ``question``."""
    codes = tuple(Code(option.code, str(option.label)) for option in question.options)
    return Variable(id=question.id, kind=_KINDS[question.kind], ask=str(question.ask), codes=codes)


def describe(parquet_path: str | Path) -> tuple[ExtractManifest, tuple[Variable, ...]]:
    """What the extract says of itself, and the variables it holds, in one reading.

    Raises BadExtract when it is not one of ours.
    """
    about = _about(parquet_path)
    stored = about["manifest"]
    manifest = ExtractManifest(**{**stored, "columns": tuple(stored["columns"])})
    return manifest, tuple(variables.from_json(one) for one in about["variables"])


def read_manifest(parquet_path: str | Path) -> ExtractManifest:
    """What the extract says of itself. Raises BadExtract when it is not one of ours."""
    return describe(parquet_path)[0]


def read_variables(parquet_path: str | Path) -> tuple[Variable, ...]:
    """The variables the extract holds. Raises BadExtract when it is not one of ours."""
    return describe(parquet_path)[1]


def _about(path: str | Path) -> dict[str, Any]:
    try:
        with connect() as database:
            found = database.execute(
                "SELECT value FROM parquet_kv_metadata(?) WHERE key = 'heard'", [str(path)]
            ).fetchone()
    except duckdb.Error as reason:
        raise BadExtract("The file cannot be read as a Parquet file.") from reason
    if found is None:
        raise BadExtract("The Parquet file was not written as an extract.")
    about: dict[str, Any] = json.loads(found[0])
    if about.get("format") != FORMAT_VERSION:
        raise BadExtract("The extract was written by another version of the format.")
    return about


def _column_definitions(held: Sequence[Variable]) -> list[str]:
    definitions: list[str] = []
    for variable in held:
        if variable.kind is not VariableKind.TEXT:
            definitions.append(f"{identifier(variable.id)} {_COLUMN_TYPES[variable.kind]}")
        definitions.append(f"{identifier(variable.id + '__presence')} VARCHAR")
    return [*definitions, "weight DOUBLE"]


def _shapes(held: Sequence[Variable]) -> list[str]:
    shapes: list[str] = []
    for variable in held:
        if variable.kind is VariableKind.MULTIPLE:
            shapes.append('[["VARCHAR"]]')
        elif variable.kind is not VariableKind.TEXT:
            shapes.append(f'["{_COLUMN_TYPES[variable.kind]}"]')
        shapes.append('["VARCHAR"]')
    return [*shapes, '["DOUBLE"]']


def _record(row: ExtractRow, held: Sequence[Variable]) -> tuple[Any, ...]:
    record: list[Any] = []
    for variable in held:
        answer = row.answers.get(variable.id, NOT_ASKED)
        if variable.kind is not VariableKind.TEXT:
            record.append(_stored(variable, answer))
        record.append(answer.presence.value)
    return (*record, float(row.weight))


def _stored(variable: Variable, answer: Answer) -> str | float | list[str] | None:
    if answer.presence is not Presence.GIVEN:
        return None
    if variable.kind.has_codes:
        known = {code.code for code in variable.codes}
        if not answer.values or not known.issuperset(answer.values):
            raise BadExtract(f"an answer to {variable.id} is not one of its options")
    if variable.kind is VariableKind.MULTIPLE:
        return sorted(set(answer.values))
    if len(answer.values) != 1:
        raise BadExtract(f"{variable.id} takes one answer")
    if variable.kind is VariableKind.NUMBER:
        try:
            return float(answer.values[0])
        except ValueError:
            raise BadExtract(f"an answer to {variable.id} is not a number") from None
    return answer.values[0][:7] if variable.kind is VariableKind.DATE else answer.values[0]


def _sortable(record: tuple[Any, ...]) -> tuple[str, ...]:
    return tuple("" if value is None else str(value) for value in record)


def identifier(name: str) -> str:
    """``name`` quoted for use as a column name in SQL."""
    return '"' + name.replace('"', '""') + '"'


def _quoted(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"
