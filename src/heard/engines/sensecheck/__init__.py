"""Sense-check: a linter for questionnaires and for the plans behind them.

Every finding names its rule, says why, says what to do, and gives a source. It
reads English only, and it is no judge of whether a question is a good one:
people with lived experience are.
"""

from heard.engines.sensecheck.checking import check
from heard.engines.sensecheck.finding import Finding, Severity
from heard.engines.sensecheck.plan import Plan

__all__ = ["Finding", "Plan", "Severity", "check"]
