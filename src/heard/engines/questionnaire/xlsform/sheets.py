"""Opens the workbook and gives its sheets as rows of text that know where they came from."""

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from python_calamine import CalamineWorkbook, PasswordError

from heard.engines.questionnaire.xlsform.container import (
    LOCKED,
    MAX_CELLS,
    NOT_A_SPREADSHEET,
    TOO_MUCH,
    check_container,
)
from heard.engines.questionnaire.xlsform.refusal import UnreadableForm

MAX_ROWS = 5_000
MAX_COLUMNS = 200

_OTHER_NAMES = {
    "list name": "list_name",
    "command": "type",
    "relevance": "relevant",
    "read only": "read_only",
    "readonly": "read_only",
    "caption": "label",
    "title": "form_title",
    "id_string": "form_id",
    "set form title": "form_title",
    "set form id": "form_id",
}
_PREFIXES = re.compile(r"^(?:bind|control|media|body|instance)\s*::?\s*", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")

Cell = str | int | float | bool | date | time | timedelta | None


@dataclass(frozen=True)
class Column:
    """A heading: what it means (``label``), in which language as written, and its own words."""

    base: str
    language: str
    heading: str


@dataclass(frozen=True)
class Row:
    """One filled row. ``number`` counts as a spreadsheet shows it."""

    sheet: str
    number: int
    cells: tuple[tuple[Column, Cell], ...]
    """Only the filled cells."""

    def get(self, base: str) -> str:
        """The text under the heading ``base``, tidied, or empty.

        Raises UnreadableForm when two columns disagree or the cell cannot be used as text.
        """
        found = {self.text(cell) for column, cell in self.cells if column.base == base}
        found.discard("")
        if len(found) > 1:
            raise self.refusal(f"two columns for “{base}” say different things")
        text = next(iter(found), "")
        if _CONTROL.search(text):
            raise self.refusal(f"the cell under “{base}” holds invisible control characters")
        return " ".join(text.split())

    def text(self, cell: Cell) -> str:
        """One cell as text. Raises UnreadableForm for a date, which Excel often makes by itself."""
        if isinstance(cell, date | time | timedelta):
            raise self.refusal(
                "a cell holds a date or time where words were expected, so type it again as text"
            )
        return plain(cell).strip()

    def refusal(self, reason: str) -> UnreadableForm:
        """The error to raise about this row."""
        return UnreadableForm(reason, sheet=self.sheet, row=self.number)


@dataclass(frozen=True)
class Sheet:
    """One sheet: its own name, its headings, and its filled rows below them."""

    name: str
    heading_row: int
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    def has(self, base: str) -> bool:
        """Whether there is a column for ``base``."""
        return any(column.base == base for column in self.columns)


def plain(cell: Cell) -> str:
    """A cell as a person would read it; whole numbers lose the “.0” that spreadsheets add."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return str(cell)


def open_sheets(content: bytes, wanted: Iterable[str]) -> tuple[dict[str, Sheet], tuple[str, ...]]:
    """The ``wanted`` sheets that are there, by lower-case name, and the names of the others.

    Raises UnreadableForm.
    """
    check_container(content)
    try:
        return _open(content, frozenset(wanted))
    except (UnreadableForm, KeyboardInterrupt, SystemExit):
        raise
    except PasswordError as locked:
        raise UnreadableForm(LOCKED) from locked
    except BaseException as broken:
        # A panic in the native reader is not an Exception, and must not reach a page either.
        raise UnreadableForm(NOT_A_SPREADSHEET) from broken


def _open(content: bytes, wanted: frozenset[str]) -> tuple[dict[str, Sheet], tuple[str, ...]]:
    workbook = CalamineWorkbook.from_object(io.BytesIO(content))
    sheets: dict[str, Sheet] = {}
    others = []
    for name in workbook.sheet_names:
        key = name.strip().lower()
        if key not in wanted:
            others.append(name)
            continue
        if key in sheets:
            raise UnreadableForm("there are two sheets with this name", sheet=name, row=1)
        sheet = workbook.get_sheet_by_name(name)
        if sheet.height * sheet.width > MAX_CELLS:
            raise UnreadableForm(TOO_MUCH)
        sheets[key] = _read_sheet(name, sheet.iter_rows())
    return sheets, tuple(others)


def _read_sheet(name: str, table: Iterable[Sequence[Cell]]) -> Sheet:
    filled: list[tuple[int, Sequence[Cell]]] = []
    for number, cells in enumerate(table, 1):
        count = sum(map(_is_filled, cells))
        if count > MAX_COLUMNS:
            reason = f"there are more than {MAX_COLUMNS} filled columns"
            raise UnreadableForm(reason, sheet=name, row=number)
        if count:
            filled.append((number, cells))
        if len(filled) > MAX_ROWS:
            reason = f"there are more than {MAX_ROWS} filled rows"
            raise UnreadableForm(reason, sheet=name, row=number)
    if not filled:
        return Sheet(name, 1, (), ())
    heading_row, headings = filled[0]
    columns = tuple(_column(plain(heading)) for heading in headings)
    rows = tuple(Row(name, number, _under(columns, cells)) for number, cells in filled[1:])
    return Sheet(name, heading_row, tuple(c for c in columns if c.heading), rows)


def _under(columns: tuple[Column, ...], cells: Sequence[Cell]) -> tuple[tuple[Column, Cell], ...]:
    pairs = zip(columns, cells, strict=True)
    return tuple((column, cell) for column, cell in pairs if _is_filled(cell))


def _is_filled(cell: Cell) -> bool:
    return cell is not None and (not isinstance(cell, str) or bool(cell.strip()))


def _column(heading: str) -> Column:
    written = " ".join(_CONTROL.sub("", heading).split())
    base, _, language = _PREFIXES.sub("", written).partition(":")
    base = base.strip().lower()
    return Column(_OTHER_NAMES.get(base, base).replace(" ", "_"), language.strip(": "), written)
