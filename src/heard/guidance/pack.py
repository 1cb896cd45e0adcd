"""What a content pack holds, as immutable values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from heard.engines.wheel.stages import Neighbours, Stage, neighbours
from heard.guidance.bank import Bank
from heard.guidance.words import LimitsWording, Source, SupportService


@dataclass(frozen=True)
class Page:
    """One readable part of the resource: its Markdown, and where that came from."""

    key: str
    title: str
    summary: str
    file: str
    body: str


@dataclass(frozen=True)
class StagePage:
    """One stage and the text of its section."""

    stage: Stage
    page: Page


@dataclass(frozen=True)
class Pack:
    """One version of the resource. A new version is a new pack; this one is never edited."""

    id: str
    version: str
    title: str
    effective_date: date
    review_by_date: date
    owner: str
    languages: tuple[str, ...]
    abbreviations: Mapping[str, str]
    stage_names_notice: str
    endorsement_notice: str
    law_notice: str
    languages_notice: str
    sections: Mapping[str, Page]
    stage_pages: tuple[StagePage, ...]
    bank: Bank
    limits: Mapping[str, LimitsWording]
    support: tuple[SupportService, ...]
    sources: Mapping[str, Source]

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The seven stages in order."""
        return tuple(one.stage for one in self.stage_pages)

    @property
    def pages(self) -> tuple[Page, ...]:
        """Everything readable, in the order a new reader meets it."""
        first = [self.sections[key] for key in ("overview", "overarching")]
        stages = [one.page for one in self.stage_pages]
        last = [page for page in self.sections.values() if page not in first]
        return (*first, *stages, *last)

    def stage_page(self, number: int) -> StagePage:
        """The stage numbered ``number``. Raises LookupError when there is none."""
        for one in self.stage_pages:
            if one.stage.number == number:
                return one
        raise LookupError(f"there is no stage {number}")

    def neighbours(self, number: int) -> Neighbours:
        """The stages before and after this one, going round."""
        return neighbours(self.stages, number)
