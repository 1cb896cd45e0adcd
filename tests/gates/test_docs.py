"""The documentation is true where a machine can tell: links, pictures, headings and commands."""

import argparse
import importlib
import importlib.machinery
import importlib.util
import re
import shlex
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
MAP = DOCS / "README.md"
AT_THE_TOP = ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md")
PAGES = [*(ROOT / name for name in AT_THE_TOP), *sorted(DOCS.rglob("*.md"))]
DECISIONS = sorted((DOCS / "adr").glob("*.md"))
PARTS_OF_A_DECISION = ["Context", "Decision", "Consequences"]
STANDINGS = ("proposed", "accepted", "replaced by")
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
LARGEST_PICTURE = 200_000

every_page = pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))


@dataclass(frozen=True)
class Reading:
    """What a page holds that can be checked. ``links`` are those inside the project."""

    links: tuple[str, ...]
    pictures: tuple[str, ...]
    headings: tuple[tuple[str, str], ...]
    shell: tuple[str, ...]

    @property
    def anchors(self) -> set[str]:
        """The places inside the page that a link can name, as code hosts make them."""
        slugs = [
            re.sub(r"[^\w\- ]", "", words.lower()).replace(" ", "-") for _, words in self.headings
        ]
        seen: Counter[str] = Counter()
        found = set()
        for slug in slugs:
            found.add(f"{slug}-{seen[slug]}" if seen[slug] else slug)
            seen[slug] += 1
        return found


def read(text: str) -> Reading:
    """Read one page of Markdown."""
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    inline = [child for token in tokens for child in token.children or ()]
    links = [str(one.attrs["href"]) for one in inline if one.type == "link_open"]
    return Reading(
        links=tuple(link for link in links if not ELSEWHERE.match(link)),
        pictures=tuple(str(one.attrs["src"]) for one in inline if one.type == "image"),
        headings=tuple(
            (token.tag, _words(tokens[place + 1]))
            for place, token in enumerate(tokens)
            if token.type == "heading_open"
        ),
        shell=tuple(t.content for t in tokens if t.type == "fence" and t.info.strip() == "sh"),
    )


def _words(token: Token) -> str:
    return "".join(one.content for one in token.children or ())


def broken_links(page: Path) -> list[str]:
    """Links of ``page`` that lead to no file, or to no place in it."""
    return [
        link for link in read(page.read_text("utf-8")).links if not _leads_somewhere(page, link)
    ]


def _leads_somewhere(page: Path, link: str) -> bool:
    address, _, anchor = link.partition("#")
    target = _target(page, address)
    if not target.exists() or not target.is_relative_to(ROOT):
        return False
    if not anchor:
        return True
    return target.suffix == ".md" and anchor in read(target.read_text("utf-8")).anchors


def _target(page: Path, address: str) -> Path:
    return (page.parent / unquote(address)).resolve() if address else page


def reachable_from(page: Path) -> set[Path]:
    """Every page of Markdown that links lead to, ``page`` itself included."""
    found: set[Path] = set()
    waiting = [page]
    while waiting:
        here = waiting.pop()
        if here in found or here.suffix != ".md" or not here.is_file():
            continue
        found.add(here)
        links = read(here.read_text("utf-8")).links
        waiting += [_target(here, link.partition("#")[0]) for link in links]
    return found


def commands_in(text: str) -> Iterator[list[str]]:
    """Each command of the shell examples that starts ``./run`` or ``heard``, as its words."""
    for block in read(text).shell:
        for line in block.replace("\\\n", " ").splitlines():
            words = shlex.split(line, comments=True)
            while words and re.fullmatch(r"[A-Z_]+=.*", words[0]):
                del words[0]
            if words and words[0] in {"./run", "heard"}:
                yield words


def why_not(words: list[str]) -> str:
    """Why this command would be refused as written; empty when it would not."""
    name, *rest = words
    if name == "./run":
        known = run_commands()
        if not rest or rest[0] in known - {"heard", "demo"}:
            return ""
        rest = rest[1:] if rest[0] == "heard" else rest
    return why_heard_does_not(rest)


def run_commands() -> set[str]:
    """The commands of ./run itself."""
    loader = importlib.machinery.SourceFileLoader("run_for_the_docs", str(ROOT / "run"))
    spec = importlib.util.spec_from_loader(loader.name, loader)
    assert spec
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return {str(line).split(" ")[0] for line in module.COMMANDS}


def why_heard_does_not(words: list[str]) -> str:
    """Why ``heard`` would not take these words, as its own parser says."""
    if words in (["--version"], ["--help"]):
        return ""
    files = {path.stem.rstrip("_"): path for path in (ROOT / "src/heard/cli").glob("*.py")}
    file = files.get(words[0].replace("-", "_")) if words else None
    if file is None or "\ndef add_to(" not in file.read_text("utf-8"):
        return f"there is no command {' '.join(words[:1])!r}"
    parser = argparse.ArgumentParser(exit_on_error=False)
    importlib.import_module(f"heard.cli.{file.stem}").add_to(parser.add_subparsers())
    try:
        parser.parse_args(words)
    except argparse.ArgumentError as reason:
        return str(reason)
    except SystemExit as end:
        return "the command is not complete, or has words it does not know" if end.code else ""
    return ""


