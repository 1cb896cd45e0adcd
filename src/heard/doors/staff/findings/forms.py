"""Making a finding: what is claimed, how surely, and what it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from django.core.exceptions import ValidationError

from heard.design_system.fields import Checkboxes, Radios, TextArea
from heard.design_system.forms import Form
from heard.figures.queries import read_table
from heard.findings.queries import list_strengths

if TYPE_CHECKING:
    from heard.coding.models import Theme
    from heard.design_system.fields.base import Options
    from heard.evidence.queries import ReadableSegment
    from heard.figures.models import TableRelease

NOT_TO_BE_QUOTED = "Cannot be chosen: this person has not said that their words may be quoted."


class Quotations(Checkboxes):
    """Redacted words to choose from; those in ``closed`` are shown and cannot be chosen."""

    closed: frozenset[str] = frozenset()

    def items(self) -> list[Options]:
        """Every text; one that may not be quoted is greyed and says why."""
        listed = super().items()
        for item in listed:
            if item.get("value") in self.closed:
                item |= {"disabled": True, "hint": {"text": NOT_TO_BE_QUOTED}}
        return listed

    def clean(self, value: Any) -> list[str]:
        """Refuses one that may not be quoted, however it was sent."""
        chosen = super().clean(value)
        if self.closed.intersection(chosen):
            raise ValidationError(NOT_TO_BE_QUOTED, code="closed")
        return chosen


class FindingForm(Form):
    """One finding. What it may rest on is given when the form is made."""

    claim = TextArea(
        label="What we now believe",
        hint="One or two sentences that the people who spoke would recognise.",
        max_length=1000,
        rows=3,
        missing="Say what we now believe",
    )
    strength = Radios(
        label="How strong it is",
        choices=list_strengths(),
        missing="Choose how strong the finding is",
    )
    not_known = TextArea(
        label="What we do not know",
        hint="Who is missing, what could also explain it, what we would ask next.",
        max_length=2000,
        rows=4,
        missing="Say what we do not know. There is always something",
    )
    themes = Checkboxes(
        label="Themes it rests on", hint="You can leave this out.", choices=(), size="m"
    )
    quotations = Quotations(
        label="Quotations it rests on",
        hint="Only words whose people said yes can be quoted.",
        choices=(),
        size="m",
        missing="Choose at least one quotation",
    )
    tables = Checkboxes(
        label="Tables it rests on",
        choices=(),
        size="m",
        missing="Choose at least one released table",
    )

    def __init__(
        self,
        *args: Any,
        themes: Mapping[UUID, Theme],
        segments: Mapping[UUID, ReadableSegment],
        releases: Mapping[UUID, TableRelease],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._resting: dict[str, Mapping[UUID, Any]] = {
            "themes": themes,
            "quotations": segments,
            "tables": releases,
        }
        if themes:
            self._offer("themes", [(str(theme.id), theme.name) for theme in themes.values()])
        else:
            del self.fields["themes"]
        self._offer("quotations", [(str(s.id), s.text.words) for s in segments.values()])
        self._offer("tables", [(str(r.id), _table_words(r)) for r in releases.values()])
        closed = [str(segment.id) for segment in segments.values() if not segment.may_be_quoted]
        cast("Quotations", self.component_field("quotations")).closed = frozenset(closed)

    def chosen(self, name: str) -> Sequence[Any]:
        """The themes, quotations or tables that were ticked, as things rather than ids."""
        return [self._resting[name][UUID(value)] for value in self.cleaned_data.get(name, ())]

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        cast("Checkboxes", self.component_field(name)).offer(choices)


def _table_words(release: TableRelease) -> str:
    table = read_table(release)
    return f"{table.title}, from {release.results.title}. Answered by {table.base_text}"
