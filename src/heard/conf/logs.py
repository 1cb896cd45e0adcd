"""What may be logged: the kind of a failure and where in our code, never anybody's words."""

import logging
import sys
from typing import TextIO


class Wordless(logging.Filter):
    """Replaces request errors by the exception's type and our own line.

    An exception's message, its arguments and the request's address can all
    hold a person's words or a one-time link.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record; always keep it."""
        if record.exc_info and record.exc_info[1] is not None:
            error = record.exc_info[1]
            record.msg = "%s at %s"
            record.args = (type(error).__name__, _last_own_line(error))
            record.exc_info = None
            record.exc_text = None
        elif hasattr(record, "request"):
            record.msg = "request refused with status %s"
            record.args = (getattr(record, "status_code", "unknown"),)
        return True


class StandardError(logging.StreamHandler[TextIO]):
    """Writes to standard error, wherever that leads by now, or not at all."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write one line."""
        self.stream = sys.stderr
        super().emit(record)

    def handleError(self, record: logging.LogRecord) -> None:
        """Say nothing: Python's own complaint shows the whole exception, words and all."""


def _last_own_line(error: BaseException) -> str:
    where = "an unknown place"
    trace = error.__traceback__
    while trace is not None:
        name = trace.tb_frame.f_globals.get("__name__", "")
        if name.startswith("heard."):
            where = f"{name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return where
