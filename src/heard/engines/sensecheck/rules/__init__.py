"""The rules, a module for each family. A new rule goes in its family and takes the next code."""

from typing import Final

from heard.engines.sensecheck.rule import Rule
from heard.engines.sensecheck.rules import (
    blame,
    care,
    equality,
    forcing,
    identity,
    incident,
    length,
    plain_words,
    plans,
    slanted,
    structure,
    two_in_one,
)

QUESTIONNAIRE_RULES: Final[tuple[Rule, ...]] = (
    *incident.RULES,
    *blame.RULES,
    *identity.RULES,
    *forcing.RULES,
    *two_in_one.RULES,
    *slanted.RULES,
    *plain_words.RULES,
    *length.RULES,
    *equality.RULES,
    *care.RULES,
    *structure.RULES,
)
PLAN_RULES: Final[tuple[Rule, ...]] = plans.RULES
