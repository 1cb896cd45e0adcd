"""A questionnaire in words for staff: each question, when it is asked, and what was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from heard.engines.questionnaire.conditions import in_words
from heard.engines.questionnaire.definition import AnswerKind, Question, Questionnaire
from heard.engines.sensecheck import Finding, Severity

KIND_WORDS = {
    AnswerKind.SINGLE: "One answer from a list",
    AnswerKind.MULTIPLE: "Any number of answers from a list",
    AnswerKind.NUMBER: "A number",
    AnswerKind.DATE: "A date",
    AnswerKind.SHORT_TEXT: "A few of their own words",
    AnswerKind.LONG_TEXT: "Their own words",
    AnswerKind.INFORMATION: "Nothing: a page to read",
}
SEVERITY_WORDS = {
    Severity.BLOCK: ("Stops opening", "red"),
    Severity.WARN: ("Look at this", "yellow"),
    Severity.ADVISE: ("Worth a thought", "blue"),
}


@dataclass(frozen=True)
class Remark:
    """One finding of the sense-check. ``anchor`` is where on the page it is about, or empty."""

    rule: str
    severity: str
    colour: str
    blocks: bool
    anchor: str
    about: str
    message: str
    why: str
    fix: str
    source: str


@dataclass(frozen=True)
class AskedQuestion:
    """One question as staff read it."""

    number: int
    anchor: str
    ask: str
    hint: str
    content_note: str
    kind: str
    options: list[str]
    when: str
    bank_id: str
    remarks: list[Remark]


@dataclass(frozen=True)
class AskedSection:
    """A run of questions."""

    anchor: str
    title: str
    content_note: str
    remarks: list[Remark]
    questions: list[AskedQuestion]


@dataclass(frozen=True)
class Asked:
    """Everything that is asked, and every remark in the order found."""

    sections: list[AskedSection]
    remarks: list[Remark]


def ask_all(definition: Questionnaire, findings: Sequence[Finding]) -> Asked:
    """The questionnaire with each finding beside what it is about."""
    places = _places(definition)
    remarks = [_remark(finding, places) for finding in findings]
    numbers = {question.id: n for n, question in enumerate(definition.questions, start=1)}
    sections = []
    for place, section in enumerate(definition.sections, start=1):
        anchor = f"section-{place}"
        sections.append(
            AskedSection(
                anchor=anchor,
                title=str(section.title),
                content_note=str(section.content_note),
                remarks=[remark for remark in remarks if remark.anchor == anchor],
                questions=[
                    _asked(question, numbers[question.id], definition, remarks)
                    for question in section.questions
                ],
            )
        )
    return Asked(sections, remarks)


def _places(definition: Questionnaire) -> dict[str, tuple[str, str]]:
    """(anchor, words) by the id of a question or section; a question's wins."""
    places = {
        section.id: (f"section-{n}", f"Section “{section.title}”")
        for n, section in enumerate(definition.sections, start=1)
    }
    for number, question in enumerate(definition.questions, start=1):
        places[question.id] = (f"question-{number}", f"Question {number}")
    return places


def _remark(finding: Finding, places: dict[str, tuple[str, str]]) -> Remark:
    severity, colour = SEVERITY_WORDS[finding.severity]
    anchor, about = places.get(finding.question or "", ("", ""))
    return Remark(
        rule=finding.rule,
        severity=severity,
        colour=colour,
        blocks=finding.severity is Severity.BLOCK,
        anchor=anchor,
        about=about,
        message=finding.message,
        why=finding.why,
        fix=finding.fix,
        source=finding.source,
    )


def _asked(
    question: Question, number: int, definition: Questionnaire, remarks: list[Remark]
) -> AskedQuestion:
    anchor = f"question-{number}"
    when = f"Only if {in_words(question.only_if, definition)}" if question.only_if else ""
    return AskedQuestion(
        number=number,
        anchor=anchor,
        ask=str(question.ask),
        hint=str(question.hint),
        content_note=str(question.content_note),
        kind=KIND_WORDS[question.kind],
        options=[str(option.label) for option in question.options],
        when=when,
        bank_id=question.bank_id,
        remarks=[remark for remark in remarks if remark.anchor == anchor],
    )
