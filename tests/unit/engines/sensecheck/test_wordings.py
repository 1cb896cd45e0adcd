"""Each wording rule finds what it must and leaves good questions alone."""

import pytest

from heard.engines.questionnaire.definition import (
    AnswerKind,
    Question,
    Questionnaire,
    Section,
    Text,
)
from heard.engines.sensecheck import check
from tests.unit.engines.sensecheck.wordings import FOUND, LEFT_ALONE, rows


def _asking(words: str, *, language: str = "en", hint: str = "") -> Questionnaire:
    question = Question("q", AnswerKind.LONG_TEXT, Text({language: words}), hint=Text({"en": hint}))
    return Questionnaire(
        Text("Your views"), (Section("s", Text("Part"), (question,)),), languages=(language,)
    )


def _codes(checked: Questionnaire) -> set[str]:
    return {finding.rule for finding in check(checked) if finding.question == "q"}


@pytest.mark.parametrize(("rule", "words"), rows(FOUND))
def test_the_rule_finds_the_wording(rule: str, words: str) -> None:
    assert rule in _codes(_asking(words))


@pytest.mark.parametrize(("rule", "words"), rows(LEFT_ALONE))
def test_the_rule_leaves_the_wording_alone(rule: str, words: str) -> None:
    assert rule not in _codes(_asking(words))


@pytest.mark.parametrize(("rule", "words"), rows(LEFT_ALONE))
def test_no_good_question_is_blocked_by_any_rule(rule: str, words: str) -> None:
    blocked = [f for f in check(_asking(words)) if f.severity == "block"]
    assert blocked == []


@pytest.mark.parametrize(
    "words",
    [
        "3. What is your name?",
        "Q12: What is your name?",
        "**What is your name?**",
        "<b>What is your name?</b>",
        "WHAT IS YOUR NAME?",
        "  what  is\nyour name ?",
        "What’s your name?",
    ],
)
def test_numbering_mark_up_capitals_and_spaces_hide_nothing(words: str) -> None:
    assert "HC003" in _codes(_asking(words))


def test_what_must_not_be_asked_must_not_be_asked_in_the_hint_either() -> None:
    assert "HC001" in _codes(_asking("Comments", hint="Please describe the incident."))
    assert "HC001" not in _codes(
        _asking("Comments", hint="You do not need to tell us what happened.")
    )


def test_wording_in_another_language_is_skipped_and_never_guessed_at() -> None:
    assert _codes(_asking("What is your name? Why didn't you leave?", language="cy")) == set()


def test_the_message_quotes_what_was_found() -> None:
    finding = next(f for f in check(_asking("What is your home address?")) if f.rule == "HC003")
    assert "“what is your home address”" in finding.message


def test_a_long_hostile_wording_takes_little_time() -> None:
    for words in (
        "tell us about the " * 4000,
        "please " * 9000,
        "a" * 60000,
        "and how you " * 5000,
    ):
        check(_asking(words))
