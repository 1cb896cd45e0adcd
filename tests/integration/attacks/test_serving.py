"""The server as started for real: what its workers inherit, and who else may read its files."""

import os
import selectors
import signal
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

pytestmark = pytest.mark.skipif(
    "sqlite3" not in settings.DATABASES["default"]["ENGINE"], reason="about SQLite files"
)

SERVE_WHILE_WRITING = """
import argparse, pathlib, re, sys, urllib.parse, urllib.request, http.cookiejar
from heard.cli.starting import collect_static, start_framework
from heard.cli.serving import serve_until_interrupted

def main():
    port, folder = int(sys.argv[1]), pathlib.Path(sys.argv[2])
    collect_static(start_framework(argparse.Namespace(data_dir=folder)))
    from django.db import connection
    from django.utils import timezone
    from heard.organisations.operations import add_organisation, add_person
    from heard.organisations.roles import Role
    now = timezone.now()
    force = add_organisation(slug="a", name="A", is_force=True, now=now)
    add_person(
        organisation_id=force, username="ann", display_name="Ann", password="a-long-enough-1",
        roles=frozenset({Role.ANALYST}), now=now,
    )
    # As the tidying does, at the moment the workers begin.
    writing = connection.cursor()
    writing.execute("BEGIN IMMEDIATE")

    def when_ready():
        connection.inc_thread_sharing()
        writing.execute("COMMIT")
        browser = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        )
        address = f"http://127.0.0.1:{port}/staff/sign-in/"
        page = browser.open(address).read().decode()
        token = re.search(r'csrfmiddlewaretoken" value="([^"]+)', page)
        boxes = {"csrfmiddlewaretoken": token[1], "username": "ann", "password": "a-long-enough-1"}
        try:
            reply = browser.open(address, urllib.parse.urlencode(boxes).encode(), timeout=60)
            print("SAVED", reply.status, reply.geturl(), flush=True)
        except urllib.error.HTTPError as refused:
            print("NOT SAVED", refused.code, flush=True)

    connection.inc_thread_sharing()
    serve_until_interrupted(host="127.0.0.1", port=port, when_ready=when_ready)

if __name__ == "__main__":
    main()
"""


def test_workers_can_save_whatever_the_process_that_started_them_was_writing(
    tmp_path: Path,
) -> None:
    script = tmp_path / "serve_while_writing.py"
    script.write_text(SERVE_WHILE_WRITING, encoding="utf-8")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    hidden = {"HEARD_DATA_DIR", "HEARD_DATABASE_URL", "HEARD_HTTPS", "DJANGO_SETTINGS_MODULE"}
    process = subprocess.Popen(
        [sys.executable, str(script), str(port), str(tmp_path / "heard")],
        stdout=subprocess.PIPE,
        env={name: value for name, value in os.environ.items() if name not in hidden},
        start_new_session=True,
    )
    try:
        assert process.stdout is not None
        with selectors.DefaultSelector() as waiting:
            waiting.register(process.stdout, selectors.EVENT_READ)
            assert waiting.select(timeout=90), "the server did not start"
        assert process.stdout.readline().startswith(b"SAVED 200")
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=20)
        assert process.stdout is not None
        process.stdout.close()
    others = stat.S_IRWXG | stat.S_IRWXO
    folder = tmp_path / "heard"
    for path in (folder, *folder.glob("heard.sqlite3*"), *(folder / "keys").rglob("*")):
        assert not path.stat().st_mode & others, f"other accounts may read {path.name}"


def test_a_folder_made_by_hand_is_closed_to_other_accounts(tmp_path: Path) -> None:
    folder = tmp_path / "made-by-hand"
    folder.mkdir(mode=0o755)
    (folder / "heard.sqlite3").touch(mode=0o644)
    done = subprocess.run(
        [sys.executable, "-m", "heard.cli.main", "tidy", "--data-dir", str(folder)],
        env={n: v for n, v in os.environ.items() if n != "HEARD_DATABASE_URL"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "heard.sqlite3").stat().st_mode) == 0o600
