"""Runs every rule over a questionnaire."""

from collections.abc import Iterable

from heard.engines.questionnaire.definition import Questionnaire
from heard.engines.sensecheck.finding import Finding, Severity
from heard.engines.sensecheck.plan import Plan
from heard.engines.sensecheck.rule import Case, Hit, Rule
from heard.engines.sensecheck.rules import PLAN_RULES, QUESTIONNAIRE_RULES

_GRAVITY = {severity: place for place, severity in enumerate(Severity)}
_WHOLE = -1


def check(questionnaire: Questionnaire, *, plan: Plan | None = None) -> tuple[Finding, ...]:
    """Everything the rules find, blocking findings first, then in the order of the questions.

    Without ``plan`` only the questionnaire is checked. Wording rules read the
    English wording and say nothing of other languages. Never raises.
    """
    case = Case(questionnaire, plan)
    findings = [*_run(QUESTIONNAIRE_RULES, case)]
    if plan is not None:
        findings += _run(PLAN_RULES, case)
    places: dict[str | None, int] = {None: _WHOLE}
    for place, question in enumerate(questionnaire.questions):
        places.setdefault(question.id, place)
    ordered = sorted(
        findings,
        key=lambda f: (_GRAVITY[f.severity], places.get(f.question, _WHOLE), f.rule, f.message),
    )
    return tuple(dict.fromkeys(ordered))


def _run(rules: Iterable[Rule], case: Case) -> Iterable[Finding]:
    for rule in rules:
        for hit in rule.find(case):
            yield _finding(rule, hit)


def _finding(rule: Rule, hit: Hit) -> Finding:
    return Finding(
        rule=rule.code,
        severity=rule.severity,
        question=hit.question,
        message=rule.message.replace("{words}", hit.words),
        why=rule.why,
        fix=rule.fix,
        source=rule.source,
    )
