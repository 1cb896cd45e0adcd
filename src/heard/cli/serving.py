"""Running the web server until interrupted, and saying when it answers."""

import contextlib
import http.client
import logging
import multiprocessing
import socket
import threading
import time
from collections.abc import Callable

from heard.cli.failing import CommandFailed

WORKERS = 2
THREADS = 4
USUAL_PORT = 8000
HIGHEST_PORT = 65_535
READY_WITHIN_SECONDS = 60.0
TIDY_EVERY_SECONDS = 300.0


def port_number(typed: str) -> int:
    """What was typed after ``--port``. Raises ValueError for what is no port."""
    number = int(typed)
    if not 1 <= number <= HIGHEST_PORT:
        raise ValueError
    return number


# What argparse calls it when it refuses: "invalid port number value".
port_number.__name__ = "port number"


def choose_port(asked: int | None) -> int:
    """The port asked for, else 8000, else any free one. Raises CommandFailed when taken."""
    if asked is not None:
        if not _is_free(asked):
            raise CommandFailed(f"port {asked} is in use; choose another with --port.")
        return asked
    if _is_free(USUAL_PORT):
        return USUAL_PORT
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def serve_until_interrupted(*, host: str, port: int, when_ready: Callable[[], None]) -> None:
    """Serve on ``host``:``port``; call ``when_ready`` once the first page has been answered."""
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    # Workers begin as fresh processes, never as copies of this one: a copy would
    # inherit our open SQLite files, and with them a lock that nobody in it can let
    # go of. It could then never save anything for as long as it lived.
    multiprocessing.set_start_method("spawn", force=True)
    # The server's own start-up chatter is not for whoever reads our output.
    logging.getLogger("_granian").setLevel(logging.WARNING)
    server = Granian(
        "heard.conf.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=WORKERS,
        blocking_threads=THREADS,
        websockets=False,
        log_access=False,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
    )
    threading.Thread(target=_tidy_for_ever, daemon=True).start()
    watcher = threading.Thread(target=_tell_when_ready, args=(host, port, when_ready), daemon=True)
    watcher.start()
    server.serve()


def _tell_when_ready(host: str, port: int, when_ready: Callable[[], None]) -> None:
    from django.conf import settings

    asked = "127.0.0.1" if host == "0.0.0.0" else host  # noqa: S104 - compared, not bound
    # A name it answers to, or asking would put a complaint in the log.
    named = next((name for name in settings.ALLOWED_HOSTS if name[0] not in ".*"), asked)
    until = time.monotonic() + READY_WITHIN_SECONDS
    while time.monotonic() < until:
        with contextlib.suppress(OSError, http.client.HTTPException):
            connection = http.client.HTTPConnection(asked, port, timeout=5)
            connection.request("HEAD", "/", headers={"Host": named})
            # Any answer at all means that somebody is there to give it.
            connection.getresponse().close()
            when_ready()
            return
        time.sleep(0.1)


def _tidy_for_ever() -> None:
    """Destroy what is past its time, while we serve; `heard tidy` does it by hand."""
    from django.db import close_old_connections
    from django.utils import timezone

    from heard.responses.operations import clear_ended_visits, destroy_words_past_retention

    while True:
        close_old_connections()
        try:
            clear_ended_visits(now=timezone.now())
            destroy_words_past_retention(now=timezone.now())
        except Exception:
            # It is tried again soon; serving people matters more than this.
            logging.getLogger("heard").exception("could not tidy")
        time.sleep(TIDY_EVERY_SECONDS)


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
