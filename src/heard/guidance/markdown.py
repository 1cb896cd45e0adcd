"""Turns a page's Markdown into GOV.UK HTML: no raw HTML, stable heading ids, numbered sources.

Two things of our own: ``[words](page:stage-3)`` links to another part of the pack, and
``[@source-id]`` cites a source by its number on the page.
"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from heard.guidance.pack import Page
from heard.guidance.toml_table import PackError

CITATION = re.compile(r"\[@([a-z0-9-]+)\]")
PAGE_LINK = "page:"
CLASSES = {
    "p": "govuk-body",
    "ul": "govuk-list govuk-list--bullet",
    "ol": "govuk-list govuk-list--number",
    "h2": "govuk-heading-m",
    "h3": "govuk-heading-s",
    "a": "govuk-link",
    "table": "govuk-table",
    "thead": "govuk-table__head",
    "tbody": "govuk-table__body",
    "tr": "govuk-table__row",
    "th": "govuk-table__header",
    "td": "govuk-table__cell",
    "blockquote": "govuk-inset-text",
    "hr": "govuk-section-break govuk-section-break--l govuk-section-break--visible",
}
LinkTo = Callable[[str], str]
"""Gives the address of a part of the pack from its key, such as ``stage-3``."""


@dataclass(frozen=True)
class Heading:
    """A heading of a rendered page: level 2 or 3, the id to link to, and its words."""

    level: int
    id: str
    text: str


@dataclass(frozen=True)
class Passage:
    """The plain words under one heading, for searching. ``heading`` is None before the first."""

    heading: Heading | None
    text: str


@dataclass(frozen=True)
class Rendered:
    """A page as HTML, with its contents list and the ids of the sources it cites, in order."""

    html: str
    headings: tuple[Heading, ...]
    cited: tuple[str, ...]


def render(page: Page, *, link_to: LinkTo) -> Rendered:
    """The page as HTML that needs no further escaping: raw HTML in it was escaped."""
    tokens = _parse(page.body)
    headings = tuple(_headings(tokens))
    ids = iter(headings)
    cited: list[str] = []
    shown: list[Token] = []
    under = "main-content"
    for token in tokens:
        if token.type == "heading_open":
            under = next(ids).id
            token.attrSet("id", under)
        _dress(token, link_to, cited)
        shown.extend(_in_scrolling_region(token, under))
    html = _parser().renderer.render(shown, _parser().options, {})
    return Rendered(html=html, headings=headings, cited=tuple(cited))


def passages(page: Page) -> tuple[Passage, ...]:
    """The page cut at its headings, as plain words without citations."""
    tokens = _parse(page.body)
    headings = iter(_headings(tokens))
    found: list[Passage] = []
    heading: Heading | None = None
    words: list[str] = []
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type == "heading_open":
            found.append(Passage(heading, " ".join(words)))
            heading, words = next(headings), []
        elif token.type == "inline" and before is not None and before.type != "heading_open":
            words.append(_plain(token))
    found.append(Passage(heading, " ".join(words)))
    return tuple(one for one in found if one.text or one.heading)


def check_body(page: Page, *, link_targets: Collection[str], source_ids: Collection[str]) -> None:
    """Raises PackError naming the file and line of a link, source or heading that is wrong."""
    if not page.body.strip():
        raise PackError(f"{page.file}: line 1: the page is empty")
    for number, line in enumerate(page.body.splitlines(), start=1):
        for complaint in _complaints(line, link_targets=link_targets, source_ids=source_ids):
            raise PackError(f"{page.file}: line {number}: {complaint}")


def _complaints(
    line: str, *, link_targets: Collection[str], source_ids: Collection[str]
) -> Iterator[str]:
    for source_id in CITATION.findall(line):
        if source_id not in source_ids:
            yield f"there is no source '{source_id}'"
    for key in re.findall(r"\]\(page:([^)#]*)", line):
        if key not in link_targets:
            yield f"there is no page '{key}' to link to"
    if re.match(r"(#|#{4,})\s", line):
        yield "use ## or ### for headings; the title is in pack.toml"
    if re.search(r"<[a-zA-Z/!]", line):
        yield "HTML is not allowed in a pack"


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "typographer": True})
    parser.enable(["table", "smartquotes"])
    parser.disable("image")
    parser.inline.ruler.before("link", "citation", _citation)
    parser.renderer.rules["citation"] = _render_citation  # type: ignore[attr-defined] # no stubs
    return parser


def _parse(body: str) -> list[Token]:
    return _parser().parse(body)


def _citation(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it calls it so
    found = CITATION.match(state.src, state.pos)
    if found is None:
        return False
    if not silent:
        token = state.push("citation", "", 0)
        token.meta["source"] = found[1]
    state.pos = found.end()
    return True


def _render_citation(tokens: Sequence[Token], index: int, _options: object, _env: object) -> str:
    number = tokens[index].meta["number"]
    return (
        f'<sup class="heard-cite"><a class="govuk-link" href="#source-{number}">'
        f'<span class="govuk-visually-hidden">source </span>{number}</a></sup>'
    )


def _dress(token: Token, link_to: LinkTo, cited: list[str]) -> None:
    """Adds classes, addresses and source numbers to one token and those inside it."""
    if token.nesting == 1 or token.type == "hr":
        _add_class(token)
    if token.type == "link_open":
        href = str(token.attrs["href"])
        if href.startswith(PAGE_LINK):
            key, _, place = href.removeprefix(PAGE_LINK).partition("#")
            token.attrSet("href", link_to(key) + (f"#{place}" if place else ""))
    if token.type == "citation":
        source_id = token.meta["source"]
        if source_id not in cited:
            cited.append(source_id)
        token.meta["number"] = cited.index(source_id) + 1
    children = token.children or []
    for child, following in zip(children, [*children[1:], None], strict=False):
        if following is not None and following.type == "citation":
            child.content = child.content.rstrip(" ")
        _dress(child, link_to, cited)


def _in_scrolling_region(token: Token, heading_id: str) -> Iterator[Token]:
    """The token, and round a table a box that scrolls, which the keyboard can reach."""
    region = f'<div class="heard-scroll" role="region" tabindex="0" aria-labelledby="{heading_id}">'
    if token.type == "table_open":
        yield Token("html_block", "", 0, content=region)
    yield token
    if token.type == "table_close":
        yield Token("html_block", "", 0, content="</div>")


def _add_class(token: Token) -> None:
    if token.tag in CLASSES:
        token.attrSet("class", CLASSES[token.tag])
    if token.tag == "th":
        token.attrSet("scope", "col")


def _headings(tokens: Sequence[Token]) -> Iterator[Heading]:
    used: set[str] = set()
    for opening, inline in pairwise(tokens):
        if opening.type != "heading_open":
            continue
        text = _plain(inline)
        base = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "part"
        number, name = 1, base
        while name in used:
            number += 1
            name = f"{base}-{number}"
        used.add(name)
        yield Heading(level=int(opening.tag[1]), id=name, text=text)


def _plain(inline: Token) -> str:
    kept = {"text", "code_inline"}
    breaks = {"softbreak", "hardbreak"}
    children = inline.children or []
    words = [c.content if c.type in kept else " " for c in children if c.type in kept | breaks]
    return "".join(words).strip()
