"""A field for a whole number."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from heard.design_system.fields.base import BoundComponent, ComponentField, Options

MOST_DIGITS = 15


class WholeNumber(ComponentField, forms.Field):
    """A whole number between ``least`` and ``most``; commas and spaces between digits are fine."""

    component = "input"

    def __init__(
        self, *, least: int = 0, most: int = 1_000_000_000, width: int = 5, **kwargs: Any
    ) -> None:
        self.least = least
        self.most = most
        self.width = width
        super().__init__(**kwargs)

    def to_python(self, value: Any | None) -> int | None:
        """The number, or None when nothing was entered. Raises ValidationError in plain words."""
        typed = re.sub(r"[\s,]", "", str(value)) if value is not None else ""
        if not typed:
            return None
        if not (typed.isascii() and re.fullmatch(r"-?\d+", typed)):
            raise ValidationError("Enter a whole number, like 12", code="not_a_number")
        # Counted before int() is: turning a million digits into a number takes seconds.
        if len(typed) > MOST_DIGITS or not self.least <= int(typed) <= self.most:
            raise ValidationError(
                f"Enter a number between {self.least:,} and {self.most:,}", code="out_of_range"
            )
        return int(typed)

    def component_options(self, bound: BoundComponent) -> Options:
        """Options of GOV.UK text input, with the number keyboard."""
        return super().component_options(bound) | {
            "id": bound.auto_id,
            "label": self.as_label(bound),
            "value": bound.shown_value(),
            "inputmode": "numeric",
            "autocomplete": "off",
            "spellcheck": False,
            "classes": f"govuk-input--width-{self.width}",
        }
