"""Results and tables: kept whole, frozen in batches, released by a second person."""

from pathlib import Path

import pytest
from django.db import IntegrityError, connection, transaction

from heard.audit.kinds import Kind
from heard.engagements.models import Engagement
from heard.engines.disclosure import PUBLIC, TEAM
from heard.engines.disclosure.attacker import bounds
from heard.engines.disclosure.suppression import numbers_of
from heard.engines.questionnaire.answers import Answer, Presence
from heard.engines.refusals import NotFound
from heard.engines.tables.tabulate import one_way, two_way
from heard.fieldwork.models import Window
from heard.figures import operations, queries
from heard.figures.extracts import path_of
from heard.figures.models import Results, SnapshotMember, TableRelease
from heard.figures.rules import (
    NEW_ANSWERS_NEEDED,
    AlreadyDecided,
    CannotBeReadTogether,
    OwnTable,
    TooFewNewAnswers,
    can_decide,
    can_make_tables,
    can_read_tables,
)
from heard.organisations.rules import RoleMissing
from heard.workflows.withdraw import withdraw
from tests.cast import NOW, Cast
from tests.factories.engagements import make_live_engagement
from tests.factories.figures import (
    make_import,
    make_proposal,
    make_released_table,
    make_snapshot,
)
from tests.factories.responses import make_response
from tests.record import block_the_record, events

EVERYBODY = (
    "alice",
    "ben",
    "dana",
    "erin",
    "femi",
    "gwen",
    "hari",
    "rhys",
    "ada",
    "cal",
    "dee",
    "lena",
)
ASKED = "treatment.respect"


@pytest.fixture
def live(cast: Cast) -> tuple[Engagement, Window]:
    return make_live_engagement(cast)


# Importing


def test_an_import_keeps_its_rows_its_refusals_and_its_notice(cast: Cast) -> None:
    made = make_import(cast)
    assert (made.origin, made.rows_kept, made.rows_refused) == ("imported", 260, 2)
    assert made.refusals[0] == [17, "updated", "the code 9 is not in the codebook"]
    assert "CC0" in made.notice
    assert path_of(made.id).exists()
    (event,) = events(Kind.RESULTS_IMPORTED)
    assert event.detail == {"kept": 260, "refused": 2}


def test_when_the_extract_cannot_be_written_nothing_is_kept_or_recorded(cast: Cast) -> None:
    def half_write(path: Path) -> None:
        path.write_bytes(b"half")
        raise OSError("no space left")

    before = set(path_of(cast.ashgrove).parent.iterdir())
    with pytest.raises(OSError, match="no space"):
        operations.keep_import(
            force_id=cast.ashgrove,
            by=cast.ben,
            title="Survey",
            notice="",
            rows_kept=1,
            refusals=[],
            write=half_write,
            now=NOW,
        )
    assert Results.objects.count() == 0
    assert events(Kind.RESULTS_IMPORTED) == []
    assert set(path_of(cast.ashgrove).parent.iterdir()) == before


@pytest.mark.parametrize("who", [who for who in EVERYBODY if who != "ben"])
def test_only_an_analyst_of_the_force_imports(cast: Cast, who: str) -> None:
    with pytest.raises(RoleMissing):
        operations.keep_import(
            force_id=cast.ashgrove,
            by=getattr(cast, who),
            title="Survey",
            notice="",
            rows_kept=0,
            refusals=[],
            write=lambda path: path.touch(),
            now=NOW,
        )
    assert Results.objects.count() == 0


# Freezing


def test_a_snapshot_counts_everybody_who_sent(cast: Cast, live: tuple[Engagement, Window]) -> None:
    results = make_snapshot(cast, *live, people=12)
    assert (results.origin, results.rows_kept) == ("snapshot", 12)
    assert SnapshotMember.objects.filter(results=results).count() == 12
    assert queries.get_manifest(viewer=cast.ben, results_id=results.id).rows == 12
    (event,) = events(Kind.SNAPSHOT_FROZEN)
    assert event.about_id == results.id


@pytest.mark.parametrize(
    ("new", "may"), [(0, False), (1, False), (NEW_ANSWERS_NEEDED - 1, False), (10, True)]
)
def test_a_second_snapshot_needs_a_batch_of_new_answers(
    cast: Cast, live: tuple[Engagement, Window], new: int, may: bool
) -> None:
    make_snapshot(cast, *live, people=10)
    if may:
        assert make_snapshot(cast, *live, people=new).rows_kept == 20
        return
    with pytest.raises(TooFewNewAnswers):
        make_snapshot(cast, *live, people=new)
    assert Results.objects.count() == 1
    assert len(events(Kind.SNAPSHOT_FROZEN)) == 1


