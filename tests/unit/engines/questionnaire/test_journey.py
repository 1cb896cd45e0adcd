"""The journey: each feature has a tiny questionnaire of its own."""

import pytest

from heard.engines.questionnaire import journey
from heard.engines.questionnaire.answers import DECLINED, NOT_ANSWERED, NOT_ASKED, Answer, Presence
from tests.unit.engines.questionnaire.tables import (
    NO,
    RATHER_NOT_SAY,
    SKIPPED,
    YES,
    questionnaire,
    walk,
)

UPDATES = """
    | id   | ask                              | kind   | only if     |
    |------|----------------------------------|--------|-------------|
    | told | Did an officer keep you updated? | yes_no |             |
    | how  | How were you updated?            | text   | told == yes |
    | last | Anything else?                   | text   |             |
"""


def given(*values: str) -> Answer:
    return Answer(Presence.GIVEN, values)


def test_asking_the_next_question() -> None:
    assert walk(UPDATES, told=YES).asked == ["told", "how", "last"]


def test_skipping_the_next_question() -> None:
    assert walk(UPDATES, told=NO).asked == ["told", "last"]


@pytest.mark.parametrize("silence", [RATHER_NOT_SAY, SKIPPED])
def test_silence_does_not_open_a_branch(silence: Answer) -> None:
    assert walk(UPDATES, told=silence).asked == ["told", "last"]


def test_four_different_facts_are_kept() -> None:
    record = walk(UPDATES, told=RATHER_NOT_SAY, last="Thank you").record
    assert record == {"told": DECLINED, "how": NOT_ASKED, "last": Answer(Presence.GIVEN)}
    assert walk(UPDATES, told=YES).record == {
        "told": given("yes"),
        "how": NOT_ANSWERED,
        "last": NOT_ANSWERED,
    }


def test_words_are_never_in_the_record() -> None:
    assert walk(UPDATES, told=YES, how="By a call from PC Smith").record["how"].values == ()


def test_a_branch_inside_a_branch_closes_with_it() -> None:
    table = """
        | id | kind   | only if  |
        | a  | yes_no |          |
        | b  | yes_no | a == yes |
        | c  | yes_no | b == yes |
    """
    assert walk(table, a=YES, b=YES).asked == ["a", "b", "c"]
    form = questionnaire(table)
    kept = {"a": given("no"), "b": given("yes"), "c": given("yes")}
    assert [q.id for q in journey.route(form, kept)] == ["a"]
    assert journey.settle(form, kept) == {"a": given("no"), "b": NOT_ASKED, "c": NOT_ASKED}


def test_a_hidden_answer_does_not_count_even_for_what_asks_if_it_is_missing() -> None:
    table = """
        | id | kind   | only if        |
        | a  | yes_no |                |
        | b  | yes_no | a == yes       |
        | c  | yes_no | not b answered |
    """
    kept = {"a": given("no"), "b": given("yes")}
    assert [q.id for q in journey.route(questionnaire(table), kept)] == ["a", "c"]


def test_a_branch_on_one_of_several_choices() -> None:
    table = """
        | id   | kind | options         | only if           |
        | kind | many | call, text, let |                   |
        | why  | text |                 | kind includes let |
    """
    assert walk(table, kind=["call", "let"]).asked == ["kind", "why"]
    assert walk(table, kind=["call"]).asked == ["kind"]


def test_a_branch_on_a_number() -> None:
    table = """
        | id    | kind   | only if     |
        | age   | number |             |
        | adult | text   | age >= 18   |
        | child | text   | age < 18    |
    """
    assert walk(table, age="18").asked == ["age", "adult"]
    assert walk(table, age="17.5").asked == ["age", "child"]
    assert walk(table).asked == ["age"]


def test_an_information_page_is_shown_and_never_recorded() -> None:
    table = """
        | id    | kind   |
        | hello | info   |
        | told  | yes_no |
    """
    journey_made = walk(table, told=NO)
    assert journey_made.asked == ["hello", "told"]
    assert journey_made.record == {"told": given("no")}


def test_a_condition_that_looks_ahead_is_never_true() -> None:
    table = """
        | id | kind   | only if  |
        | a  | yes_no | b == yes |
        | b  | yes_no |          |
    """
    assert [q.id for q in journey.route(questionnaire(table), {"b": given("yes")})] == ["b"]


def test_going_back_passes_over_what_was_not_asked() -> None:
    form = questionnaire(UPDATES)
    answers = {"told": given("no")}
    before = journey.previous(form, answers, "last")
    assert before is not None
    assert before.id == "told"
    assert journey.previous(form, answers, "told") is None


def test_going_on_from_a_page_that_has_left_the_route() -> None:
    form = questionnaire(UPDATES)
    after = journey.next_after(form, {"told": given("no")}, "how")
    assert after is not None
    assert after.id == "last"
    assert journey.next_after(form, {}, "last") is None


def test_the_first_page() -> None:
    start = journey.first(questionnaire(UPDATES), {})
    assert start is not None
    assert start.id == "told"


def test_the_position_counts_what_is_on_the_route_now() -> None:
    form = questionnaire(UPDATES)
    assert journey.position(form, {"told": given("yes")}, "last") == (3, 3)
    assert journey.position(form, {"told": given("no")}, "last") == (2, 2)


def test_the_position_of_a_page_off_the_route_is_an_error() -> None:
    with pytest.raises(KeyError):
        journey.position(questionnaire(UPDATES), {"told": given("no")}, "how")


@pytest.mark.parametrize("step", [journey.next_after, journey.previous, journey.position])
def test_a_page_that_does_not_exist_is_an_error(step: object) -> None:
    with pytest.raises(KeyError):
        step(questionnaire(UPDATES), {}, "nonsense")  # type: ignore[operator]  # three of one shape


def test_leaving_early_is_not_the_same_as_passing_over() -> None:
    form = questionnaire(UPDATES)
    record = journey.settle(form, {"told": given("yes")}, shown=["told", "how"])
    assert record == {"told": given("yes"), "how": NOT_ANSWERED, "last": NOT_ASKED}


def test_an_answer_counts_even_when_nobody_noted_that_the_page_was_shown() -> None:
    form = questionnaire(UPDATES)
    assert journey.settle(form, {"told": DECLINED}, shown=[])["told"] == DECLINED


def test_an_answer_to_a_question_that_does_not_exist_is_not_kept() -> None:
    record = journey.settle(questionnaire(UPDATES), {"nonsense": given("yes")})
    assert set(record) == {"told", "how", "last"}
