"""The page checker finds what it promises to find, and lets a sound page pass."""

import pytest

from tests.pages import Page, problems_in

SOUND = """<!DOCTYPE html>
<html lang="en-GB"><head><title>Plan – Heard</title></head>
<body><h1>Plan</h1><p><a href="/a/">Plan</a> <a href="/a/">plan</a></p>
<svg viewBox="0 0 1 1" role="img" aria-labelledby="t"><title id="t">Chart</title><rect/></svg>
<script nonce="abc">1;</script></body></html>"""


def test_a_sound_page_passes() -> None:
    assert problems_in(Page(SOUND)) == []


@pytest.mark.parametrize(
    ("was", "becomes", "complaint"),
    [
        ("</h1>", "</h2>", "invalid HTML"),
        ("<p>", "<p><div></p>", "invalid HTML"),
        ("<!DOCTYPE html>", "", "invalid HTML"),
        (' lang="en-GB"', "", "no lang"),
        ("Plan – Heard", "– Heard", "title says nothing"),
        ("<title>Plan – Heard</title>", "", "0 <title>"),
        ("<h1>Plan</h1>", "<p>Plan</p>", "0 h1"),
        ("<h1>Plan</h1>", "<h1>Plan</h1><h1>More</h1>", "2 h1"),
        ("<h1>", '<h1 id="t">', "id 't' is used 2 times"),
        ('<a href="/a/">plan', '<a href="/b/">plan', "go to different addresses"),
        ('<a href="/a/">plan', '<a href="/b/">', "has no words"),
        ('<a href="/a/">plan', '<a href="#gone">gone', "not on the page"),
        ("<h1>", '<h1 aria-describedby="gone">', "not on the page"),
        ("<h1>", '<h1 style="color:red">', "inline style"),
        ("<h1>", '<h1 onclick="x()">', "inline script onclick"),
        (' nonce="abc"', "", "without a nonce"),
        ("<script nonce", '<script src="https://cdn.example/x.js" nonce', "another origin"),
        ("<h1>Plan", '<h1>Plan<img src="/x.png">', "no alt"),
        ("<h1>Plan", "<h1>Plan [withheld]", "[withheld]"),
        ("<h1>", '<div class="govuk-error-summary"></div><h1>', "does not begin with “Error:”"),
        ("<title>Plan", "<title>Error: Plan", "no error summary is shown"),
    ],
)
def test_a_fault_is_found(was: str, becomes: str, complaint: str) -> None:
    assert was in SOUND
    found = problems_in(Page(SOUND.replace(was, becomes)))
    assert any(complaint in problem for problem in found), found
