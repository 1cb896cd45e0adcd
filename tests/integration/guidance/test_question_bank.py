"""The question bank keeps to its own rules, and builds questionnaires that can be asked."""

import re

import pytest

from heard.engines.questionnaire import conditions
from heard.engines.questionnaire.definition import AnswerKind, from_json, to_json
from heard.guidance import queries
from heard.guidance.bank import ASIDE_CODES, Item

BANK = queries.get_bank()
ITEMS = list(BANK.items.values())
VOWELS = re.compile(r"[aeiouy]+")


def syllables(word: str) -> int:
    found = len(VOWELS.findall(word))
    silent = word.endswith("e") and not word.endswith("le") and found > 1
    return max(1, found - silent)


def school_grade(text: str) -> float:
    """Flesch-Kincaid grade; grade 6 is about age 11."""
    sentences = max(1, len(re.findall(r"[.?!:]+", text)))
    words = re.findall(r"[a-z']+", text.lower())
    total = sum(syllables(word) for word in words)
    return 0.39 * len(words) / sentences + 11.8 * total / len(words) - 15.59


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_no_question_asks_for_the_incident_or_for_a_reason_why_not(item: Item) -> None:
    words = f"{item.ask} {item.hint}".lower()
    for forbidden in ("why did", "why didn", "describe the", "what happened?", "the incident"):
        assert forbidden not in words


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_questions_are_short_and_plain(item: Item) -> None:
    assert len(item.ask.split()) <= 24
    for sentence in re.split(r"[.?!]", item.ask):
        assert sentence.count(",") <= 2


def test_the_bank_as_a_whole_reads_at_about_eleven() -> None:
    text = " ".join(f"{item.ask} {item.hint}." for item in ITEMS)
    assert school_grade(text) <= 6.5


def test_limits_wordings_read_at_about_eleven() -> None:
    for wording in queries.get_pack().limits.values():
        assert school_grade(" ".join(wording.paragraphs)) <= 6.5


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_declining_is_left_to_the_product(item: Item) -> None:
    words = " ".join(option.label for option in (*item.options, *item.asides)).lower()
    assert "rather not say" not in words
    assert "prefer not" not in words


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_asides_are_kept_apart_from_the_scale(item: Item) -> None:
    assert not {option.code for option in item.options} & ASIDE_CODES
    assert {option.code for option in item.asides} <= ASIDE_CODES


def test_no_two_questions_that_may_be_asked_together_share_an_id() -> None:
    ids = [item.question_id for item in ITEMS]
    assert len(set(ids)) == len(ids)


def test_nothing_claims_to_be_an_official_question() -> None:
    assert "not official" in BANK.notice
    for found in BANK.sets.values():
        assert found.not_claimed.startswith("This is not")


def test_the_domestic_abuse_survey_has_ten_to_fourteen_questions() -> None:
    assert 10 <= len(BANK.sets["da-victim-survey"].placements) <= 14


def test_the_no_further_action_module_has_four_to_six_questions() -> None:
    assert 4 <= len(BANK.sets["nfa-module"].placements) <= 6


def test_outcome_is_asked_apart_from_the_service() -> None:
    asked = [p.item_id for p in BANK.sets["da-victim-survey"].placements]
    assert "outcome.satisfaction@1" in asked
    assert "overall.service@1" in asked


def test_a_sensitive_block_starts_with_a_way_round_it() -> None:
    survey = queries.build_questionnaire(["da-victim-survey"], "Your experience")
    gate = survey.question("gate.safety")
    assert [option.code for option in gate.options] == ["yes", "skip"]
    for question_id in ("safety.feel", "safety.steps"):
        only_if = survey.question(question_id).only_if
        assert only_if == {"op": "eq", "question": "gate.safety", "value": "yes"}


def test_both_sets_together_end_with_the_open_question() -> None:
    both = queries.build_questionnaire(["da-victim-survey", "nfa-module"], "Your experience")
    assert both.questions[-1].id == "change.one-thing"
    assert len(both.questions) == 20
    free_text = [q for q in both.questions if q.kind is AnswerKind.LONG_TEXT]
    assert len(free_text) == 2


def test_every_condition_names_a_question_asked_before() -> None:
    both = queries.build_questionnaire(["da-victim-survey", "nfa-module"], "Your experience")
    asked: set[str] = set()
    for question in both.questions:
        if question.only_if is not None:
            conditions.check(question.only_if, asked)
        asked.add(question.id)


def test_a_built_questionnaire_survives_a_round_trip() -> None:
    both = queries.build_questionnaire(["da-victim-survey", "nfa-module"], "Your experience")
    assert from_json(to_json(both)) == both


def test_a_built_questionnaire_says_what_it_was_made_from() -> None:
    both = queries.build_questionnaire(["da-victim-survey", "nfa-module"], "Your experience")
    assert both.settings["pack"] == "heard-core-2026.11"
    assert both.settings["sets"] == "da-victim-survey@1 nfa-module@1"
    assert all(question.bank_id in BANK.items for question in both.questions)


def test_no_title_a_respondent_sees_names_a_crime() -> None:
    for found in BANK.sets.values():
        assert not re.search(r"abuse|crime|violence|rape|stalk", found.respondent_title, re.I)


@pytest.mark.parametrize("set_ids", [[], ["nfa-module", "nfa-module"]])
def test_no_set_or_a_set_named_twice_is_refused(set_ids: list[str]) -> None:
    with pytest.raises(ValueError, match="each once"):
        queries.build_questionnaire(set_ids, "Your experience")


def test_a_set_that_does_not_exist_is_refused() -> None:
    with pytest.raises(LookupError):
        queries.build_questionnaire(["no-such-set"], "Your experience")


def test_every_free_text_box_has_its_limits_wording() -> None:
    for item in ITEMS:
        if item.kind.is_free_text:
            wording = queries.get_limits_for(item.id)
            said = " ".join(wording.for_force("Ashgrove Police"))
            assert "{" not in said
            assert "court" in said
            assert "danger" in said
            assert "999" in said
            assert "name" in said


def test_an_imported_question_gets_the_default_limits_wording() -> None:
    assert queries.get_limits_for("") == queries.get_limits("free-text@1")


def test_a_limits_wording_that_does_not_exist_is_not_found() -> None:
    with pytest.raises(LookupError):
        queries.get_limits("free-text@99")