def test_a_first_snapshot_of_a_few_people_is_refused_too(
    cast: Cast, live: tuple[Engagement, Window]
) -> None:
    with pytest.raises(TooFewNewAnswers):
        make_snapshot(cast, *live, people=3)


def test_somebody_leaving_does_not_make_room_for_a_small_batch(
    cast: Cast, live: tuple[Engagement, Window]
) -> None:
    gone = [make_response(live[1]) for _ in range(3)]
    make_snapshot(cast, *live, people=10)
    for response_id in gone:
        withdraw(response_id=response_id, now=NOW)
    with pytest.raises(TooFewNewAnswers):
        make_snapshot(cast, *live, people=9)


def test_no_words_enter_an_extract(cast: Cast, live: tuple[Engagement, Window]) -> None:
    make_response(live[1], words={"change.one-thing": "Zebediah rang me"})
    results = make_snapshot(cast, *live, people=12)
    assert b"Zebediah" not in path_of(results.id).read_bytes()
    names = {held.id for held in queries.list_variables(viewer=cast.ben, results_id=results.id)}
    assert "change.one-thing" not in names


def test_nothing_is_frozen_when_it_cannot_be_recorded(
    cast: Cast, live: tuple[Engagement, Window]
) -> None:
    for _ in range(12):
        make_response(live[1])
    block_the_record()
    with pytest.raises(IntegrityError):
        make_snapshot(cast, *live, people=0)
    assert (Results.objects.count(), SnapshotMember.objects.count()) == (0, 0)


# Tables


def test_a_team_table_hides_small_numbers_under_the_team_policy(
    cast: Cast, live: tuple[Engagement, Window]
) -> None:
    for _ in range(3):
        make_response(live[1], answers={ASKED: Answer(Presence.GIVEN, ("disagree",))})
    results = make_snapshot(cast, *live, people=40)
    table = queries.get_team_table(viewer=cast.ben, results_id=results.id, variable=ASKED)
    assert table.policy_name == TEAM.name
    assert table.cell("disagree").hidden
    assert "3" not in table.cell("disagree").count_text


@pytest.mark.parametrize(
    ("variable", "by"),
    [
        ("nothing", ""),
        ("", ""),
        ("updated", "nothing"),
        ("updated", "updated"),
        ("updated'; DROP TABLE x; --", ""),
    ],
)
def test_what_cannot_be_counted_is_not_found(cast: Cast, variable: str, by: str) -> None:
    results = make_import(cast)
    for find in (queries.get_team_table, queries.get_public_table):
        with pytest.raises(NotFound):
            find(viewer=cast.ben, results_id=results.id, variable=variable, by=by)


def test_a_proposal_holds_the_public_version_and_nothing_else(cast: Cast) -> None:
    results = make_import(cast)
    proposal = make_proposal(cast, results, "updated", "harm")
    shown = queries.get_public_table(
        viewer=cast.ben, results_id=results.id, variable="updated", by="harm"
    )
    assert queries.read_table(proposal).policy_name == PUBLIC.name
    assert queries.read_table(proposal) == shown
    assert (proposal.state, proposal.proposed_by_id) == ("proposed", cast.ben.id)
    (event,) = events(Kind.TABLE_PROPOSED)
    assert (event.about_kind, event.about_id) == ("table_release", proposal.id)


def test_tables_that_are_out_together_give_no_small_number_away(cast: Cast) -> None:
    results = make_import(cast)
    crossings = (("updated", ""), ("harm", ""), ("updated", "harm"), ("harm", "updated"))
    tables = [queries.read_table(make_released_table(cast, results, *asked)) for asked in crossings]
    learned = bounds(tables, policy=PUBLIC)
    path = path_of(results.id)
    exact = [two_way(path, *asked) if asked[1] else one_way(path, asked[0]) for asked in crossings]
    small = [
        key
        for table in exact
        for key, count in numbers_of(table).true.items()
        if count < PUBLIC.count_threshold
    ]
    assert small
    for key in small:
        low, high = learned[key]
        assert high - low >= PUBLIC.protection


def test_a_table_that_was_refused_no_longer_counts(cast: Cast) -> None:
    results = make_import(cast)
    first = make_proposal(cast, results, "updated", "harm")
    operations.decide_release(release=first, is_released=False, by=cast.dana, now=NOW)
    again = make_proposal(cast, results, "updated", "harm")
    assert queries.read_table(again) == queries.read_table(first)


def test_after_many_withdraw_no_new_table_can_stand_beside_the_old(
    cast: Cast, live: tuple[Engagement, Window]
) -> None:
    leaving = [make_response(live[1]) for _ in range(30)]
    results = make_snapshot(cast, *live, people=40)
    make_released_table(cast, results, ASKED)
    for response_id in leaving:
        withdraw(response_id=response_id, now=NOW)
    with pytest.raises(CannotBeReadTogether, match="withdrawn"):
        make_proposal(cast, results, ASKED)
    assert TableRelease.objects.count() == 1
    assert len(events(Kind.TABLE_PROPOSED)) == 1


