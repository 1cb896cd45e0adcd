"""Fixtures every test may use: the cast, signed-in doors, and a data folder of their own."""

import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connections
from django.test import Client

from tests.cast import PASSWORD, Cast, gather
from tests.pages import Door

THIS_MACHINE = {None, "", "localhost", "127.0.0.1", "::1", "0.0.0.0"}  # noqa: S104 - not bound


def pytest_configure() -> None:
    """Weak hashing for test accounts only: the real one is slow on purpose."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    _ask_nobody_for_names()


def _ask_nobody_for_names() -> None:
    """Refuse to look up names of other machines: a look-up alone tells somebody something."""
    look_up = socket.getaddrinfo
    ours = THIS_MACHINE | {settings.DATABASES["default"].get("HOST")}

    def refuse_others(host: Any, *args: Any, **kwargs: Any) -> Any:
        if host not in ours:
            raise RuntimeError(f"a test asked where {host} is; tests stay on this machine")
        return look_up(host, *args, **kwargs)

    socket.getaddrinfo = refuse_others


@pytest.fixture(scope="session", autouse=True)
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everything the tests write goes under a folder that is theirs."""
    settings.DATA_DIR = tmp_path_factory.mktemp("data")
    return Path(settings.DATA_DIR)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    data_dir: Path, django_db_modify_db_settings_parallel_suffix: None
) -> None:
    """An SQLite test database lives in the data folder and does not wait for the disk."""
    held = connections["default"].settings_dict
    if "sqlite3" in held["ENGINE"]:
        held["TEST"]["NAME"] = str(data_dir / "test.sqlite3")
        held["OPTIONS"]["init_command"] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"


@pytest.fixture
def cast(db: None) -> Cast:
    """Two forces, a partner agency, and the people in them; see tests/cast.py."""
    return gather()


@pytest.fixture
def door() -> Door:
    """Nobody signed in."""
    return Door(Client())


@pytest.fixture
def door_as(cast: Cast) -> Callable[[str], Door]:
    """A door for one of the cast, by username, signed in."""

    def sign_in(username: str) -> Door:
        client = Client()
        assert client.login(username=username, password=PASSWORD)
        return Door(client)

    return sign_in
