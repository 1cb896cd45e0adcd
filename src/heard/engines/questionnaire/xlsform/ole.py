"""Follows the links inside an .xls file, to be sure that they end and stay inside it.

Formats: Microsoft [MS-CFB] for the container and [MS-XLS] for the records of the workbook.
"""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_HIGHEST_SECTOR = 0xFFFFFFFA
_FREE = 0xFFFFFFFF
_MINI_SECTOR = 64
_MINI_BELOW = 4096
_MOST_SHEETS = 256
_DIMENSIONS = 0x0200
_SHARED_TEXTS = 0x00FC
_PLACE_OF_SHEET = 0x0085
_END = 0x000A
_SEVERAL_CELLS = frozenset({0x00BD, 0x00BE})
# NUMBER, LABEL, BOOLERR, FORMULA, STRING RESULT, RK, MULRK, MULBLANK, RSTRING, BLANK, LABELSST
_CELL_RECORDS = frozenset(
    {0x0203, 0x0204, 0x0205, 0x0006, 0x0406, 0x027E, 0x00BD, 0x00BE, 0x00D6, 0x0201, 0x00FD}
)


class Malformed(ValueError):
    """The file is not a whole .xls file."""


class Locked(ValueError):
    """The file is encrypted."""


class HasMacros(ValueError):
    """The file holds programs, which the reader would unpack."""


@dataclass(frozen=True)
class _Entry:
    name: str
    start: int
    size: int


def laid_out_cells(content: bytes) -> int:
    """How many cells, empty ones included, the sheets in ``content`` span together.

    Raises Malformed, Locked or HasMacros.
    """
    try:
        return sum(_laid_out(stream) for stream in _workbooks(content))
    except (struct.error, IndexError) as broken:
        raise Malformed("a part lies outside the file") from broken


def _workbooks(content: bytes) -> list[bytes]:
    """The streams of records that may be the workbook, with every link in the file checked."""
    (shift, mini_shift) = struct.unpack_from("<HH", content, 30)
    (directory_count, table_count, directory_start) = struct.unpack_from("<3I", content, 40)
    (mini_start, mini_count, extra_start, extra_count) = struct.unpack_from("<4I", content, 60)
    if shift not in {9, 12} or mini_shift != 6:
        raise Malformed("sectors of a size that does not exist")
    if extra_count or extra_start < _HIGHEST_SECTOR:
        raise Malformed("a table in two parts, which only files far larger need")
    size = 1 << shift
    sectors = len(content) // size
    if max(directory_count, table_count, mini_count) > sectors:
        raise Malformed("a table larger than the file")
    places = [place for place in struct.unpack_from("<109I", content, 76) if place != _FREE]
    table = _links(b"".join(_sector(content, place, size) for place in places))
    _check_links(table, limit=sectors)
    entries = _entries(_stream(content, table, directory_start, size), len(content))
    mini = _links(_stream(content, table, mini_start, size))
    _check_links(mini, limit=len(content) // _MINI_SECTOR)
    small = _stream(content, table, entries[0].start, size)
    streams = []
    for entry in entries:
        if entry.name in {"workbook", "book"}:
            is_small = entry.size < _MINI_BELOW
            stream = (
                _small_stream(small, mini, entry.start)
                if is_small
                else _stream(content, table, entry.start, size)
            )
            streams.append(stream[: entry.size])
    return streams


def _small_stream(small: bytes, mini: Sequence[int], start: int) -> bytes:
    places = _chain(mini, start)
    return b"".join(small[p * _MINI_SECTOR : (p + 1) * _MINI_SECTOR] for p in places)


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
        if name.upper() in {"VBA", "_VBA_PROJECT_CUR", "_VBA_PROJECT"}:
            raise HasMacros(name)
        (start, size) = struct.unpack_from("<II", directory, at + 116)
        if size > length:
            raise Malformed("a part larger than the file")
        entries.append(_Entry(name.lower(), start, size))
    if not entries:
        raise Malformed("there is nothing in it")
    return entries


def _laid_out(stream: bytes) -> int:
    """Rows times columns that each sheet of the workbook claims or reaches out to, added up."""
    places: list[int] = []
    for kind, body in _records(stream, 0):
        if kind == _PLACE_OF_SHEET:
            places += struct.unpack_from("<I", body)
        elif kind == _SHARED_TEXTS and struct.unpack_from("<I", body, 4)[0] > len(stream):
            raise Malformed("more texts than there is room for")
    if len(places) > _MOST_SHEETS:
        raise Malformed("more sheets than a spreadsheet has")
    return sum(_reach(stream, place) for place in places)


def _reach(stream: bytes, place: int) -> int:
    last_row = last_column = 0
    for kind, body in _records(stream, place):
        if kind == _END:
            break
        row, column = _corner(kind, body)
        last_row, last_column = max(last_row, row), max(last_column, column)
    return last_row * last_column


def _corner(kind: int, body: bytes) -> tuple[int, int]:
    """The last row and column, counted from 1, that one record needs."""
    if kind == _DIMENSIONS:
        form = "<IIHH" if len(body) >= 14 else "<HHHH"
        first_row, rows, first_column, columns = struct.unpack_from(form, body)
        if rows and columns and (first_row >= rows or first_column >= columns):
            raise Malformed("a sheet that ends before it begins")
        return rows, columns
    if kind in _CELL_RECORDS:
        row, column = struct.unpack_from("<HH", body)
        if kind in _SEVERAL_CELLS:
            (column,) = struct.unpack_from("<H", body, len(body) - 2)
        return row + 1, column + 1
    return 0, 0


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    while at + 4 <= len(stream):
        (kind, length) = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length
