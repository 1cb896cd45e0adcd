"""Rules about answers, length, order, languages, routing and the whole, each both ways."""

from dataclasses import replace

import pytest

from heard.engines.questionnaire.definition import (
    AnswerKind,
    Question,
    Questionnaire,
    Section,
    Text,
)
from tests.unit.engines.sensecheck.tables import codes, found, questionnaire


def _many(count: int, kind: str = "single") -> str:
    options = "Yes; No; Not sure" if kind == "single" else ""
    rows = [f"| q{i} | Did we do thing {i}? | {kind} | {options} |" for i in range(count)]
    return "\n".join(["| id | ask | kind | options |", *rows])


def test_free_text_that_must_be_filled_in_blocks() -> None:
    checked = questionnaire("""
        | id | ask                   | kind      | required |
        | q  | What should we change? | long_text | yes      |
        | r  | What should we keep?   | long_text | no       |
    """)
    assert "HC010" in codes(checked)
    assert "HC010" not in codes(checked, "r")
    assert {f.severity for f in found(checked) if f.rule == "HC010"} == {"block"}


def test_a_choice_that_must_be_made_is_warned_of() -> None:
    checked = questionnaire("""
        | id | ask               | options           | required |
        | q  | Did we call back? | Yes; No; Not sure | yes      |
        | r  | Did we listen?    | Yes; No; Not sure | no       |
    """)
    assert "HC011" in codes(checked)
    assert "HC011" not in codes(checked, "r")
    assert {f.severity for f in found(checked) if f.rule == "HC011"} == {"warn"}


@pytest.mark.parametrize(
    ("options", "flagged"),
    [
        ("Yes; No", True),
        ("Yes; No; I don’t know", False),
        ("Yes; No; Not applicable", False),
        ("Satisfied; Neither satisfied nor dissatisfied; Dissatisfied", True),
        ("Better; No different; Worse", False),
        ("By phone; Online; Other", False),
    ],
)
def test_there_is_an_answer_for_people_who_do_not_know(options: str, flagged: bool) -> None:
    checked = questionnaire(f"| id | ask | options |\n| q | Did we call? | {options} |")
    assert ("HC012" in codes(checked)) is flagged


@pytest.mark.parametrize(
    ("options", "flagged"),
    [
        ("Very satisfied; Satisfied; Fairly satisfied; Dissatisfied", True),
        ("Excellent; Very good; Good; Poor", True),
        ("Very good; Good; Poor; Very poor", False),
        ("Strongly agree; Agree; Neither agree nor disagree; Disagree; Strongly disagree", False),
        ("Very confident; Fairly confident; Not very confident; Not at all confident", False),
        ("Always; Mostly; Sometimes; Never", False),
        ("Much safer; A bit safer; About the same; A bit less safe; Much less safe", False),
    ],
)
def test_scales_have_two_sides_of_one_size(options: str, flagged: bool) -> None:
    checked = questionnaire(f"| id | ask | options |\n| q | How was it? | {options} |")
    assert ("HC013" in codes(checked)) is flagged


@pytest.mark.parametrize(
    ("count", "expected"), [(14, None), (15, "HC050"), (25, "HC050"), (26, "HC051")]
)
def test_length_is_warned_of_then_blocked(count: int, expected: str | None) -> None:
    assert codes(questionnaire(_many(count)), None) & {"HC050", "HC051"} == (
        {expected} if expected else set()
    )


def test_questions_only_some_are_asked_do_not_count_towards_length() -> None:
    rows = [f"| q{i} | Was thing {i} done? | Yes; No; Not sure | gate == o0 |" for i in range(30)]
    gate = "| gate | Did we come? | Yes; No; Not sure | |"
    table = "\n".join(["| id | ask | options | only if |", gate, *rows])
    assert not codes(questionnaire(table), None) & {"HC050", "HC051"}


def test_more_than_three_places_to_write_is_warned_of() -> None:
    assert "HC052" in codes(questionnaire(_many(4, "long_text")), None)
    assert "HC052" not in codes(questionnaire(_many(3, "long_text")), None)


def test_a_long_list_of_answers_is_remarked_on() -> None:
    labels = "; ".join(f"Thing {i}" for i in range(13))
    checked = questionnaire(f"| id | ask | options |\n| q | Which of these? | {labels} |")
    assert "HC053" in codes(checked)


def test_the_same_question_twice_is_found_at_the_second() -> None:
    checked = questionnaire("""
        | id | ask            |
        | a  | Did we listen? |
        | q  | did we listen  |
    """)
    assert "HC054" in codes(checked)
    assert "HC054" not in codes(checked, "a")


