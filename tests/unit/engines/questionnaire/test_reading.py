"""What a browser sends for one question, read into an answer or refused in plain words."""

import pytest

from heard.engines.questionnaire.answers import NOT_ANSWERED, Answer, Presence
from heard.engines.questionnaire.definition import AnswerKind, Option, Question, Text
from heard.engines.questionnaire.validate import BadAnswer, read_answer

OPTIONS = (Option("yes", Text("Yes")), Option("no", Text("No")), Option("1", Text("One")))


def question(kind: AnswerKind) -> Question:
    return Question("q", kind, Text("What?"), options=OPTIONS if kind.has_options else ())


@pytest.mark.parametrize(
    ("kind", "raw", "values"),
    [
        ("single", ["yes"], ("yes",)),
        ("single", [" yes "], ("yes",)),
        ("single", ["yes", "yes"], ("yes",)),
        ("multiple", ["no", "yes"], ("yes", "no")),
        ("multiple", ["no", "no", ""], ("no",)),
        ("number", ["7"], ("7",)),
        ("number", [" 007 "], ("7",)),
        ("number", ["1,250"], ("1250",)),
        ("number", ["1.50"], ("1.5",)),
        ("number", ["-0"], ("0",)),
        ("number", ["100"], ("100",)),
        ("number", ["-3.0"], ("-3",)),
        ("date", ["27", "3", "2024"], ("2024-03-27",)),
        ("date", ["27", "March", "2024"], ("2024-03-27",)),
        ("date", ["29", "feb", "2024"], ("2024-02-29",)),
        ("date", ["2024-03-27"], ("2024-03-27",)),
        ("short_text", ["Any words"], ()),
        ("long_text", ["Any\nwords"], ()),
    ],
)
def test_a_good_answer(kind: str, raw: list[str], values: tuple[str, ...]) -> None:
    assert read_answer(question(AnswerKind(kind)), raw) == Answer(Presence.GIVEN, values)


@pytest.mark.parametrize("kind", list(AnswerKind))
@pytest.mark.parametrize("raw", [[], [""], ["  "], ["", "", ""], ["\t\n"]])
def test_nothing_filled_in_is_not_answered(kind: AnswerKind, raw: list[str]) -> None:
    assert read_answer(question(kind), raw) == NOT_ANSWERED


BAD_NUMBERS = [
    "NaN",
    "inf",
    "-inf",
    "1e309",
    "1e3",
    "0x10",
    "٣",
    "７",
    "½",
    "1_000",
    "1,00",
    "12,34",
    "1.2.3",
    ".",
    "-",
    "--",
    "5%",
    "£5",
    "seven",
    "--1",
    "+1",
    "1.",
    ".5",
]


@pytest.mark.parametrize(
    ("kind", "raw"),
    [
        ("single", ["maybe"]),
        ("single", ["yes", "no"]),
        ("single", ["YES"]),
        ("single", ["yes\x00"]),
        ("multiple", ["yes", "maybe"]),
        ("number", ["1", "2"]),
        ("number", ["1" * 400]),
        *[("number", [text]) for text in BAD_NUMBERS],
        ("number", ["5\n6"]),
        ("date", ["31", "2", "2024"]),
        ("date", ["29", "2", "2023"]),
        ("date", ["1", "1", "0000"]),
        ("date", ["1", "1", "24"]),
        ("date", ["1", "13", "2024"]),
        ("date", ["0", "1", "2024"]),
        ("date", ["32", "1", "2024"]),
        ("date", ["1", "0", "2024"]),
        ("date", ["1", "Smarch", "2024"]),
        ("date", ["1", "１", "2024"]),
        ("date", ["1", "1", "1899"]),
        ("date", ["1", "1", "2101"]),
        ("date", ["1", "1", "99999"]),
        ("date", ["", "1", "2024"]),
        ("date", ["1", "", "2024"]),
        ("date", ["1", "1", ""]),
        ("date", ["1", "1"]),
        ("date", ["1", "1", "2024", "5"]),
        ("date", ["2024-02-31"]),
        ("date", ["0000-01-01"]),
        ("date", ["2024-1-1"]),
        ("date", ["2024-01-01T00:00"]),
        ("date", ["yesterday"]),
        ("information", ["anything"]),
    ],
)
def test_a_bad_answer_is_refused_in_plain_words(kind: str, raw: list[str]) -> None:
    with pytest.raises(BadAnswer) as refused:
        read_answer(question(AnswerKind(kind)), raw)
    assert refused.value.message.endswith(".")
    assert refused.value.reason
    assert not any(text in refused.value.message for text in raw if len(text) > 3)


@pytest.mark.parametrize(
    ("raw", "part"),
    [
        (["", "1", "2024"], "day"),
        (["1", "", "2024"], "month"),
        (["1", "1", ""], "year"),
        (["31", "2", "2024"], "day"),
        (["1", "13", "2024"], "month"),
        (["1", "1", "24"], "year"),
    ],
)
def test_a_bad_date_points_at_the_box(raw: list[str], part: str) -> None:
    with pytest.raises(BadAnswer) as refused:
        read_answer(question(AnswerKind.DATE), raw)
    assert refused.value.part == part
