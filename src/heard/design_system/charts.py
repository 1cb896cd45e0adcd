"""A bar chart as accessible SVG, drawn on the server from a table that may be seen.

A template shows it above the same figures in a table. No style attribute, style element or
script is used, so a strict content security policy needs no exception for it.
"""

import re
from dataclasses import dataclass, field
from textwrap import wrap

from markupsafe import Markup

from heard.engines.disclosure import ReleasedCell, ReleasedLine, ReleasedTable

# One unit is one CSS pixel on the narrowest screen we promise, so text keeps its size there.
WIDTH = 320
_BAR_WIDTH = 200
_LEFT = 4
_BAR_HEIGHT = 18
_LINE_HEIGHT = 18
_LABEL_CHARACTERS = 40
_BOLD_CHARACTERS = 33
_VALUE_CHARACTERS = 15

INK = "#0b0c0c"
BAR = "#1d70b8"
HATCH = "#505a5f"
RULE = "#b1b4b6"
PAPER = "#ffffff"
"""Bar, ink and hatch stand out from paper by 4.5:1 or more; the rules are only decoration."""

_ID = re.compile(r"[a-z][a-z0-9-]{0,60}")


def bar_chart(table: ReleasedTable, *, chart_id: str) -> Markup:
    """``table`` as horizontal bars: percentages with intervals, or counts where there are none.

    Hidden numbers are hatched and have no length. ``chart_id`` must be unique on the page.
    Raises ValueError for an id that is not small letters, digits and hyphens, and TypeError
    for anything but a released table.
    """
    if not isinstance(table, ReleasedTable):
        raise TypeError("only a released table may be drawn")
    if not _ID.fullmatch(chart_id):
        raise ValueError("a chart id is small letters, digits and hyphens")
    drawing = _Drawing(chart_id, _longest_count(table), in_percent=_is_in_percent(table))
    for line in table.all_lines:
        if table.by:
            drawing.heading(f"{line.label} ({people(line)})")
        for cell in line.cells:
            drawing.cell(cell)
    drawing.axis()
    return Markup(
        '<svg class="heard-chart" xmlns="http://www.w3.org/2000/svg" role="img" focusable="false"'
        ' viewBox="0 0 {width} {height}" width="100%" aria-labelledby="{id}-title {id}-desc"'
        ' font-family="arial, sans-serif" font-size="14" fill="{ink}">'
        '<title id="{id}-title">{title}</title><desc id="{id}-desc">{words}</desc>'
        '<defs><pattern id="{id}-hatch" width="6" height="6" patternUnits="userSpaceOnUse"'
        ' patternTransform="rotate(45)"><path d="M0 0V6" stroke="{hatch}" stroke-width="2"/>'
        '</pattern></defs><rect width="{width}" height="{height}" fill="{paper}"/>{shapes}</svg>'
    ).format(
        width=WIDTH,
        height=drawing.y + 4,
        id=chart_id,
        ink=INK,
        hatch=HATCH,
        paper=PAPER,
        title=table.title,
        words=in_words(table),
        shapes=Markup("").join(drawing.shapes),
    )


def in_words(table: ReleasedTable) -> str:
    """Everything the chart shows, as sentences."""
    said = ["Bar chart."]
    for line in table.all_lines:
        figures = "; ".join(_figure_in_words(cell) for cell in line.cells)
        said.append(f"{line.label} ({people(line)}): {figures}.")
    return " ".join(said)


def people(line: ReleasedLine) -> str:
    """How many answered, as words fit to stand in brackets."""
    if line.base is None:
        return f"number who answered: {line.base_text}"
    return f"about {line.base_text} answered"


def _figure_in_words(cell: ReleasedCell) -> str:
    if cell.hidden:
        return f"{cell.label}, {cell.count_text}"
    if cell.percent is None:
        return f"{cell.label}, about {cell.count_text} people"
    return f"{cell.label}, {cell.percent_text}, likely between {cell.low}% and {cell.high}%"


def _is_in_percent(table: ReleasedTable) -> bool:
    return any(cell.percent is not None for line in table.all_lines for cell in line.cells)


