"""The rules, a module for each family. A new rule goes in its family and takes the next code."""

from heard.engines.sensecheck.rule import Rule

QUESTIONNAIRE_RULES: tuple[Rule, ...] = ()
PLAN_RULES: tuple[Rule, ...] = ()
