"""Serve a force's own installation."""

import argparse
import sys

from heard.cli.failing import CommandFailed
from heard.cli.serving import choose_port, port_number, serve_until_interrupted
from heard.cli.starting import add_data_dir, collect_static, start_framework


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `heard serve`."""
    parser = subparsers.add_parser("serve", help=__doc__, description=__doc__)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--port", type=port_number, help="default: 8000, or any free port")
    add_data_dir(parser)


def run(args: argparse.Namespace) -> int:
    """Check that this is safe to run for real people, then serve until interrupted."""
    folder = start_framework(args)
    from django.conf import settings
    from django.core.checks import run_checks

    if settings.IS_DEMO:
        raise CommandFailed("HEARD_DEMO is set; that is only for `heard demo`.")
    serious = [problem for problem in run_checks() if problem.is_serious()]
    if serious:
        raise CommandFailed(str(serious[0].msg))
    if not settings.SESSION_COOKIE_SECURE and args.host not in {"127.0.0.1", "localhost", "::1"}:
        raise CommandFailed(
            "set HEARD_HTTPS=1 before listening beyond this machine, so that nothing "
            "anybody writes travels in the clear."
        )
    port = choose_port(args.port)
    collect_static(folder)
    address = f"http://{args.host}:{port}/"
    serve_until_interrupted(
        host=args.host,
        port=port,
        when_ready=lambda: print(f"Heard is at {address}", file=sys.stderr, flush=True),
    )
    return 0
