"""Counts, weighted shares and intervals from an extract: for our own eyes, until released.

An ``InternalTable`` holds exact small numbers. Nothing outside ``engines.disclosure`` should
show one: ``release`` turns it into a table that may be seen.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from duckdb import DuckDBPyConnection

from heard.engines.questionnaire.answers import Presence
from heard.engines.tables import extract
from heard.engines.tables.intervals import effective_size, wilson
from heard.engines.tables.variables import Variable

OVERALL = ""
"""The code of the line that is about everybody in the table."""


class NotTabulable(ValueError):
    """The variable is not in the extract, or has no list of codes to count."""


@dataclass(frozen=True, repr=False)
class InternalCell:
    """One option: how many gave it, what they weigh, and what share that is.

    ``share`` is of given answers, ``share_of_all`` of every row of the line, both weighted
    and between 0 and 1 (None when there is nobody). ``low`` and ``high`` bound ``share``.
    """

    code: str
    label: str
    count: int
    weighted: float
    share: float | None
    share_of_all: float | None
    low: float
    high: float

    def __repr__(self) -> str:
        return "InternalCell([withheld])"


@dataclass(frozen=True, repr=False)
class InternalLine:
    """One group of people. ``base`` is how many gave an answer, unweighted.

    ``declined``, ``not_answered`` and ``not_asked`` count people, unweighted.
    """

    code: str
    label: str
    base: int
    weighted_base: float
    effective_n: float
    declined: int
    not_answered: int
    not_asked: int
    cells: tuple[InternalCell, ...]

    def __repr__(self) -> str:
        return "InternalLine([withheld])"


@dataclass(frozen=True, repr=False)
class InternalTable:
    """A table before disclosure control.

    ``lines`` holds one line for a one-way table. For a two-way table it holds one per answer
    to ``by``, and ``total`` everybody who answered ``by``.
    """

    variable: Variable
    by: Variable | None
    lines: tuple[InternalLine, ...]
    total: InternalLine | None
    weighted: bool

    def __repr__(self) -> str:
        by = f" by {self.by.id}" if self.by else ""
        return f"InternalTable({self.variable.id}{by}: [withheld])"

    @property
    def overall(self) -> InternalLine:
        """The line about everybody in the table."""
        return self.total or self.lines[0]


@dataclass
class _Tally:
    count: int = 0
    weight: float = 0.0
    squares: float = 0.0


_Tallies = dict[tuple[str, str, str], _Tally]
"""Keyed by group, presence and code; the code is empty for a whole presence."""


def one_way(parquet_path: str | Path, variable: str) -> InternalTable:
    """How people answered ``variable`` (its id).

    Raises NotTabulable for an unknown variable or one without codes, BadExtract for a bad file.
    """
    manifest, held = extract.describe(parquet_path)
    asked = _find(held, variable)
    tallies = _tally(parquet_path, asked, None)
    line = _line(tallies, asked, OVERALL, "Everybody")
    return InternalTable(asked, None, (line,), None, manifest.weighted)


def two_way(parquet_path: str | Path, variable: str, by: str) -> InternalTable:
    """How each group of people, by their answer to ``by``, answered ``variable``.

    People who gave no answer to ``by`` are in no line, and not in the total.
    Raises as ``one_way`` does, and NotTabulable when both are the same variable.
    """
    if variable == by:
        raise NotTabulable("A question cannot be tabulated by itself.")
    manifest, held = extract.describe(parquet_path)
    asked, groups = _find(held, variable), _find(held, by)
    tallies = _tally(parquet_path, asked, groups)
    lines = tuple(_line(tallies, asked, code.code, code.label) for code in groups.codes)
    total = _line(tallies, asked, OVERALL, "Everybody")
    return InternalTable(asked, groups, lines, total, manifest.weighted)


def _find(held: Sequence[Variable], wanted: str) -> Variable:
    for variable in held:
        if variable.id == wanted:
            if not variable.kind.has_codes:
                raise NotTabulable(f"{wanted} has no list of answers to count.")
            return variable
    raise NotTabulable(f"The extract has no variable called {wanted}.")


_TALLY = """
WITH answers AS (
    SELECT {group} AS group_code, {presence} AS presence, {answer} AS codes, weight
    FROM read_parquet(?) {only}
), people AS (
    SELECT group_code, presence, '' AS code, weight FROM answers
), picks AS (
    SELECT group_code, presence, unnest(codes) AS code, weight FROM answers
    WHERE presence = 'given'
)
SELECT group_code, presence, code, count(*), fsum(weight), fsum(weight * weight)
FROM (SELECT * FROM people UNION ALL SELECT * FROM picks) GROUP BY ALL
"""


def _tally(path: str | Path, asked: Variable, groups: Variable | None) -> _Tallies:
    with extract.connect() as database:
        if groups is None:
            return _run(database, path, asked, "''", "")
        given = f"WHERE {extract.identifier(groups.id + '__presence')} = 'given'"
        overall = _run(database, path, asked, "''", given)
        return overall | _run(database, path, asked, f"unnest({_as_list(groups)})", given)


def _run(
    database: DuckDBPyConnection, path: str | Path, asked: Variable, group: str, only: str
) -> _Tallies:
    query = _TALLY.format(
        group=group,
        presence=extract.identifier(asked.id + "__presence"),
        answer=_as_list(asked),
        only=only,
    )
    found = database.execute(query, [str(path)]).fetchall()
    return {(row[0], row[1], row[2]): _Tally(*row[3:]) for row in found}


def _as_list(variable: Variable) -> str:
    name = extract.identifier(variable.id)
    return f"list_distinct({name})" if variable.kind == "multiple" else f"[{name}]"


def _line(tallies: _Tallies, asked: Variable, code: str, label: str) -> InternalLine:
    by_presence = {kind: tallies.get((code, kind.value, ""), _Tally()) for kind in Presence}
    given = by_presence[Presence.GIVEN]
    everybody = sum(tally.weight for tally in by_presence.values())
    size = effective_size(given.weight, given.squares)
    return InternalLine(
        code=code,
        label=label,
        base=given.count,
        weighted_base=given.weight,
        effective_n=size,
        declined=by_presence[Presence.DECLINED].count,
        not_answered=by_presence[Presence.NOT_ANSWERED].count,
        not_asked=by_presence[Presence.NOT_ASKED].count,
        cells=tuple(
            _cell(
                option.code,
                option.label,
                tallies.get((code, Presence.GIVEN.value, option.code), _Tally()),
                given.weight,
                everybody,
                size,
            )
            for option in asked.codes
        ),
    )


def _cell(
    code: str, label: str, tally: _Tally, given: float, everybody: float, size: float
) -> InternalCell:
    share = min(1.0, tally.weight / given) if given > 0 else None
    low, high = wilson(share, size) if share is not None else (0.0, 1.0)
    of_all = tally.weight / everybody if everybody > 0 else None
    return InternalCell(code, label, tally.count, tally.weight, share, of_all, low, high)