# Releasing


@pytest.mark.parametrize("is_released", [True, False])
def test_a_second_person_decides_once(cast: Cast, is_released: bool) -> None:
    proposal = make_proposal(cast, make_import(cast))
    operations.decide_release(release=proposal, is_released=is_released, by=cast.dana, now=NOW)
    proposal.refresh_from_db()
    assert proposal.state == ("released" if is_released else "refused")
    assert (proposal.decided_by_id, proposal.decided_at) == (cast.dana.id, NOW)
    kind = Kind.TABLE_RELEASED if is_released else Kind.TABLE_REFUSED
    assert len(events(kind)) == 1
    with pytest.raises(AlreadyDecided):
        operations.decide_release(release=proposal, is_released=True, by=cast.dana, now=NOW)
    assert len(events(kind)) == 1


def test_nobody_releases_a_table_they_made(cast: Cast) -> None:
    proposal = make_proposal(cast, make_import(cast))
    TableRelease.objects.filter(id=proposal.id).update(proposed_by_id=cast.dana.id)
    proposal.refresh_from_db()
    assert can_decide(proposal, cast.dana) is False
    with pytest.raises(OwnTable):
        operations.decide_release(release=proposal, is_released=True, by=cast.dana, now=NOW)


def test_the_database_itself_refuses_a_table_released_by_its_maker(cast: Cast) -> None:
    proposal = make_proposal(cast, make_import(cast))
    with pytest.raises(IntegrityError), transaction.atomic():
        TableRelease.objects.filter(id=proposal.id).update(
            state="released", decided_by_id=cast.ben.id, decided_at=NOW
        )


@pytest.mark.parametrize("state", ["released", "refused", "half"])
def test_the_database_itself_refuses_half_a_decision(cast: Cast, state: str) -> None:
    make_proposal(cast, make_import(cast))
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {TableRelease._meta.db_table} SET state = %s",  # noqa: S608 - our own table's name
            [state],
        )


@pytest.mark.parametrize("what", ["propose", "decide"])
def test_nothing_is_proposed_or_released_when_it_cannot_be_recorded(cast: Cast, what: str) -> None:
    results = make_import(cast)
    proposal = make_proposal(cast, results)
    attempts = {
        "propose": lambda: make_proposal(cast, results, "harm"),
        "decide": lambda: operations.decide_release(
            release=proposal, is_released=True, by=cast.dana, now=NOW
        ),
    }
    block_the_record()
    with pytest.raises(IntegrityError):
        attempts[what]()
    assert [row.state for row in TableRelease.objects.all()] == ["proposed"]


@pytest.mark.parametrize(
    ("who", "reads", "makes", "decides"),
    [
        ("ben", True, True, False),
        ("dana", True, False, True),
        ("alice", True, False, False),
        ("erin", True, False, False),
        ("femi", False, False, False),
        ("gwen", False, False, False),
        ("hari", False, False, False),
        ("rhys", False, False, False),
        ("ada", False, False, False),
        ("cal", False, False, False),
        ("dee", False, False, False),
        ("lena", False, False, False),
    ],
)
def test_who_may_do_what_with_tables(
    cast: Cast, who: str, reads: bool, makes: bool, decides: bool
) -> None:
    results = make_import(cast)
    proposal = make_proposal(cast, results)
    viewer = getattr(cast, who)
    assert can_make_tables(cast.ashgrove, viewer) is makes
    assert can_decide(proposal, viewer) is decides
    if reads:
        assert can_read_tables(viewer)
        assert queries.get_results(viewer=viewer, results_id=results.id) == results
        assert queries.get_release(viewer=viewer, release_id=proposal.id) == proposal
    else:
        for find in (
            lambda: queries.get_results(viewer=viewer, results_id=results.id),
            lambda: queries.get_release(viewer=viewer, release_id=proposal.id),
            lambda: queries.get_manifest(viewer=viewer, results_id=results.id),
            lambda: queries.get_team_table(
                viewer=viewer, results_id=results.id, variable="updated"
            ),
        ):
            with pytest.raises(NotFound):
                find()
    if not makes:
        with pytest.raises(RoleMissing):
            operations.propose_table(
                results=results, variable="updated", by_variable="", by=viewer, now=NOW
            )
    if not decides:
        with pytest.raises(RoleMissing):
            operations.decide_release(release=proposal, is_released=True, by=viewer, now=NOW)


def test_another_force_lists_nothing_of_ours(cast: Cast) -> None:
    make_proposal(cast, make_import(cast))
    assert queries.list_results(viewer=cast.dee) == []
    assert queries.list_releases(viewer=cast.dee) == []
