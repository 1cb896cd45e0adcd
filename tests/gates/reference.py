"""Reference pages written from the code itself: ``python -m tests.gates.reference`` writes them.

A gate fails when one falls behind.
"""

import argparse
import ast
import inspect
import os
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from tests.gates.source import PACKAGE, ROOT, name_of

FOLDER = ROOT / "docs" / "reference"
_WRITTEN = """

Written from the code by `python -m tests.gates.reference`; a test fails when it falls behind.
"""
_SHORT = {
    "executive_sponsor": "Sponsor",
    "engagement_lead": "Lead",
    "analyst": "Analyst",
    "redaction_reviewer": "Redaction",
    "release_approver": "Release",
    "action_owner": "Owner",
    "change_verifier": "Verifier",
    "data_protection_officer": "Data protection",
    "partner": "Partner",
    "system_administrator": "Administrator",
}


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A Markdown table."""
    heads = list(heads)
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(_cell(cell) for cell in line) + " |" for line in lines)


def _cell(words: str) -> str:
    return " ".join(words.split()).replace("|", "\\|")


def roles() -> str:
    """Every role: what it does, what it must not, and which pairs must be two people."""
    from heard.organisations.roles import ROLE_TEXTS, Role
    from heard.organisations.rules import CANNOT_BE_HELD_TOGETHER

    rows = (
        (f"**{ROLE_TEXTS[r].name}**", f"`{r}`", ROLE_TEXTS[r].does, ROLE_TEXTS[r].must_not)
        for r in Role
    )
    pairs = [
        " and ".join(ROLE_TEXTS[role].name.lower() for role in Role if role in pair)
        for pair in CANNOT_BE_HELD_TOGETHER
    ]
    return "\n".join(
        [
            "# Roles" + _WRITTEN,
            "Somebody who signs in holds one role or more, in one organisation. Which pages each "
            "opens: [permissions](permissions.md).\n",
            table(("Role", "As typed", "Does", "Must not"), rows),
            "\n## Never one person\n",
            "Heard refuses to give one person both of these, because each keeps watch on the "
            "other:\n",
            *(f"- {pair}" for pair in pairs),
            "",
        ]
    )


def permissions() -> str:
    """Role by address, as declared on the views."""
    from heard.doors.access import EVERYBODY
    from heard.organisations.roles import Role
    from tests.gates.addresses import all_addresses

    addresses = all_addresses()
    staff = [a for a in addresses if a.is_staff]
    rows = (
        (f"`{a.route}`", *("yes" if a.opens_to(frozenset({r})) else "" for r in Role))
        for a in staff
    )
    free = [(f"`{a.route}`", _first_sentence(a.view)) for a in addresses if a.access == EVERYBODY]
    return "\n".join(
        [
            "# Permissions" + _WRITTEN,
            "Which address opens to which role. To everybody else it is not there: the same page "
            "as for a thing that does not exist, and the same for somebody of another force. “Yes” "
            "is needed and not enough: the thing must belong to the reader's own force (a partner "
            "opens only plans shared with their agency), and what they may do on the page is "
            "decided by the room's `rules.py`, which says why when it refuses.\n",
            "## With a sign-in\n",
            table(("Address", *(_SHORT[role] for role in Role)), rows),
            "\n## Without a sign-in\n",
            table(("Address", "What it is"), free),
            "",
        ]
    )


def _first_sentence(view: object) -> str:
    return (inspect.getdoc(view) or "").partition("\n")[0]


def commands() -> str:
    """Every command with its options."""
    from heard.cli.main import _command_modules, _load

    whole = argparse.ArgumentParser(prog="heard")
    subparsers = whole.add_subparsers()
    for path in _command_modules().values():
        _load(path).add_to(subparsers)
    parts = [
        "# Commands" + _WRITTEN,
        "`./run heard …` runs them in a checkout. Every command has `--help`. When a command "
        "cannot do its work it says why in one sentence and exits with code 2.\n",
    ]
    for parser in subparsers.choices.values():
        parts += _command(parser)
    return "\n".join(parts)


def _command(parser: argparse.ArgumentParser) -> Iterator[str]:
    inner = [a for a in parser._actions if isinstance(a, argparse._SubParsersAction)]
    yield f"## {parser.prog}\n" if parser.prog.count(" ") == 1 else f"### {parser.prog}\n"
    said = parser.description or _help_in_parent(parser) or ""
    yield f"{said}\n" if said else ""
    if parser.epilog:
        yield f"{parser.epilog}\n"
    rows = [_option(a) for a in parser._actions if a not in inner and a.dest != "help"]
    if rows:
        yield table(("Option", "Meaning"), rows) + "\n"
    for action in inner:
        for choice in action._choices_actions:
            _HELP[f"{parser.prog} {choice.dest}"] = str(choice.help or "")
        for child in action.choices.values():
            yield from _command(child)


_HELP: dict[str, str] = {}


def _help_in_parent(parser: argparse.ArgumentParser) -> str:
    words = _HELP.get(parser.prog, "")
    return f"{words[:1].upper()}{words[1:]}." if words else ""


def _option(action: argparse.Action) -> tuple[str, str]:
    takes = action.metavar or (action.dest.upper() if action.nargs != 0 else "")
    if action.choices:
        takes = " or ".join(str(choice) for choice in action.choices)
    name = " ".join([*action.option_strings[:1], str(takes)]).strip()
    must = " Needed." if action.required and action.option_strings else ""
    return f"`{name}`", f"{action.help or ''}{must}".strip()


def data_dictionary() -> str:
    """Every table and column, with what is personal."""
    from django.apps import apps

    parts = [
        "# Data dictionary" + _WRITTEN,
        "Everything that is stored about anybody. **Personal** fields are about a person, or lead "
        "to one; for people who answer, each is destroyed when they withdraw. Beside the database "
        "there are files: see [file formats](file-formats.md). Django's own tables hold staff "
        "sessions, the names of our tables and the list of migrations, nothing else.\n",
    ]
    for app in apps.get_app_configs():
        if not app.name.startswith("heard.") or not list(app.get_models()):
            continue
        module = inspect.getdoc(app.models_module) or ""
        parts += [f"## {app.label}\n", f"{module}\n"]
        for model in app.get_models():
            said = " ".join((inspect.getdoc(model) or "").split())
            parts += [f"### {model.__name__}\n", f"{said}\n", _columns(model)]
            rules = [constraint.name for constraint in model._meta.constraints]
            if rules:
                parts += [f"\nThe database itself holds: {', '.join(f'`{r}`' for r in rules)}."]
            parts += [""]
    return "\n".join(parts)


def _columns(model: type) -> str:
    notes = _field_notes(model)
    rows = []
    for field in model._meta.local_fields:  # type: ignore[attr-defined] # a Django model
        holds = field.get_internal_type().replace("Field", "")
        if field.is_relation:
            holds = f"→ {field.related_model._meta.label}"
        if field.choices:
            holds += ": " + ", ".join(f"`{stored}`" for stored, _ in field.choices)
        personal = "personal" if field.name in model.Handling.personal else ""  # type: ignore[attr-defined] # a gate holds it
        rows.append((f"`{field.name}`", holds, "may be empty" if field.null else "", personal,
                     notes.get(field.name, "")))  # fmt: skip
    return table(("Field", "Holds", "", "Handling", "Notes"), rows)


@cache
def _field_notes(model: type) -> dict[str, str]:
    """The string under a field in the source, where there is one."""
    tree = ast.parse(Path(inspect.getfile(model)).read_text(encoding="utf-8"))
    (found,) = [n for n in tree.body if isinstance(n, ast.ClassDef) and n.name == model.__name__]
    notes = {}
    for before, after in zip(found.body, found.body[1:], strict=False):
        if (
            isinstance(before, ast.Assign)
            and isinstance(after, ast.Expr)
            and isinstance(after.value, ast.Constant)
            and isinstance(before.targets[0], ast.Name)
        ):
            notes[before.targets[0].id] = str(after.value.value)
    return notes


def audit_events() -> str:
    """Every kind of event, and where in the code it is recorded."""
    from heard.audit.kinds import Kind

    rows = [(f"`{kind.value}`", _where(kind.name)) for kind in Kind]
    return "\n".join(
        [
            "# Audit events" + _WRITTEN,
            "Each event holds when, what kind, who (nobody, for people who answer), in which "
            "organisation, about which thing (a noun and an id), a few short codes or counts, and "
            "the hash of the event before it. Never anybody's words. Events about people who "
            "answer name the window they answered in, never their answers, and keep the day "
            "instead of the moment. `heard audit verify` checks the chain.\n",
            table(("Kind", "Recorded in"), rows),
            "",
        ]
    )


def _where(name: str) -> str:
    found = [
        f"`{name_of(path).removeprefix('src/')}`"
        for path in sorted(PACKAGE.glob("*/*.py"))
        if re.search(rf"\bKind\.{name}\b", path.read_text(encoding="utf-8"))
    ]
    return ", ".join(found)


PAGES = {
    "roles.md": roles,
    "permissions.md": permissions,
    "commands.md": commands,
    "data-dictionary.md": data_dictionary,
    "audit-events.md": audit_events,
}


def main() -> None:
    """Write every page."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "heard.conf.settings")
    from heard.conf.sqlite import use_bundled_sqlite

    use_bundled_sqlite()
    import django

    django.setup()
    for name, page in PAGES.items():
        (FOLDER / name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
