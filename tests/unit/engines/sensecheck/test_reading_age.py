"""Reading age: syllables counted nearly right, hard sentences told from easy ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.engines.sensecheck.reading_age import reading_age, syllables


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("we", 1),
        ("the", 1),
        ("police", 2),
        ("treated", 2),
        ("asked", 1),
        ("happened", 2),
        ("decided", 3),
        ("satisfied", 3),
        ("information", 4),
        ("communication", 5),
        ("service", 2),
        ("people", 2),
        ("little", 2),
        ("area", 3),
        ("being", 2),
        ("times", 1),
        ("services", 3),
        ("decision", 3),
        ("didn't", 1),
        ("made", 1),
        ("actual", 3),
        ("experience", 4),
    ],
)
def test_syllables_are_counted(word: str, count: int) -> None:
    assert syllables(word) == count


def test_short_plain_sentences_read_younger_than_long_official_ones() -> None:
    plain = "Did we tell you what would happen next?"
    official = (
        "To what extent were you satisfied with the comprehensiveness of the information "
        "communicated in respect of the investigation?"
    )
    assert reading_age(plain) < 9
    assert reading_age(official) > 16


def test_no_words_have_no_reading_age() -> None:
    assert reading_age("") == 0.0
    assert reading_age("123 ?!") == 0.0


@given(st.text())
def test_any_text_has_a_reading_age_that_is_not_below_nothing(text: str) -> None:
    assert reading_age(text) >= 0.0
