"""Follows the links inside an .xls file, to be sure that they end and stay inside it.

Formats: Microsoft [MS-CFB] for the container and [MS-XLS] for the records of the workbook.
"""

import struct
from collections.abc import Sequence
from dataclasses import dataclass

_HIGHEST_SECTOR = 0xFFFFFFFA
_FREE = 0xFFFFFFFF
_MINI_SECTOR = 64
_MINI_BELOW = 4096
_BEGINNING_OF_SHEET = 0x0809
# NUMBER, LABEL, BOOLERR, FORMULA, STRING RESULT, RK, MULRK, MULBLANK, RSTRING, BLANK, LABELSST
_CELL_RECORDS = frozenset(
    {0x0203, 0x0204, 0x0205, 0x0006, 0x0406, 0x027E, 0x00BD, 0x00BE, 0x00D6, 0x0201, 0x00FD}
)


class Malformed(ValueError):
    """The file is not a whole .xls file."""


class Locked(ValueError):
    """The file is encrypted."""


@dataclass(frozen=True)
class _Entry:
    name: str
    start: int
    size: int


def laid_out_cells(content: bytes) -> int:
    """How many cells, empty ones included, the sheets in ``content`` span together.

    Raises Malformed or Locked.
    """
    try:
        return sum(_spans(_workbook(content)))
    except (struct.error, IndexError) as broken:
        raise Malformed("a part lies outside the file") from broken


def _workbook(content: bytes) -> bytes:
    """The stream of records that is the workbook, with every link in the file checked."""
    (shift, mini_shift) = struct.unpack_from("<HH", content, 30)
    (directory_count, table_count, directory_start) = struct.unpack_from("<3I", content, 40)
    (mini_start, mini_count, _, extra_count) = struct.unpack_from("<4I", content, 60)
    if shift not in {9, 12} or mini_shift != 6 or extra_count:
        raise Malformed("a shape that no small spreadsheet has")
    size = 1 << shift
    sectors = len(content) // size
    if max(directory_count, table_count, mini_count) > sectors:
        raise Malformed("a table larger than the file")
    table: list[int] = []
    for place in struct.unpack_from("<109I", content, 76):
        if place != _FREE:
            table += _links(_sector(content, place, size))
    _check_links(table, limit=sectors)
    entries = _entries(_stream(content, table, directory_start, size), len(content))
    mini = _links(_stream(content, table, mini_start, size))
    _check_links(mini, limit=len(content) // _MINI_SECTOR)
    found = next((e for e in entries if e.name in {"workbook", "book"}), None)
    if found is None:
        raise Malformed("there is no workbook in it")
    if found.size >= _MINI_BELOW:
        return _stream(content, table, found.start, size)[: found.size]
    small = _stream(content, table, entries[0].start, size)
    places = _chain(mini, found.start)
    return b"".join(small[p * _MINI_SECTOR : (p + 1) * _MINI_SECTOR] for p in places)[: found.size]


def _sector(content: bytes, place: int, size: int) -> bytes:
    # The header takes the room of one sector.
    return content[(place + 1) * size : (place + 2) * size]


def _stream(content: bytes, table: Sequence[int], start: int, size: int) -> bytes:
    return b"".join(_sector(content, place, size) for place in _chain(table, start))


def _links(sectors: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(sectors) // 4}I", sectors[: len(sectors) // 4 * 4]))


def _chain(table: Sequence[int], place: int) -> list[int]:
    """The sectors from ``place`` on; ``table`` has been checked to hold no circle."""
    chain = []
    while place < _HIGHEST_SECTOR:
        chain.append(place)
        place = table[place]
    return chain


def _check_links(table: Sequence[int], *, limit: int) -> None:
    settled = [False] * len(table)
    for start in range(min(len(table), limit + 1)):
        path: set[int] = set()
        place = start
        while place < _HIGHEST_SECTOR and (place in path or not settled[place]):
            if place in path or place > limit:
                raise Malformed("a chain that goes round in circles or leaves the file")
            path.add(place)
            place = table[place]
        for seen in path:
            settled[seen] = True


def _entries(directory: bytes, length: int) -> list[_Entry]:
    entries = []
    for at in range(0, len(directory) - 127, 128):
        name = directory[at : at + 64].decode("utf-16-le", "ignore").partition("\0")[0]
        if name == "EncryptedPackage":
            raise Locked(name)
        (start, size) = struct.unpack_from("<II", directory, at + 116)
        if size > length:
            raise Malformed("a part larger than the file")
        entries.append(_Entry(name.lower(), start, size))
    if not entries:
        raise Malformed("there is nothing in it")
    return entries


def _spans(records: bytes) -> list[int]:
    """Rows times columns that each sheet reaches out to."""
    spans: list[int] = []
    at = last_row = last_column = 0
    while at + 4 <= len(records):
        (kind, length) = struct.unpack_from("<HH", records, at)
        if kind == _BEGINNING_OF_SHEET:
            last_row = last_column = 0
            spans.append(0)
        elif kind in _CELL_RECORDS and length >= 4:
            (row, column) = struct.unpack_from("<HH", records, at + 4)
            if kind in {0x00BD, 0x00BE} and length >= 6:
                (column,) = struct.unpack_from("<H", records, at + 4 + length - 2)
            last_row, last_column = max(last_row, row), max(last_column, column)
            spans[-1:] = [(last_row + 1) * (last_column + 1)]
        at += 4 + length
    return spans
