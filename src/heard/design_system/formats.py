"""How dates, times and numbers are written on every page. Refuses what it cannot write exactly."""

import datetime
from decimal import ROUND_HALF_UP, Decimal

from django.utils import timezone


def as_local(moment: datetime.date) -> datetime.date:
    """A moment in the service's time zone; a plain day as it is.

    Raises TypeError for anything but a day or a moment that knows its zone.
    """
    if isinstance(moment, datetime.datetime):
        if timezone.is_naive(moment):
            raise TypeError("A moment must know its time zone before a page can show it.")
        return timezone.localtime(moment)
    if not isinstance(moment, datetime.date):
        raise TypeError(f"Expected a day or a moment, not {type(moment).__name__}.")
    return moment


def full_date(moment: datetime.date) -> str:
    """``22 November 2026``."""
    local = as_local(moment)
    return f"{local.day} {local:%B %Y}"


def month(moment: datetime.date) -> str:
    """``November 2026``."""
    return f"{as_local(moment):%B %Y}"


def date_and_time(moment: datetime.datetime) -> str:
    """``22 November 2026 at 2:05pm``, in the service's time zone."""
    local = as_local(moment)
    if not isinstance(local, datetime.datetime):
        raise TypeError("A plain day has no time to show.")
    hour = local.hour % 12 or 12
    return f"{full_date(moment)} at {hour}:{local:%M}{'am' if local.hour < 12 else 'pm'}"


def number(value: int | float | Decimal, places: int = 0) -> str:
    """``1,234`` or, with places, ``1,234.5``; halves round away from zero.

    Raises TypeError for words, booleans and nothing: those are not counts.
    """
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise TypeError(f"Expected a number, not {type(value).__name__}.")
    step = Decimal(1).scaleb(-places)
    return f"{Decimal(str(value)).quantize(step, rounding=ROUND_HALF_UP):,}"


def percent(share: float | Decimal, places: int = 0) -> str:
    """``42%`` from a share between 0 and 1.

    Raises ValueError outside that range, so that 42 never becomes 4,200%.
    """
    if not 0 <= share <= 1:
        raise ValueError("A share lies between 0 and 1.")
    return number(Decimal(str(share)) * 100, places) + "%"
