"""Search finds passages, forgives slips, and is not upset by anything typed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heard.guidance import queries


def first(text: str) -> tuple[str, str]:
    hit = queries.search(text)[0]
    return hit.page_key, hit.heading


def test_an_exact_heading_comes_first() -> None:
    assert first("distress protocol") == ("appendix-a", "Distress protocol")


@pytest.mark.parametrize("slip", ["distres protocol", "distress protocl", "DISTRESS PROTOCOL"])
def test_small_slips_are_forgiven(slip: str) -> None:
    assert first(slip) == ("appendix-a", "Distress protocol")


def test_the_start_of_a_word_is_enough() -> None:
    assert "Safe-contact record" in {hit.heading for hit in queries.search("safe cont")}


def test_an_abbreviation_is_written_out() -> None:
    assert first("DPIA") == ("appendix-a", "Impact assessment outline")


@pytest.mark.parametrize("text", ["", "   ", "the and of", "zzzqqq", "b", "<>", "%", "\x00"])
def test_nothing_to_look_for_finds_nothing(text: str) -> None:
    assert queries.search(text) == ()


def test_the_words_found_are_marked_in_the_snippet() -> None:
    hit = queries.search("supervision")[0]
    assert any(piece.is_match and "upervision" in piece.text for piece in hit.snippet)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_any_text_at_all_can_be_searched_for(text: str) -> None:
    hits = queries.search(text)
    assert len(hits) <= 20
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
