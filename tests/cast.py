"""The same people in every test and in the demo: who they are is told by what they may do."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from heard.demo.people import ORGANISATIONS, PEOPLE, gather_people
from heard.organisations.queries import get_force_id, get_viewer_by_username
from heard.organisations.viewers import Viewer
from heard.responses.operations import make_reading_key

NOW = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)
"""A Monday; tests that need another moment pass their own."""
PASSWORD = "a-made-up-password-1"


@dataclass(frozen=True)
class Cast:
    """Everybody as a Viewer. ``cal`` is the stranger: "Cal cannot see it"."""

    alice: Viewer
    ben: Viewer
    dana: Viewer
    erin: Viewer
    femi: Viewer
    gwen: Viewer
    hari: Viewer
    rhys: Viewer
    ada: Viewer
    cal: Viewer
    dee: Viewer
    lena: Viewer
    ashgrove: UUID
    birchwater: UUID


def gather() -> Cast:
    """Add the organisations and people to the database and return them."""
    gather_people(now=NOW, password_for=lambda _: PASSWORD)
    ashgrove, birchwater = (get_force_id(slug=slug) for slug in ("ashgrove", "birchwater"))
    for force_id in (ashgrove, birchwater):
        make_reading_key(force_id=force_id, now=NOW)
    viewers = {
        person.username: get_viewer_by_username(username=person.username) for person in PEOPLE
    }
    assert len(ORGANISATIONS) == 3
    return Cast(ashgrove=ashgrove, birchwater=birchwater, **viewers)
