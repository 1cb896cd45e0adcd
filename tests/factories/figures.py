"""Results, tables and a finding that rests on them, made through the real operations."""

from pathlib import Path
from uuid import UUID

from heard.engagements.models import Engagement
from heard.engines.questionnaire.answers import DECLINED, NOT_ANSWERED, Answer, Presence
from heard.engines.tables.extract import ExtractManifest, ExtractRow, columns_of, write
from heard.engines.tables.variables import Code, Variable, VariableKind
from heard.evidence.queries import ReadableSegment
from heard.fieldwork.models import Window
from heard.figures import operations as figures
from heard.figures.models import Results, TableRelease
from heard.figures.queries import get_release, get_results
from heard.findings import operations as findings
from heard.findings.models import Finding
from heard.findings.queries import get_finding
from tests.cast import NOW, Cast
from tests.factories.responses import make_response

UPDATED = Variable(
    "updated",
    VariableKind.SINGLE,
    "Did an officer keep you updated?",
    "Kept updated",
    (Code("1", "Yes, often enough"), Code("2", "Yes, but not often enough"), Code("3", "No")),
    headline=True,
    interest="3",
)
HARM = Variable(
    "harm",
    VariableKind.SINGLE,
    "What did you report?",
    "What was reported",
    (Code("a", "Physical violence"), Code("b", "Threats or control"), Code("c", "Stalking")),
)
NOTICE = "Made-up answers, for tests. Licence CC0."


def make_import(cast: Cast, *, force_id: UUID | None = None, weighted: bool = True) -> Results:
    """An imported survey of 260 people with two questions, a weight and two refused rows."""
    held = (UPDATED, HARM)
    rows = [
        ExtractRow(
            {
                "updated": _updated(place),
                "harm": Answer(Presence.GIVEN, ("aaaabbbbc"[place % 9],)),
            },
            weight=1.0 + (place % 5) / 10 if weighted else 1.0,
        )
        for place in range(260)
    ]
    manifest = ExtractManifest(
        title="A survey of ours",
        rows=len(rows),
        columns=columns_of(held),
        weighted=weighted,
        source="Ashgrove call-back survey 2025",
        licence="CC0 1.0",
        notice=NOTICE,
    )

    def put(path: Path) -> None:
        write(path, rows, held, manifest)

    made = figures.keep_import(
        force_id=force_id or cast.ashgrove,
        by=None,
        title="Call-back survey 2025",
        notice=NOTICE,
        rows_kept=len(rows),
        refusals=[
            (17, "updated", "the code 9 is not in the codebook"),
            (203, "weight", "the weight is missing"),
        ],
        write=put,
        now=NOW,
    )
    return Results.objects.get(id=made)


def _updated(place: int) -> Answer:
    if place % 20 == 0:
        return DECLINED
    if place % 27 == 0:
        return NOT_ANSWERED
    return Answer(Presence.GIVEN, ("1" if place % 3 == 0 else "3" if place % 2 else "2",))


def make_snapshot(cast: Cast, engagement: Engagement, window: Window, people: int = 40) -> Results:
    """``people`` more answers, frozen together with those there were."""
    for _ in range(people):
        make_response(window)
    made = figures.freeze_snapshot(
        engagement=engagement, version_id=window.version_id, by=cast.ben, now=NOW
    )
    return get_results(viewer=cast.ben, results_id=made)


def make_proposal(
    cast: Cast, results: Results, variable: str = "updated", by: str = ""
) -> TableRelease:
    """A table Ben proposed."""
    made = figures.propose_table(
        results=results, variable=variable, by_variable=by, by=cast.ben, now=NOW
    )
    return get_release(viewer=cast.ben, release_id=made)


def make_released_table(
    cast: Cast, results: Results, variable: str = "updated", by: str = ""
) -> TableRelease:
    """A table Ben proposed and Dana released."""
    proposal = make_proposal(cast, results, variable, by)
    figures.decide_release(release=proposal, is_released=True, by=cast.dana, now=NOW)
    return get_release(viewer=cast.ben, release_id=proposal.id)


def make_finding(
    cast: Cast,
    engagement: Engagement,
    *,
    segment: ReadableSegment,
    release: TableRelease,
    claim: str = "People wait weeks without news.",
) -> Finding:
    """A finding of Ben's that rests on one quotation and one table."""
    made = findings.conclude(
        engagement=engagement,
        by=cast.ben,
        claim=claim,
        strength="moderate",
        not_known="Whether it differs by station.",
        themes=[],
        segments=[segment],
        releases=[release],
        now=NOW,
    )
    return get_finding(viewer=cast.ben, finding_id=made)
