"""Settings are checked before anything starts, and a bad one says what to write instead."""

from pathlib import Path

import pytest

from heard.conf import environment
from heard.conf.environment import BadSetting

NAME = "HEARD_HTTPS"
URL = "HEARD_DATABASE_URL"


@pytest.fixture(autouse=True)
def nothing_is_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine on which nobody has set anything, with a data folder of its own."""
    for name in (NAME, URL, "HEARD_SECRET_KEY", "HEARD_ALLOWED_HOSTS", "HEARD_EXIT_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HEARD_DATA_DIR", str(tmp_path))


@pytest.mark.parametrize(
    ("written", "meant"),
    [("1", True), ("true", True), (" YES ", True), ("0", False), ("False", False), ("no", False)],
)
def test_a_yes_or_no_setting_is_read(
    written: str, meant: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(NAME, written)
    assert environment.flag(NAME, default=not meant) is meant


@pytest.mark.parametrize("written", ["", "   "])
def test_an_empty_setting_is_one_that_is_not_set(
    written: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(NAME, written)
    assert environment.flag(NAME, default=True) is True
    assert environment.flag(NAME) is False


@pytest.mark.parametrize("written", ["on", "2", "ja", "yes please", "é", "-1", "TRUE!"])
def test_anything_else_is_refused_and_named(written: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(NAME, written)
    with pytest.raises(BadSetting, match=r"HEARD_HTTPS is .*; write 1 for yes or 0 for no\."):
        environment.flag(NAME)


def test_without_a_database_it_is_a_file_in_the_data_folder(tmp_path: Path) -> None:
    held = environment.databases()["default"]
    assert held["ENGINE"].endswith("sqlite3")
    assert held["NAME"] == tmp_path / "heard.sqlite3"
    assert held["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "secure_delete=ON" in held["OPTIONS"]["init_command"]


def test_a_postgresql_address_is_taken_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(URL, "postgres://he%40rd:p%2Fw%3Ad@db.example:5433/heard%20live")
    held = environment.databases()["default"]
    assert held["ENGINE"].endswith("postgresql")
    given = {key: held[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")}
    assert given == {
        "NAME": "heard live",
        "USER": "he@rd",
        "PASSWORD": "p/w:d",
        "HOST": "db.example",
        "PORT": "5433",
    }
    assert "synchronous_commit=on" in held["OPTIONS"]["options"]


def test_an_sqlite_address_names_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(URL, f"sqlite://{tmp_path}/other%20one.sqlite3")
    assert environment.databases()["default"]["NAME"] == tmp_path / "other one.sqlite3"


@pytest.mark.parametrize(
    "address",
    [
        "mysql://user:hunter2@host/name",
        "heard",
        "postgres:///",
        "postgres://user:hunter2@host",
        "postgres://user:hunter2@host:port/name",
        "postgres://user:hunter2@host:99999/name",
        "postgres://user:hunter2@[host/name",
        "sqlite://",
        "sqlite:///",
        "http://127.0.0.1/",
        "\ufeffpostgres://a/b",
    ],
)
def test_another_kind_of_address_is_refused_without_repeating_the_password(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(URL, address)
    with pytest.raises(BadSetting, match="must look like postgres://") as refused:
        environment.databases()
    assert "hunter2" not in str(refused.value)
    assert refused.value.__cause__ is None


def test_an_option_of_the_connection_is_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(URL, "postgres://a:b@c/d?sslmode=verify-full&connect_timeout=3")
    options = environment.databases()["default"]["OPTIONS"]
    assert options["sslmode"] == "verify-full"
    assert options["connect_timeout"] == "3"


@pytest.mark.parametrize("option", ["sslmod=require", "options=-c%20log_statement%3Dall", "x"])
def test_an_option_that_is_not_known_is_never_dropped_in_silence(
    option: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(URL, f"postgres://a:hunter2@c/d?{option}")
    with pytest.raises(BadSetting, match=r"has an option .* that is not known") as refused:
        environment.databases()
    assert "hunter2" not in str(refused.value)


def test_the_signing_key_comes_from_the_environment_first(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    keep_key(tmp_path, "k" * 64)
    monkeypatch.setenv("HEARD_SECRET_KEY", "e" * 32)
    assert environment.secret_key() == "e" * 32
    monkeypatch.delenv("HEARD_SECRET_KEY")
    assert environment.secret_key() == "k" * 64


def test_without_any_the_signing_key_is_new_each_time_and_long() -> None:
    made = {environment.secret_key() for _ in range(20)}
    assert len(made) == 20
    assert min(map(len, made)) >= 50


@pytest.mark.parametrize("key", ["x", "hunter2", "k" * 31])
def test_a_signing_key_that_could_be_guessed_is_refused(
    key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HEARD_SECRET_KEY", key)
    with pytest.raises(BadSetting, match="HEARD_SECRET_KEY is too short") as refused:
        environment.secret_key()
    assert "hunter2" not in str(refused.value)


@pytest.mark.parametrize("key", ["", "\n", "cut of"])
def test_a_signing_key_file_that_was_cut_short_is_refused(key: str, tmp_path: Path) -> None:
    keep_key(tmp_path, key)
    with pytest.raises(BadSetting, match=r"secret_key is too short.*take it away and one is made"):
        environment.secret_key()


def test_hosts_are_this_machine_until_somebody_says_otherwise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert environment.allowed_hosts() == ["127.0.0.1", "localhost", "[::1]"]
    monkeypatch.setenv("HEARD_ALLOWED_HOSTS", " a.example , ,b.example,")
    assert environment.allowed_hosts() == ["a.example", "b.example"]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "/t/", "weather", "https://a b", "//x"])
def test_the_way_out_leads_to_a_page(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEARD_EXIT_URL", address)
    with pytest.raises(BadSetting, match=r"HEARD_EXIT_URL is .*begins with https://"):
        environment.web_address("HEARD_EXIT_URL", "https://example.org/")


def test_the_way_out_has_a_page_when_none_is_set() -> None:
    assert environment.web_address("HEARD_EXIT_URL", "https://a.example/") == "https://a.example/"


def keep_key(folder: Path, key: str) -> None:
    """Put a signing key where the service keeps its own."""
    (folder / "keys").mkdir()
    (folder / "keys" / "secret_key").write_text(key, encoding="ascii")
