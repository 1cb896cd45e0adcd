"""A test client that reads every page it is given and fails on what no page of ours may do."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urljoin, urlsplit
from xml.etree.ElementTree import Element

import html5lib  # type: ignore[import-untyped]  # has no stubs
from django.test import Client

BARE_TITLES = {"", "Heard", "– Heard", "Error:", "Error: – Heard"}
"""What a title reads when a page gave none of its own."""

HARMLESS_PARSE_ERRORS: frozenset[str] = frozenset()
"""html5lib's false alarms on our pages. None so far: it takes inline SVG and ARIA as they are."""

REFERENCES = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "headers")


class Page:
    """One page as a reader meets it: title, heading, words, links, errors."""

    def __init__(self, html: str, *, url: str = "/", status: int = 200) -> None:
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        self.root: Element = parser.parse(html)
        self.parse_errors = [
            f"{code} {data} at line {position[0]}"
            for position, code, data in parser.errors
            if code not in HARMLESS_PARSE_ERRORS
        ]
        self.html = html
        self.url = url
        self.status = status

    def all(self, tag: str, *, css: str = "") -> list[Element]:
        """Elements of one tag (``*`` for any), perhaps only those with one class."""
        found = [element for element in self.root.iter() if tag in ("*", element.tag)]
        return [e for e in found if not css or css in e.get("class", "").split()]

    @property
    def title(self) -> str:
        """The words of <title>."""
        return " ".join(words(element) for element in self.all("title")[:1])

    @property
    def h1(self) -> str:
        """The words of the first h1."""
        return " ".join(words(element) for element in self.all("h1")[:1])

    @property
    def text(self) -> str:
        """Every word in the page's body, spaces tidied."""
        return " ".join(words(element) for element in self.all("body"))

    @property
    def links(self) -> dict[str, str]:
        """Where each link goes, by its words."""
        return {name_of(a): a.get("href", "") for a in self.all("a")}

    @property
    def errors(self) -> list[str]:
        """The lines of the error summary."""
        return [
            words(line)
            for summary in self.all("div", css="govuk-error-summary")
            for line in summary.iter("li")
        ]

    @property
    def typed(self) -> dict[str, str]:
        """What the page's text boxes hold, by name."""
        boxes = {e.get("name", ""): e.text or "" for e in self.all("textarea")}
        lines = {e.get("name", ""): e.get("value", "") for e in self.all("input")}
        return lines | boxes


def words(element: Element) -> str:
    """The words in an element, spaces tidied, scripts and styles left out."""
    return " ".join("".join(_words(element)).split())


def _words(element: Element) -> Iterator[str]:
    if element.tag in ("script", "style") or not isinstance(element.tag, str):
        return
    yield element.text or ""
    for child in element:
        yield from _words(child)
        yield child.tail or ""


def name_of(link: Element) -> str:
    """What a screen reader calls a link."""
    return " ".join(link.get("aria-label", "").split()) or words(link)


def problems_in(page: Page) -> list[str]:
    """Everything wrong with a page, in plain words; nothing for a page that is fine."""
    checks = (_document, _title, _headings, _ids, _references, _links, _inline, _words_kept_back)
    return [problem for check in checks for problem in check(page)]


def _document(page: Page) -> Iterator[str]:
    for error in page.parse_errors:
        yield f"invalid HTML: {error}"
    if not page.root.get("lang"):
        yield "<html> has no lang"
    for image in page.all("img"):
        if image.get("alt") is None:
            yield "an image has no alt"


def _title(page: Page) -> Iterator[str]:
    count = len([e for e in page.all("title") if e in _head(page)])
    if count != 1:
        yield f"{count} <title> elements in <head>"
    if page.title in BARE_TITLES:
        yield f"the title says nothing of this page: {page.title!r}"
    says_error = page.title.startswith("Error:")
    has_summary = bool(page.all("div", css="govuk-error-summary"))
    if has_summary and not says_error:
        yield "an error summary is shown but the title does not begin with “Error:”"
    if says_error and not has_summary:
        yield "the title begins with “Error:” but no error summary is shown"


