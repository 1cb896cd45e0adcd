"""Builds questionnaires from tables that a reader who does not program can follow."""

from heard.engines.questionnaire.conditions import parse
from heard.engines.questionnaire.definition import (
    EMPTY,
    AnswerKind,
    Option,
    Question,
    Questionnaire,
    Section,
    Text,
)
from heard.engines.sensecheck import Finding, Plan, check


def questionnaire(table: str, *, title: str = "Your views", **more: object) -> Questionnaire:
    """One section holding the rows of ``table``; options are divided by semicolons."""
    lines = [line.strip() for line in table.strip().splitlines() if line.strip()]
    heads, *rows = ([cell.strip() for cell in line.strip("|").split("|")] for line in lines)
    questions = tuple(_question(dict(zip(heads, row, strict=True))) for row in rows)
    return Questionnaire(Text(title), (Section("s", Text("Part"), questions),), **more)  # type: ignore[arg-type]  # tests pass what they say


def _question(row: dict[str, str]) -> Question:
    labels = [label.strip() for label in row.get("options", "").split(";") if label.strip()]
    kind = row.get("kind") or ("single" if labels else "long_text")
    return Question(
        id=row["id"],
        kind=AnswerKind(kind),
        ask=Text(row["ask"]),
        hint=Text(row["hint"]) if row.get("hint") else EMPTY,
        options=tuple(Option(f"o{i}", Text(label)) for i, label in enumerate(labels)),
        only_if=parse(row["only if"]) if row.get("only if") else None,
        content_note=Text(row["note"]) if row.get("note") else EMPTY,
        required=row.get("required") == "yes",
    )


def codes(checked: Questionnaire, question: str | None = "q", plan: Plan | None = None) -> set[str]:
    """The codes of the rules that found something about one question, or about the whole."""
    return {f.rule for f in found(checked, plan) if f.question == question}


def found(checked: Questionnaire, plan: Plan | None = None) -> tuple[Finding, ...]:
    """Everything found."""
    return check(checked, plan=plan)
