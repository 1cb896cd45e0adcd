"""Bringing in results a force already has: every row is kept, or refused with its line number."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from heard.engines.questionnaire.answers import Answer, Presence
from heard.engines.tables import extract
from heard.engines.tables.cells import BadCell, read_cell, read_weight
from heard.engines.tables.codebook import Codebook, Column
from heard.engines.tables.csvfile import BadFile, Record, decode, find_separator, header, records
from heard.engines.tables.extract import ExtractManifest, ExtractRow
from heard.engines.tables.variables import VariableKind

MAX_BYTES = 256 * 1024 * 1024


@dataclass(frozen=True)
class Refusal:
    """Why a row was not kept. ``column`` is empty when it is the row as a whole."""

    line: int
    column: str
    reason: str

    def __str__(self) -> str:
        where = f"line {self.line}, column {self.column}" if self.column else f"line {self.line}"
        return f"{where}: {self.reason}"


@dataclass(frozen=True, repr=False)
class ImportOutcome:
    """What was kept of a file, and what was not.

    ``rows_read`` counts every row but the one with the column names. A refused row can have
    several refusals. ``columns_left_out`` counts columns the codebook does not name, which are
    not kept. ``words_left_behind`` says, by variable id, in how many kept rows somebody wrote
    something: the words themselves are not kept either.
    """

    codebook: Codebook
    rows: tuple[ExtractRow, ...]
    refusals: tuple[Refusal, ...]
    rows_read: int
    columns_left_out: int
    words_left_behind: Mapping[str, int]
    source_sha256: str

    def __repr__(self) -> str:
        return f"ImportOutcome({self.rows_kept} kept of {self.rows_read})"

    @property
    def rows_kept(self) -> int:
        """How many rows are kept."""
        return len(self.rows)

    @property
    def rows_refused(self) -> int:
        """How many rows are not."""
        return self.rows_read - len(self.rows)


def read_rows(csv_path: str | Path, codebook: Codebook) -> ImportOutcome:
    """Read the file at ``csv_path`` by ``codebook``.

    Raises BadFile, with one plain sentence, when the file as a whole cannot be used.
    """
    path = Path(csv_path)
    try:
        if path.stat().st_size > MAX_BYTES:
            raise BadFile("The file is larger than 256 MB; split it and import the parts.")
        content = path.read_bytes()
    except OSError as reason:
        raise BadFile(f"The file {path.name} cannot be read: {reason.strerror}.") from None
    return read_content(content, codebook)


def read_content(content: bytes, codebook: Codebook) -> ImportOutcome:
    """Read the bytes of a file by ``codebook``; as ``read_rows`` does, without a file."""
    text = decode(content)
    separator = find_separator(text, codebook.named_columns)
    names = header(text, separator)
    places = _places(names, codebook)
    reader = _Reader(codebook, places, len(names), commas_are_decimal=separator != ",")
    found = records(text, separator)
    for record in found:
        if not record.problem:
            break
        reader.read(record)
    for record in found:
        reader.read(record)
    return ImportOutcome(
        codebook=codebook,
        rows=tuple(reader.rows),
        refusals=tuple(reader.refusals),
        rows_read=reader.rows_read,
        columns_left_out=len(names) - len(places),
        words_left_behind=dict(reader.words),
        source_sha256=hashlib.sha256(content).hexdigest(),
    )


def write_extract(outcome: ImportOutcome, parquet_path: str | Path) -> ExtractManifest:
    """Write what was kept as an extract, with where it came from. Raises BadFile for no rows."""
    if not outcome.rows:
        raise BadFile("No row of the file could be kept, so there is nothing to write.")
    codebook = outcome.codebook
    manifest = ExtractManifest(
        title=codebook.title,
        rows=outcome.rows_kept,
        columns=extract.columns_of(codebook.variables),
        weighted=any(row.weight != 1.0 for row in outcome.rows),
        source_sha256=outcome.source_sha256,
        codebook_sha256=codebook.sha256,
        refused_rows=outcome.rows_refused,
        source=codebook.source,
        licence=codebook.licence,
        notice=codebook.notice,
    )
    return extract.write(parquet_path, outcome.rows, codebook.variables, manifest)


def _places(names: Sequence[str], codebook: Codebook) -> dict[str, int]:
    missing = [name for name in codebook.named_columns if name not in names]
    if missing:
        more = f" and {len(missing) - 5} more" if len(missing) > 5 else ""
        raise BadFile(
            f"The codebook names columns the file does not have: {', '.join(missing[:5])}{more}."
        )
    twice = [name for name in codebook.named_columns if names.count(name) > 1]
    if twice:
        raise BadFile(f"The file has more than one column called {twice[0]}.")
    return {name: names.index(name) for name in codebook.named_columns}


@dataclass
class _Reader:
    """Takes in rows one after the other, and keeps count."""

    codebook: Codebook
    places: Mapping[str, int]
    width: int
    commas_are_decimal: bool = field(kw_only=True)
    rows: list[ExtractRow] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    rows_read: int = 0
    words: dict[str, int] = field(default_factory=dict)
    lines_of_ids: dict[tuple[str, ...], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.words = {v.id: 0 for v in self.codebook.variables if v.kind is VariableKind.TEXT}

    def read(self, record: Record) -> None:
        self.rows_read += 1
        problems = self.problems_of_row(record)
        if problems:
            self.refusals += problems
            return
        answers: dict[str, Answer] = {}
        for column in self.codebook.columns:
            try:
                answers[column.variable.id] = self.answer(record, column)
            except BadCell as reason:
                problems.append(Refusal(record.line, column.name, f"{reason}."))
        weight = self.weight(record, problems)
        if problems:
            self.refusals += problems
            return
        self.keep(record, answers, weight)

    def problems_of_row(self, record: Record) -> list[Refusal]:
        reason = record.problem
        if not reason and len(record.cells) != self.width:
            reason = f"the row has {len(record.cells)} cells and the first row has {self.width}"
        if not reason and not any(cell.strip() for cell in record.cells):
            reason = "every cell of the row is empty"
        if not reason:
            earlier = self.lines_of_ids.get(self.row_id(record))
            reason = f"the row has the same identifier as line {earlier}" if earlier else ""
        return [Refusal(record.line, "", f"{reason}.")] if reason else []

    def answer(self, record: Record, column: Column) -> Answer:
        cell = record.cells[self.places[column.name]]
        return read_cell(cell, column, commas_are_decimal=self.commas_are_decimal)

    def weight(self, record: Record, problems: list[Refusal]) -> float:
        name = self.codebook.weight
        if not name:
            return 1.0
        try:
            return read_weight(
                record.cells[self.places[name]], commas_are_decimal=self.commas_are_decimal
            )
        except BadCell as reason:
            problems.append(Refusal(record.line, name, f"{reason}."))
            return 0.0

    def row_id(self, record: Record) -> tuple[str, ...]:
        return tuple(record.cells[self.places[name]].strip() for name in self.codebook.row_id)

    def keep(self, record: Record, answers: Mapping[str, Answer], weight: float) -> None:
        if self.codebook.row_id:
            self.lines_of_ids[self.row_id(record)] = record.line
        for name in self.words:
            self.words[name] += answers[name].presence is Presence.GIVEN
        self.rows.append(ExtractRow(answers, weight))
