"""What a rule is, and what it looks at."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from heard.engines.questionnaire.definition import AnswerKind, Question, Questionnaire, Section
from heard.engines.sensecheck.finding import Severity
from heard.engines.sensecheck.plan import Plan


@dataclass(frozen=True)
class Hit:
    """Where a rule applies; ``words`` fills the gap in the rule's message, if it has one."""

    question: str | None
    words: str = ""


@dataclass(frozen=True)
class Wording:
    """One question's wording in English, with its spaces made single and its quotes plain."""

    question: Question
    ask: str
    hint: str = ""

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """The question in small letters, cut where a sentence or a clause ends."""
        return _cut(self.ask)

    @cached_property
    def hint_sentences(self) -> tuple[str, ...]:
        """The hint, cut the same way."""
        return _cut(self.hint)


def _cut(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in re.split(r"[.!?:;]+", text.lower()) if part.strip())


@dataclass(frozen=True)
class Case:
    """One questionnaire, and its plan when there is one, as rules look at it."""

    questionnaire: Questionnaire
    plan: Plan | None = None

    @cached_property
    def asked(self) -> tuple[Question, ...]:
        """Every question that takes an answer."""
        questions = self.questionnaire.questions
        return tuple(q for q in questions if q.kind is not AnswerKind.INFORMATION)

    @cached_property
    def wordings(self) -> tuple[Wording, ...]:
        """The English wording of each question; other languages are skipped."""
        return tuple(
            Wording(question, ask, english(question.hint))
            for question in self.asked
            if (ask := english(question.ask))
        )

    @cached_property
    def section_of(self) -> Mapping[str, Section]:
        """The section each question id is in."""
        return {q.id: section for section in self.questionnaire.sections for q in section.questions}


_MARK_UP: Final = re.compile(r"<[^<>]{1,200}>|[*`#]")
_NUMBERING: Final = re.compile(r"\A[Qq]?\d{1,3}[a-z]?\s?[.):-]\s*")

Find = Callable[[Case], Iterable[Hit]]


@dataclass(frozen=True)
class Rule:
    """One rule: what it is called, how much it matters, what it says, and how it finds.

    ``message`` may hold ``{words}``, which is filled with what was found.
    Codes are never reused: one that is dropped stays dropped.
    """

    code: str
    name: str
    severity: Severity
    message: str
    why: str
    fix: str
    source: str
    find: Find


def english(text: Mapping[str, str]) -> str:
    """The English words on one line, with plain apostrophes and no mark-up or number before them.

    Empty when there are none.
    """
    plain = _MARK_UP.sub("", text.get("en", "").replace("’", "'").replace("‘", "'"))
    return _NUMBERING.sub("", " ".join(plain.split()))


def either(*words: str) -> str:
    """A pattern for any of ``words``, which are patterns divided by bars."""
    return "(?:" + "|".join(words) + ")"


def saying(*patterns: str, in_hints: bool = False) -> Find:
    """Finds questions whose English wording has a sentence matching any of ``patterns``.

    Patterns are searched for in each sentence in small letters; ``in_hints``
    looks at the hint as well, for what must not be asked there either.
    """
    compiled = [re.compile(pattern) for pattern in patterns]

    def find(case: Case) -> Iterator[Hit]:
        for wording in case.wordings:
            hints = wording.hint_sentences if in_hints else ()
            for sentence in (*wording.sentences, *hints):
                found = next((m for p in compiled if (m := p.search(sentence))), None)
                if found is not None:
                    yield Hit(wording.question.id, shown(found.group()))
                    break

    return find


def shown(words: str) -> str:
    """Words quoted from a wording, short enough for a message."""
    plain = " ".join(words.split())
    return plain if len(plain) <= 60 else f"{plain[:57].rstrip()}…"
