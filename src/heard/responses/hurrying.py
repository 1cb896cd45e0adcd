"""Leaving without waiting: somebody who presses the way out cannot stand behind others' saving."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.conf import settings
from django.db import DatabaseError, connection

from heard.responses.models import Visit
from heard.responses.operations import leave

LONGEST_WAIT_MS = 1_000


def leave_at_once(*, visit: Visit, now: datetime) -> None:
    """As ``leave``, but never slow and never in the way. Raises VisitOver.

    Where the database cannot do it in a second, the visit and what was written
    in it stay until tidying destroys them, and that is logged.
    """
    try:
        with _waiting_briefly():
            leave(visit=visit, now=now)
    except DatabaseError:
        logging.getLogger("heard").warning("somebody left; what they began waits for tidying")


@contextmanager
def _waiting_briefly() -> Iterator[None]:
    is_sqlite = connection.vendor == "sqlite"
    brief, usual = (
        (f"PRAGMA busy_timeout = {LONGEST_WAIT_MS}", f"PRAGMA busy_timeout = {_usual_wait_ms()}")
        if is_sqlite
        else (f"SET lock_timeout = {LONGEST_WAIT_MS}", "RESET lock_timeout")
    )
    with connection.cursor() as cursor:
        cursor.execute(brief)
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(usual)


def _usual_wait_ms() -> int:
    options = settings.DATABASES["default"].get("OPTIONS", {})
    return round(1000 * float(options.get("timeout", 5)))
