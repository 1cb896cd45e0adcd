"""What each page of the resource shows, as immutable values."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.urls import NoReverseMatch, reverse
from markupsafe import Markup

from heard.doors.public.resource import wheel
from heard.guidance import queries
from heard.guidance.markdown import Heading, Rendered
from heard.guidance.pack import Pack, Page, StagePage
from heard.guidance.search import Hit, Piece
from heard.guidance.words import Source

APPENDICES = ("a", "b")
LONGEST_SEARCH = 200
SUGGESTIONS = ("safe contact", "no further action", "children", "payment", "small numbers", "Welsh")
INDEX = "public:resource:index"
CHANGES = ("public:changes:index", "public:changes:list")


@dataclass(frozen=True)
class PartLink:
    """A link to one part of the resource."""

    key: str
    title: str
    summary: str
    href: str
    number: int = 0


@dataclass(frozen=True)
class Cited:
    """One source at the foot of a page, with its number there."""

    number: int
    source: Source

    @property
    def mark(self) -> str:
        """How sure it is, in words."""
        return self.source.mark.words


@dataclass(frozen=True)
class Notices:
    """What every page of the resource says about itself."""

    stage_names: str
    endorsement: str
    law: str
    languages: str
    pack_id: str
    version: str
    effective_date: date
    review_by_date: date


@dataclass(frozen=True)
class Reading:
    """A section in full."""

    title: str
    summary: str
    html: Markup
    contents: tuple[Heading, ...]
    sources: tuple[Cited, ...]
    parts: tuple[PartLink, ...]
    wheel: wheel.WheelPicture
    notices: Notices

    @classmethod
    def of_section(cls, pack: Pack, key: str) -> "Reading":
        """The overview, the overarching guidance or an appendix."""
        section = pack.sections[key]
        rendered = _rendered(section)
        return cls(
            title=section.title,
            summary=section.summary,
            html=_safe(rendered),
            contents=_contents(rendered),
            sources=_cited(rendered),
            parts=_parts(pack),
            wheel=wheel.picture(pack.stages, hub_is_current=key == "overarching"),
            notices=_notices(pack),
        )


@dataclass(frozen=True)
class StageReading:
    """One stage in full, between its neighbours."""

    number: int
    title: str
    asks: str
    html: Markup
    contents: tuple[Heading, ...]
    sources: tuple[Cited, ...]
    related: tuple[PartLink, ...]
    before: PartLink
    after: PartLink
    wheel: wheel.WheelPicture
    notices: Notices

    @classmethod
    def of_stage(cls, pack: Pack, found: StagePage) -> "StageReading":
        """The page of one stage."""
        stage = found.stage
        rendered = _rendered(found.page)
        beside = pack.neighbours(stage.number)
        return cls(
            number=stage.number,
            title=stage.title,
            asks=stage.asks,
            html=_safe(rendered),
            contents=_contents(rendered),
            sources=_cited(rendered),
            related=tuple(_stage_link(pack, number) for number in stage.related),
            before=_stage_link(pack, beside.before.number),
            after=_stage_link(pack, beside.after.number),
            wheel=wheel.picture(pack.stages, current=stage.number),
            notices=_notices(pack),
        )


@dataclass(frozen=True)
class Found:
    """One search result."""

    title: str
    href: str
    snippet: tuple[Piece, ...]


@dataclass(frozen=True)
class Search:
    """The search page: what was asked, and what was found."""

    asked: str
    found: tuple[Found, ...]
    suggestions: tuple[str, ...]

    @classmethod
    def of(cls, asked: str, hits: Sequence[Hit]) -> "Search":
        """The page for these hits."""
        found = tuple(Found(_hit_title(hit), _hit_href(hit), hit.snippet) for hit in hits)
        return cls(asked=asked, found=found, suggestions=SUGGESTIONS)


@dataclass(frozen=True)
class Home:
    """The front page. ``changes_href`` is empty while no changes are published here."""

    wheel: wheel.WheelPicture
    notices: Notices
    changes_href: str

    @classmethod
    def of(cls, pack: Pack) -> "Home":
        """The front page of this installation."""
        return cls(
            wheel=wheel.picture(pack.stages),
            notices=_notices(pack),
            changes_href=_first_served(CHANGES),
        )


def address_of(key: str) -> str:
    """The address of a part of the pack from its key, such as ``stage-3``."""
    kind, _, name = key.partition("-")
    if kind == "stage":
        return reverse("public:resource:stage", args=[int(name)])
    if kind == "appendix":
        return reverse("public:resource:appendix", args=[name])
    return reverse("public:resource:overarching" if key == "overarching" else INDEX)


@lru_cache(maxsize=32)
def _rendered(page: Page) -> Rendered:
    return queries.render_page(page, link_to=address_of)


def _safe(rendered: Rendered) -> Markup:
    return Markup(rendered.html)  # noqa: S704 - the renderer escapes; packs may hold no HTML


def _contents(rendered: Rendered) -> tuple[Heading, ...]:
    return tuple(heading for heading in rendered.headings if heading.level == 2)


def _cited(rendered: Rendered) -> tuple[Cited, ...]:
    sources = queries.list_sources(rendered.cited)
    return tuple(Cited(number, source) for number, source in enumerate(sources, start=1))


def _stage_link(pack: Pack, number: int) -> PartLink:
    page = pack.stage_page(number).page
    return PartLink(page.key, page.title, page.summary, address_of(page.key), number)


def _parts(pack: Pack) -> tuple[PartLink, ...]:
    return tuple(
        PartLink(one.key, one.title, one.summary, address_of(one.key))
        for one in pack.sections.values()
    )


def _notices(pack: Pack) -> Notices:
    return Notices(
        stage_names=pack.stage_names_notice,
        endorsement=pack.endorsement_notice,
        law=pack.law_notice,
        languages=pack.languages_notice,
        pack_id=pack.id,
        version=pack.version,
        effective_date=pack.effective_date,
        review_by_date=pack.review_by_date,
    )


def _hit_title(hit: Hit) -> str:
    return f"{hit.page_title}: {hit.heading}" if hit.heading else hit.page_title


def _hit_href(hit: Hit) -> str:
    return address_of(hit.page_key) + (f"#{hit.heading_id}" if hit.heading_id else "")


def _first_served(names: Sequence[str]) -> str:
    for name in names:
        try:
            return reverse(name)
        except NoReverseMatch:
            continue
    return ""