def _head(page: Page) -> list[Element]:
    head = page.root.find("head")
    return [] if head is None else list(head)


def _headings(page: Page) -> Iterator[str]:
    count = len(page.all("h1"))
    if count != 1:
        yield f"{count} h1 elements instead of one"


def _ids(page: Page) -> Iterator[str]:
    ids = Counter(e.get("id") for e in page.root.iter() if e.get("id") is not None)
    for name, count in ids.items():
        if count > 1:
            yield f"id {name!r} is used {count} times"


def _references(page: Page) -> Iterator[str]:
    ids = {e.get("id") for e in page.root.iter()}
    for element in page.root.iter():
        for attribute in REFERENCES:
            for name in element.get(attribute, "").split():
                if name not in ids:
                    yield f"{attribute} points to {name!r}, which is not on the page"
        href = element.get("href", "")
        if href.startswith("#") and len(href) > 1 and href[1:] not in ids:
            yield f"a link goes to {href!r}, which is not on the page"


def _links(page: Page) -> Iterator[str]:
    goes_to: defaultdict[str, set[str]] = defaultdict(set)
    for link in page.all("a"):
        if link.get("href") is None:
            continue
        name = name_of(link)
        if not name:
            yield f"a link to {link.get('href')!r} has no words"
        goes_to[name.casefold()].add(urljoin(page.url, link.get("href", "")))
    for name, addresses in goes_to.items():
        if len(addresses) > 1:
            yield f"the link words {name!r} go to different addresses: {sorted(addresses)}"


def _inline(page: Page) -> Iterator[str]:
    for element in page.root.iter():
        if element.get("style") is not None or element.tag == "style":
            yield f"inline style on <{element.tag}>: the security policy refuses it"
        for attribute in element.attrib:
            if str(attribute).startswith("on"):
                yield f"inline script {attribute} on <{element.tag}>"
        if element.tag == "script" and not element.get("src") and not element.get("nonce"):
            yield "inline script without a nonce"
        # Pages fetch nothing from elsewhere; ordinary links may lead there.
        fetched = element.get("src") or (element.get("href") if element.tag == "link" else "")
        if fetched and urlsplit(fetched).netloc:
            yield f"<{element.tag}> fetches from another origin: {fetched}"


def _words_kept_back(page: Page) -> Iterator[str]:
    if "[withheld]" in page.html:
        yield "a person’s words reached the page as [withheld]"


class Door:
    """Django's test client, with each page checked. ``client`` may already be signed in."""

    def __init__(self, client: Client | None = None) -> None:
        self.client = client or Client()

    def get(self, url: str, *, status: int = 200, **extra: Any) -> Page:
        """The page at an address. Fails when its status is another or anything is wrong with it."""
        return self._read(self.client.get(url, **extra), url, status)

    def post(
        self, url: str, data: Mapping[str, Any] | None = None, *, status: int = 200, **extra: Any
    ) -> Page:
        """Send a form and follow where it leads; ``status`` is that of the last page."""
        response = self.client.post(url, dict(data or {}), follow=True, **extra)
        last = response.redirect_chain[-1][0] if response.redirect_chain else url
        return self._read(response, last, status)

    def _read(self, response: Any, url: str, status: int) -> Page:
        html: str = response.content.decode("utf-8")
        assert response.status_code == status, (
            f"{url} answered {response.status_code}, not {status}: {_gist(html)}"
        )
        if not response.headers.get("Content-Type", "").startswith("text/html"):
            return Page("<!DOCTYPE html><title></title>", url=url, status=response.status_code)
        page = Page(html, url=url, status=response.status_code)
        problems = problems_in(page)
        assert not problems, f"{url}: " + "; ".join(problems)
        return page


def _gist(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip()[:300]
