"""Is this file safe to hand to the spreadsheet reader?

The reader is fast native code that trusts lengths and links written in the file: a made-up one
can make it loop for ever or ask for more memory than there is. So those are checked here first.
"""

import io
import re
import zipfile

from heard.engines.questionnaire.xlsform import ole
from heard.engines.questionnaire.xlsform.refusal import UnreadableForm

MAX_BYTES = 5_000_000
MAX_UNPACKED_BYTES = 60_000_000
MAX_PARTS = 2_000
MAX_CELLS = 6_000_000
"""Laid out, empty ones included: about 400 MB in the reader at worst."""

NOT_A_SPREADSHEET = "The file is not an Excel spreadsheet (.xlsx or .xls) that can be read"
TOO_MUCH = "The file unpacks to far more than a questionnaire could hold, so it was not opened"
HAS_MACROS = "The file holds macros, so it was not opened: save it again without them"
LOCKED = "The file is locked with a password, so it cannot be read"

_OLE_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Looked for anywhere, not only in cells: a reader of XML sees places that a pattern cannot.
_PLACE = re.compile(rb"\br\s*=\s*[\"']\s*([A-Za-z]*)([0-9]+)\s*[\"']")

# The reader sets room aside for as many things as a part says it holds.
_CLAIMED_COUNT = re.compile(rb"[cC]ount\s*=\s*[\"']\s*([0-9]+)")


def check_container(content: bytes) -> None:
    """Raise UnreadableForm unless ``content`` is a whole, modest .xlsx or .xls file."""
    if len(content) > MAX_BYTES:
        limit = MAX_BYTES // 1_000_000
        raise UnreadableForm(f"The file is larger than {limit} MB, so it was not opened")
    if content.startswith(b"PK\x03\x04"):
        _check_zip(content)
    elif content.startswith(_OLE_MARK):
        _check_ole(content)
    else:
        raise UnreadableForm(NOT_A_SPREADSHEET)


def _check_zip(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            _check_parts(parts)
    except UnreadableForm:
        raise
    except Exception as broken:  # zipfile and zlib raise many kinds for a broken archive
        raise UnreadableForm(NOT_A_SPREADSHEET) from broken


def _check_parts(parts: zipfile.ZipFile) -> None:
    entries = parts.infolist()
    names = [entry.filename for entry in entries]
    if not any(name.lower() == "xl/workbook.xml" for name in names):
        raise UnreadableForm(NOT_A_SPREADSHEET)
    if len(entries) > MAX_PARTS or len(set(names)) != len(names):
        raise UnreadableForm(NOT_A_SPREADSHEET)
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise UnreadableForm(LOCKED)
    if sum(entry.file_size for entry in entries) > MAX_UNPACKED_BYTES:
        raise UnreadableForm(TOO_MUCH)
    left = MAX_UNPACKED_BYTES
    for entry in entries:
        # The size written in the archive may be a lie, so what comes out is counted as well.
        with parts.open(entry) as part:
            body = part.read(left + 1)
        left -= len(body)
        if left < 0:
            raise UnreadableForm(TOO_MUCH)
        _check_spread(body)


def _check_spread(body: bytes) -> None:
    """One cell in the far corner would make the reader lay out every empty cell before it."""
    columns: set[bytes] = set()
    last_row = 0
    for column, row in _PLACE.findall(body):
        columns.add(column.upper())
        last_row = max(last_row, int(row))
    last_column = max((_column_number(column) for column in columns), default=0)
    claimed = max((int(count) for count in _CLAIMED_COUNT.findall(body)), default=0)
    if max(claimed, last_row * last_column) > MAX_CELLS:
        raise UnreadableForm(TOO_MUCH)


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _check_ole(content: bytes) -> None:
    try:
        cells = ole.laid_out_cells(content)
    except ole.Locked as locked:
        raise UnreadableForm(LOCKED) from locked
    except ole.HasMacros as macros:
        raise UnreadableForm(HAS_MACROS) from macros
    except ole.Malformed as broken:
        raise UnreadableForm(NOT_A_SPREADSHEET) from broken
    if cells > MAX_CELLS:
        raise UnreadableForm(TOO_MUCH)
