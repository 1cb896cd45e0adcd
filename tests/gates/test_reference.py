"""The reference says what the code does: written pages are current, settings are all there."""

import argparse
import ast
import re
from collections.abc import Callable, Iterator

import pytest

from heard.audit.kinds import Kind
from heard.cli.main import _command_modules, _load
from tests.gates.reference import FOLDER, PAGES
from tests.gates.source import PACKAGE, ROOT, python_files, tree

SETTING = re.compile(r"HEARD_[A-Z][A-Z_]*[A-Z]")


@pytest.mark.parametrize("name", PAGES)
def test_a_written_page_is_current(name: str) -> None:
    page: Callable[[], str] = PAGES[name]
    kept = FOLDER / name
    assert kept.is_file(), "run: .venv/bin/python -m tests.gates.reference"
    assert kept.read_text(encoding="utf-8") == page(), (
        f"docs/reference/{name} has fallen behind; run: .venv/bin/python -m tests.gates.reference"
    )


def test_every_setting_is_documented_and_every_documented_setting_is_read() -> None:
    documented = set(SETTING.findall((FOLDER / "settings.md").read_text(encoding="utf-8")))
    read = set(_settings_read())
    assert not read - documented, f"add these to docs/reference/settings.md: {read - documented}"
    assert not documented - read, f"nothing reads these any more: {documented - read}"


def _settings_read() -> Iterator[str]:
    tests = [ROOT / "tests" / "browser.py", *(ROOT / "tests" / "unit").rglob("*.py")]
    for path in [*python_files(), *(path for path in tests if path.name != "test_run_script.py")]:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found = SETTING.fullmatch(node.value)
                yield from [node.value] if found else []
    for name in ("run", ".ci/run"):
        yield from re.findall(
            r"(?:environ(?:\.get\(|\[)\"|\$\{)(HEARD_[A-Z_]*[A-Z])", (ROOT / name).read_text()
        )


def test_every_option_of_every_command_says_what_it_is_for() -> None:
    whole = argparse.ArgumentParser(prog="heard")
    subparsers = whole.add_subparsers()
    for path in _command_modules().values():
        _load(path).add_to(subparsers)
    silent = [f"{where} {action.dest}" for where, action in _options(whole) if not action.help]
    assert not silent, f"give these a help= text: {silent}"


def _options(parser: argparse.ArgumentParser) -> Iterator[tuple[str, argparse.Action]]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for child in action.choices.values():
                yield from _options(child)
        else:
            yield parser.prog, action


def test_every_kind_of_event_is_recorded_somewhere() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    unused = [kind.value for kind in Kind if f"Kind.{kind.name}" not in source]
    assert not unused, f"nothing records these; take them out of audit/kinds.py: {unused}"


def test_two_kinds_of_event_are_never_stored_alike() -> None:
    assert len({kind.value for kind in Kind}) == len(Kind.__members__)
    assert all(re.fullmatch(r"[a-z]+\.[a-z_]+", kind.value) for kind in Kind)
