"""Measure what answering costs: `./run bench`. Prints figures and ratios; asserts nothing.

Everything is measured in one run on one machine against a demo of its own on
loopback, so that ratios mean something. Bounded in count: a few hundred visits.
"""

from __future__ import annotations

import argparse
import gzip
import http.client
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
OPTION = re.compile(r'name="answer"[^>]*value="([^"-][^"]*)"')
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Browser:
    """Just enough of a browser to answer: cookies, redirects, one connection."""

    host: str
    cookies: dict[str, str] = field(default_factory=dict)
    times: list[float] = field(default_factory=list)
    connection: http.client.HTTPConnection | None = None

    def ask(self, method: str, path: str, body: str = "") -> tuple[int, str, str]:
        """(status, location, page) of one request, timed."""
        if self.connection is None:
            self.connection = http.client.HTTPConnection(self.host, timeout=30)
        headers = {
            "Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items()),
            "Accept-Encoding": "gzip",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        began = time.perf_counter()
        self.connection.request(method, path, body, headers)
        reply = self.connection.getresponse()
        content = reply.read()
        self.times.append(time.perf_counter() - began)
        for cookie in reply.headers.get_all("Set-Cookie") or []:
            name, _, value = cookie.split(";")[0].partition("=")
            self.cookies[name] = value
        if reply.headers.get("Content-Encoding") == "gzip":
            content = gzip.decompress(content)
        return reply.status, reply.headers.get("Location", ""), content.decode("utf-8", "replace")


def answer_once(host: str, link: str) -> list[float]:
    """One person from the first page to the thank-you; the time of every page, in seconds."""
    browser = Browser(host)
    _, _, page = browser.ask("GET", link)
    path = link
    for _ in range(60):
        token = TOKEN.search(page)
        picked = OPTION.search(page)
        body = f"csrfmiddlewaretoken={token.group(1) if token else ''}"
        if picked:
            body += f"&answer={picked.group(1)}"
        status, location, page = browser.ask("POST", path, body)
        if status != 302:
            raise SystemExit(f"{path} answered {status}")
        path = location
        _, _, page = browser.ask("GET", path)
        if path.endswith("/done/"):
            return browser.times
    raise SystemExit("the questionnaire never ended")


def run(host: str, link: str, *, at_once: int, visits: int) -> tuple[list[float], float]:
    """All page times of ``visits`` visits, ``at_once`` at a time, and how long it took in all."""
    times: list[float] = []
    left = iter(range(visits))
    lock = threading.Lock()

    def work() -> None:
        while True:
            with lock:
                if next(left, None) is None:
                    return
            mine = answer_once(host, link)
            with lock:
                times.extend(mine)

    began = time.perf_counter()
    threads = [threading.Thread(target=work) for _ in range(at_once)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return times, time.perf_counter() - began


def family(root: int) -> Iterator[int]:
    """A process and everything under it."""
    yield root
    for entry in os.listdir("/proc"):
        if not entry.isdigit():
            continue
        try:
            with open(f"/proc/{entry}/stat", encoding="ascii") as file:
                parent = int(file.read().rpartition(")")[2].split()[1])
        except OSError:
            continue
        if parent == root:
            yield from family(int(entry))


def cpu_seconds(root: int) -> float:
    """User and system time so far of a process and its children."""
    spent = 0
    for process in family(root):
        try:
            with open(f"/proc/{process}/stat", encoding="ascii") as file:
                parts = file.read().rpartition(")")[2].split()
        except OSError:
            continue
        spent += int(parts[11]) + int(parts[12])
    return spent / TICKS


def weigh(host: str, path: str) -> tuple[int, int]:
    """(compressed bytes, requests) of a first visit to one page with everything it names."""
    total, asked = 0, [path]
    connection = http.client.HTTPConnection(host, timeout=30)
    for address in asked:
        connection.request("GET", address, headers={"Accept-Encoding": "gzip"})
        reply = connection.getresponse()
        content = reply.read()
        total += len(content)
        if address == path:
            if reply.headers.get("Content-Encoding") == "gzip":
                content = gzip.decompress(content)
            found = re.findall(r'(?:href|src)="(/static/[^"]+)"', content.decode())
            asked += sorted(set(found))
    return total, len(asked)


def main() -> int:
    """Start a demo, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--visits", type=int, default=40)
    args = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="heard-bench-")
    command = [sys.executable, "-m", "heard.cli.main", "demo", "--json", "--data-dir", folder]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None
        ready = json.loads(server.stdout.readline())
        parts = urlsplit(ready["respond_url"])
        measure(server.pid, parts.netloc, parts.path, args.visits)
    finally:
        server.terminate()
        server.wait(timeout=20)
        shutil.rmtree(folder, ignore_errors=True)
    return 0


def measure(pid: int, host: str, link: str, visits: int) -> None:
    """Print one line for each figure."""
    run(host, link, at_once=1, visits=2)
    base = 0.0
    for at_once in (1, 8, 16):
        spent = cpu_seconds(pid)
        times, took = run(host, link, at_once=at_once, visits=visits)
        cpu = 1000 * (cpu_seconds(pid) - spent) / len(times)
        cuts = statistics.quantiles(times, n=100)
        p50, p95, p99 = (1000 * cuts[place] for place in (49, 94, 98))
        rate = visits / took
        base = base or rate
        print(
            f"{at_once:>2} at once: {rate:5.2f} completed/s ({rate / base:.2f} of one at once), "
            f"page p50 {p50:.0f} p95 {p95:.0f} p99 {p99:.0f} ms, "
            f"server CPU {cpu:.1f} ms a page, {len(times) / visits:.0f} requests a visit"
        )
    weight, requests = weigh(host, link)
    print(f"first page: {weight / 1024:.0f} KB compressed in {requests} requests")


if __name__ == "__main__":
    sys.exit(main())
