"""Spans that make no sense are refused with a sentence; the rest are hidden exactly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.engines.redaction import (
    Kind,
    SensitiveText,
    Span,
    SpanRefused,
    apply,
    check_span,
    check_spans,
)
from heard.engines.redaction.spans import merge


def _span(start: int, end: int, kind: Kind = Kind.NAME) -> Span:
    return Span(start, end, kind, "person")


@pytest.mark.parametrize(
    ("span", "sentence"),
    [
        (_span(-1, 3), "The part to hide, -1 to 3, is outside the text, which has 10 characters."),
        (_span(8, 11), "The part to hide, 8 to 11, is outside the text, which has 10 characters."),
        (_span(3, 3), "The part to hide is empty: it must end after it starts."),
        (_span(5, 3), "The part to hide is empty: it must end after it starts."),
        (_span(1, 4), "The part to hide, 1 to 4, overlaps another, 3 to 6."),
    ],
)
def test_a_span_that_makes_no_sense_is_refused_in_one_sentence(span: Span, sentence: str) -> None:
    with pytest.raises(SpanRefused) as refused:
        check_span(span, length=10, beside=[_span(3, 6)])
    assert str(refused.value) == sentence


def test_spans_that_touch_do_not_overlap() -> None:
    assert check_spans([_span(3, 5), _span(0, 3)], length=5) == (_span(0, 3), _span(3, 5))


def test_a_long_span_over_a_later_short_one_is_refused() -> None:
    with pytest.raises(SpanRefused):
        check_spans([_span(0, 9), _span(2, 3), _span(5, 6)], length=10)


def test_the_refusal_never_quotes_the_words() -> None:
    with pytest.raises(SpanRefused) as refused:
        apply(SensitiveText("Dave"), [_span(0, 9)])
    assert "Dave" not in str(refused.value)


def test_a_preview_is_still_sensitive() -> None:
    preview = apply(SensitiveText("Dave hit me"), [_span(0, 4)])
    assert isinstance(preview, SensitiveText)
    assert preview.words_for_review() == "[name] hit me"


def test_every_kind_has_its_own_placeholder() -> None:
    assert len({kind.placeholder for kind in Kind}) == len(Kind)
    assert Kind.NATIONAL_INSURANCE.placeholder == "[National Insurance number]"


def test_overlapping_proposals_join_and_take_the_longer_one_s_kind() -> None:
    joined = merge([_span(4, 6, Kind.DATE), _span(0, 5, Kind.ADDRESS), _span(7, 8, Kind.PHONE)])
    assert joined == (_span(0, 6, Kind.ADDRESS), _span(7, 8, Kind.PHONE))


_anywhere = st.tuples(st.integers(0, 40), st.integers(1, 10), st.sampled_from(Kind)).map(
    lambda made: _span(made[0], made[0] + made[1], made[2])
)


@given(st.lists(_anywhere))
def test_merged_spans_cover_the_same_characters_once_and_in_order(spans: list[Span]) -> None:
    merged = merge(spans)
    assert check_spans(merged, length=100) == merged
    covered = [position for span in merged for position in range(span.start, span.end)]
    assert sorted({p for s in spans for p in range(s.start, s.end)}) == covered


@given(st.text(max_size=60), st.lists(_anywhere))
def test_everything_outside_the_spans_is_kept_as_it_was(text: str, spans: list[Span]) -> None:
    inside = [span for span in merge(spans) if span.end <= len(text)]
    hidden = apply(SensitiveText(text), inside).words_for_review()
    kept = 0
    for span in inside:
        piece = text[kept : span.start] + span.kind.placeholder
        assert hidden.startswith(piece)
        hidden = hidden[len(piece) :]
        kept = span.end
    assert hidden == text[kept:]
