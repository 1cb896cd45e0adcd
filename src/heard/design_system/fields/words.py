"""Fields for words: one line, several lines, a password. They refuse what cannot be kept."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from heard.design_system.fields.base import BoundComponent, ComponentField, Options
from heard.design_system.unprintable import (
    has_direction_changes,
    has_unkeepable,
    normal_line_ends,
)

UNKEEPABLE_WORDS = "There is a character we cannot save. Delete it and type that part again"
HIDDEN_MARKS = "There is a hidden character that changes the reading order. Type this again"
ONE_LINE = "Write this on one line"


def too_long(length: int, most: int) -> str:
    """What to say about words that do not fit."""
    return f"Use {most:,} characters or fewer. You have used {length:,}"


class Words(ComponentField, forms.CharField):
    """What the word fields share: the length and the characters that may be in them."""

    def __init__(self, *, max_length: int, autocomplete: str = "off", **kwargs: Any) -> None:
        # Browsers offer what was typed before to whoever sits there next, so
        # the default is off; fields about the reader name their purpose.
        self.autocomplete = autocomplete
        self.most_characters = max_length
        # Django's own length and NUL checks speak another language; ours replace them.
        super().__init__(**kwargs)
        self.validators = list(kwargs.get("validators", ()))

    def to_python(self, value: Any | None) -> str:
        """The words with ordinary line ends and no spaces around them.

        Raises ValidationError, in plain words, on what cannot be kept.
        """
        text = normal_line_ends(str(value)) if value is not None else ""
        if has_unkeepable(text):
            raise ValidationError(UNKEEPABLE_WORDS, code="unkeepable")
        kept = text.strip() if self.strip else text
        if len(kept) > self.most_characters:
            raise ValidationError(too_long(len(kept), self.most_characters), code="too_long")
        return kept

    def component_options(self, bound: BoundComponent) -> Options:
        """The options all word fields send."""
        options = super().component_options(bound)
        options |= {"id": bound.auto_id, "label": self.as_label(bound), "spellcheck": False}
        return options


class CharField(Words):
    """One line of words, up to ``max_length`` characters (300 unless said).

    width -- in characters, one of 2, 3, 4, 5, 10, 20, 30; without it the box
    is as wide as its column. inputmode -- the phone keyboard to bring up.
    """

    component = "input"

    def __init__(
        self,
        *,
        max_length: int = 300,
        width: int | None = None,
        inputmode: str = "",
        **kwargs: Any,
    ) -> None:
        self.width = width
        self.inputmode = inputmode
        super().__init__(max_length=max_length, **kwargs)

    def to_python(self, value: Any | None) -> str:
        """As for all words; also refuses line ends and marks that change reading order."""
        text = super().to_python(value)
        if "\n" in text:
            raise ValidationError(ONE_LINE, code="one_line")
        if has_direction_changes(text):
            raise ValidationError(HIDDEN_MARKS, code="hidden_marks")
        return text

    def component_options(self, bound: BoundComponent) -> Options:
        """Options of GOV.UK text input."""
        options = super().component_options(bound)
        options |= {
            "value": bound.shown_value(),
            "autocomplete": self.autocomplete,
            "attributes": {"dir": "auto"},
        }
        if self.width:
            options["classes"] = f"govuk-input--width-{self.width}"
        if self.inputmode:
            options["inputmode"] = self.inputmode
        return options


class TextArea(Words):
    """Several lines of words, up to ``max_length`` characters (10,000 unless said).

    rows -- height of the box. count -- show how many characters are left.
    Marks that change reading order are kept: people write in languages that use them.
    """

    component = "textarea"
    widget = forms.Textarea

    def __init__(
        self, *, max_length: int = 10_000, rows: int = 5, count: bool = False, **kwargs: Any
    ) -> None:
        self.rows = rows
        self.count = count
        super().__init__(max_length=max_length, **kwargs)

    def component_name(self) -> str:
        """Character count when there is one, else a plain box."""
        return "character-count" if self.count else "textarea"

    def component_options(self, bound: BoundComponent) -> Options:
        """Options of GOV.UK textarea or character count."""
        options = super().component_options(bound)
        # As an attribute: character count does not pass autocomplete on.
        options |= {
            "value": bound.shown_value(),
            "rows": self.rows,
            "attributes": {"autocomplete": self.autocomplete, "dir": "auto"},
        }
        if self.count:
            options["maxlength"] = self.most_characters
        return options


class PasswordField(Words):
    """A password: never shown again, spaces kept, 1,000 characters at most."""

    component = "password-input"
    widget = forms.PasswordInput

    def __init__(self, *, autocomplete: str = "current-password", **kwargs: Any) -> None:
        super().__init__(max_length=1000, autocomplete=autocomplete, strip=False, **kwargs)

    def component_options(self, bound: BoundComponent) -> Options:
        """Options of GOV.UK password input; what was typed is not among them."""
        return super().component_options(bound) | {"autocomplete": self.autocomplete}
