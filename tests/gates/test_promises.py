"""Every promise to people who answer says how, what it does not cover, and which test holds it."""

import ast
import re
from dataclasses import dataclass

import pytest

from tests.gates.source import ROOT, Function, decorators, tree

PAGE = ROOT / "docs" / "reference" / "promises.md"
PARTS = ("How", "Does not cover", "Held by")
LONGEST_PROMISE = 16
"""Words: a promise that needs more is two promises, or is not understood."""


@dataclass(frozen=True)
class Promise:
    """One promise as the page has it."""

    words: str
    parts: dict[str, str]

    @property
    def tests(self) -> list[tuple[str, str]]:
        """(file, name) of each test it names."""
        return re.findall(r"`(tests/[\w/.]+\.py)::(\w+)`", self.parts.get("Held by", ""))


def read() -> list[Promise]:
    """Every promise on the page."""
    sections = re.split(r"^### ", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    found = []
    for section in sections:
        words, _, rest = re.split(r"^## ", section, flags=re.MULTILINE)[0].partition("\n")
        parts = re.findall(r"^- \*\*(.+?):\*\* (.*?)(?=^- \*\*|\Z)", rest, re.DOTALL | re.MULTILINE)
        found.append(Promise(words.strip(), dict(parts)))
    return found


EACH = pytest.mark.parametrize("promise", read(), ids=lambda promise: promise.words[:60])


def test_there_are_promises() -> None:
    words = [promise.words for promise in read()]
    assert len(words) >= 15
    assert len(set(words)) == len(words)


@EACH
def test_it_is_one_sentence_that_can_be_taken_in(promise: Promise) -> None:
    assert 4 <= len(promise.words.split()) <= LONGEST_PROMISE, "shorten it, or make it two"
    assert not re.search(r"[;:(]", promise.words)


@EACH
def test_it_says_how_it_is_kept_and_what_it_does_not_cover(promise: Promise) -> None:
    assert tuple(promise.parts) == PARTS, f"give it these lines, in this order: {PARTS}"
    for part in PARTS:
        assert len(promise.parts[part].split()) >= 1, f"“{part}” is empty"
    assert len(promise.parts["Does not cover"].split()) >= 5, "no promise covers everything"


@EACH
def test_each_test_it_names_is_there_and_is_run(promise: Promise) -> None:
    assert promise.tests, "name the test that fails when this is broken, or take the promise out"
    named = promise.parts["Held by"].count("`") // 2
    assert named == len(promise.tests), "write each test as `tests/folder/file.py::its_name`"
    for file, name in promise.tests:
        path = ROOT / file
        assert path.is_file(), f"there is no {file}"
        found = [n for n in ast.walk(tree(path)) if isinstance(n, Function) and n.name == name]
        assert found, f"{file} has no {name}"
        marks = decorators(found[0])
        assert not any("skip" in mark or "xfail" in mark for mark in marks), f"{name} is not run"
