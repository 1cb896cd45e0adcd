"""Keeps what an import leaves out, so that it can be said and is never silent."""

from heard.engines.questionnaire.xlsform.sheets import Row

_WHY = {
    "constraint": "answers are never refused by a rule of the form",
    "constraint_message": "answers are never refused by a rule of the form",
    "default": "no answer is filled in beforehand",
    "calculation": "nothing is worked out from answers",
    "required_message": "every question may be skipped",
    "requiredmsg": "every question may be skipped",
    "appearance": "every question looks the same way",
}


class Notes:
    """Plain sentences about what was left out, each said once with the rows it is about."""

    def __init__(self) -> None:
        self._sentences: list[str] = []
        self._columns: dict[tuple[str, str, str], list[int]] = {}
        self._rows: dict[tuple[str, str], list[int]] = {}

    def add(self, sentence: str) -> None:
        """Keep one sentence."""
        if sentence not in self._sentences:
            self._sentences.append(sentence)

    def add_row(self, row: Row, what: str) -> None:
        """Keep that ``row`` had ``what`` done to it; rows with the same words are said together."""
        self._rows.setdefault((row.sheet, what), []).append(row.number)

    def add_columns(self, row: Row, used: frozenset[str]) -> None:
        """Keep which filled cells of ``row`` are under columns that are not ``used``."""
        for column, _ in row.cells:
            if column.base not in used:
                key = (row.sheet, column.heading, column.base)
                rows = self._columns.setdefault(key, [])
                if row.number not in rows[-1:]:
                    rows.append(row.number)

    def add_marked_up(self, row: Row) -> None:
        """Keep that ``row`` has wording with formatting marks in it."""
        self.add_row(row, "has formatting marks in its wording, which are shown as they are")

    def sentences(self) -> tuple[str, ...]:
        """Everything kept, in plain sentences."""
        columns = []
        for (sheet, heading, base), rows in self._columns.items():
            why = f", because {_WHY[base]}" if base in _WHY else ""
            under = f"under “{heading[:64]}”" if heading else "in a column without a heading"
            columns.append(f"Sheet “{sheet}”, {_said(rows)}: what is {under} was left out{why}.")
        about_rows = [
            f"Sheet “{s}”, {_said(rows)}: {what}." for (s, what), rows in self._rows.items()
        ]
        return (*self._sentences, *about_rows, *columns)


def _said(rows: list[int]) -> str:
    if len(rows) == 1:
        return f"row {rows[0]}"
    shown = ", ".join(str(row) for row in rows[:5])
    more = f" and {len(rows) - 5} more" if len(rows) > 5 else ""
    return f"rows {shown}{more}"
