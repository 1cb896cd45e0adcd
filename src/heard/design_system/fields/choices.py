"""Fields for choosing: one of several, any of several, one from a long list, or yes I agree."""

from collections.abc import Iterable, Mapping
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError

from heard.design_system.fields.base import BoundComponent, ComponentField, Options, words

NOT_LISTED = "Choose from the answers listed"
Choices = Iterable[tuple[str, str]]


class Choosing(ComponentField, forms.ChoiceField):
    """What every field for choosing shares."""

    def pairs(self) -> list[tuple[str, str]]:
        """The answers as (value, words)."""
        flat = cast("Choices", self.choices)
        return [(str(value), str(text)) for value, text in flat]

    def offer(self, choices: Choices) -> None:
        """Give other answers, for a form that only knows them when it is made."""
        self.choices = list(choices)


class Listed(Choosing):
    """What Radios and Checkboxes share: the answers, each perhaps with a hint.

    choices -- (value kept, words shown). hints -- words under an answer, by value.
    divider_before -- the value above which "or" stands.
    """

    def __init__(
        self,
        *,
        choices: Choices,
        hints: Mapping[str, str] | None = None,
        divider_before: str = "",
        **kwargs: Any,
    ) -> None:
        self.hints = hints or {}
        self.divider_before = divider_before
        super().__init__(
            choices=list(choices),
            error_messages={"invalid_choice": NOT_LISTED, "invalid_list": NOT_LISTED},
            **kwargs,
        )

    def items(self) -> list[Options]:
        """The answers as component options, with the divider where it goes."""
        listed: list[Options] = []
        for value, text in self.pairs():
            if value == self.divider_before:
                listed.append({"divider": "or"})
            item: Options = {"value": value, **words(text)}
            if value in self.hints:
                item["hint"] = words(self.hints[value])
            listed.append(item)
        return listed

    def component_options(self, bound: BoundComponent) -> Options:
        """Options both components share."""
        return super().component_options(bound) | {
            "idPrefix": bound.auto_id,
            "fieldset": self.as_fieldset(bound),
            "items": self.items(),
        }


class Radios(Listed):
    """One of a few answers. ``inline`` puts two short answers side by side."""

    component = "radios"
    widget = forms.RadioSelect

    def __init__(self, *, choices: Choices, inline: bool = False, **kwargs: Any) -> None:
        self.inline = inline
        super().__init__(choices=choices, **kwargs)

    def component_options(self, bound: BoundComponent) -> Options:
        """Options of GOV.UK radios."""
        options = super().component_options(bound) | {"value": bound.shown_value()}
        if self.inline:
            options["classes"] = "govuk-radios--inline"
        return options


class Checkboxes(Listed, forms.MultipleChoiceField):
    """Any of a few answers, as a list of values.

    exclusive -- a value that cannot go with another, such as "none of these".
    """

    component = "checkboxes"
    widget = forms.CheckboxSelectMultiple

    def __init__(self, *, choices: Choices, exclusive: str = "", **kwargs: Any) -> None:
        self.exclusive = exclusive
        super().__init__(choices=choices, **kwargs)

    def clean(self, value: Any) -> list[str]:
        """The values chosen, each once. Raises ValidationError in plain words."""
        chosen: list[str] = list(dict.fromkeys(super().clean(value)))
        if self.exclusive in chosen and len(chosen) > 1:
            alone = dict(self.pairs())[self.exclusive]
            raise ValidationError(f"Choose “{alone}” or other answers, not both", code="exclusive")
        return chosen

    def items(self) -> list[Options]:
        """As for radios, with the exclusive answer marked for the script."""
        listed = super().items()
        for item in listed:
            if self.exclusive and item.get("value") == self.exclusive:
                item["behaviour"] = "exclusive"
        return listed

    def component_options(self, bound: BoundComponent) -> Options:
        """Options of GOV.UK checkboxes."""
        given = bound.value() or []
        chosen = [given] if isinstance(given, str) else [str(value) for value in given]
        known = [value for value, _ in self.pairs() if value in chosen]
        return super().component_options(bound) | {"values": known}


class Select(Choosing):
    """One from a list too long for radios. ``empty`` is the first line, which means none."""

    component = "select"

    def __init__(self, *, choices: Choices, empty: str = "Choose one", **kwargs: Any) -> None:
        self.empty = empty
        super().__init__(
            choices=list(choices), error_messages={"invalid_choice": NOT_LISTED}, **kwargs
        )

    def component_options(self, bound: BoundComponent) -> Options:
        """Options of GOV.UK select."""
        return super().component_options(bound) | {
            "id": bound.auto_id,
            "label": self.as_label(bound),
            "value": bound.shown_value(),
            "items": [
                {"value": value, "text": text} for value, text in [("", self.empty), *self.pairs()]
            ],
        }


class Confirm(ComponentField, forms.BooleanField):
    """One box to tick. With ``missing``, it must be ticked."""

    component = "checkboxes"

    def component_options(self, bound: BoundComponent) -> Options:
        """Options of GOV.UK checkboxes with the one box; the hint goes under its words."""
        options = super().component_options(bound)
        item: Options = {"value": "yes", "text": str(bound.label), "checked": bool(bound.value())}
        hint = options.pop("hint", None)
        if hint:
            item["hint"] = hint
        return options | {"idPrefix": bound.auto_id, "items": [item]}
