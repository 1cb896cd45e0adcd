"""What the pack that ships with Heard must and must not say."""

import re

import pytest

from heard.guidance import queries
from heard.guidance.pack import Page

PACK = queries.get_pack()
STAGE_HEADINGS = [
    "What this stage asks",
    "Why it matters",
    "What to do",
    "Questions to put to yourselves",
    "What good looks like",
    "What goes wrong",
    "What to record",
    "Come back to this stage when",
]
BODIES = ("VKPP", "NAPAC", "College of Policing", "Home Office", "HMICFRS")
CLAIMS = re.compile(r"\b(endorsed by|approved by|accredited|in partnership with|certified)\b", re.I)


def test_stage_names_are_labelled_as_working_names() -> None:
    assert PACK.stage_names_notice == (
        "Our seven stage names are working names, not VKPP’s; "
        "the published stage texts are not public."
    )


def test_the_pack_says_that_nobody_endorsed_it() -> None:
    for body in ("VKPP", "College of Policing", "NAPAC", "Home Office"):
        assert body in PACK.endorsement_notice
    assert PACK.endorsement_notice.startswith("Nobody")


@pytest.mark.parametrize("page", PACK.pages, ids=lambda page: page.key)
def test_no_page_claims_an_endorsement(page: Page) -> None:
    assert not CLAIMS.search(page.body)


@pytest.mark.parametrize("number", range(1, 8))
def test_every_stage_is_a_full_section(number: int) -> None:
    page = queries.get_stage(number).page
    rendered = queries.render_page(page, link_to=lambda key: f"/{key}/")
    assert [h.text for h in rendered.headings if h.level == 2] == STAGE_HEADINGS
    assert 500 <= len(page.body.split()) <= 900
    assert rendered.cited, "a stage names its sources"


@pytest.mark.parametrize("page", PACK.pages, ids=lambda page: page.key)
def test_pages_render_with_gov_uk_classes_and_no_loose_tags(page: Page) -> None:
    html = queries.render_page(page, link_to=lambda key: f"/{key}/").html
    assert "<p>" not in html
    assert "<ul>" not in html
    assert "<ol>" not in html
    assert "<table>" not in html
    assert 'href="page:' not in html
    assert "style=" not in html


@pytest.mark.parametrize("number", range(1, 8))
def test_every_stage_says_which_others_to_read_beside_it(number: int) -> None:
    assert queries.get_stage(number).stage.related


def test_a_stage_that_does_not_exist_is_not_found() -> None:
    for number in (0, 8):
        with pytest.raises(LookupError):
            queries.get_stage(number)


def test_every_source_that_was_read_says_where_and_when() -> None:
    for source in PACK.sources.values():
        if source.mark.value in ("read", "secondary"):
            assert source.address
            assert source.checked


def test_every_source_is_used_by_a_page_or_a_question() -> None:
    cited = {one for page in PACK.pages for one in re.findall(r"\[@([a-z0-9-]+)\]", page.body)}
    cited |= {one for item in PACK.bank.items.values() for one in item.sources}
    assert set(PACK.sources) - cited == set()


def test_heading_ids_are_unique_on_every_page() -> None:
    for page in PACK.pages:
        rendered = queries.render_page(page, link_to=lambda key: f"/{key}/")
        ids = [heading.id for heading in rendered.headings]
        assert len(set(ids)) == len(ids)
