"""What came back for one question: a value, or one of three different kinds of silence."""

from dataclasses import dataclass
from enum import StrEnum


class Presence(StrEnum):
    """Four different facts about an answer; none of them is ever stored as null."""

    GIVEN = "given"
    DECLINED = "declined"
    """The person chose "I would rather not say": they have told us something."""
    NOT_ANSWERED = "not_answered"
    """The question was shown and passed over."""
    NOT_ASKED = "not_asked"
    """Routing, or leaving early, meant the question was never shown."""


@dataclass(frozen=True)
class Answer:
    """One answer.

    ``values`` holds option codes (single: one; multiple: any number), or one
    number or ISO date as text. For free text it is empty: the words are sealed
    elsewhere, and ``presence`` alone says that something was written.
    """

    presence: Presence
    values: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.presence is not Presence.GIVEN and self.values:
            raise ValueError("only a given answer can hold values")


NOT_ASKED = Answer(Presence.NOT_ASKED)
NOT_ANSWERED = Answer(Presence.NOT_ANSWERED)
DECLINED = Answer(Presence.DECLINED)
