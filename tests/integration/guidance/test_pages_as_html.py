"""Markdown becomes safe HTML in which headings, sources and links can be relied on."""

from heard.guidance.markdown import passages, render
from heard.guidance.pack import Page


def page(body: str) -> Page:
    return Page(key="p", title="P", summary="", file="p.md", body=body)


def html(body: str) -> str:
    return render(page(body), link_to=lambda key: f"/to/{key}/").html


def test_raw_html_is_escaped() -> None:
    made = html("<script>alert(1)</script>\n\nHello <img src=x onerror=alert(1)>")
    assert "<script" not in made
    assert "<img" not in made
    assert "&lt;script&gt;" in made


def test_a_link_that_runs_script_is_not_made() -> None:
    assert "<a" not in html("[press me](javascript:alert(1))")


def test_pictures_are_not_fetched() -> None:
    assert "<img" not in html("![x](https://elsewhere.example/x.png)")


def test_repeated_headings_get_different_ids() -> None:
    rendered = render(page("## Again\n\na\n\n## Again\n\nb"), link_to=str)
    assert [heading.id for heading in rendered.headings] == ["again", "again-2"]


def test_a_heading_without_letters_still_has_an_id() -> None:
    assert render(page("## ???\n\na"), link_to=str).headings[0].id == "part"


def test_a_link_to_another_page_keeps_its_place() -> None:
    assert 'href="/to/stage-3/#what-to-do"' in html("[there](page:stage-3#what-to-do)")


def test_a_source_cited_twice_keeps_its_number() -> None:
    rendered = render(page("One [@a]. Two [@b]. One [@a]."), link_to=str)
    assert rendered.cited == ("a", "b")
    assert rendered.html.count('href="#source-1"') == 2
    assert rendered.html.count('href="#source-2"') == 1


def test_a_citation_touches_the_word_before_it() -> None:
    assert "One<sup" in html("One [@a].")


def test_a_table_scrolls_in_a_region_named_by_its_heading() -> None:
    made = html("## Roles\n\n| a | b |\n|---|---|\n| c | d |")
    assert 'role="region" tabindex="0" aria-labelledby="roles"' in made
    assert '<th class="govuk-table__header" scope="col">a</th>' in made


def test_rendering_twice_gives_the_same() -> None:
    body = "## A\n\nOne [@a] and [two](page:x)."
    assert html(body) == html(body)


def test_passages_are_cut_at_headings_and_hold_no_marks() -> None:
    found = passages(page("Before.\n\n## First\n\nSome **bold** [@a] words.\n\n## Empty"))
    assert [(p.heading.text if p.heading else None, p.text) for p in found] == [
        (None, "Before."),
        ("First", "Some bold  words."),
        ("Empty", ""),
    ]
