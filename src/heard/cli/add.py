"""Add a force, a partner agency or a person to this installation."""

import argparse
import getpass
import os
import sys

from heard.cli.failing import CommandFailed
from heard.cli.starting import add_data_dir, start_framework

_KINDS = {"force": "police force", "partner": "partner agency"}


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `heard add force | partner | person`."""
    parser = subparsers.add_parser("add", help=__doc__, description=__doc__)
    what = parser.add_subparsers(dest="what", metavar="WHAT", required=True)
    for kind in _KINDS:
        one = what.add_parser(kind, help=f"add a {_KINDS[kind]}")
        one.add_argument("slug", metavar="SHORT-NAME", help="small letters and hyphens")
        one.add_argument("name", metavar="NAME", help="as people read it")
        if kind == "partner":
            one.add_argument(
                "--works-with", metavar="FORCE", required=True, help="short name of the force"
            )
        add_data_dir(one)
    person = what.add_parser(
        "person",
        help="add somebody who can sign in; asks for a password, or reads HEARD_PASSWORD",
    )
    person.add_argument("organisation", metavar="ORGANISATION", help="short name of theirs")
    person.add_argument("username", metavar="USERNAME", help="what they sign in with")
    person.add_argument("name", metavar="NAME", help="as colleagues read it")
    person.add_argument(
        "--role",
        action="append",
        required=True,
        metavar="ROLE",
        help="what they do, like engagement_lead; give it again for a second role",
    )
    add_data_dir(person)


def run(args: argparse.Namespace) -> int:
    """Add it, or say in a sentence why not."""
    start_framework(args)
    from django.core.exceptions import ValidationError
    from django.db import IntegrityError

    from heard.engines.refusals import NotFound, Refused

    if any(isinstance(word, str) and not _is_text(word) for word in vars(args).values()):
        raise CommandFailed("what was typed is not text in UTF-8.")
    try:
        _add_person(args) if args.what == "person" else _add_organisation(args)
    except (Refused, ValueError) as error:
        raise CommandFailed(str(error)) from None
    except ValidationError as error:
        raise CommandFailed(" ".join(error.messages)) from None
    except IntegrityError:
        raise CommandFailed("that short name or username is taken.") from None
    except NotFound:
        raise CommandFailed("there is no organisation with that short name.") from None
    return 0


def _is_text(word: str) -> bool:
    # Bytes that are not text reach us as lone surrogates, which nothing can store.
    return not any("\ud800" <= letter <= "\udfff" for letter in word)


def _add_organisation(args: argparse.Namespace) -> None:
    from django.utils import timezone

    from heard.organisations.operations import add_organisation, make_partnership
    from heard.organisations.queries import get_force_id
    from heard.responses.operations import make_reading_key

    now = timezone.now()
    is_force = args.what == "force"
    works_with = None if is_force else get_force_id(slug=args.works_with)
    made = add_organisation(slug=args.slug, name=args.name, is_force=is_force, now=now)
    if works_with is None:
        make_reading_key(force_id=made, now=now)
    else:
        make_partnership(force_id=works_with, partner_id=made, now=now)
    print(f"Added {args.name}.")


def _add_person(args: argparse.Namespace) -> None:
    from django.utils import timezone

    from heard.organisations.operations import add_person
    from heard.organisations.queries import get_organisation_id
    from heard.organisations.roles import Role

    known = {role.value for role in Role}
    unknown = [role for role in args.role if role not in known]
    if unknown:
        raise CommandFailed(f"there is no role {unknown[0]!r}; choose from {', '.join(Role)}.")
    password = os.environ.get("HEARD_PASSWORD") or _ask_password()
    add_person(
        organisation_id=get_organisation_id(slug=args.organisation),
        username=args.username,
        display_name=args.name,
        password=password,
        roles=frozenset(Role(role) for role in args.role),
        now=timezone.now(),
    )
    print(f"Added {args.name}.")


def _ask_password() -> str:
    if not sys.stdin.isatty():
        raise CommandFailed("set HEARD_PASSWORD, or run this where it can ask for a password.")
    return getpass.getpass("Password (12 characters or more): ")
