"""What a decision, an action, a claimed change and its check must say."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from heard.design_system import fields
from heard.design_system.forms import Form

FURTHEST = timedelta(days=5 * 365)


class DecideForm(Form):
    """Act, test or decline, with the reason people will read."""

    choice = fields.Radios(
        label="What will you do about this finding?",
        choices=[("act", "Act on it"), ("test", "Test something first"), ("decline", "Decline")],
        hints={
            "act": "Somebody will be given an action, with a date and a measure.",
            "test": "Try something small and see, before you decide for good.",
            "decline": "Nothing will be done. People will read why.",
        },
        missing="Choose what you will do",
    )
    reason = fields.TextArea(
        label="Why?",
        hint="The people who spoke may read this word for word. Say it as you would say it to "
        "them. Do not write about anybody who took part.",
        max_length=2000,
        missing="Enter your reason",
    )


class ActForm(Form):
    """Something one named person will do by a date, and how we will know."""

    what = fields.CharField(
        label="What will be done?",
        hint="One thing, in one sentence. It can be published.",
        max_length=200,
        missing="Enter what will be done",
    )
    measure = fields.TextArea(
        label="How will you know that it worked?",
        hint="Something you can count or see, and where it stands today. It can be published.",
        max_length=1000,
        rows=3,
        missing="Enter how you will know that it worked",
    )
    owner = fields.Select(
        label="Who will see it done?",
        hint="One person. Their name is never published.",
        choices=[],
        missing="Choose who will see it done",
    )
    due_date = fields.DateField(
        label="By when?",
        hint="For example, 27 3 2027",
        missing="Enter by when it will be done",
    )

    def __init__(
        self, *args: Any, owners: list[tuple[UUID, str]], today: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offered, due = self.fields["owner"], self.fields["due_date"]
        assert isinstance(offered, fields.Select)  # noqa: S101 - tells the type checker
        assert isinstance(due, fields.DateField)  # noqa: S101 - tells the type checker
        offered.offer([(str(key), name) for key, name in owners])
        due.earliest, due.latest = today, today + FURTHEST


class ClaimForm(Form):
    """What changed, what shows it, and the measure before and after."""

    what_changed = fields.TextArea(
        label="What has changed?",
        hint="What is different now for people who come to you. It can be published.",
        max_length=2000,
        rows=4,
        missing="Enter what has changed",
    )
    baseline = fields.CharField(
        label="What did the measure say before?",
        hint="With its base and its dates. For example, 12 of 40 people told weekly, in May",
        max_length=200,
        missing="Enter what the measure said before",
    )
    result = fields.CharField(
        label="What does it say now?",
        hint="Counted in the same way. For example, 31 of 40 people told weekly, in October",
        max_length=200,
        missing="Enter what the measure says now",
    )
    proof = fields.TextArea(
        label="What shows this, and where can it be seen?",
        hint="Somebody else will look it up. Name the record, not the people in it.",
        max_length=2000,
        rows=4,
        missing="Enter what shows this",
    )


class CheckForm(Form):
    """What the proof shows, and what was looked at."""

    verdict = fields.Radios(
        label="What does the proof show?",
        choices=[("proven", "The change is shown"), ("not_shown", "The change is not shown")],
        hints={
            "proven": "You saw the proof yourself, and it shows what is claimed.",
            "not_shown": "An honest answer. The owner can gather more and claim again.",
        },
        missing="Choose what the proof shows",
    )
    note = fields.TextArea(
        label="What did you look at, and what did you see?",
        hint="Colleagues read this.",
        max_length=2000,
        rows=4,
        missing="Enter what you looked at",
    )
