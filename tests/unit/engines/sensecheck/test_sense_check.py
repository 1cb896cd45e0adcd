"""The sense-check as a whole: it never fails, is the same every time, and explains itself."""

from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from heard.engines.questionnaire.definition import (
    AnswerKind,
    Option,
    Question,
    Questionnaire,
    Section,
    Text,
)
from heard.engines.sensecheck import Plan, check
from heard.engines.sensecheck.reference import rules_page
from heard.engines.sensecheck.rules import PLAN_RULES, QUESTIONNAIRE_RULES
from heard.guidance.queries import build_questionnaire, get_bank
from tests.unit.engines.sensecheck.wordings import FOUND, LEFT_ALONE, rows

_RULES = (*QUESTIONNAIRE_RULES, *PLAN_RULES)
_PAGE = Path(__file__).parents[4] / "docs" / "reference" / "sense-check-rules.md"

_said = st.one_of(
    st.text(max_size=60), st.sampled_from([words for _, words in rows(FOUND + LEFT_ALONE)])
)
_texts = st.dictionaries(st.sampled_from(["en", "cy", "", "pl"]), _said, max_size=3).map(Text)
_ids = st.one_of(st.sampled_from(["a", "b", "c", "d"]), st.text(max_size=5))
_anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_ids, inner, max_size=3),
    max_leaves=5,
)
_ops = st.sampled_from(["eq", "ne", "in", "all", "any", "not", "answered", "gt", "includes", "x"])
_conditions = st.recursive(
    st.fixed_dictionaries(
        {"op": _ops | _anything}, optional={"question": _ids | _anything, "value": _anything}
    ),
    lambda inner: st.fixed_dictionaries({"op": _ops}, optional={"of": st.lists(inner) | inner}),
    max_leaves=4,
)
_questions = st.builds(
    Question,
    id=_ids,
    kind=st.sampled_from(AnswerKind),
    ask=_texts,
    hint=_texts,
    options=st.lists(st.builds(Option, code=_ids, label=_texts), max_size=6).map(tuple),
    only_if=st.none() | _conditions,
    content_note=_texts,
    required=st.booleans(),
)
_questionnaires = st.builds(
    Questionnaire,
    title=_texts,
    sections=st.lists(
        st.builds(
            Section,
            id=_ids,
            title=_texts,
            questions=st.lists(_questions, max_size=5).map(tuple),
            content_note=_texts,
        ),
        max_size=3,
    ).map(tuple),
    languages=st.lists(st.sampled_from(["en", "cy", ""]), max_size=2).map(tuple),
    intro=_texts,
)


@given(_questionnaires, st.none() | st.builds(Plan))
@settings(max_examples=200, deadline=None)
def test_it_never_fails_and_says_the_same_every_time(
    checked: Questionnaire, plan: Plan | None
) -> None:
    findings = check(checked, plan=plan)
    assert findings == check(checked, plan=plan)
    assert len(set(findings)) == len(findings)
    gravity = ["block", "warn", "advise"]
    severities = [gravity.index(finding.severity) for finding in findings]
    assert severities == sorted(severities)


@given(_questionnaires)
@settings(max_examples=150, deadline=None)
def test_an_unrelated_question_takes_away_nothing_found_in_another(checked: Questionnaire) -> None:
    unrelated = Question(
        "unrelated_to_the_rest",
        AnswerKind.LONG_TEXT,
        Text({"en": "What went well?", "cy": "Beth?"}),
    )
    longer = replace(
        checked, sections=(*checked.sections, Section("extra", Text("Extra"), (unrelated,)))
    )
    before = {finding for finding in check(checked) if finding.question is not None}
    assert before <= set(check(longer))


def test_every_rule_has_its_own_code_and_name_and_explains_itself() -> None:
    assert len({rule.code for rule in _RULES}) == len(_RULES)
    assert len({rule.name for rule in _RULES}) == len(_RULES)
    for rule in _RULES:
        assert rule.message
        assert rule.why
        assert rule.fix
        assert rule.source


def test_the_reference_page_says_what_the_rules_say() -> None:
    assert _PAGE.read_text(encoding="utf-8") == rules_page()


def test_nothing_in_the_question_bank_is_blocked() -> None:
    bank = get_bank()
    for questions in bank.sets:
        checked = build_questionnaire([questions], "Your experience of our service")
        assert [f.message for f in check(checked) if f.severity == "block"] == []


def test_the_ready_made_sets_together_are_not_blocked() -> None:
    checked = build_questionnaire(["da-victim-survey", "nfa-module"], "Your experience")
    assert [finding for finding in check(checked) if finding.severity == "block"] == []
