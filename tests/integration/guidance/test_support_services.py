"""Unknown means do not show: which services a respondent may see, and when."""

from datetime import date, timedelta

import pytest

from heard.guidance import queries
from heard.guidance.words import Mark, SupportService

TODAY = date(2026, 11, 22)


def shown_on(day: date) -> list[str]:
    return [s.id for s in queries.list_support_services(for_respondents=True, on=day)]


def test_respondents_see_999_first() -> None:
    assert shown_on(TODAY)[0] == "emergency"


def test_numbers_from_memory_are_never_shown_to_respondents() -> None:
    for service in queries.list_support_services(for_respondents=True, on=TODAY):
        assert service.mark is Mark.READ
        assert service.source
        assert service.last_verified is not None


@pytest.mark.parametrize(
    "service_id", ["victim-support", "napac", "national-stalking-helpline", "live-fear-free"]
)
def test_well_known_numbers_that_nobody_has_checked_stay_hidden(service_id: str) -> None:
    assert service_id not in shown_on(TODAY)


def test_the_line_for_people_worried_about_their_own_behaviour_is_kept_apart() -> None:
    assert "respect-phoneline" not in shown_on(TODAY)
    everything = {s.id for s in queries.list_support_services(for_respondents=False, on=TODAY)}
    assert "respect-phoneline" in everything


def test_after_two_years_without_a_check_only_999_is_left() -> None:
    assert shown_on(TODAY + timedelta(days=731)) == ["emergency"]


def test_a_check_is_overdue_after_half_a_year_but_the_service_is_still_shown() -> None:
    later = TODAY + timedelta(days=181)
    shown = queries.list_support_services(for_respondents=True, on=later)
    assert len(shown) == len(shown_on(TODAY))
    assert all(service.is_overdue(later) for service in shown)


def by_id(service_id: str) -> SupportService:
    everything = queries.list_support_services(for_respondents=False, on=TODAY)
    return next(service for service in everything if service.id == service_id)


def test_a_telephone_link_holds_digits_alone() -> None:
    assert by_id("national-domestic-abuse-helpline").telephone_link == "tel:08082000247"


def test_a_service_without_a_number_has_no_telephone_link() -> None:
    assert by_id("rape-crisis-support-line").telephone_link == ""


def test_hours_are_given_only_where_a_page_said_them() -> None:
    said = {s.id for s in queries.list_support_services(for_respondents=False, on=TODAY) if s.hours}
    assert said == {"emergency", "national-domestic-abuse-helpline", "rape-crisis-support-line"}
