"""One world for each file of gates: it takes seconds to make, and no gate may change it."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tests.cast import gather
from tests.gates.world import World, make_world


@pytest.fixture(scope="module")
def whole_world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """Made once in a transaction that is undone at the end of the file."""
    with django_db_blocker.unblock(), transaction.atomic():
        made = make_world(gather())
        with django_db_blocker.block():
            yield made
        transaction.set_rollback(True)


@pytest.fixture
def world(whole_world: World, db: None) -> World:
    """The world; what a test does to it is undone after the test."""
    return whole_world
