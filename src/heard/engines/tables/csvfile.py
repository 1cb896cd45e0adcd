"""Reading a CSV file as it really arrives, and never losing count of its lines."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

SEPARATORS = (",", ";", "\t")
MAX_UNREADABLE = 100

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f]")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_PROBLEMS = {
    "unexpected end of data": "a quotation mark is opened and never closed",
    "field larger than field limit": "a cell has more than 131,072 characters",
    "expected after": "there is something after a closing quotation mark",
}


class BadFile(ValueError):
    """The whole file cannot be used; the message is one plain sentence."""


@dataclass(frozen=True, repr=False)
class Record:
    """One row, the line it begins on, and its cells; or why they could not be read."""

    line: int
    cells: Sequence[str]
    problem: str = ""


def decode(content: bytes) -> str:
    """The text of the file: UTF-8 with or without a mark, UTF-16 with one, else Windows-1252.

    Raises BadFile for what is empty or is not text.
    """
    if not content.strip():
        raise BadFile("The file is empty.")
    if content.startswith(b"PK\x03\x04"):
        raise BadFile("The file is a spreadsheet or a ZIP file; save the sheet as CSV first.")
    encodings = ("utf-16",) if content.startswith(_UTF16) else ("utf-8-sig", "cp1252")
    text = _first_that_fits(content, encodings)
    text = text.rstrip("\x1a")
    if _CONTROL.search(text):
        raise BadFile("The file holds characters that no text has; it may not be a CSV file.")
    return text


def _first_that_fits(content: bytes, encodings: Sequence[str]) -> str:
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadFile("The file is not text that can be read; save it as CSV UTF-8.")


def find_separator(text: str, wanted: Sequence[str]) -> str:
    """The separator with which the first row names most of the ``wanted`` columns."""
    best, most = ",", 0
    for separator in SEPARATORS:
        names = set(header(text, separator))
        found = len(names.intersection(wanted))
        if found > most:
            best, most = separator, found
    return best


def header(text: str, separator: str) -> list[str]:
    """The column names in the first row that has any."""
    for record in records(text, separator):
        if not record.problem:
            return [name.strip() for name in record.cells]
    return []


def records(text: str, separator: str) -> Iterator[Record]:
    """Every row but blank lines. A row that cannot be read is one record with its problem.

    Reading goes on at the line after the one where an unreadable row began, so one stray
    quotation mark does not swallow the rest. Raises BadFile when there are too many of them.
    """
    lines = list(io.StringIO(text, newline=""))
    start, unreadable = 0, 0
    while start < len(lines):
        reader = csv.reader(islice(lines, start, None), delimiter=separator, strict=True)
        begins = start
        try:
            for cells in reader:
                if any(cells) or len(cells) > 1:
                    yield Record(begins + 1, cells)
                begins = start + reader.line_num
            return
        except csv.Error as reason:
            unreadable += 1
            if unreadable > MAX_UNREADABLE:
                raise BadFile(
                    f"More than {MAX_UNREADABLE} rows cannot be read because of stray quotation"
                    " marks; check how the file was saved."
                ) from None
            yield Record(begins + 1, (), _in_plain_words(str(reason)))
            start = begins + 1


def _in_plain_words(reason: str) -> str:
    for sign, words in _PROBLEMS.items():
        if sign in reason:
            return words
    return "the row cannot be read as CSV"
