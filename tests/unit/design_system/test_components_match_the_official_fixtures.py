"""Our components give the HTML that GOV.UK Frontend 6.3.0 says they should, fixture by fixture."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import html5lib  # type: ignore[import-untyped]  # has no stubs
import pytest

from heard.design_system.components import macro_name, render_component

KNOWN = {
    ("checkboxes", "textarea in conditional"),
    ("radios", "textarea in conditional"),
}
"""The package indents words in a box nested in an answer. No field of ours nests one."""

FIXTURES = Path(__file__).resolve().parents[2] / "vendor" / "govuk-fixtures"


def official() -> Iterator[Any]:
    for file in sorted(FIXTURES.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            fixture = json.loads(line)
            known = (file.stem, fixture["name"]) in KNOWN
            yield pytest.param(
                file.stem,
                fixture["options"],
                fixture["html"],
                id=f"{file.stem}: {fixture['name']}",
                marks=[pytest.mark.xfail(reason="indents nested words")] if known else [],
            )


def shape(html: str) -> list[Any]:
    """The HTML as a reader's machine sees it: without the spaces that change nothing."""
    return [_shape(child) for child in html5lib.parseFragment(html, namespaceHTMLElements=False)]


def _shape(element: Element) -> list[Any]:
    attributes = {name: " ".join(value.split()) for name, value in element.attrib.items()}
    children: list[Any] = [_text(element.text, element)]
    for child in element:
        children += [_shape(child), _text(child.tail, element)]
    return [element.tag, attributes, [child for child in children if child]]


def _text(text: str | None, parent: Element) -> str:
    if parent.tag == "textarea":
        return text or ""
    return re.sub(r"\s+", " ", text or "").strip()


@pytest.mark.parametrize(("component", "options", "expected"), list(official()))
def test_a_component_matches_its_official_fixture(
    component: str, options: dict[str, Any], expected: str
) -> None:
    assert shape(render_component(component, options)) == shape(expected)


def test_there_are_fixtures_for_every_component_a_field_can_render_as() -> None:
    stored = {file.stem for file in FIXTURES.glob("*.jsonl")}
    assert stored >= {
        "input",
        "textarea",
        "character-count",
        "radios",
        "checkboxes",
        "select",
        "date-input",
        "file-upload",
        "password-input",
        "error-summary",
        "notification-banner",
    }


def test_the_name_of_a_macro_follows_the_name_of_its_component() -> None:
    assert macro_name("date-input") == "govukDateInput"
