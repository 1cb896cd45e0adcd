"""Dates, numbers and neutral titles are written one way, and what cannot be written is refused."""

import datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.design_system import formats
from heard.design_system.neutral import TitleTellsTooMuch, neutral_title
from heard.design_system.unprintable import normal_line_ends, printable

UTC = datetime.UTC


def test_dates_are_written_in_full() -> None:
    assert formats.full_date(datetime.date(2026, 11, 2)) == "2 November 2026"
    assert formats.month(datetime.date(2026, 11, 2)) == "November 2026"


def test_a_moment_is_written_in_british_time() -> None:
    summer = datetime.datetime(2026, 6, 30, 23, 30, tzinfo=UTC)
    assert formats.full_date(summer) == "1 July 2026"
    assert formats.date_and_time(summer) == "1 July 2026 at 12:30am"
    noon = datetime.datetime(2026, 11, 22, 12, 5, tzinfo=ZoneInfo("Europe/London"))
    assert formats.date_and_time(noon) == "22 November 2026 at 12:05pm"


@pytest.mark.parametrize(
    "not_a_date",
    ["2026-11-22", None, 7, datetime.datetime(2026, 11, 22)],  # noqa: DTZ001 - the point
)
def test_what_is_not_a_day_or_a_moment_with_a_zone_is_refused(not_a_date: Any) -> None:
    with pytest.raises(TypeError):
        formats.full_date(not_a_date)


@pytest.mark.parametrize(
    ("value", "places", "written"),
    [
        (1234, 0, "1,234"),
        (0.5, 0, "1"),
        (2.5, 0, "3"),
        (1234.56, 1, "1,234.6"),
        (Decimal(7), 0, "7"),
    ],
)
def test_numbers_have_commas_and_round_halves_up(value: Any, places: int, written: str) -> None:
    assert formats.number(value, places) == written


@pytest.mark.parametrize("not_a_number", ["12", None, True, [1]])
def test_what_is_not_a_number_is_refused(not_a_number: Any) -> None:
    with pytest.raises(TypeError):
        formats.number(not_a_number)


def test_a_share_is_written_as_a_percentage() -> None:
    assert formats.percent(0.421) == "42%"
    assert formats.percent(0.4215, 1) == "42.2%"
    assert formats.percent(1) == "100%"


@pytest.mark.parametrize("not_a_share", [42, -0.1, 1.01, float("nan")])
def test_a_share_outside_nought_to_one_is_refused(not_a_share: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        formats.percent(not_a_share)


def test_a_neutral_title_has_its_spaces_tidied() -> None:
    assert neutral_title("  Error:\n Question 3 of 12 ") == "Error: Question 3 of 12"


@pytest.mark.parametrize(
    "title", ["Victim survey", "Question for survivors", "Your abuse", "Question １", "Heard"]
)
def test_a_title_with_any_other_word_is_refused(title: str) -> None:
    with pytest.raises(TitleTellsTooMuch):
        neutral_title(title)


@given(st.text())
def test_printable_words_can_always_be_sent(text: str) -> None:
    printable(text).encode("utf-8")
    assert len(printable(text)) == len(text)


@given(st.text())
def test_line_ends_made_normal_stay_normal(text: str) -> None:
    once = normal_line_ends(text)
    assert normal_line_ends(once) == once
    assert "\r" not in once
