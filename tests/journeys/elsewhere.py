"""The page that the exit leads to, on this machine, and what browsers told it when they came."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

PAGE = b'<!DOCTYPE html><html lang="en"><title>Weather</title><h1>Sunny later</h1>'


@dataclass(frozen=True)
class Elsewhere:
    """Somewhere ordinary. ``told`` holds the headers of each visit, with small letters."""

    url: str
    told: list[dict[str, str]] = field(default_factory=list)


@contextmanager
def run_elsewhere() -> Iterator[Elsewhere]:
    """Serve the ordinary page until the end of the block."""
    told: list[dict[str, str]] = []

    class Visit(BaseHTTPRequestHandler):
        # Browsers keep spare connections open; nobody waits for them.
        timeout = 2

        def do_GET(self) -> None:
            """The ordinary page, whatever was asked for."""
            if self.path == "/weather":
                told.append({name.lower(): value for name, value in self.headers.items()})
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(PAGE)))
            self.end_headers()
            self.wfile.write(PAGE)

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Visit)
    server.daemon_threads = False
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1})
    thread.start()
    try:
        # Another host name than the service's: to a browser this is another site.
        yield Elsewhere(f"http://localhost:{server.server_port}/weather", told)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
