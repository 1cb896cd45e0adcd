"""Choosing a table, and deciding whether it leaves the team."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from heard.design_system.fields import Radios, Select
from heard.design_system.forms import Form

if TYPE_CHECKING:
    from heard.engines.tables.variables import Variable

SAME_QUESTION = "Choose a different question to make groups by"


class TableForm(Form):
    """Which question to count, and perhaps another to make groups by."""

    variable = Select(
        label="Question", choices=(), empty="Choose a question", missing="Choose a question"
    )
    by = Select(label="In groups, by (you can leave this out)", choices=(), empty="No groups")

    def __init__(self, *args: Any, variables: "Sequence[Variable]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(held.id, held.title) for held in variables]
        for name in ("variable", "by"):
            cast("Select", self.component_field(name)).offer(choices)

    def clean(self) -> dict[str, Any]:
        """A question cannot be counted in groups of itself."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("by") and cleaned.get("by") == cleaned.get("variable"):
            self.add_error("by", SAME_QUESTION)
        return cleaned


class NothingToFill(Form):
    """For pages where somebody confirms and nothing else; it holds the reason of a refusal."""


class DecideForm(Form):
    """Release a table, or not."""

    decision = Radios(
        label="May this table leave the team?",
        choices=[("release", "Yes, release it"), ("refuse", "No, do not release it")],
        missing="Choose whether to release this table",
        size="m",
    )