def test_equality_questions_come_last_and_say_why() -> None:
    checked = questionnaire("""
        | id    | ask                           | hint                                  |
        | early | What is your ethnic group?    |                                       |
        | q     | Did we listen?                |                                       |
        | late  | What is your religion?        | We ask this to check we are fair.     |
        | hear  | Would you like to hear what we changed? |                             |
    """)
    assert {"HC060", "HC061"} <= codes(checked, "early")
    assert not {"HC060", "HC061"} & codes(checked, "late")


def test_a_question_about_how_a_disability_was_treated_is_about_the_service() -> None:
    checked = questionnaire("""
        | id | ask                                     |
        | q  | Did we think about your disability?      |
        | r  | Did we listen?                           |
    """)
    assert not {"HC060", "HC061"} & codes(checked)


def test_an_exact_age_is_warned_of_and_age_bands_are_not() -> None:
    exact = questionnaire("| id | ask | kind |\n| q | How old are you? | number |")
    bands = questionnaire("| id | ask | options |\n| q | How old are you? | 16 to 24; 25 or over |")
    assert "HC006" in codes(exact)
    assert "HC006" not in codes(bands)


def test_a_note_on_the_question_or_its_section_is_enough_before_hard_things() -> None:
    checked = questionnaire("""
        | id | ask                    | note                        |
        | q  | Do you feel safe now?  |                             |
        | r  | Do you feel safe here? | This is about feeling safe. |
    """)
    assert "HC070" in codes(checked)
    assert "HC070" not in codes(checked, "r")
    section = replace(checked.sections[0], content_note=Text("About safety."))
    assert "HC070" not in codes(replace(checked, sections=(section,)))


def test_the_title_gives_nothing_away_to_somebody_looking_on() -> None:
    table = "| id | ask |\n| q | Did we listen? |"
    assert "HC071" in codes(questionnaire(table, title="Domestic abuse victim survey"), None)
    assert "HC071" not in codes(questionnaire(table, title="Your experience of our service"), None)


def test_it_ends_by_offering_to_tell_people_what_changed() -> None:
    without = questionnaire("| id | ask |\n| q | Did we listen? |")
    offered = questionnaire("""
        | id | ask                                     |
        | q  | Did we listen?                          |
        | r  | Would you like to hear what we changed? |
    """)
    assert "HC072" in codes(without, None)
    assert "HC072" not in codes(offered, None)


def test_every_declared_language_has_every_word() -> None:
    ask = Text({"en": "Did we listen?", "cy": "A wnaethon ni wrando?"})
    half = Question("half", AnswerKind.LONG_TEXT, ask, hint=Text("In your own words."))
    whole = Question("whole", AnswerKind.LONG_TEXT, ask)
    title = Text({"en": "Your views", "cy": "Eich barn"})
    checked = Questionnaire(title, (Section("s", title, (half, whole)),), languages=("en", "cy"))
    assert "HC080" in codes(checked, "half")
    assert "HC080" not in codes(checked, "whole")
    assert "HC080" not in codes(checked, None)
    message = next(f.message for f in found(checked) if f.rule == "HC080")
    assert message == "It is not translated into “cy”: the hint."


def test_what_would_not_run_blocks_with_the_engine_s_own_words() -> None:
    checked = questionnaire("""
        | id | ask            | kind   |
        | q  | Did we listen? | single |
    """)
    finding = next(f for f in found(checked) if f.rule == "HC081")
    assert finding.severity == "block"
    assert finding.message == "“q” has no options to pick from."


@pytest.mark.parametrize(
    ("condition", "flagged"),
    [
        ("a == o0 and a == o1", True),
        ("a == o0 and a != o0", True),
        ("a == o0 and b == o0", False),
        ("a == o0 or a == o1", False),
        ("a != o0", False),
        ("lost == o0", True),
        ("lost != o0", False),
    ],
)
def test_a_question_that_no_answers_lead_to_blocks(condition: str, flagged: bool) -> None:
    checked = questionnaire(f"""
        | id   | ask         | options           | only if             |
        | a    | Is it this? | Yes; No; Not sure |                     |
        | b    | Is it that? | Yes; No; Not sure |                     |
        | lost | Is it both? | Yes; No; Not sure | a == o0 and a == o1 |
        | q    | Is it now?  | Yes; No; Not sure | {condition}         |
    """)
    assert ("HC082" in codes(checked)) is flagged
