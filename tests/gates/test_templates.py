"""Every template parses, is used, escapes what people typed, and brings nothing from elsewhere."""

import re
from itertools import product
from pathlib import Path

import pytest
from django.template import engines

from tests.gates.source import PACKAGE, name_of, python_files

FOLDERS = sorted(path for path in PACKAGE.rglob("templates") if path.is_dir())
TEMPLATES = [(folder, path) for folder in FOLDERS for path in sorted(folder.rglob("*.html"))]
PATHS = [path for _, path in TEMPLATES]
EACH = pytest.mark.parametrize("path", PATHS, ids=name_of)
COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)

# What may not be written in a template, and what to do instead.
BANNED = {
    r"\|\s*safe\b|Markup\(": "let it be escaped; HTML comes only from components and the guidance",
    r"autoescape": "escaping is on everywhere and stays on",
    r"<style\b|\sstyle\s*=": "put it in a stylesheet: the policy refuses style in a page",
    r"<[^>{]*\son[a-z]+\s*=": "put it in a script file: the policy refuses script in a page",
    r"javascript:": "link to a page that works without scripts",
    r"<script(?![^>]*\b(src|nonce)=)": "put it in a file under static/",
    r"<(iframe|object|embed|base|applet)\b": "the policy refuses it",
    r"\.(query|all|filter)\(|\bobjects\b": "pass it in with the page",
    r"\brequest\.(POST|GET|COOKIES|META|user)\b": "pass it in with the page",
    r"target=\"_blank\"": "links open where the reader is",
}


@EACH
def test_it_parses(path: Path) -> None:
    folder = next(folder for folder, own in TEMPLATES if own == path)
    engines["jinja2"].get_template(path.relative_to(folder).as_posix())


@EACH
def test_it_holds_nothing_that_is_banned(path: Path) -> None:
    source = COMMENT.sub("", path.read_text(encoding="utf-8"))
    found = [
        f"{banned}: {instead}" for banned, instead in BANNED.items() if re.search(banned, source)
    ]
    assert not found, f"{name_of(path)}: {found}"


def test_every_template_is_used() -> None:
    said = "\n".join(p.read_text(encoding="utf-8") for p in [*python_files(), *PATHS])
    unused = [
        name_of(path)
        for folder, path in TEMPLATES
        if f'"{path.relative_to(folder).as_posix()}"' not in said
    ]
    assert not unused, f"nothing renders or includes these; delete them: {unused}"


def test_no_two_templates_share_a_name() -> None:
    names = [path.relative_to(folder) for folder, path in TEMPLATES]
    assert len(names) == len(set(names)), "one would hide the other"


def test_every_template_that_is_named_is_there() -> None:
    there = {path.relative_to(folder).as_posix() for folder, path in TEMPLATES}
    named = {
        name
        for path in [*python_files("doors", "conf"), *PATHS]
        for name in re.findall(r'"([\w/.]+\.html)"', path.read_text(encoding="utf-8"))
        if not name.startswith("govuk_frontend_jinja/")
    }
    assert not named - there, f"these are rendered or included and are not there: {named - there}"


def test_pages_people_answer_on_name_no_other_site() -> None:
    wrong = [
        f"{name_of(path)}: {address}"
        for path in (PACKAGE / "doors" / "respond").rglob("*")
        if path.suffix in {".html", ".py"}
        for address in re.findall(r"(?:https?:)?//[\w.-]+\.\w+", path.read_text(encoding="utf-8"))
    ]
    assert not wrong, (
        f"take these from the support services of the pack, or from a setting: {wrong}"
    )


def test_pages_fetch_nothing_from_another_site() -> None:
    assets = [p for p in PACKAGE.rglob("static/heard/*") if p.suffix in {".css", ".js", ".svg"}]
    assert assets
    fetching = (r"url\(\s*['\"]?(?:https?:)?//", r"@import", r"\bfetch\(", r"XMLHttpRequest",
                r"sendBeacon", r"(?:src|xlink:href)=\"(?:https?:)?//")  # fmt: skip
    wrong = [
        f"{name_of(path)}: {way}"
        for path, way in product([*assets, *PATHS], fetching)
        if re.search(way, path.read_text(encoding="utf-8"))
    ]
    assert not wrong, f"a page must tell nobody else that it was opened: {wrong}"


def test_scripts_of_ours_keep_nothing_in_the_browser() -> None:
    keeping = r"localStorage|sessionStorage|indexedDB|document\.cookie|caches\.|serviceWorker"
    wrong = [
        name_of(path)
        for path in PACKAGE.rglob("static/heard/*.js")
        if re.search(keeping, path.read_text(encoding="utf-8"))
    ]
    assert not wrong, f"whoever has the device next could read it: {wrong}"
