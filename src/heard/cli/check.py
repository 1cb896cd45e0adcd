"""Check a questionnaire file for wording and structure that could do harm."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from heard.cli.questionnaire_file import read_questionnaire

if TYPE_CHECKING:
    from heard.engines.questionnaire.definition import Questionnaire
    from heard.engines.sensecheck import Finding

NOTHING_BLOCKS = 0
SOMETHING_BLOCKS = 1
_LABELS = {"block": "BLOCK ", "warn": "WARN  ", "advise": "ADVISE"}


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `heard check`."""
    parser = subparsers.add_parser(
        "check",
        help=__doc__,
        description=__doc__,
        epilog="Exit code: 0 nothing blocks, 1 something blocks, 2 the file cannot be read.",
    )
    parser.add_argument("file", metavar="FILE", help="an .xlsx, .xls or .json questionnaire")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")


def run(args: argparse.Namespace) -> int:
    """Print what the sense-check finds in one file."""
    from heard.engines.questionnaire.definition import AnswerKind
    from heard.engines.sensecheck import Severity, check

    questionnaire = read_questionnaire(Path(args.file))
    findings = check(questionnaire)
    count = sum(q.kind is not AnswerKind.INFORMATION for q in questionnaire.questions)
    if args.format == "json":
        print(json.dumps(_as_json(args.file, questionnaire, count, findings)))
    else:
        for line in _as_text(args.file, questionnaire, count, findings):
            _print_plainly(line)
    blocked = any(finding.severity is Severity.BLOCK for finding in findings)
    return SOMETHING_BLOCKS if blocked else NOTHING_BLOCKS


def _as_json(
    file: str, questionnaire: "Questionnaire", count: int, findings: "Iterable[Finding]"
) -> dict[str, object]:
    return {
        "file": file,
        "title": str(questionnaire.title),
        "questions": count,
        "findings": [
            {
                "rule": finding.rule,
                "severity": finding.severity.value,
                "question": finding.question,
                "message": finding.message,
                "why": finding.why,
                "fix": finding.fix,
                "source": finding.source,
            }
            for finding in findings
        ],
    }


def _as_text(
    file: str, questionnaire: "Questionnaire", count: int, findings: "tuple[Finding, ...]"
) -> Iterator[str]:
    yield f"{file}: {questionnaire.title} ({count} question{'' if count == 1 else 's'})"
    about_all = [finding for finding in findings if finding.question is None]
    if about_all:
        yield ""
        yield "The questionnaire as a whole"
        yield from _lines(about_all)
    asked = {question.id: str(question.ask) for question in questionnaire.questions}
    # Findings can be about a section, whose id is not a question's.
    places = [*asked, *(f.question for f in findings if f.question is not None)]
    for place in dict.fromkeys(places):
        here = [finding for finding in findings if finding.question == place]
        if here:
            yield ""
            yield f"{place}: {' '.join(asked.get(place, '').split())}".rstrip(": ")
            yield from _lines(here)
    yield ""
    yield _counts(findings)


def _lines(findings: "Iterable[Finding]") -> Iterator[str]:
    for finding in findings:
        yield f"  {_LABELS[finding.severity]} {finding.rule}  {finding.message}"
        yield f"                Why: {finding.why}"
        yield f"                Fix: {finding.fix}"
        yield f"                Source: {finding.source}"


def _counts(findings: "tuple[Finding, ...]") -> str:
    if not findings:
        return "Nothing found. A person must still read it, and people it is for should try it."
    said = ", ".join(
        f"{sum(finding.severity == severity for finding in findings)} {words}"
        for severity, words in (
            ("block", "blocking"),
            ("warn", "to warn of"),
            ("advise", "to advise"),
        )
    )
    return f"{said}."


def _print_plainly(line: str) -> None:
    """Print a line whatever is in it: a file's wording must not drive the reader's terminal."""
    plain = "".join(c if c.isprintable() else "�" for c in line)
    encoding = sys.stdout.encoding or "utf-8"
    print(plain.encode(encoding, "backslashreplace").decode(encoding))
