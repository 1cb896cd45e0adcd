"""Try Heard with made-up people in two made-up forces."""

import argparse
import json
import os
import secrets
import sys
from pathlib import Path
from typing import Any

from heard.cli.serving import choose_port, port_number, serve_until_interrupted
from heard.cli.starting import add_data_dir, collect_static, start_framework

HOST = "127.0.0.1"
DEFAULT_FOLDER = Path(".heard") / "demo"


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `heard demo`."""
    parser = subparsers.add_parser(
        "demo",
        help=__doc__,
        description="Start Heard with a made-up year already in it. The first start tells the "
        "story (under a minute); later starts use it again. Delete the folder to start over.",
    )
    parser.add_argument("--port", type=port_number, help="default: 8000, or any free port")
    parser.add_argument(
        "--json", action="store_true", help="print one line of JSON when ready, and nothing else"
    )
    add_data_dir(parser)


def run(args: argparse.Namespace) -> int:
    """Tell the story if nobody has, then serve until interrupted."""
    os.environ["HEARD_DEMO"] = "1"
    if args.data_dir is None and "HEARD_DATA_DIR" not in os.environ:
        args.data_dir = DEFAULT_FOLDER
    port = choose_port(args.port)
    folder = start_framework(args)
    collect_static(folder)
    kept = _tell_once(folder)
    ready = _ready_line(kept, f"http://{HOST}:{port}/")

    def say() -> None:
        print(json.dumps(ready) if args.json else _in_words(ready, kept), flush=True)

    serve_until_interrupted(host=HOST, port=port, when_ready=say)
    return 0


def _tell_once(folder: Path) -> dict[str, Any]:
    """The passwords and addresses of this demo, told on the first start and kept."""
    from django.utils import timezone

    from heard.demo.people import PEOPLE
    from heard.demo.story import tell
    from heard.organisations.queries import list_force_slugs

    path = folder / "demo.json"
    if path.exists() and list_force_slugs():
        kept: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return kept
    print("Making up people and a year of listening. This happens once …", file=sys.stderr)
    passwords = {person.username: secrets.token_urlsafe(12) for person in PEOPLE}
    told = tell(now=timezone.now(), password_for=passwords.__getitem__)
    kept = {"passwords": passwords, "link": told.link, "return_code": told.return_code}
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(kept, file)
    return kept


def _ready_line(kept: dict[str, Any], url: str) -> dict[str, Any]:
    from heard.demo.people import ORGANISATIONS, PEOPLE

    names = {slug: name for slug, name, _ in ORGANISATIONS}
    return {
        "url": f"{url}staff/",
        "respond_url": f"{url}t/{kept['link']}/",
        "public_url": url,
        "staff": [
            {
                "role": person.role.value,
                "username": person.username,
                "password": kept["passwords"][person.username],
                "force": names[person.organisation],
            }
            for person in PEOPLE
        ],
    }


def _in_words(ready: dict[str, Any], kept: dict[str, Any]) -> str:
    lines = [
        "",
        "Heard is running with made-up people. Nobody in it is real.",
        "",
        f"  The open site, the resource and what changed   {ready['public_url']}",
        f"  Answer as somebody who was asked               {ready['respond_url']}",
        f"  Staff                                          {ready['url']}",
        "",
        "Sign in as:",
    ]
    lines += [
        f"  {one['username']:<7} {one['password']:<17} "
        f"{one['role'].replace('_', ' '):<24} {one['force']}"
        for one in ready["staff"]
    ]
    lines += [
        "",
        "Come back as somebody who answered before (Answer, then “Come back with your 8 words”):",
        f"  {kept['return_code']}",
        "",
        "Press Ctrl+C to stop.",
    ]
    return "\n".join(lines)
