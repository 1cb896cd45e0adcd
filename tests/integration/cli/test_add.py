"""`heard add` and `heard switch-off`: who works here, set up by whoever runs the server."""

from pathlib import Path

import pytest
from django.test import Client

from heard.audit.kinds import Kind
from heard.audit.models import Event
from heard.organisations.models import Organisation, Person
from heard.organisations.queries import get_force_id, get_viewer_by_username, list_partners
from heard.organisations.roles import Role
from tests.integration.cli.conftest import Heard

PASSWORD = "three-made-up-words"


@pytest.fixture(autouse=True)
def password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEARD_PASSWORD", PASSWORD)


@pytest.fixture
def ashgrove(heard: Heard) -> None:
    assert heard("add", "force", "ashgrove", "Ashgrove Police").code == 0


def test_a_force_is_added_with_its_keys(heard: Heard, data_dir: Path) -> None:
    ran = heard("add", "force", "ashgrove", "Ashgrove Police")
    assert (ran.code, ran.out) == (0, "Added Ashgrove Police.\n")
    force = get_force_id(slug="ashgrove")
    private = data_dir / "keys" / "opening" / f"{force}.private"
    assert private.stat().st_mode & 0o077 == 0
    assert (data_dir / "keys" / "sealing" / f"{force}.public").is_file()
    kinds = list(Event.objects.order_by("sequence").values_list("kind", flat=True))
    assert kinds == [Kind.ORGANISATION_ADDED, Kind.READING_KEY_MADE]


def test_a_partner_works_with_a_force(heard: Heard, ashgrove: None) -> None:
    words = ("add", "partner", "lantern-house", "Lantern House", "--works-with", "ashgrove")
    assert heard(*words).code == 0
    heard("add", "person", "ashgrove", "alice", "Alice Adeyemi", "--role", "engagement_lead")
    alice = get_viewer_by_username(username="alice")
    assert [name for _, name in list_partners(viewer=alice)] == ["Lantern House"]


def test_a_person_can_then_sign_in_with_their_roles(heard: Heard, ashgrove: None) -> None:
    roles = ("--role", "engagement_lead", "--role", "executive_sponsor")
    ran = heard("add", "person", "ashgrove", "alice", "Alice Adeyemi", *roles)
    assert (ran.code, ran.out) == (0, "Added Alice Adeyemi.\n")
    assert PASSWORD not in ran.out + ran.err
    viewer = get_viewer_by_username(username="alice")
    assert viewer.roles == {Role.ENGAGEMENT_LEAD, Role.EXECUTIVE_SPONSOR}
    assert Client().login(username="alice", password=PASSWORD)


def test_somebody_switched_off_cannot_sign_in_any_more(heard: Heard, ashgrove: None) -> None:
    heard("add", "person", "ashgrove", "alice", "Alice Adeyemi", "--role", "analyst")
    assert heard("switch-off", "alice").code == 0
    assert not Client().login(username="alice", password=PASSWORD)
    assert "nobody called zoe can sign in here" in heard("switch-off", "zoe").sentence


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("force", "ashgrove", "Again"), "that short name or username is taken"),
        (("force", "Not A Slug", "X"), "slug"),
        (("force", "../../etc", "X"), "slug"),
        (("force", "", "X"), "cannot be blank"),
        (("force", "s" * 61, "X"), "60"),
        (("force", "x", "n" * 121), "120"),
        (("force", "x", "a\udcffb"), "not text"),
        (("force", "x", ""), "blank"),
        (("partner", "p", "P", "--works-with", "nobody"), "no organisation with that short name"),
        (("person", "nobody", "u", "N", "--role", "analyst"), "no organisation with that short"),
        (("person", "ashgrove", "u", "N", "--role", "boss"), "there is no role 'boss'; choose"),
        (
            ("person", "ashgrove", "u", "N", "--role", "analyst", "--role", "redaction_reviewer"),
            "One person cannot be both",
        ),
        (("person", "ashgrove", "u" * 61, "N", "--role", "analyst"), "60"),
        (("person", "ashgrove", "u", "N\udcff", "--role", "analyst"), "not text"),
        (("person", "ashgrove", "", "N", "--role", "analyst"), "blank"),
    ],
)
def test_what_cannot_be_added_is_refused_in_a_sentence(
    heard: Heard, ashgrove: None, words: tuple[str, ...], said: str
) -> None:
    events = Event.objects.count()
    assert said.lower() in heard("add", *words).sentence.lower()
    assert (Organisation.objects.count(), Person.objects.count()) == (1, 0)
    assert Event.objects.count() == events


@pytest.mark.parametrize("password", ["hunter2", "password1234", ""])
def test_a_weak_password_or_none_is_refused(
    heard: Heard, ashgrove: None, monkeypatch: pytest.MonkeyPatch, password: str
) -> None:
    monkeypatch.setenv("HEARD_PASSWORD", password)
    said = heard("add", "person", "ashgrove", "u", "N", "--role", "analyst").sentence
    assert "password" in said.lower()
    assert not password or password not in said
    assert Person.objects.count() == 0


def test_a_username_is_one_persons_across_all_forces(heard: Heard, ashgrove: None) -> None:
    heard("add", "force", "birchwater", "Birchwater Constabulary")
    assert heard("add", "person", "ashgrove", "sam", "Sam A", "--role", "analyst").code == 0
    said = heard("add", "person", "birchwater", "sam", "Sam B", "--role", "analyst").sentence
    assert "taken" in said


@pytest.mark.parametrize(
    "words",
    [("add",), ("add", "dog", "x", "y"), ("add", "force", "x"), ("add", "person", "a", "b", "c")],
)
def test_what_is_missing_is_named_before_anything_starts(
    heard: Heard, words: tuple[str, ...]
) -> None:
    ran = heard(*words)
    assert ran.code == 2
    assert ran.err.startswith("usage: heard add")
    assert "Traceback" not in ran.err
