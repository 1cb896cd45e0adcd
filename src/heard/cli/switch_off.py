"""Stop somebody from signing in, at once; what they did stays on the record."""

import argparse

from heard.cli.failing import CommandFailed
from heard.cli.starting import add_data_dir, start_framework


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `heard switch-off`."""
    parser = subparsers.add_parser("switch-off", help=__doc__, description=__doc__)
    parser.add_argument("username", metavar="USERNAME", help="what they sign in with")
    add_data_dir(parser)


def run(args: argparse.Namespace) -> int:
    """Switch one person off."""
    start_framework(args)
    from django.utils import timezone

    from heard.engines.refusals import NotFound
    from heard.organisations.operations import switch_off

    try:
        switch_off(username=args.username, now=timezone.now())
    except NotFound:
        raise CommandFailed(f"nobody called {args.username} can sign in here.") from None
    print(f"{args.username} can no longer sign in.")
    return 0
