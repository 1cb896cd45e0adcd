"""Check the record of who did and read what."""

import argparse

from heard.cli.starting import add_data_dir, start_framework

BROKEN = 1


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `heard audit verify`."""
    parser = subparsers.add_parser("audit", help=__doc__, description=__doc__)
    what = parser.add_subparsers(dest="what", metavar="WHAT", required=True)
    verify = what.add_parser(
        "verify",
        help="find a removed, reordered, altered or cut-off event",
        epilog="Exit code: 0 the record is whole, 1 it is not.",
    )
    add_data_dir(verify)


def run(args: argparse.Namespace) -> int:
    """Say whether the chain of events is whole."""
    start_framework(args)
    from heard.audit.queries import find_first_break

    broken = find_first_break()
    print(broken or "The record is whole.")
    return BROKEN if broken else 0
