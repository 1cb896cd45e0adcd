"""The reference page of all rules, written from the rules so that it cannot fall behind them."""

from collections.abc import Iterable, Iterator

from heard.engines.sensecheck.rule import Rule
from heard.engines.sensecheck.rules import PLAN_RULES, QUESTIONNAIRE_RULES

_OPENING = """\
# Sense-check rules

This page is written from the rules themselves; a test fails when it falls behind.

`heard check FILE` and the questionnaire page in Heard run the same rules. A finding that
**blocks** stops a questionnaire from going live. One that **warns** is worth changing unless you
have a reason. One that **advises** is a suggestion.

The rules read English wording only. They say nothing of other languages, and they cannot tell
whether a question is a good one. Try it with people it is for.

A code is never given to another rule."""


def rules_page() -> str:
    """The page as Markdown."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield _OPENING
    yield from _family("Rules about a questionnaire", QUESTIONNAIRE_RULES)
    yield from _family("Rules about the plan behind it", PLAN_RULES)


def _family(title: str, rules: Iterable[Rule]) -> Iterator[str]:
    yield f"\n## {title}"
    for rule in rules:
        yield f"\n### {rule.code} {rule.name}\n"
        yield f"**{rule.severity.value.capitalize()}.** {rule.message.replace('{words}', '…')}\n"
        yield f"- Why: {rule.why}"
        yield f"- What to do: {rule.fix}"
        yield f"- Source: {rule.source}"
