"""The `heard` command: finds the module of the subcommand asked for and hands over to it.

Every module in this folder with an ``add_to`` is a subcommand. Its name is the
module's (`import_.py` is `heard import`), its line in the help is the first
line of its docstring, and it has two functions:

- ``add_to(subparsers)`` adds its parser, named as the command, with its arguments
- ``run(args) -> int`` does the work and returns the exit code, or raises CommandFailed

Only the module asked for is imported, and it imports what is heavy inside
``run``, so that a command which needs no database starts at once.
"""

import argparse
import ast
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from heard import __version__
from heard.cli.failing import CommandFailed

COULD_NOT = 2
INTERRUPTED = 130

Subparsers = argparse._SubParsersAction  # argparse gives this type no public name


class Command(Protocol):
    """What a subcommand's module has."""

    def add_to(self, subparsers: "Subparsers[argparse.ArgumentParser]") -> None:
        """Add the parser."""

    def run(self, args: argparse.Namespace) -> int:
        """Do the work."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run what ``argv`` (or the command line) asks for and return the exit code."""
    words = sys.argv[1:] if argv is None else list(argv)
    modules = _command_modules()
    asked = next((word for word in words if not word.startswith("-")), "")
    parser = argparse.ArgumentParser(prog="heard", description=import_module("heard").__doc__)
    parser.add_argument("--version", action="version", version=f"heard {__version__}")
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    command = _load(modules[asked]) if asked in modules else None
    if command is not None:
        command.add_to(subparsers)
    for name, path in modules.items():
        if name not in subparsers.choices:
            subparsers.add_parser(name, help=_first_line(path), add_help=False)
    args = parser.parse_args(words)
    if command is None:  # pragma: no cover - argparse has exited by now
        parser.error("name a command")
    return _finish(command, args)


def _finish(command: Command, args: argparse.Namespace) -> int:
    try:
        code = command.run(args)
        sys.stdout.flush()
    except CommandFailed as failed:
        print(f"heard {args.command}: {failed}", file=sys.stderr)
        return COULD_NOT
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader (`| head`) has gone; Python would complain again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return code


def _command_modules() -> dict[str, Path]:
    """The file of each command, by command name."""
    here = Path(__file__).parent
    return {
        path.stem.rstrip("_").replace("_", "-"): path
        for path in sorted(here.glob("*.py"))
        if "\ndef add_to(" in path.read_text(encoding="utf-8")
    }


def _load(path: Path) -> Command:
    return cast(Command, import_module(f"heard.cli.{path.stem}"))


def _first_line(path: Path) -> str:
    """What the help says of a command, read without importing what the command needs."""
    said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return said.partition("\n")[0].replace("%", "%%")


if __name__ == "__main__":
    sys.exit(main())
