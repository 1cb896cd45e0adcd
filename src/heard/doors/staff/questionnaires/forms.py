"""Choosing sets of the question bank, and reading an uploaded form."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError

from heard.design_system import fields
from heard.design_system.forms import Form
from heard.engines.questionnaire.definition import Questionnaire
from heard.engines.questionnaire.xlsform import UnreadableForm, read_with_notes
from heard.guidance.bank import QuestionSet
from heard.guidance.queries import build_questionnaire, get_bank


class BuildForm(Form):
    """A title and the sets to ask. ``questionnaire`` is there once the form is valid."""

    title = fields.CharField(
        label="Title",
        hint="People who answer see it. Keep it plain, and leave out the crime: somebody else may "
        "see the screen.",
        max_length=120,
        missing="Enter a title",
    )
    sets = fields.Checkboxes(
        label="Which sets of questions?",
        hint="A question that two sets share is asked once. Questions that close a set come last.",
        choices=[],
        missing="Choose at least one set of questions",
    )
    questionnaire: Questionnaire

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bank = get_bank()
        offered = self.fields["sets"]
        assert isinstance(offered, fields.Checkboxes)  # noqa: S101 - tells the type checker
        offered.offer([(one.id, one.title) for one in bank.sets.values()])
        offered.hints = {one.id: _in_short(one) for one in bank.sets.values()}

    def clean(self) -> dict[str, Any]:
        """Put the sets together in the order of the bank."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("title") and cleaned.get("sets"):
            in_order = [one for one in get_bank().sets if one in cleaned["sets"]]
            self.questionnaire = build_questionnaire(in_order, cleaned["title"])
        return cleaned


def _in_short(found: QuestionSet) -> str:
    count = len(found.placements)
    return (
        f"{count} questions, about {found.minutes} minutes. For: {_lower_first(found.for_whom)}. "
        f"When: {_lower_first(found.when).rstrip('.')}. {found.not_claimed}"
    )


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


class ImportForm(Form):
    """An XLSForm file. ``questionnaire`` and ``notes`` are there once the form is valid."""

    file = fields.FileField(
        label="XLSForm file",
        hint="A spreadsheet ending in .xlsx or .xls, as KoboToolbox, ODK and others save it.",
        endings=(".xlsx", ".xls"),
        missing="Choose a file",
    )
    questionnaire: Questionnaire
    notes: tuple[str, ...]

    def clean_file(self) -> Any:
        """Read the form, or say beside the box why it cannot be read."""
        file = self.cleaned_data["file"]
        try:
            self.questionnaire, self.notes = read_with_notes(file.read(), name=file.name)
        except UnreadableForm as reason:
            raise ValidationError(str(reason), code="unreadable") from None
        return file
