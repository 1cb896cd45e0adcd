"""What each figures page shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from heard.engines.disclosure import PUBLIC, TEAM, blur_count
from heard.figures.queries import read_table
from heard.figures.rules import (
    NEW_ANSWERS_NEEDED,
    can_decide,
    can_make_tables,
    why_not_tabulate,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heard.engagements.models import Engagement
    from heard.engines.disclosure import ReleasedTable
    from heard.engines.tables.extract import ExtractManifest
    from heard.engines.tables.variables import Variable
    from heard.figures.models import Results, TableRelease
    from heard.organisations.viewers import Viewer
    from heard.questionnaires.models import QuestionnaireVersion

COLOURS = {"proposed": "yellow", "released": "green", "refused": "grey"}


@dataclass(frozen=True)
class ResultsRow:
    """One set of results in the list."""

    results: Results
    kept: str
    origin: str

    @classmethod
    def of(cls, results: Results) -> ResultsRow:
        """A row; how many answered here is blurred, how many rows a file had is not."""
        return cls(results, rows_in_words(results), results.get_origin_display())


@dataclass(frozen=True)
class ReleaseRow:
    """One table that was proposed."""

    id: UUID
    title: str
    results_title: str
    state: str
    colour: str

    @classmethod
    def of(cls, release: TableRelease) -> ReleaseRow:
        """A row."""
        return cls(
            release.id,
            read_table(release).title,
            release.results.title,
            release.get_state_display(),
            COLOURS[release.state],
        )


@dataclass(frozen=True)
class ResultsList:
    """Every set of results, the tables proposed from them, and what can be frozen."""

    rows: tuple[ResultsRow, ...]
    releases: tuple[ReleaseRow, ...]
    to_freeze: tuple[QuestionnaireVersion, ...]


@dataclass(frozen=True)
class OneResults:
    """One set of results: where it came from, what was refused, what can be counted."""

    results: Results
    manifest: ExtractManifest
    kept: str
    origin: str
    made_by: str
    refusals: tuple[tuple[int, str, str], ...]
    questions: tuple[tuple[str, str], ...]
    """(address of its table, wording)."""
    closed_because: str
    """Why no table can be made just now; empty when one can."""

    @classmethod
    def of(
        cls, results: Results, manifest: ExtractManifest, variables: Sequence[Variable]
    ) -> OneResults:
        """The page of one set of results."""
        table = reverse("staff:figures:table", args=[results.id])
        return cls(
            results=results,
            manifest=manifest,
            kept=rows_in_words(results),
            origin=results.get_origin_display(),
            made_by=results.made_by.display_name if results.made_by else "whoever runs the service",
            refusals=tuple((line, column, reason) for line, column, reason in results.refusals),
            questions=tuple(
                (f"{table}?{urlencode({'variable': held.id})}", held.title) for held in variables
            ),
            closed_because=why_not_tabulate(results),
        )

    @property
    def refusals_left_out(self) -> int:
        """Refusals counted but not kept line by line."""
        return max(0, self.results.rows_refused - len({line for line, _, _ in self.refusals}))


@dataclass(frozen=True)
class TeamTable:
    """The form, and the table once a question is chosen."""

    results: Results
    table: ReleasedTable | None
    propose_href: str

    @classmethod
    def of(cls, results: Results, table: ReleasedTable | None, viewer: Viewer) -> TeamTable:
        """With the way to propose it, for those who may."""
        href = ""
        if table is not None and can_make_tables(results.force_id, viewer):
            asked = {"variable": table.variable} | ({"by": table.by} if table.by else {})
            propose = reverse("staff:figures:propose", args=[results.id])
            href = f"{propose}?{urlencode(asked)}"
        return cls(results, table, href)


@dataclass(frozen=True)
class Propose:
    """What the public would see, before anybody proposes it."""

    results: Results
    table: ReleasedTable | None
    back_href: str

    @classmethod
    def of(
        cls, results: Results, table: ReleasedTable | None, *, variable: str, by: str
    ) -> Propose:
        """With the way back to the same table; no table when it cannot be proposed."""
        asked = {"variable": variable} | ({"by": by} if by else {})
        back = reverse("staff:figures:table", args=[results.id])
        return cls(results, table, f"{back}?{urlencode(asked)}")


@dataclass(frozen=True)
class Release:
    """A table that was proposed, and where it stands."""

    release: TableRelease
    table: ReleasedTable
    state: str
    colour: str
    may_decide: bool
    withdrawn: str
    is_own: bool

    @classmethod
    def of(cls, release: TableRelease, viewer: Viewer) -> Release:
        """As this viewer may see it."""
        gone = release.members_withdrawn
        return cls(
            release=release,
            table=read_table(release),
            state=release.get_state_display(),
            colour=COLOURS[release.state],
            may_decide=can_decide(release, viewer),
            withdrawn=blur_count(gone, PUBLIC) if gone else "",
            is_own=release.proposed_by_id == viewer.id,
        )


@dataclass(frozen=True)
class Confirm:
    """What is about to be decided about a table."""

    release: TableRelease
    table: ReleasedTable
    decision: str
    is_released: bool


@dataclass(frozen=True)
class Freeze:
    """A questionnaire version whose answers would be frozen."""

    version: QuestionnaireVersion
    engagement: Engagement
    batch: int = NEW_ANSWERS_NEEDED


def rows_in_words(results: Results) -> str:
    """How many rows are counted: exact for a file, blurred for answers given here."""
    if results.origin == "imported":
        return f"{results.rows_kept:,}"
    shown = blur_count(results.rows_kept, TEAM)
    return f"about {shown}" if shown[0].isdigit() else shown
