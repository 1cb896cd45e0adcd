"""What the environment says, read in one place and turned into typed values."""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

CONNECTION_OPTIONS = frozenset({"sslmode", "sslrootcert", "sslcert", "sslkey", "connect_timeout"})


SHORTEST_SECRET_KEY = 32
# Never repeats the address that was given, because a password stands in it.
DATABASE_SHAPE = "HEARD_DATABASE_URL must look like postgres://user:password@host:5432/name."


class BadSetting(Exception):
    """A setting that cannot be used; the message says which, why, and what to write instead."""


def data_dir() -> Path:
    """The one folder under which everything this installation writes is kept."""
    return Path(os.environ.get("HEARD_DATA_DIR", ".heard")).resolve()


def flag(name: str, *, default: bool = False) -> bool:
    """A yes-or-no setting. Raises BadSetting on anything but 1, 0, true, false, yes, no."""
    raw = os.environ.get(name, "").strip().lower()
    if not raw:
        return default
    if raw in {"1", "true", "yes"}:
        return True
    if raw in {"0", "false", "no"}:
        return False
    raise BadSetting(f"{name} is {raw!r}; write 1 for yes or 0 for no.")


def secret_key() -> str:
    """The signing key: from the environment, else the data folder, else one for this process.

    A key made for one process is safe (nobody knows it) but signs everybody
    out on restart, so the commands that serve put one in the data folder first.
    Raises BadSetting when one is given that could be guessed.
    """
    given, where = os.environ.get("HEARD_SECRET_KEY", ""), "HEARD_SECRET_KEY"
    kept = data_dir() / "keys" / "secret_key"
    if not given and kept.is_file():
        given, where = kept.read_text(encoding="ascii", errors="replace").strip(), str(kept)
    elif not given:
        return secrets.token_urlsafe(48)
    if len(given) < SHORTEST_SECRET_KEY:
        raise BadSetting(
            f"{where} is too short to keep anything safe; write {SHORTEST_SECRET_KEY} characters "
            "or more, or take it away and one is made."
        )
    return given


def allowed_hosts() -> list[str]:
    """Host names this service answers to; loopback only until somebody says otherwise."""
    raw = os.environ.get("HEARD_ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]")
    return [host.strip() for host in raw.split(",") if host.strip()]


def databases() -> dict[str, dict[str, Any]]:
    """Django's DATABASES: PostgreSQL when HEARD_DATABASE_URL names one, else SQLite.

    Raises BadSetting when the address is of another kind.
    """
    url = os.environ.get("HEARD_DATABASE_URL", "")
    if not url:
        return {"default": _sqlite(data_dir() / "heard.sqlite3")}
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise BadSetting(DATABASE_SHAPE) from None
    if parts.scheme == "sqlite" and parts.path.strip("/"):
        return {"default": _sqlite(Path(unquote(parts.path)))}
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise BadSetting(DATABASE_SHAPE)
    return {
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or "",
            "PORT": str(port or ""),
            "CONN_MAX_AGE": 60,
            # "Saved" must mean committed to disk: with this off, a power cut
            # loses answers people were told we have.
            "OPTIONS": {"options": "-c synchronous_commit=on", **_connection_options(parts.query)},
        }
    }


def _connection_options(query: str) -> dict[str, str]:
    """What follows ``?`` in the address. Raises BadSetting rather than drop a wish for TLS."""
    given = dict(parse_qsl(query, keep_blank_values=True))
    unknown = sorted(set(given) - CONNECTION_OPTIONS)
    if unknown:
        raise BadSetting(
            f"HEARD_DATABASE_URL has an option {unknown[0]!r} that is not known; "
            f"use {', '.join(sorted(CONNECTION_OPTIONS))}."
        )
    return given


def _sqlite(path: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        # One connection per thread, kept: reopening under load gave I/O errors.
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            # Django's default (DEFERRED) fails a third of concurrent writes with
            # "database is locked"; IMMEDIATE queues them instead.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            # secure_delete: what is deleted is overwritten, not left in free pages.
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;"
            ),
        },
        # On disk, because browser tests and the server use more than one connection.
        "TEST": {"NAME": path.with_name("test_heard.sqlite3")},
    }


def text(name: str, default: str) -> str:
    """A setting that is words, or ``default`` when it is empty."""
    return os.environ.get(name, "").strip() or default


def web_address(name: str, default: str) -> str:
    """A setting that is the address of a page. Raises BadSetting for anything else."""
    given = text(name, default)
    if not given.startswith(("https://", "http://")) or any(c.isspace() for c in given):
        raise BadSetting(f"{name} is {given!r}; write an address that begins with https://.")
    return given
