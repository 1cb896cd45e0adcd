"""What a plan, a stage review, an approval and a share must say."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from heard.design_system import fields
from heard.design_system.forms import Form
from heard.doors.staff.engagements.methods import METHODS

MOST_MONTHS = 120
PLAN_MOVED_ON = "The plan was changed after you opened this page. Read it again before you approve"


class PlanForm(Form):
    """A plan. Four parts may wait, but nobody can be asked anything until they are there."""

    title = fields.CharField(
        label="Name of this engagement",
        hint="Staff and partners see it. Leave out the crime: it may be read on a shared screen.",
        max_length=120,
        missing="Enter a name",
    )
    purpose = fields.TextArea(
        label="What do you want to find out, and who will decide with it?",
        hint="One or two sentences. People who answer read this word for word before they start.",
        max_length=2000,
        missing="Enter what you want to find out",
    )
    can_change = fields.TextArea(
        label="What can change because of the answers?",
        hint="Only what is in your gift. If nothing can change, do not ask.",
        max_length=2000,
        missing="Enter what can change",
    )
    cannot_change = fields.TextArea(
        label="What cannot change, whatever people say?",
        hint="For example, charging decisions, or decisions in single cases. Being honest about "
        "limits is part of being safe.",
        max_length=2000,
        missing="Enter what cannot change",
    )
    method = fields.Select(
        label="How will you listen?",
        hint="Appendix B of the resource compares all twenty ways and their risks.",
        choices=METHODS,
        missing="Choose how you will listen",
    )
    distress_cover = fields.TextArea(
        label="Who reads what comes in, and what happens if somebody is in danger?",
        hint="Name the role, the hours, and what happens outside them. You can add this later, "
        "but nobody can be asked anything until it is here.",
        max_length=2000,
    )
    dpia_reference = fields.CharField(
        label="Reference of the data protection impact assessment",
        hint="Your data protection officer needs it before they can approve. It can be added "
        "later.",
        max_length=80,
        width=20,
    )
    retention_months = fields.WholeNumber(
        label="How many months will answers be kept?",
        hint="No longer than you need them. It can be added later.",
        least=1,
        most=MOST_MONTHS,
        width=3,
    )


class StageReviewForm(Form):
    """One dated look at one stage."""

    outcome = fields.Radios(
        label="Where does this stage stand?",
        choices=[
            ("in_hand", "In hand"),
            ("needs_work", "Needs more work"),
            ("reopened", "Reopened"),
        ],
        hints={"reopened": "It was in hand, and something has changed since."},
        missing="Choose where this stage stands",
    )
    note = fields.TextArea(
        label="What did you look at, and what did you conclude?",
        hint="Colleagues read this. Do not write about a person who took part.",
        max_length=4000,
        missing="Enter what you looked at",
    )
    reviewed_on = fields.DateField(
        label="When was it looked at?",
        hint="For example, 27 3 2026",
        missing="Enter when it was looked at",
    )
    review_again_on = fields.DateField(
        label="When will it be looked at again?",
        hint="Sooner if the law, the sponsor or the risks change.",
        missing="Enter when it will be looked at again",
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        looked = self.fields["reviewed_on"]
        assert isinstance(looked, fields.DateField)  # noqa: S101 - tells the type checker
        looked.latest = today
        looked.initial = today

    def clean(self) -> dict[str, Any]:
        """The next look comes after this one, and within five years."""
        cleaned = super().clean() or self.cleaned_data
        looked, again = cleaned.get("reviewed_on"), cleaned.get("review_again_on")
        if looked and again and again <= looked:
            self.add_error("review_again_on", "The next look must be after this one")
        elif again and again > self.today + timedelta(days=5 * 365):
            self.add_error("review_again_on", "Choose a date within five years")
        return cleaned


class ApproveForm(Form):
    """A data protection officer's yes."""

    confirmed = fields.Confirm(
        label="I have read this plan and its impact assessment, and I approve its data protection",
        missing="Tick the box to approve",
    )


class ShareForm(Form):
    """Which partner agency may read the plan."""

    partner = fields.Radios(
        label="Which agency may read this plan?",
        choices=[],
        missing="Choose an agency",
    )

    def __init__(self, *args: Any, partners: list[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = self.fields["partner"]
        assert isinstance(offered, fields.Radios)  # noqa: S101 - tells the type checker
        offered.offer([(str(key), name) for key, name in partners])
