"""A demo of their own for the journeys: started as anybody would, on a database made for it."""

import json
import os
import selectors
import signal
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from tests.journeys.elsewhere import Elsewhere

READY_WITHIN_SECONDS = 240
NOT_PASSED_ON = ("HEARD_DATA_DIR", "HEARD_SECRET_KEY", "HEARD_HTTPS", "HEARD_ALLOWED_HOSTS")


@dataclass(frozen=True)
class Demo:
    """A running demo: its addresses, everybody's password, and where its exit leads."""

    url: str
    staff_url: str
    respond_url: str
    passwords: dict[str, str]
    elsewhere: Elsewhere

    def at(self, path: str) -> str:
        """The full address of a path such as ``/t/page/1/``."""
        return self.url + path


@contextmanager
def run_demo(folder: Path, *, elsewhere: Elsewhere) -> Iterator[Demo]:
    """``heard demo --json`` on a free port, writing under ``folder``; stopped at the end."""
    with _own_database() as database_url, (folder / "stderr.txt").open("w+") as complaints:
        process = subprocess.Popen(
            [
                *(sys.executable, "-m", "heard.cli.main", "demo", "--json"),
                *("--port", str(_free_port()), "--data-dir", str(folder / "demo")),
            ],
            stdout=subprocess.PIPE,
            stderr=complaints,
            env=_environment(database_url, elsewhere.url),
            start_new_session=True,
        )
        try:
            line = _first_line(process)
            if not line:
                complaints.seek(0)
                raise RuntimeError(f"The demo did not start: {complaints.read()[-2000:]}")
            ready = json.loads(line)
            yield Demo(
                url=ready["public_url"].rstrip("/"),
                staff_url=ready["url"],
                respond_url=ready["respond_url"],
                passwords={one["username"]: one["password"] for one in ready["staff"]},
                elsewhere=elsewhere,
            )
        finally:
            _stop(process)


def _first_line(process: "subprocess.Popen[bytes]") -> bytes:
    assert process.stdout is not None
    until = time.monotonic() + READY_WITHIN_SECONDS
    with selectors.DefaultSelector() as waiting:
        waiting.register(process.stdout, selectors.EVENT_READ)
        while time.monotonic() < until and process.poll() is None:
            if waiting.select(timeout=1):
                return process.stdout.readline()
    return b""


def _stop(process: "subprocess.Popen[bytes]") -> None:
    """End the demo with the processes it started; they share a group of their own."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    if process.stdout is not None:
        process.stdout.close()


def _environment(database_url: str, exit_url: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in NOT_PASSED_ON}
    kept["HEARD_EXIT_URL"] = exit_url
    if database_url:
        kept["HEARD_DATABASE_URL"] = database_url
    return kept


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def _own_database() -> Iterator[str]:
    """A database made for this demo where the tests run on PostgreSQL; "" where on SQLite."""
    given = os.environ.get("HEARD_DATABASE_URL", "")
    if not given.startswith(("postgres://", "postgresql://")):
        yield ""
        return
    name = f"heard_journeys_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(given, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        try:
            yield urlunsplit(urlsplit(given)._replace(path=f"/{name}"))
        finally:
            connection.execute(
                sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name))
            )
