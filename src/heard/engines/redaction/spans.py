"""A span says which characters to hide and why; the checks refuse spans that make no sense."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a hidden span was. The value is stored; the placeholder is what readers see.

    In order of trust: where two detectors claim the same characters, the kind
    listed first here is the one shown.
    """

    NAME = "name"
    OFFICER = "officer"
    ADDRESS = "address"
    PLACE = "place"
    POSTCODE = "postcode"
    PHONE = "phone_number"
    EMAIL = "email_address"
    WEB = "web_address"
    ACCOUNT = "social_media_account"
    DATE = "date"
    NATIONAL_INSURANCE = "national_insurance_number"
    NHS_NUMBER = "nhs_number"
    VEHICLE = "vehicle_registration"
    REFERENCE = "reference_number"
    NUMBER = "number"
    DETAIL = "detail"
    """Something only a person would see: a rare event, a job, an injury."""

    @property
    def label(self) -> str:
        """The kind in plain words, for staff and inside placeholders."""
        plain = self.value.replace("_", " ")
        return plain.replace("nhs", "NHS").replace("national insurance", "National Insurance")

    @property
    def placeholder(self) -> str:
        """What stands in the text where the words were, such as ``[name]``."""
        return f"[{self.label}]"


_TRUST = {kind: place for place, kind in enumerate(Kind)}


@dataclass(frozen=True, order=True)
class Span:
    """Characters ``start`` up to but not including ``end`` (code points), and what they are.

    ``detector`` names the rule that proposed it, or is "person" when a reader marked it.
    """

    start: int
    end: int
    kind: Kind
    detector: str

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


class SpanRefused(ValueError):
    """A span cannot be used; the message is one plain sentence to show beside the field."""


def check_span(span: Span, *, length: int, beside: Iterable[Span] = ()) -> None:
    """Raise SpanRefused unless ``span`` fits a text of ``length`` and overlaps none beside it."""
    if span.start < 0 or span.end > length:
        raise SpanRefused(
            f"The part to hide, {span.start} to {span.end}, is outside the text, "
            f"which has {length} characters."
        )
    if span.end <= span.start:
        raise SpanRefused("The part to hide is empty: it must end after it starts.")
    for other in beside:
        if span.overlaps(other):
            raise SpanRefused(
                f"The part to hide, {span.start} to {span.end}, overlaps another, "
                f"{other.start} to {other.end}."
            )


def check_spans(spans: Iterable[Span], *, length: int) -> tuple[Span, ...]:
    """The spans in order, each inside the text and none overlapping; raises SpanRefused."""
    ordered = sorted(spans)
    previous: tuple[Span, ...] = ()
    for span in ordered:
        # Sorted by start, so a span can only overlap the one just before it.
        check_span(span, length=length, beside=previous)
        previous = (span,)
    return tuple(ordered)


def merge(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans in order with overlapping ones joined; a joined span takes the kind of its longest."""
    merged: list[Span] = []
    longest = 0
    for span in sorted(spans, key=lambda s: (s.start, -s.end, _TRUST[s.kind], s.detector)):
        size = span.end - span.start
        if not merged or not merged[-1].overlaps(span):
            merged.append(span)
            longest = size
            continue
        held = merged[-1]
        named = span if size > longest else held
        longest = max(longest, size)
        merged[-1] = Span(held.start, max(held.end, span.end), named.kind, named.detector)
    return tuple(merged)
