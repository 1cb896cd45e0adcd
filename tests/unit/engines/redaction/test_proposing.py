"""What is proposed: examples of every kind, and what holds for any text at all."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heard.engines.redaction import Kind, SensitiveText, apply, check_spans, propose
from heard.engines.redaction.detectors.health_and_tax import has_nhs_check_digit
from tests.unit.engines.redaction.examples import hidden_examples, left_examples

_PLACEHOLDER = re.compile("|".join(re.escape(kind.placeholder) for kind in Kind))


def _proposed(text: str) -> list[tuple[str, str]]:
    return [(s.kind.value, text[s.start : s.end]) for s in propose(SensitiveText(text))]


def _after(text: str) -> str:
    words = SensitiveText(text)
    return apply(words, propose(words)).words_for_review()


@pytest.mark.parametrize(("text", "wanted"), hidden_examples())
def test_what_points_at_a_person_is_proposed(text: str, wanted: list[tuple[str, str]]) -> None:
    assert _proposed(text) == wanted


@pytest.mark.parametrize("text", left_examples())
def test_ordinary_words_are_left_alone(text: str) -> None:
    assert _proposed(text) == []


def test_every_other_mention_of_a_name_is_proposed_too() -> None:
    assert _after("my ex Bazza came. BAZZA shouted and then bazza left") == (
        "my ex [name] came. [name] shouted and then [name] left"
    )


def test_an_officer_named_again_without_the_rank_is_proposed_too() -> None:
    assert _after("DC Smythe rang. Smythe was kind") == "[officer] rang. [name] was kind"


def test_nothing_is_proposed_in_what_is_hidden_already() -> None:
    assert _proposed("I told [name] at [place] on [phone number]") == []


def test_it_misses_what_only_a_person_would_see() -> None:
    # Written down so that nobody takes an empty proposal for a clearance.
    assert _proposed("i was the only one at the wedding with a broken collarbone") == []
    assert _proposed("xanthippe told me to leave") == []


@pytest.mark.parametrize(
    ("number", "right"),
    [("943 476 5919", True), ("9434765918", False), ("943476591", False), ("0000000000", True)],
)
def test_nhs_check_digits(number: str, *, right: bool) -> None:
    assert has_nhs_check_digit(number) is right


_SCRAPS = """
my ex|dave|Dave|Mr|DC|12|Acacia|Road|07700|900123|@|.|/|-|,|[name]|[|]|+44|M14|5AB|one|double|seven
St|Mary|School|called|born|March|ref|é|İ|ß|ﬁ|😀
"""
_PIECES = [
    *(text for text, _ in hidden_examples()),
    *left_examples(),
    *re.split(r"[|\n]", _SCRAPS.strip()),
    "\u0301",
    "\ue000",
    "\u00a0",
]
_texts = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from(_PIECES) | st.text(max_size=4), max_size=12).map(" ".join),
    st.lists(st.sampled_from(_PIECES) | st.text(max_size=4), max_size=12).map("".join),
)


@given(_texts)
@settings(max_examples=200, deadline=None)
def test_proposals_are_in_range_in_order_and_apart_whatever_the_text(text: str) -> None:
    spans = propose(SensitiveText(text))
    assert check_spans(spans, length=len(text)) == spans


@given(_texts)
@settings(max_examples=200, deadline=None)
def test_redacting_twice_changes_nothing(text: str) -> None:
    once = _after(text)
    assert _after(once) == once


@given(_texts)
@settings(max_examples=100, deadline=None)
def test_what_was_hidden_is_gone_unless_it_stands_elsewhere_unhidden(text: str) -> None:
    spans = propose(SensitiveText(text))
    kept, reached = [], 0
    for span in spans:
        kept.append(text[reached : span.start])
        reached = span.end
    kept.append(text[reached:])
    shown = _PLACEHOLDER.sub("\n", _after(text))
    for span in spans:
        hidden = text[span.start : span.end]
        if len(hidden) >= 3 and hidden in shown:
            assert any(hidden in _PLACEHOLDER.sub("\n", piece) for piece in kept)


_HOSTILE = [
    "a", "1", " ", ".", "a@", "a.", "ref-", "one ", "double ", "Ab ", "my ex dave ", "A of ",
    "07 ", "+44 ", "1/", "in st. ", "pc ", "sarah ", "dc smith07700900123a@b.co ", "flat ",
    "live on in ", "a'", "a\u0301", "[name]", "00 44 (", "www.", "x dot ", "12 Ab ", "A1", "1-",
    "Mr ", "born ", "at ysgol ", "\n", "é", "AB12 ", "St ", "called ", "12 march ", "insta ",
]  # fmt: skip


@pytest.mark.parametrize("piece", _HOSTILE)
def test_a_long_hostile_text_costs_time_in_proportion_to_its_length(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    started = time.perf_counter()
    propose(SensitiveText(text))
    # A pattern that goes back over what it read would need minutes or hours here.
    assert time.perf_counter() - started < 10


def test_a_hundred_thousand_hostile_characters_are_read_to_the_end() -> None:
    text = "".join(piece * (100_000 // len(_HOSTILE) // len(piece)) for piece in _HOSTILE)
    text = text.ljust(100_000, "x")[:99_970] + " my ex dave on 07700 900123 "
    started = time.perf_counter()
    spans = propose(SensitiveText(text))
    assert time.perf_counter() - started < 30
    assert {Kind.NAME, Kind.PHONE} <= {span.kind for span in spans if span.start > 99_970}
