"""What a rule says about a questionnaire or its plan."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters. Only ``block`` stops a questionnaire from going live."""

    BLOCK = "block"
    WARN = "warn"
    ADVISE = "advise"


@dataclass(frozen=True)
class Finding:
    """One thing a rule found, with the reason for the rule and what to do about it.

    ``rule`` is its code, such as HC001. ``question`` is the id of the question
    (or section) it is about, or None when it is about the whole.
    """

    rule: str
    severity: Severity
    question: str | None
    message: str
    why: str
    fix: str
    source: str
