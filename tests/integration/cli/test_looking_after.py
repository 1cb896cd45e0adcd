"""`heard audit verify`, `heard tidy` and `heard serve`: looking after an installation."""

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone

from heard.audit.models import Event
from heard.cli.failing import CommandFailed
from heard.cli.serving import choose_port
from heard.responses.models import SealedText, Visit
from heard.responses.operations import start
from tests.cast import Cast
from tests.factories.engagements import make_live_engagement
from tests.integration.cli.conftest import Heard

HEARD = Path(sys.executable).parent / "heard"
NEVER_TWICE = ("HEARD_DATABASE_URL", "HEARD_DATA_DIR", "HEARD_DEMO", "HEARD_COLLECTED")


def test_a_whole_record_is_said_to_be_whole(heard: Heard, cast: Cast) -> None:
    ran = heard("audit", "verify")
    assert (ran.code, ran.out) == (0, "The record is whole.\n")


def test_an_empty_record_is_whole(heard: Heard) -> None:
    assert heard("audit", "verify").code == 0


def test_a_record_with_an_event_taken_out_is_not(heard: Heard, cast: Cast) -> None:
    Event.objects.filter(sequence=4).delete()
    ran = heard("audit", "verify")
    assert (ran.code, ran.out) == (1, "Event 4 is missing.\n")


def test_a_record_with_an_event_altered_is_not(heard: Heard, cast: Cast) -> None:
    Event.objects.filter(sequence=2).update(kind="person.signed_in")
    ran = heard("audit", "verify")
    assert (ran.code, ran.out) == (1, "Event 2 has been altered.\n")


def test_tidying_destroys_what_was_begun_and_never_sent(heard: Heard, cast: Cast) -> None:
    _, window = make_live_engagement(cast)
    start(window=window, now=timezone.now() - timedelta(days=1))
    start(window=window, now=timezone.now())
    ran = heard("tidy")
    assert ran.code == 0
    assert "Cleared: 1" in ran.out
    assert Visit.objects.count() == 1
    assert not SealedText.objects.exists()
    assert "Cleared: 0" in heard("tidy").out


@pytest.mark.parametrize("port", ["0", "-1", "65536", "99999", "abc", "8000.5", ""])
def test_a_port_that_is_none_is_refused(heard: Heard, port: str) -> None:
    ran = heard("serve", f"--port={port}")
    assert ran.code == 2
    assert "invalid port number" in ran.err


def test_a_port_in_use_is_refused() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(CommandFailed, match=f"port {port} is in use; choose another"):
            choose_port(port)


def test_a_demo_is_never_served_to_real_people(
    heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "IS_DEMO", True)
    assert "only for `heard demo`" in heard("serve").sentence


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "heard.example"])  # noqa: S104 - refused
def test_nothing_travels_in_the_clear_beyond_this_machine(heard: Heard, host: str) -> None:
    assert "set HEARD_HTTPS=1" in heard("serve", "--host", host).sentence


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"HEARD_HTTPS": "maybe"}, "HEARD_HTTPS is 'maybe'"),
        ({"HEARD_DATABASE_URL": "mysql://u:hunter2@h/d"}, "must look like postgres://"),
        ({"HEARD_DATABASE_URL": "postgres://u:hunter2@127.0.0.1:1/d"}, "cannot be used"),
        ({"HEARD_SECRET_KEY": "hunter2"}, "too short"),
        ({"HEARD_EXIT_URL": "javascript:hunter2"}, "HEARD_EXIT_URL"),
    ],
)
def test_a_setting_that_cannot_be_used_stops_it_with_a_sentence(
    tmp_path: Path, given: dict[str, str], said: str
) -> None:
    ran = type_in("audit", "verify", folder=tmp_path, **given)
    assert ran.returncode == 2, ran.stderr
    assert said in ran.stderr
    assert ran.stderr.count("\n") == 1
    assert "hunter2" not in ran.stderr or "EXIT" in said


@pytest.mark.parametrize("spoilt", ["a file", "a damaged database", "a folder for a database"])
def test_a_data_folder_that_cannot_be_used_stops_it_with_a_sentence(
    tmp_path: Path, spoilt: str
) -> None:
    folder = tmp_path / "data"
    if spoilt == "a file":
        folder.write_text("not a folder")
    elif spoilt == "a damaged database":
        folder.mkdir()
        (folder / "heard.sqlite3").write_bytes(b"\x01" * 5000)
    else:
        (folder / "heard.sqlite3").mkdir(parents=True)
    ran = type_in("audit", "verify", folder=folder)
    assert ran.returncode == 2, ran.stderr
    assert "cannot be used" in ran.stderr
    assert ran.stderr.count("\n") == 1


def test_it_serves_until_it_is_interrupted_and_keeps_its_key(tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    for line in serving(tmp_path, port):
        assert line == f"Heard is at http://127.0.0.1:{port}/"
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=10) as page:
            assert page.status == 200
    key = tmp_path / "keys" / "secret_key"
    assert key.stat().st_mode & 0o077 == 0
    assert len(key.read_text()) >= 60


def serving(folder: Path, port: int) -> Iterator[str]:
    """Start it, give its first line, and interrupt it; it must then end by itself."""
    command = [str(HEARD), "serve", "--port", str(port), "--data-dir", str(folder)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=surroundings())
    assert process.stderr is not None
    try:
        yield process.stderr.readline().strip()
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) in (0, 130)
        assert "Traceback" not in process.stderr.read()
    finally:
        process.kill()
        process.wait()
        process.stderr.close()


def type_in(*words: str, folder: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Run it as a program of its own."""
    return subprocess.run(
        [str(HEARD), *words, "--data-dir", str(folder)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env=surroundings(**env),
    )


def surroundings(**more: str) -> dict[str, str]:
    """This environment without what would lead it to our own data."""
    return {k: v for k, v in os.environ.items() if k not in NEVER_TWICE} | more
