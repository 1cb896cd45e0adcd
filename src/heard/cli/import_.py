"""Bring in results a force already has."""

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from heard.cli.failing import CommandFailed
from heard.cli.starting import add_data_dir, start_framework

if TYPE_CHECKING:
    from uuid import UUID

    from heard.figures.importing import ImportedSurvey

REFUSALS_PRINTED = 50
SOME_REFUSED = 1


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `heard import responses`."""
    parser = subparsers.add_parser("import", help=__doc__, description=__doc__)
    what = parser.add_subparsers(dest="what", metavar="WHAT", required=True)
    responses = what.add_parser(
        "responses",
        help="bring in a survey as a CSV file with a codebook",
        epilog="Exit code: 0 every row kept, 1 some rows refused (each is listed), "
        "2 nothing could be brought in.",
    )
    responses.add_argument("file", metavar="FILE.csv", type=Path, help="the answers, a row each")
    responses.add_argument(
        "--codebook",
        metavar="CODEBOOK",
        type=Path,
        required=True,
        help="what its columns and codes mean, as TOML: docs/reference/codebook.md",
    )
    responses.add_argument(
        "--force",
        metavar="SLUG",
        help="short name of the force whose results these are (default: the only one here)",
    )
    responses.add_argument(
        "--format", choices=("text", "json"), default="text", help="default: text"
    )
    add_data_dir(responses)


def run(args: argparse.Namespace) -> int:
    """Import one file and say what came of every row."""
    for path in (args.file, args.codebook):
        if not path.is_file():
            raise CommandFailed(f"there is no file {path}.")
    try:
        codebook = args.codebook.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise CommandFailed(f"{args.codebook} cannot be read as text.") from None
    start_framework(args)
    from django.db import transaction
    from django.utils import timezone

    from heard.engines.tables import BadFile
    from heard.engines.tables.codebook import BadCodebook
    from heard.figures.importing import import_survey
    from heard.organisations.queries import list_force_slugs

    is_new = args.force is None and not list_force_slugs()
    try:
        # Together: a force made for a file that is then refused is not made.
        with transaction.atomic():
            imported = import_survey(
                force_id=_force(args.force),
                by=None,
                csv_path=args.file,
                codebook=codebook,
                now=timezone.now(),
            )
    except BadCodebook as error:
        raise CommandFailed(f"the codebook cannot be used: {error}") from None
    except BadFile as error:
        raise CommandFailed(f"nothing was brought in: {error}") from None
    if is_new:
        print('No force is set up here yet, so one called "My force" was made.', file=sys.stderr)
    _print(imported, as_json=args.format == "json")
    return SOME_REFUSED if imported.outcome.refusals else 0


def _force(slug: str | None) -> "UUID":
    """The force named, or the only one; a fresh installation gets one to import into."""
    from django.utils import timezone

    from heard.engines.refusals import NotFound
    from heard.organisations.operations import add_organisation
    from heard.organisations.queries import get_force_id, list_force_slugs
    from heard.responses.operations import make_reading_key

    slugs = list_force_slugs()
    if slug is None and not slugs:
        made = add_organisation(slug="my-force", name="My force", is_force=True, now=timezone.now())
        make_reading_key(force_id=made, now=timezone.now())
        return made
    if slug is None and len(slugs) > 1:
        raise CommandFailed(f"say whose results these are: --force {' or --force '.join(slugs)}.")
    try:
        return get_force_id(slug=slugs[0] if slug is None else slug)
    except NotFound:
        raise CommandFailed(f"there is no force {slug!r} here.") from None


def _print(imported: "ImportedSurvey", *, as_json: bool) -> None:
    outcome = imported.outcome
    if as_json:
        print(
            json.dumps(
                {
                    "results": str(imported.results_id),
                    "title": imported.title,
                    "rows_read": outcome.rows_read,
                    "rows_kept": len(outcome.rows),
                    "refused": [asdict(refusal) for refusal in outcome.refusals],
                    "columns_left_out": outcome.columns_left_out,
                    "words_left_behind": dict(outcome.words_left_behind),
                    "headlines": [asdict(headline) for headline in imported.headlines],
                }
            )
        )
        return
    print(f"{imported.title}")
    print(f"Rows read: {outcome.rows_read:,}")
    print(f"Rows kept: {len(outcome.rows):,}")
    print(f"Rows refused: {len(outcome.refusals):,}")
    for refusal in outcome.refusals[:REFUSALS_PRINTED]:
        where = f", column {refusal.column}" if refusal.column else ""
        print(f"  line {refusal.line}{where}: {refusal.reason}")
    if len(outcome.refusals) > REFUSALS_PRINTED:
        print(f"  and {len(outcome.refusals) - REFUSALS_PRINTED:,} more: see --format json")
    print(f"Columns not in the codebook, left out: {outcome.columns_left_out}")
    for column, count in outcome.words_left_behind.items():
        print(f"Words left behind in {column}: {count:,} (words never enter an extract)")
    for one in imported.headlines:
        print(
            f"{one.question} {one.answer}: {100 * one.share:.4f}% "
            f"(95% interval {100 * one.low:.1f}% to {100 * one.high:.1f}%, weighted, "
            f"base {one.base:,}; {100 * one.share_of_all:.4f}% of all rows)"
        )
