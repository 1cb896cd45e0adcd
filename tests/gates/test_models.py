"""Every field says what it holds, every reference points down, and a person can be forgotten."""

import re
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import models

from tests.gates.source import PACKAGE, public_functions, ranks, room_files

MODELS = [model for model in apps.get_models() if model.__module__.startswith("heard.")]
IDENTIFIES = re.compile(
    r"(^|_)(name|surname|forename|email|e_mail|phone|mobile|tel|address|postcode|dob|birth|ip)(_|$)"
)
# Fields that only sound as if they named a person.
NAMES_NO_PERSON = {"coding.Theme.name": "what a theme is called"}
EACH = pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)


def fields_of(model: type[models.Model]) -> list[models.Field]:  # type: ignore[type-arg] # any kind
    """The columns of a model."""
    return list(model._meta.local_fields)


def room_of(model: type[models.Model]) -> str:
    """The room a model lives in."""
    return model.__module__.split(".")[1]


@EACH
def test_each_field_is_declared_personal_or_ordinary(model: type[models.Model]) -> None:
    handling = getattr(model, "Handling", None)
    assert handling, f"give {model.__name__} a Handling class that says what each field holds"
    names = {field.name for field in fields_of(model)}
    both = handling.personal & handling.ordinary
    assert not both, f"these are declared twice: {sorted(both)}"
    declared = handling.personal | handling.ordinary
    assert not names - declared, f"declare {sorted(names - declared)} personal or ordinary"
    assert not declared - names, f"there is no field {sorted(declared - names)}"


@EACH
def test_whatever_points_at_somebody_is_personal(model: type[models.Model]) -> None:
    people = {"organisations.Person", "responses.Response", "evidence.Segment"}
    pointing = {f.name for f in _references(model) if f.related_model._meta.label in people}
    not_said = pointing - model.Handling.personal - _said_otherwise(model)  # type: ignore[attr-defined] # tested above
    assert not not_said, f"these lead to a person, so declare them personal: {sorted(not_said)}"


def _said_otherwise(model: type[models.Model]) -> set[str]:
    # The answer is what is personal there; the row it hangs from is only its place.
    return {"response"} if model._meta.label == "responses.StoredAnswer" else set()


@EACH
def test_references_between_rooms_point_down_and_cannot_be_followed_back(
    model: type[models.Model],
) -> None:
    for field in _references(model):
        target = room_of(field.related_model)
        assert target == room_of(model) or ranks()[target] < ranks()[room_of(model)], (
            f"{model.__name__}.{field.name} points up, at {target}; point the other way round"
        )
        assert field.remote_field.related_name == "+", (
            f'give {model.__name__}.{field.name} related_name="+": '
            "going back the other way would step around the queries of this room"
        )


@EACH
def test_only_organisations_hold_what_identifies_people(model: type[models.Model]) -> None:
    if room_of(model) == "organisations":
        return
    found = {f"{model._meta.label}.{f.name}" for f in fields_of(model) if IDENTIFIES.search(f.name)}
    assert not found - set(NAMES_NO_PERSON), f"who answered is not to be known here: {found}"


def test_everything_about_people_who_answer_can_be_forgotten() -> None:
    left = [model._meta.label for model in MODELS if _is_about_who_answered(model)]
    kept = [label for label in left if not _is_forgotten(apps.get_model(label))]
    assert not kept, (
        f"nothing destroys {kept} when a person withdraws: add them to their room's shredders.py, "
        "or let them go with what they belong to (on_delete=CASCADE)"
    )
    assert len(left) >= 8, "the models about people who answer have not been found"


def test_withdrawing_calls_every_shredder() -> None:
    shredders = room_files("shredders")
    calling = [PACKAGE / "workflows" / "withdraw.py", *shredders]
    said = "\n".join(path.read_text(encoding="utf-8") for path in calling)
    missing = [
        f"{path.parent.name}.{function.name}"
        for path in shredders
        for function in public_functions(path)
        if f"{path.parent.name}.{function.name}(" not in said
        and f"import {function.name}\n" not in said
    ]
    assert not missing, f"call {missing} in workflows/withdraw.py"


def test_no_table_exists_for_one_database_alone() -> None:
    wrong = [
        f"{model._meta.label}.{field.name}"
        for model in MODELS
        for field in fields_of(model)
        if field.__module__.startswith("django.contrib.postgres")
    ]
    assert not wrong, f"these could not be tried on a laptop: {wrong}"


def _references(model: type[models.Model]) -> Iterator[models.ForeignKey]:  # type: ignore[type-arg] # any
    for field in fields_of(model):
        if isinstance(field, models.ForeignKey):
            yield field


def _is_about_who_answered(model: type[models.Model]) -> bool:
    """Holds something personal that is not about the people who sign in."""
    staff = {f.name for f in _references(model) if room_of(f.related_model) == "organisations"}
    staff |= {"by_id"} if model._meta.label == "audit.Event" else set()
    return room_of(model) != "organisations" and bool(model.Handling.personal - staff)  # type: ignore[attr-defined] # tested above


def _is_forgotten(model: type[models.Model]) -> bool:
    shredders = PACKAGE / room_of(model) / "shredders.py"
    if shredders.is_file() and re.search(
        rf"\b{model.__name__}\b", shredders.read_text(encoding="utf-8")
    ):
        return True
    return any(
        field.remote_field.on_delete is models.CASCADE and _is_forgotten(field.related_model)
        for field in _references(model)
        if field.related_model is not model
    )
