"""What a page for the public must say, and an approver's yes."""

from typing import Any
from uuid import UUID

from heard.design_system import fields
from heard.design_system.forms import Form


class DraftForm(Form):
    """Title, introduction, and which decided findings to tell of."""

    title = fields.CharField(
        label="Title",
        hint="Plain words, about what came of it. For example, Weekly calls while you wait",
        max_length=120,
        missing="Enter a title",
    )
    introduction = fields.TextArea(
        label="Introduction",
        hint="Who was asked, when, and thank you. People who were not there should understand it.",
        max_length=2000,
        missing="Enter an introduction",
    )
    findings = fields.Checkboxes(
        label="Which findings will it tell of?",
        hint="With each go its figures, the quotations people allowed, the decision with its "
        "reason, and every action as it stands today.",
        choices=[],
        missing="Choose at least one finding",
    )

    def __init__(self, *args: Any, findings: list[tuple[UUID, str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = self.fields["findings"]
        assert isinstance(offered, fields.Checkboxes)  # noqa: S101 - tells the type checker
        offered.offer([(str(key), claim) for key, claim, _ in findings])
        offered.hints = {str(key): decision for key, _, decision in findings}


class ApproveForm(Form):
    """Read, and agreed to."""

    confirmed = fields.Confirm(
        label="I have read the whole page as the public will see it, and I agree to publish it",
        missing="Tick the box to approve, or go back",
    )
