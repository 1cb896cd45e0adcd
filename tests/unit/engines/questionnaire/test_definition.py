"""A questionnaire is checked before anybody is asked anything."""

import pytest

from heard.engines.questionnaire.conditions import parse
from heard.engines.questionnaire.definition import (
    EMPTY,
    AnswerKind,
    Option,
    Question,
    Questionnaire,
    Section,
    Text,
    from_json,
    to_json,
)
from heard.engines.questionnaire.validate import check_definition
from tests.unit.engines.questionnaire.tables import questionnaire

SOUND = """
    | id   | ask                              | kind   | only if     | options |
    | told | Did an officer keep you updated? | yes_no |             |         |
    | how  | How were you updated?            | many   | told == yes | a, b    |
    | age  | How old are you?                 | number | how answered |        |
"""


def codes(*questions: Question, title: str = "A test") -> list[str]:
    form = Questionnaire(Text(title), (Section("s", EMPTY, questions),))
    return [problem.code for problem in check_definition(form)]


def asked(identifier: str = "q", kind: AnswerKind = AnswerKind.NUMBER, **parts: object) -> Question:
    return Question(identifier, kind, **{"ask": Text("What?"), **parts})  # type: ignore[arg-type]  # parts vary by test


def test_a_sound_questionnaire_has_no_problems() -> None:
    assert check_definition(questionnaire(SOUND)) == ()


def test_a_questionnaire_survives_json() -> None:
    form = questionnaire(SOUND)
    assert from_json(to_json(form)) == form


@pytest.mark.parametrize("stored", [{}, {"schema": 2}, {"schema": "1"}])
def test_an_unknown_schema_is_refused(stored: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="schema version"):
        from_json(stored)


def test_two_questions_with_one_id() -> None:
    assert codes(asked("a"), asked("a")) == ["duplicate_id"]


@pytest.mark.parametrize("identifier", ["", "1a", "a b", ".a", "a/b", "é", "a" * 65, "a\n", "-a"])
def test_an_id_that_cannot_be_used(identifier: str) -> None:
    assert codes(asked(identifier)) == ["bad_id"]


@pytest.mark.parametrize("wording", [EMPTY, Text(""), Text({"en": " ", "cy": "\n"})])
def test_no_wording(wording: Text) -> None:
    assert codes(asked(ask=wording)) == ["no_wording"]


def test_wording_without_end() -> None:
    assert codes(asked(hint=Text("x" * 5001))) == ["wording_too_long"]


def test_options_that_are_missing_doubled_or_unusable() -> None:
    one = Option("a", Text("A"))
    assert codes(asked(kind=AnswerKind.SINGLE)) == ["no_options"]
    assert codes(asked(kind=AnswerKind.SINGLE, options=(one, one))) == ["duplicate_option"]
    assert codes(asked(kind=AnswerKind.MULTIPLE, options=(Option("a b", Text("A")),))) == [
        "bad_option_code"
    ]
    assert codes(asked(kind=AnswerKind.SINGLE, options=(Option("a", EMPTY),))) == [
        "option_without_wording"
    ]
    assert codes(asked(options=(one,))) == ["options_unused"]


@pytest.mark.parametrize(
    "condition",
    [
        "unknown == yes",
        "q == 1",
        "later == 1",
        "number == yes",
        "words == yes",
        "page answered",
        "choice == c",
        "choice > 1",
        "choice in (a, c)",
    ],
)
def test_a_condition_that_could_never_be_right(condition: str) -> None:
    options = (Option("a", Text("A")), Option("b", Text("B")))
    assert codes(
        asked("number"),
        asked("words", AnswerKind.LONG_TEXT),
        asked("page", AnswerKind.INFORMATION),
        asked("choice", AnswerKind.SINGLE, options=options),
        asked("q", only_if=parse(condition)),
        asked("later"),
    ) == ["bad_condition"]


def test_a_questionnaire_that_asks_nothing() -> None:
    assert codes() == ["no_questions"]
    assert codes(asked(kind=AnswerKind.INFORMATION)) == ["no_questions"]
    assert codes(asked(), title="") == ["no_title"]
    assert [p.code for p in check_definition(Questionnaire(Text("x"), (), languages=()))] == [
        "no_language",
        "no_questions",
    ]


def test_two_sections_with_one_id() -> None:
    sections = (Section("s", EMPTY, (asked("a"),)), Section("s", EMPTY, (asked("b"),)))
    assert [p.code for p in check_definition(Questionnaire(Text("x"), sections))] == [
        "duplicate_id"
    ]
