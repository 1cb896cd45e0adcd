"""Conditions: read from text, checked, tested against answers, and put into words."""

import pytest

from heard.engines.questionnaire.answers import DECLINED, NOT_ANSWERED, NOT_ASKED, Answer, Presence
from heard.engines.questionnaire.conditions import (
    BadCondition,
    check,
    holds,
    in_words,
    parse,
    references,
)
from tests.unit.engines.questionnaire.tables import questionnaire

SILENCES = (DECLINED, NOT_ANSWERED, NOT_ASKED)


def given(*values: str) -> Answer:
    return Answer(Presence.GIVEN, values)


@pytest.mark.parametrize(
    ("condition", "answer", "expected"),
    [
        ("told == yes", given("yes"), True),
        ("told == yes", given("no"), False),
        ("told != yes", given("no"), True),
        ("told != yes", given("yes"), False),
        ("told in (yes, maybe)", given("maybe"), True),
        ("told in (yes, maybe)", given("no"), False),
        ("told includes a", given("a", "b"), True),
        ("told includes c", given("a", "b"), False),
        ("told == a", given("a", "b"), False),
        ("told answered", given(), True),
        ("told == 18", given("18"), True),
        ("told == 18", given("18.0"), True),
        ("told == '18'", given("18.0"), False),
        ("told > 18", given("18"), False),
        ("told >= 18", given("18"), True),
        ("told < 0.5", given("0.25"), True),
        ("told <= -1", given("-1"), True),
        ("told > 1", given("yes"), False),
        ("told > 1", given("2", "3"), False),
        ("told > 1", given("NaN"), False),
        ("not told == yes", given("no"), True),
        ("not (told == yes or told == no)", given("no"), False),
        ("told == 'two words'", given("two words"), True),
    ],
)
def test_a_condition_on_a_given_answer(condition: str, answer: Answer, expected: bool) -> None:
    assert holds(parse(condition), {"told": answer}) is expected


@pytest.mark.parametrize("silence", SILENCES)
@pytest.mark.parametrize(
    "condition",
    [
        "told == yes",
        "told in (yes, no)",
        "told includes yes",
        "told answered",
        "told < 5",
        "told >= 5",
    ],
)
def test_silence_never_equals_a_value(condition: str, silence: Answer) -> None:
    assert not holds(parse(condition), {"told": silence})
    assert not holds(parse(condition), {})


@pytest.mark.parametrize("silence", SILENCES)
def test_silence_is_not_any_one_value(silence: Answer) -> None:
    assert holds(parse("told != yes"), {"told": silence})


def test_and_binds_more_tightly_than_or() -> None:
    assert parse("a == x or b == y and c == z") == parse("a == x or (b == y and c == z)")


def test_the_human_syntax_becomes_the_closed_list() -> None:
    assert parse("age >= 18 and told != no") == {
        "op": "all",
        "of": [
            {"op": "ge", "question": "age", "value": 18},
            {"op": "ne", "question": "told", "value": "no"},
        ],
    }


def test_references_are_every_question_looked_at() -> None:
    assert references(parse("not (a == x or b answered) and c in (1, 2)")) == {"a", "b", "c"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "told",
        "told ==",
        "== yes",
        "told = yes",
        "told == yes told == no",
        "told == yes and",
        "(told == yes",
        "told == yes)",
        "told in ()",
        "told in yes",
        "told > many",
        "told == ''",
        "and == yes",
        "told == and",
        "__import__('os').system('true')",
        "told == yes; drop",
        "told == ${x}",
        "told == 'unclosed",
        "(" * 30 + "told == yes" + ")" * 30,
        "not " * 500 + "told == yes",
        "told == " + "y" * 3000,
        "told\x00 == yes",
    ],
)
def test_text_that_is_not_a_condition_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(BadCondition) as refused:
        parse(text)
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize(
    "condition",
    [
        None,
        [],
        "told == yes",
        {},
        {"op": "eval", "question": "told", "value": "1"},
        {"op": ["eq"], "question": "told", "value": "1"},
        {"op": "eq", "question": "told"},
        {"op": "eq", "question": "told", "value": "yes", "also": 1},
        {"op": "eq", "question": "unknown", "value": "yes"},
        {"op": "eq", "question": ["told"], "value": "yes"},
        {"op": "eq", "question": "told", "value": None},
        {"op": "eq", "question": "told", "value": ""},
        {"op": "eq", "question": "told", "value": True},
        {"op": "eq", "question": "told", "value": {"a": 1}},
        {"op": "in", "question": "told", "values": []},
        {"op": "in", "question": "told", "values": "yes"},
        {"op": "gt", "question": "told", "value": "5"},
        {"op": "gt", "question": "told", "value": float("nan")},
        {"op": "gt", "question": "told", "value": float("inf")},
        {"op": "all", "of": []},
        {"op": "any", "of": {"op": "answered", "question": "told"}},
        {"op": "not", "of": [{"op": "answered", "question": "told"}]},
        {"op": "not", "of": None},
    ],
)
def test_a_malformed_condition_is_refused(condition: object) -> None:
    with pytest.raises(BadCondition):
        check(condition, {"told"})


def test_conditions_inside_conditions_have_a_limit() -> None:
    condition: dict[str, object] = {"op": "answered", "question": "told"}
    for _ in range(200):
        condition = {"op": "not", "of": condition}
    with pytest.raises(BadCondition):
        check(condition, {"told"})


def test_an_operator_outside_the_list_is_never_true_nor_false() -> None:
    with pytest.raises(BadCondition):
        holds({"op": "exec", "question": "told", "value": "yes"}, {})


def test_staff_read_the_wording_and_not_the_codes() -> None:
    form = questionnaire("""
        | id   | ask                              | kind   | options                 |
        | told | Did an officer keep you updated? | yes_no |                         |
        | how  | How were you updated?            | many   | call: Phone, let: Letter |
        | age  | How old are you?                 | number |                         |
    """)
    condition = parse("told == yes and (how includes let or age >= 18)")
    assert in_words(condition, form) == (
        "“Did an officer keep you updated?” is “Yes” and "
        "(“How were you updated?” includes “Letter” or “How old are you?” is at least 18)"
    )
    assert in_words(parse("not told answered"), form) == (
        "it is not the case that “Did an officer keep you updated?” is answered"
    )
    assert in_words(parse("told in (yes, no)"), form).endswith("is “Yes” or “No”")
    assert in_words(parse("gone == yes"), form) == "“gone” is “yes”"