def _longest_count(table: ReleasedTable) -> int:
    counts = [cell.count or 0 for line in table.all_lines for cell in line.cells]
    return max([1, *counts])


@dataclass
class _Drawing:
    """Adds shapes from the top down."""

    chart_id: str
    longest: int
    in_percent: bool = field(kw_only=True)
    y: int = 4
    shapes: list[Markup] = field(default_factory=list)

    def heading(self, words: str) -> None:
        self.y += 8
        self.text(words, bold=True)

    def cell(self, cell: ReleasedCell) -> None:
        self.text(cell.label)
        if cell.hidden:
            self.hatched(cell.count_text)
        elif not self.in_percent:
            self.bar(_BAR_WIDTH * (cell.count or 0) / self.longest, cell.count_text)
        elif cell.percent is None:
            self.value(f"about {cell.count_text}", _LEFT)
        else:
            self.bar(_BAR_WIDTH * cell.percent / 100, _percent_and_range(cell))
            self.whisker(cell)
        self.y += _BAR_HEIGHT + 8

    def text(self, words: str, *, bold: bool = False) -> None:
        for part in wrap(words, _BOLD_CHARACTERS if bold else _LABEL_CHARACTERS) or [""]:
            self.y += _LINE_HEIGHT
            self.shapes.append(
                Markup('<text x="{}" y="{}" font-weight="{}">{}</text>').format(
                    _LEFT, self.y - 5, "bold" if bold else "normal", part
                )
            )

    def bar(self, length: float, words: str) -> None:
        self.shapes.append(
            Markup('<rect x="{}" y="{}" width="{:.1f}" height="{}" fill="{}"/>').format(
                _LEFT, self.y, length, _BAR_HEIGHT, BAR
            )
        )
        self.value(words, _LEFT + _BAR_WIDTH + 8)

    def hatched(self, words: str) -> None:
        # Always of one length: a bar drawn to scale would show what is hidden.
        self.shapes.append(
            Markup(
                '<rect x="{}" y="{}" width="{}" height="{}" fill="url(#{}-hatch)" stroke="{}"/>'
            ).format(_LEFT + 0.5, self.y + 0.5, 60, _BAR_HEIGHT - 1, self.chart_id, HATCH)
        )
        self.value(words, _LEFT + 68)

    def value(self, words: str, x: int) -> None:
        size = 14 if len(words) <= _VALUE_CHARACTERS else 12
        self.shapes.append(
            Markup('<text x="{}" y="{}" font-size="{}">{}</text>').format(
                x, self.y + 14, size, words
            )
        )

    def whisker(self, cell: ReleasedCell) -> None:
        low, high = (_LEFT + _BAR_WIDTH * (end or 0) / 100 for end in (cell.low, cell.high))
        middle = self.y + _BAR_HEIGHT / 2
        path = (
            f"M{low:.1f} {middle - 5}v10M{low:.1f} {middle}H{high:.1f}M{high:.1f} {middle - 5}v10"
        )
        # White beneath the ink keeps the whisker apart from the bar it lies on.
        for colour, thickness in ((PAPER, 4), (INK, 2)):
            self.shapes.append(
                Markup('<path d="{}" stroke="{}" stroke-width="{}" fill="none"/>').format(
                    path, colour, thickness
                )
            )

    def axis(self) -> None:
        if not self.in_percent:
            return
        top = self.y
        for percent in (0, 50, 100):
            x = _LEFT + _BAR_WIDTH * percent // 100
            anchor = "start" if percent == 0 else "middle"
            self.shapes.append(
                Markup(
                    '<path d="M{x} {top}v6" stroke="{rule}"/>'
                    '<text x="{x}" y="{y}" font-size="12" text-anchor="{anchor}">{percent}%</text>'
                ).format(x=x, top=top, rule=RULE, y=top + 19, anchor=anchor, percent=percent)
            )
        self.shapes.append(
            Markup('<path d="M{} {}h{}" stroke="{}"/>').format(_LEFT, top, _BAR_WIDTH, RULE)
        )
        self.y += 22


def _percent_and_range(cell: ReleasedCell) -> str:
    return f"{cell.percent_text} ({cell.low} to {cell.high})"
