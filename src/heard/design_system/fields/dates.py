"""A field for a day, typed in three boxes, with errors that say which box is wrong."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import ErrorDict

from heard.design_system.fields.base import BoundComponent, ComponentField, Options
from heard.design_system.unprintable import printable

PARTS = ("day", "month", "year")
MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)


@dataclass(frozen=True)
class DateParts:
    """What was typed in the three boxes, as it was typed."""

    day: str = ""
    month: str = ""
    year: str = ""

    def __bool__(self) -> bool:
        return bool(self.day or self.month or self.year)

    def empty_parts(self) -> list[str]:
        """Names of the boxes with nothing in them."""
        return [part for part in PARTS if not getattr(self, part)]


class ThreeBoxes(forms.Widget):
    """Reads three boxes, ``name-day``, ``name-month`` and ``name-year``."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> DateParts:
        """What was typed, without spaces around it."""
        typed = (str(data.get(f"{name}-{part}") or "").strip() for part in PARTS)
        return DateParts(*typed)

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """Whether none of the boxes was sent at all."""
        return all(f"{name}-{part}" not in data for part in PARTS)


class WrongParts(ValidationError):
    """A day that cannot be read; ``parts`` are the boxes to mark."""

    def __init__(self, message: str, parts: tuple[str, ...]) -> None:
        super().__init__(message, code="-".join(("wrong", *parts)))


def month_number(typed: str) -> int | None:
    """1 to 12 from ``3``, ``03``, ``Mar`` or ``March``; None when it is no month."""
    if typed.isascii() and typed.isdigit() and len(typed) <= 2 and 1 <= int(typed) <= 12:
        return int(typed)
    name = typed.lower()
    if len(name) >= 3:
        for position, month in enumerate(MONTHS, start=1):
            if month.startswith(name):
                return position
    return None


def read_date(parts: DateParts) -> datetime.date:
    """The day typed. Raises WrongParts, saying in plain words which box is wrong and why."""
    empty = parts.empty_parts()
    if empty:
        raise WrongParts(f"The date must include a {' and a '.join(empty)}", tuple(empty))
    if not (parts.day.isascii() and parts.day.isdigit() and len(parts.day) <= 2):
        raise WrongParts("The day must be a number, like 27", ("day",))
    month = month_number(parts.month)
    if month is None:
        raise WrongParts("The month must be a number from 1 to 12, like 3", ("month",))
    if not (parts.year.isascii() and parts.year.isdigit() and len(parts.year) == 4):
        raise WrongParts("The year must have 4 numbers, like 2026", ("year",))
    try:
        return datetime.date(int(parts.year), month, int(parts.day))
    except ValueError:
        raise WrongParts("This must be a real date: check the day and the month", PARTS) from None


class DateField(ComponentField, forms.Field):
    """A day. ``earliest`` and ``latest`` bound it, both included."""

    component = "date-input"
    widget = ThreeBoxes

    def __init__(
        self,
        *,
        earliest: datetime.date | None = None,
        latest: datetime.date | None = None,
        **kwargs: Any,
    ) -> None:
        self.earliest = earliest
        self.latest = latest
        super().__init__(**kwargs)

    def to_python(self, value: Any | None) -> datetime.date | None:
        """The day, or None when all three boxes were empty. Raises WrongParts."""
        if isinstance(value, datetime.date):
            return value
        if not value:
            return None
        day = read_date(value)
        if self.earliest and day < self.earliest:
            raise WrongParts(f"The date must be {_plain(self.earliest)} or later", PARTS)
        if self.latest and day > self.latest:
            raise WrongParts(f"The date must be {_plain(self.latest)} or earlier", PARTS)
        return day

    def component_options(self, bound: BoundComponent) -> Options:
        """Options of GOV.UK date input, with the wrong boxes marked."""
        wrong = self.wrong_parts(bound)
        typed = shown_parts(bound.value())
        return super().component_options(bound) | {
            "id": bound.auto_id,
            "fieldset": self.as_fieldset(bound),
            "namePrefix": bound.html_name,
            "items": [
                {
                    "name": part,
                    "value": printable(getattr(typed, part)),
                    "classes": _box_classes(part, is_wrong=part in wrong),
                    "autocomplete": "off",
                }
                for part in PARTS
            ],
        }

    def first_box_id(self, bound: BoundComponent) -> str:
        """The first box that is wrong, else the first box."""
        wrong = self.wrong_parts(bound)
        part = next((part for part in PARTS if part in wrong), PARTS[0])
        return f"{bound.auto_id}-{part}"

    def wrong_parts(self, bound: BoundComponent) -> tuple[str, ...]:
        """The boxes to mark; all three when the error is about the whole date."""
        if not bound.errors:
            return ()
        code = errors_of(bound)[0].code or ""
        marked = tuple(part for part in PARTS if part in code.split("-"))
        return marked or PARTS


def errors_of(bound: BoundComponent) -> list[ValidationError]:
    """The errors of a bound field as they were raised, with their codes."""
    errors: ErrorDict | Mapping[str, Any] = bound.form.errors
    found: list[ValidationError] = errors[bound.name].as_data()
    return found


def shown_parts(value: Any) -> DateParts:
    """What to put in the boxes for what was typed, or for a day given as initial value."""
    if isinstance(value, datetime.date):
        return DateParts(str(value.day), str(value.month), str(value.year))
    return value if isinstance(value, DateParts) else DateParts()


def _box_classes(part: str, *, is_wrong: bool) -> str:
    width = "govuk-input--width-4" if part == "year" else "govuk-input--width-2"
    return f"{width} govuk-input--error" if is_wrong else width


def _plain(day: datetime.date) -> str:
    return f"{day.day} {day:%B %Y}"
