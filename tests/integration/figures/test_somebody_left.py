"""When one person leaves, nobody can lay two tables side by side and read what they said."""

from collections.abc import Callable

import pytest

from heard.figures.models import Results
from heard.figures.operations import freeze_snapshot, propose_table
from heard.figures.queries import get_results, get_team_table, list_variables
from heard.figures.rules import SomebodyLeft, check_can_tabulate
from heard.workflows.withdraw import withdraw
from tests.cast import NOW, Cast
from tests.factories.engagements import make_live_engagement
from tests.factories.responses import make_response
from tests.pages import Door


def test_no_new_table_is_made_until_enough_people_have_left_together(
    cast: Cast, door_as: Callable[[str], Door]
) -> None:
    engagement, window = make_live_engagement(cast)
    heard = [make_response(window) for _ in range(14)]
    results_id = freeze_snapshot(
        engagement=engagement, version_id=window.version_id, by=cast.ben, now=NOW
    )
    variable = list_variables(viewer=cast.ben, results_id=results_id)[0].id
    get_team_table(viewer=cast.ben, results_id=results_id, variable=variable)

    withdraw(response_id=heard[0], now=NOW)

    results = get_results(viewer=cast.ben, results_id=results_id)
    with pytest.raises(SomebodyLeft, match="withdrawn"):
        get_team_table(viewer=cast.ben, results_id=results_id, variable=variable)
    with pytest.raises(SomebodyLeft):
        propose_table(results=results, variable=variable, by_variable="", by=cast.ben, now=NOW)
    page = door_as("ben")
    assert "No new table can be made" in page.get(f"/staff/figures/{results_id}/").text


@pytest.mark.parametrize(("left", "is_open"), [(0, True), (1, False), (9, False), (10, True)])
def test_how_many_have_to_leave(left: int, is_open: bool) -> None:
    results = Results(withdrawn=left)
    if is_open:
        check_can_tabulate(results)
    else:
        with pytest.raises(SomebodyLeft):
            check_can_tabulate(results)
