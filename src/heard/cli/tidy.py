"""Destroy what is past its time: answers never sent, and words kept as long as was promised."""

import argparse

from heard.cli.starting import add_data_dir, start_framework


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `heard tidy`."""
    parser = subparsers.add_parser("tidy", help=__doc__, description=__doc__)
    add_data_dir(parser)


def run(args: argparse.Namespace) -> int:
    """Destroy both and say how many."""
    start_framework(args)
    from django.utils import timezone

    from heard.responses.operations import clear_ended_visits, destroy_words_past_retention

    print(f"Cleared: {clear_ended_visits(now=timezone.now())}")
    print(f"Words destroyed: {destroy_words_past_retention(now=timezone.now())}")
    return 0