@every_page
def test_every_link_leads_somewhere(page: Path) -> None:
    assert broken_links(page) == []


@every_page
def test_every_page_has_one_title_and_it_comes_first(page: Path) -> None:
    headings = read(page.read_text("utf-8")).headings
    assert [tag for tag, _ in headings].count("h1") == 1
    assert headings[0][0] == "h1"


@every_page
def test_every_command_shown_would_be_taken(page: Path) -> None:
    shown = list(commands_in(page.read_text("utf-8")))
    assert {" ".join(words): why_not(words) for words in shown if why_not(words)} == {}


def test_the_readme_shows_the_two_commands_that_do_all_the_set_up() -> None:
    shown = list(commands_in((ROOT / "README.md").read_text("utf-8")))
    assert shown == [["./run", "demo"], ["./run", "test"]]


def test_every_page_can_be_reached_from_the_map() -> None:
    assert sorted(set(DOCS.rglob("*.md")) - reachable_from(MAP)) == []


def test_the_picture_of_the_architecture_shows_every_room_and_engine() -> None:
    picture = (DOCS / "explanation" / "architecture.md").read_text("utf-8")
    package = ROOT / "src" / "heard"
    rooms = [path.parent.name for path in package.glob("*/__init__.py")]
    engines = [path.parent.name for path in (package / "engines").glob("*/__init__.py")]
    shown = set(re.findall(r"\w+", "".join(re.findall(r"```\n(.*?)```", picture, re.DOTALL))))
    assert sorted({*rooms, *engines} - shown) == []


def test_every_picture_is_there_and_described_and_small() -> None:
    for page in PAGES:
        text = page.read_text("utf-8")
        for picture in read(text).pictures:
            file = _target(page, picture)
            assert file.is_file(), f"{page.name}: {picture}"
            assert file.stat().st_size < LARGEST_PICTURE, f"{picture} is too large"
        assert "![](" not in text, f"{page.name} has a picture without words"


def test_every_picture_is_used() -> None:
    used = {_target(page, one) for page in PAGES for one in read(page.read_text("utf-8")).pictures}
    kept = {path for path in (DOCS / "images").rglob("*") if path.is_file()}
    assert sorted(kept - used) == []


def test_decisions_are_numbered_from_one_without_a_gap() -> None:
    numbers = [path.name[:5] for path in DECISIONS]
    assert numbers == [f"{number:04}-" for number in range(1, len(DECISIONS) + 1)]


@pytest.mark.parametrize("page", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_says_its_number_its_standing_and_why(page: Path) -> None:
    text = page.read_text("utf-8")
    (_, title), *rest = read(text).headings
    assert title.startswith(page.name[:4] + " ")
    assert [words for _, words in rest] == PARTS_OF_A_DECISION
    standing = re.search(r"^\*\*Status:\*\* (.+)$", text, re.MULTILINE)
    assert standing, "the status is missing"
    assert standing[1].startswith(STANDINGS)


def test_a_link_to_nothing_or_to_no_heading_or_out_of_the_project_is_found() -> None:
    assert not _leads_somewhere(MAP, "how-to/juggle.md")
    assert not _leads_somewhere(MAP, "../README.md#juggling")
    assert not _leads_somewhere(MAP, "../../elsewhere.md")
    assert _leads_somewhere(MAP, "../README.md#try-it")


def test_links_in_code_are_not_links_and_those_to_other_sites_are_not_ours() -> None:
    read_page = read(
        "# T\n\n`[a](b.md)` [c](https://example.org) [d](e.md)\n\n```\n[f](g.md)\n```\n"
    )
    assert read_page.links == ("e.md",)


def test_headings_that_repeat_get_a_number_and_punctuation_goes() -> None:
    assert read("# A b, c?\n\n## D\n\n## D\n").anchors == {"a-b-c", "d", "d-1"}


@pytest.mark.parametrize(
    "line",
    [
        "./run juggle",
        "./run heard juggle",
        "heard juggle",
        "heard",
        "heard check",
        "./run heard check form.xlsx --loudly",
        "./run demo --prot 8391",
        "heard add person ashgrove alice",
        "heard audit",
        "heard failing",
    ],
)
def test_a_command_that_would_be_refused_is_found(line: str) -> None:
    (words,) = commands_in(f"```sh\n{line}\n```\n")
    assert why_not(words)


@pytest.mark.parametrize(
    "line",
    [
        "./run",
        "./run demo --port 8391",
        "./run test tests/unit -k anything",
        "HEARD_DATABASE_URL=postgres://a:b@c/d ./run test   # on PostgreSQL",
        "./run heard --version",
        "heard import responses FILE.csv --codebook C.toml --format json",
        'heard add person ashgrove alice "Alice Adeyemi" \\\n  --role analyst',
    ],
)
def test_a_command_that_would_be_taken_is_let_be(line: str) -> None:
    (words,) = commands_in(f"```sh\n{line}\n```\n")
    assert why_not(words) == ""
