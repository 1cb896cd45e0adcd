"""The loop counts each person once, right and blurred, and says no more than its numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.coding import operations as coding
from heard.coding.queries import get_theme
from heard.engines.refusals import NotFound
from heard.publishing.telling import note_told
from heard.workflows.loop import Link, find_stop, get_loop, make_link
from heard.workflows.withdraw import withdraw
from tests.cast import NOW, Cast
from tests.factories.change import (
    Heard,
    make_action,
    make_check,
    make_claim,
    make_decision,
    make_draft,
    make_finding,
    make_heard,
    make_release,
    make_segment,
    publish,
    text_question,
)
from tests.factories.engagements import make_engagement, make_live_engagement
from tests.factories.responses import make_response

KEYS = ["spoke", "theme", "finding", "decision", "action", "proven", "published", "told"]


def texts(links: list[Link]) -> dict[str, tuple[str, str, str]]:
    """By link: either way, in words, in figures."""
    return {
        link.key: (link.voices.text, link.words.text, link.figures.text if link.figures else "")
        for link in links
    }


def loop_of(heard: Heard) -> dict[str, tuple[str, str, str]]:
    return texts(get_loop(viewer=heard.cast.erin, engagement_id=heard.engagement.id))


def test_before_anybody_speaks_every_link_is_nobody(cast: Cast) -> None:
    engagement = make_engagement(cast.alice)
    links = get_loop(viewer=cast.erin, engagement_id=engagement.id)
    assert [link.key for link in links] == KEYS
    assert {link.voices.text for link in links} == {"none"}
    assert {link.voices.width for link in links} == {0}
    assert find_stop(links) is None


def test_each_step_moves_the_voices_one_link_on(cast: Cast) -> None:
    heard = make_heard(cast)  # 13 people, one of whom wrote something
    spoke = ("15", "fewer than 5", "15")
    nobody = ("none", "none", "none")
    assert list(loop_of(heard).values()) == [spoke, spoke, *[nobody] * 5, ("none", "none", "")]
    finding = make_finding(heard)
    assert loop_of(heard)["finding"] == spoke
    assert loop_of(heard)["decision"] == nobody
    decision = make_decision(cast, finding)
    assert loop_of(heard)["decision"] == spoke
    assert loop_of(heard)["action"] == nobody
    claim = make_claim(cast, make_action(cast, decision))
    assert loop_of(heard)["action"] == spoke
    assert loop_of(heard)["proven"] == nobody
    make_check(cast, claim)
    assert loop_of(heard)["proven"] == spoke
    draft = make_draft(cast, heard.engagement, [finding])
    assert loop_of(heard)["published"] == nobody
    publish(cast, draft)
    assert loop_of(heard)["published"] == spoke
    assert loop_of(heard)["told"] == ("none", "none", "")


def test_a_claim_that_was_not_shown_moves_nobody_to_a_proven_change(cast: Cast) -> None:
    heard = make_heard(cast)
    action = make_action(cast, make_decision(cast, make_finding(heard)))
    claim = make_claim(cast, action)
    assert loop_of(heard)["proven"] == ("none", "none", "none")
    make_check(cast, claim, is_proven=False)
    assert loop_of(heard)["proven"] == ("none", "none", "none")


def test_what_was_declined_reaches_a_decision_and_no_further(cast: Cast) -> None:
    heard = make_heard(cast)
    make_decision(cast, make_finding(heard), "decline", "It is not in our gift.")
    assert loop_of(heard)["decision"][0] == "15"
    assert loop_of(heard)["action"] == ("none", "none", "none")


def test_a_person_in_words_and_in_figures_is_one_person(cast: Cast) -> None:
    engagement, window = make_live_engagement(cast)
    question = text_question(window)
    people = [make_response(window, words={question: f"I waited {n} weeks."}) for n in range(12)]
    theme_id = coding.name_theme(
        engagement=engagement, by=cast.ben, name="Left waiting", meaning="No news.", now=NOW
    )
    theme = get_theme(viewer=cast.ben, theme_id=theme_id)
    for _ in range(8):
        segment = make_segment(cast, engagement)
        coding.code(segment=segment, theme=theme, by=cast.ben, now=NOW)
    make_release(cast, engagement, window)
    links = texts(get_loop(viewer=cast.ben, engagement_id=engagement.id))
    assert links["spoke"] == ("10", "10", "10")
    assert links["theme"] == ("10", "10", "10")
    # Gone from every number the moment they withdraw; eight in a theme were rounded to ten.
    for person in people[:2]:
        withdraw(response_id=person, now=NOW)
    links = texts(get_loop(viewer=cast.ben, engagement_id=engagement.id))
    assert links["spoke"] == ("10", "10", "10")
    for person in people[2:8]:
        withdraw(response_id=person, now=NOW)
    links = texts(get_loop(viewer=cast.ben, engagement_id=engagement.id))
    assert links["spoke"][0] == "fewer than 5"


def test_being_told_of_several_pages_counts_once(cast: Cast) -> None:
    heard = make_heard(cast)
    finding = make_finding(heard)
    make_decision(cast, finding)
    pages = [
        publish(cast, make_draft(cast, heard.engagement, [finding], title)).id
        for title in ("First", "Second", "Third")
    ]
    for person in heard.others[:4]:
        note_told(response_id=person, publication_ids=pages, now=NOW)
        note_told(response_id=person, publication_ids=pages, now=NOW)
    # Four people told of three pages are four, not twelve.
    assert loop_of(heard)["told"] == ("fewer than 5", "fewer than 5", "")
    note_told(response_id=heard.spoke, publication_ids=pages[:1], now=NOW)
    assert loop_of(heard)["told"] == ("5", "5", "")
    withdraw(response_id=heard.spoke, now=NOW)
    assert loop_of(heard)["told"][0] == "fewer than 5"


@pytest.mark.parametrize("who", ["alice", "ben", "dana", "erin", "femi", "gwen"])
def test_everybody_who_reads_findings_sees_the_same_loop(cast: Cast, who: str) -> None:
    engagement = make_engagement(cast.alice)
    links = get_loop(viewer=getattr(cast, who), engagement_id=engagement.id)
    assert len(links) == len(KEYS)


@pytest.mark.parametrize("who", ["hari", "rhys", "ada", "cal", "dee", "lena"])
def test_nobody_else_finds_it(cast: Cast, who: str) -> None:
    engagement = make_engagement(cast.alice)
    with pytest.raises(NotFound):
        get_loop(viewer=getattr(cast, who), engagement_id=engagement.id)


# Plain Python from here: people are numbers.

counts = st.integers(min_value=0, max_value=400)


def link(words: int, figures: int, everybody: int, *, overlap: bool = True) -> Link:
    start = 0 if overlap else words
    return make_link(
        "finding",
        "Reached a finding",
        set(range(words)),  # type: ignore[arg-type] # numbers stand in for ids
        set(range(start, start + figures)),  # type: ignore[arg-type] # the same
        set(range(everybody)),  # type: ignore[arg-type] # the same
    )


@given(counts, counts, counts, st.booleans())
def test_a_link_shows_rounded_numbers_or_none_at_all(
    words: int, figures: int, everybody: int, overlap: bool
) -> None:
    made = link(words, figures, everybody, overlap=overlap)
    assert made.figures is not None
    for voices in (made.voices, made.words, made.figures):
        assert voices.shown % 5 == 0
        assert 0 <= voices.width <= 100
        assert voices.is_hidden == (voices.text == "fewer than 5")
        assert (voices.shown > 0) == (voices.text not in ("none", "fewer than 5"))
        assert voices.width == 0 or voices.shown > 0
    reach = max(words, figures) if overlap else words + figures
    either = min(reach, everybody)
    assert abs(made.voices.shown - either) <= 2 or either < 5


@given(counts, counts, counts, counts)
def test_two_worlds_that_read_the_same_look_the_same(
    words: int, other_words: int, everybody: int, other_everybody: int
) -> None:
    one, other = link(words, 0, everybody), link(other_words, 0, other_everybody)
    spoke, other_spoke = link(everybody, 0, everybody), link(other_everybody, 0, other_everybody)
    if (one.words.text, spoke.words.text) == (other.words.text, other_spoke.words.text):
        assert one == other


def with_voices(*shown: int) -> list[Link]:
    return [
        make_link(str(place), str(place), set(range(count)), None, set(range(max(shown))))  # type: ignore[arg-type] # numbers stand in for ids
        for place, count in enumerate(shown)
    ]


@pytest.mark.parametrize(
    ("voices", "before", "is_most"),
    [
        ((40, 40, 10, 0), 2, True),  # the biggest drop, not the last
        ((40, 30, 20, 10), 1, False),  # of equals the earliest, and not most of forty
        ((40, 0, 40, 0), 1, True),
        ((40, 20, 20), 1, False),  # half is not most
        ((40, 15, 15), 1, True),
        ((10, 10, 10), None, False),
        ((0, 0, 0), None, False),
        ((3, 2, 0), None, False),  # too few to say anything
        ((5, 3, 3), 1, True),
        ((20, 25, 40), None, False),  # more at each link: nobody stops
    ],
)
def test_where_most_voices_stop(
    voices: tuple[int, ...], before: int | None, *, is_most: bool
) -> None:
    links = with_voices(*voices)
    stop = find_stop(links)
    if before is None:
        assert stop is None
    else:
        assert stop is not None
        assert (stop.before, stop.after) == (links[before], links[before - 1])
        assert stop.is_most is is_most


@given(st.lists(st.integers(min_value=0, max_value=200), min_size=2, max_size=8))
def test_the_stop_is_at_the_biggest_fall_of_the_blurred_numbers(voices: list[int]) -> None:
    links = with_voices(*voices)
    falls = [
        links[place].voices.shown - links[place + 1].voices.shown for place in range(len(links) - 1)
    ]
    stop = find_stop(links)
    if max(falls) <= 0:
        assert stop is None
    else:
        assert stop is not None
        assert links.index(stop.before) == falls.index(max(falls)) + 1
