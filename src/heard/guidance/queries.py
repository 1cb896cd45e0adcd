"""Reads of the resource, which is public and the same for everybody: no viewer is asked for."""

from collections.abc import Sequence
from datetime import date
from functools import cache

from heard.engines.questionnaire.definition import Questionnaire
from heard.guidance import search as searching
from heard.guidance.bank import Bank, join_sets
from heard.guidance.markdown import LinkTo, Rendered, render
from heard.guidance.pack import Pack, Page, StagePage
from heard.guidance.reader import shipped_pack
from heard.guidance.words import LimitsWording, Source, SupportService

DEFAULT_LIMITS = "free-text@1"


def get_pack() -> Pack:
    """The pack in use, checked when first read. Raises PackError when it is not whole."""
    return shipped_pack()


def get_stage(number: int) -> StagePage:
    """One stage with its text. Raises LookupError when there is no such stage."""
    return get_pack().stage_page(number)


def get_section(key: str) -> Page:
    """The overview, the overarching guidance or an appendix. Raises LookupError."""
    return get_pack().sections[key]


def get_bank() -> Bank:
    """The question bank of the pack in use."""
    return get_pack().bank


def get_limits(wording_id: str = DEFAULT_LIMITS) -> LimitsWording:
    """One wording of the limits of confidentiality, exactly as versioned. Raises LookupError."""
    return get_pack().limits[wording_id]


def get_limits_for(bank_id: str) -> LimitsWording:
    """The wording shown beside the box of this bank item.

    A question that is not from the bank (an imported one) gets the default wording.
    """
    item = get_bank().items.get(bank_id)
    return get_limits(item.limits if item and item.limits else DEFAULT_LIMITS)


def list_support_services(*, for_respondents: bool, on: date) -> tuple[SupportService, ...]:
    """Services to point people to, in the pack's order.

    With ``for_respondents`` only those that are for victims, were read on a named page, and were
    last checked recently enough on that day: unknown means do not show. 999 is always among them.
    """
    services = get_pack().support
    if not for_respondents:
        return services
    return tuple(one for one in services if one.may_show_to_respondents(on))


def list_sources(source_ids: Sequence[str]) -> tuple[Source, ...]:
    """The sources with these ids, in the order asked for. Raises LookupError."""
    return tuple(get_pack().sources[one] for one in source_ids)


def build_questionnaire(set_ids: Sequence[str], title: str) -> Questionnaire:
    """A questionnaire made of ready sets of the bank, in order, closing sections last.

    ``title`` is what the person answering sees, so it names no crime. ``settings`` records the
    pack, the bank version and the sets it was made from. Raises ValueError when no set is named,
    or one twice, LookupError when there is no such set.
    """
    if not set_ids or len(set(set_ids)) != len(set_ids):
        raise ValueError("name one set or more, each once")
    pack = get_pack()
    sets = tuple(pack.bank.sets[set_id] for set_id in set_ids)
    settings = {
        "pack": pack.id,
        "bank_version": pack.bank.version,
        "sets": " ".join(f"{one.id}@{one.version}" for one in sets),
        "minutes": str(sum(one.minutes for one in sets)),
    }
    return join_sets(pack.bank, sets, title, settings)


def render_page(page: Page, *, link_to: LinkTo) -> Rendered:
    """The page as safe HTML; ``link_to`` gives the address of another part from its key."""
    return render(page, link_to=link_to)


def search(text: str) -> tuple[searching.Hit, ...]:
    """Passages of the resource that match ``text``, best first, forgiving small slips."""
    return searching.find(_index(), text)


@cache
def _index() -> searching.Index:
    return searching.build_index(get_pack())
