"""Why a text is opened, and what is hidden in it."""

from collections.abc import Iterator, Sequence
from typing import Any, cast

from heard.design_system.fields import CharField, Checkboxes, Radios, Select
from heard.design_system.forms import Form
from heard.doors.staff.evidence.marking import NotInTheText, as_key, find_all
from heard.engines.redaction import Kind, SensitiveText, Span
from heard.responses.rules import OpeningReason

ROWS_TO_ADD = 4
NOT_THERE = "These words are not in the text. Check each letter"
REASONS = {
    OpeningReason.REDACT: "To hide what could identify somebody, so that the rest can be read",
    OpeningReason.SAFETY: "Because somebody may be in danger",
    OpeningReason.RIGHTS: "Because the person has asked for what we hold about them",
}


class ReasonForm(Form):
    """Choose why, before anything is opened."""

    reason = Radios(
        label="Why do you need to open this text?",
        choices=[(reason.value, words) for reason, words in REASONS.items()],
        size="m",
        missing="Choose why you need to open this text",
    )

    def __init__(self, *args: Any, is_decided: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_decided:
            offered = [reason for reason in REASONS if reason is not OpeningReason.REDACT]
            field = cast("Radios", self.component_field("reason"))
            field.offer((reason.value, REASONS[reason]) for reason in offered)


class HideForm(Form):
    """Which marks to keep, and words to hide besides.

    ``offered`` are the spans with a box to tick, in the order of the text.
    """

    keep = Checkboxes(
        label="What to hide",
        hint="Untick anything that should stay readable.",
        choices=(),
        size="m",
    )

    def __init__(
        self, *args: Any, words: SensitiveText, offered: Sequence[Span], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._words_to_search = words
        self._added: list[Span] = []
        cast("Checkboxes", self.component_field("keep")).offer(_choices(words, offered))
        kinds = [(kind.value, kind.label[0].upper() + kind.label[1:]) for kind in Kind]
        for number in range(1, ROWS_TO_ADD + 1):
            self.fields[f"words_{number}"] = CharField(label=f"Words to hide {number}")
            self.fields[f"kind_{number}"] = Select(label=f"What they are {number}", choices=kinds)

    def clean(self) -> dict[str, Any]:
        """Look for what was typed; say beside the box when it is not there."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self._added = []
        for number in range(1, ROWS_TO_ADD + 1):
            typed = cleaned.get(f"words_{number}", "")
            kind = cleaned.get(f"kind_{number}", "")
            if not typed:
                if kind:
                    self.add_error(f"words_{number}", "Type the words to hide")
                continue
            if not kind:
                if f"kind_{number}" not in self.errors:
                    self.add_error(f"kind_{number}", "Choose what these words are")
                continue
            try:
                self._added += find_all(self._words_to_search, typed, Kind(kind))
            except NotInTheText:
                self.add_error(f"words_{number}", NOT_THERE)
        return cleaned

    @property
    def added(self) -> tuple[Span, ...]:
        """Every place where something typed was found."""
        return tuple(self._added)

    def rows(self) -> Iterator[tuple[Any, Any]]:
        """The pairs of boxes for adding, in order."""
        for number in range(1, ROWS_TO_ADD + 1):
            yield self[f"words_{number}"], self[f"kind_{number}"]


def _choices(words: SensitiveText, offered: Sequence[Span]) -> list[tuple[str, str]]:
    text = words.words_for_review()
    return [
        (
            as_key(span),
            f"{number}. “{' '.join(text[span.start : span.end].split())}”"
            f" becomes {span.kind.placeholder}",
        )
        for number, span in enumerate(offered, start=1)
    ]
