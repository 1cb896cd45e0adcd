"""Builds spreadsheet files inside a test: .xlsx from Markdown tables, and the smallest .xls."""

import io
import struct
from collections.abc import Sequence

from openpyxl import Workbook


def rows_of(table: str) -> list[list[str]]:
    """The cells of a Markdown table; lines under headings made of dashes are skipped."""
    lines = [line.strip() for line in table.strip().splitlines()]
    kept = [line for line in lines if not (set(line) <= set("|-: ") and "-" in line)]
    return [
        [cell.strip() for cell in line.removeprefix("|").removesuffix("|").split("|")]
        for line in kept
    ]


def xlsx(**sheets: str | Sequence[Sequence[object]]) -> bytes:
    """A workbook with a sheet for each argument, from a Markdown table or from rows of cells."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, table in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows_of(table) if isinstance(table, str) else table:
            sheet.append([None if cell == "" else cell for cell in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def xls(rows: Sequence[Sequence[str]], *, sheet: str = "survey") -> bytes:
    """An Excel 97 file of one sheet with plain labels, laid out by hand."""
    cells = [
        record(0x0204, struct.pack("<HHHHB", r, c, 0, len(text), 0) + text.encode("latin-1"))
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
        if text
    ]
    return ole(workbook_stream(sheet, b"".join(cells)))


def workbook_stream(sheet: str, cells: bytes) -> bytes:
    """A workbook of one sheet that holds the records ``cells``."""
    beginning = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0x0600))
    name = struct.pack("<BB", len(sheet), 0) + sheet.encode("latin-1")
    end = record(0x000A, b"")
    at = len(beginning) + 4 + 6 + len(name) + len(end)
    bound = record(0x0085, struct.pack("<IBB", at, 0, 0) + name)
    inside = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0x0600))
    return beginning + bound + end + inside + cells + end


def record(kind: int, body: bytes) -> bytes:
    """One record of an Excel 97 workbook."""
    return struct.pack("<HH", kind, len(body)) + body


def ole(stream: bytes, *, name: str = "Workbook") -> bytes:
    """``stream`` in the container of an .xls file: table, directory, then the stream."""
    stream = stream.ljust(max(4096, -(-len(stream) // 512) * 512), b"\0")
    count = len(stream) // 512
    links = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, count + 2), 0xFFFFFFFE]
    table = struct.pack("<128I", *links, *[0xFFFFFFFF] * (128 - len(links)))
    header = struct.pack(
        "<8s16sHHHHH6s3I4x5I",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, b"",
        0, 1, 1,
        4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0,
    )  # fmt: skip
    header += struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    directory = _entry("Root Entry", 5, 0xFFFFFFFE, 0, child=1) + _entry(name, 2, 2, len(stream))
    return header + table + directory.ljust(512, b"\0") + stream


def _entry(name: str, sort: int, start: int, size: int, *, child: int = 0xFFFFFFFF) -> bytes:
    words = (name + "\0").encode("utf-16-le")
    head = words.ljust(64, b"\0") + struct.pack(
        "<HBB3I", len(words), sort, 1, *[0xFFFFFFFF] * 2, child
    )
    return head.ljust(116, b"\0") + struct.pack("<IQ", start, size)
