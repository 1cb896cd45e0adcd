"""What must hold for every questionnaire and every set of answers, not only for examples."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from heard.engines.questionnaire import journey
from heard.engines.questionnaire.answers import (
    DECLINED,
    NOT_ANSWERED,
    NOT_ASKED,
    Answer,
    Presence,
)
from heard.engines.questionnaire.conditions import check, holds, parse, references
from heard.engines.questionnaire.definition import (
    AnswerKind,
    Option,
    Question,
    Questionnaire,
    Section,
    Text,
    from_json,
    to_json,
)
from heard.engines.questionnaire.grammar import BadCondition
from heard.engines.questionnaire.validate import BadAnswer, check_definition, read_answer

CODES = ("a", "b", "c")
words = st.text(st.characters(codec="utf-8"), min_size=1, max_size=20).filter(str.strip)
texts = st.dictionaries(st.sampled_from(["en", "cy", "fr"]), words, min_size=1).map(Text)
options = st.just(tuple(Option(code, Text(code)) for code in CODES))
silences = st.sampled_from([DECLINED, NOT_ANSWERED, NOT_ASKED])


def conditions(earlier: list[Question]) -> st.SearchStrategy[dict[str, Any]]:
    """Conditions that look only at ``earlier`` questions."""
    return st.recursive(
        st.sampled_from(earlier).flatmap(_claims),
        lambda inner: st.one_of(
            st.fixed_dictionaries(
                {
                    "op": st.sampled_from(["all", "any"]),
                    "of": st.lists(inner, min_size=1, max_size=3),
                }
            ),
            st.fixed_dictionaries({"op": st.just("not"), "of": inner}),
        ),
        max_leaves=5,
    )


def _claims(question: Question) -> st.SearchStrategy[dict[str, Any]]:
    answered = st.just({"op": "answered", "question": question.id})
    if question.kind is AnswerKind.NUMBER:
        return answered | st.fixed_dictionaries(
            {
                "op": st.sampled_from(["eq", "ne", "gt", "ge", "lt", "le"]),
                "question": st.just(question.id),
                "value": st.integers(-5, 5),
            }
        )
    if question.kind.has_options:
        return answered | st.fixed_dictionaries(
            {
                "op": st.sampled_from(["eq", "ne", "includes"]),
                "question": st.just(question.id),
                "value": st.sampled_from(CODES),
            }
        )
    return answered


@st.composite
def questionnaires(draw: st.DrawFn) -> Questionnaire:
    """Sound questionnaires of up to eight questions in up to three sections."""
    questions: list[Question] = []
    for number in range(draw(st.integers(1, 8))):
        kind = draw(
            st.sampled_from(
                [AnswerKind.SINGLE, AnswerKind.MULTIPLE, AnswerKind.NUMBER, AnswerKind.LONG_TEXT]
            )
        )
        only_if = draw(st.none() | conditions(questions)) if questions else None
        questions.append(
            Question(
                id=f"q{number}",
                kind=kind,
                ask=draw(texts),
                hint=draw(texts),
                options=draw(options) if kind.has_options else (),
                only_if=only_if,
                required=draw(st.booleans()),
            )
        )
    cut = draw(st.integers(0, len(questions)))
    sections = (
        Section("first", draw(texts), tuple(questions[:cut])),
        Section("second", draw(texts), tuple(questions[cut:])),
    )
    return Questionnaire(draw(texts), sections, languages=("en", "cy"), settings={"source": "test"})


@st.composite
def answer_to(draw: st.DrawFn, question: Question) -> Answer:
    """Any of the four facts, with a value the question can take."""
    if draw(st.booleans()):
        return draw(silences)
    if question.kind is AnswerKind.NUMBER:
        return Answer(Presence.GIVEN, (str(draw(st.integers(-5, 5))),))
    if question.kind is AnswerKind.SINGLE:
        return Answer(Presence.GIVEN, (draw(st.sampled_from(CODES)),))
    if question.kind is AnswerKind.MULTIPLE:
        return Answer(
            Presence.GIVEN, tuple(sorted(draw(st.sets(st.sampled_from(CODES), min_size=1))))
        )
    return Answer(Presence.GIVEN)


@st.composite
def walks(draw: st.DrawFn) -> tuple[Questionnaire, dict[str, Answer]]:
    """A questionnaire with an answer for every question, even those nobody could reach."""
    form = draw(questionnaires())
    return form, {question.id: draw(answer_to(question)) for question in form.questions}


@given(questionnaires())
def test_made_questionnaires_are_sound_and_survive_json(form: Questionnaire) -> None:
    assert check_definition(form) == ()
    assert from_json(to_json(form)) == form


@given(walks())
def test_no_answers_reach_an_unreachable_question(
    walked: tuple[Questionnaire, dict[str, Answer]],
) -> None:
    form, answers = walked
    record = journey.settle(form, answers)
    for question in form.questions:
        reachable = question.only_if is None or holds(question.only_if, record)
        assert (question in journey.route(form, answers)) is reachable
        assert (record[question.id].presence is Presence.NOT_ASKED) is not reachable


@given(walks(), st.data())
def test_changing_an_earlier_answer_leaves_no_hidden_answer_counted(
    walked: tuple[Questionnaire, dict[str, Answer]], data: st.DataObject
) -> None:
    form, answers = walked
    changed = data.draw(st.sampled_from(form.questions))
    answers = answers | {changed.id: data.draw(answer_to(changed))}
    record = journey.settle(form, answers)
    forgotten = {i: a for i, a in answers.items() if record[i].presence is not Presence.NOT_ASKED}
    assert journey.route(form, forgotten) == journey.route(form, answers)
    assert journey.settle(form, record) == record


@given(walks())
def test_pages_forward_are_pages_back(walked: tuple[Questionnaire, dict[str, Answer]]) -> None:
    form, answers = walked
    route = journey.route(form, answers)
    for number, page in enumerate(route, 1):
        assert journey.position(form, answers, page.id) == (number, len(route))
        assert journey.next_after(form, answers, page.id) == (
            route[number] if number < len(route) else None
        )
        assert journey.previous(form, answers, page.id) == (
            route[number - 2] if number > 1 else None
        )


@given(walks(), st.data())
def test_everybody_gets_one_of_four_facts_for_every_question(
    walked: tuple[Questionnaire, dict[str, Answer]], data: st.DataObject
) -> None:
    form, answers = walked
    shown = data.draw(st.sets(st.sampled_from([question.id for question in form.questions])))
    record = journey.settle(form, answers, shown=shown)
    assert list(record) == [question.id for question in form.questions]
    for question_id, answer in record.items():
        if answer == NOT_ANSWERED:
            assert question_id in shown


@given(st.text(max_size=60) | st.text(alphabet="ab =!<>()'\",.0123andortiu$", max_size=60))
def test_any_text_is_a_sound_condition_or_refused(text: str) -> None:
    try:
        condition = parse(text)
    except BadCondition:
        return
    check(condition, references(condition))
    holds(condition, {})


@given(
    st.sampled_from(list(AnswerKind)),
    st.lists(
        st.text(max_size=12) | st.sampled_from(["a", "b", "1", "2024", "NaN", "1e309"]), max_size=4
    ),
)
def test_whatever_a_browser_sends_is_an_answer_or_a_plain_refusal(
    kind: AnswerKind, raw: list[str]
) -> None:
    question = Question("q", kind, Text("What?"), options=tuple(Option(c, Text(c)) for c in CODES))
    try:
        answer = read_answer(question, raw)
    except BadAnswer as refused:
        assert refused.message.endswith(".")  # noqa: PT017 - a refusal is one of two right outcomes
        return
    assert not (kind.is_free_text and answer.values)
    if answer.values and kind is not AnswerKind.MULTIPLE:
        assert read_answer(question, answer.values) == answer
