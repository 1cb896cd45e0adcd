"""How much is asked of a person: questions, writing, answers to choose from, and repeats."""

from collections.abc import Iterator
from typing import Final

from heard.engines.sensecheck.finding import Severity
from heard.engines.sensecheck.rule import Case, Hit, Rule
from heard.engines.sensecheck.rules import sources
from heard.engines.sensecheck.rules.equality import is_equality

MOST_CORE: Final = 14
MOST_BEARABLE: Final = 25
_MOST_WRITING: Final = 3
_MOST_OPTIONS: Final = 12


def _core(case: Case) -> int:
    """How many questions everybody is asked, other than about equality."""
    asked_of_all = [q for q in case.asked if q.only_if is None and not is_equality(q)]
    return len(asked_of_all)


def _long(case: Case) -> Iterator[Hit]:
    if MOST_CORE < _core(case) <= MOST_BEARABLE:
        yield Hit(None, str(_core(case)))


def _far_too_long(case: Case) -> Iterator[Hit]:
    if _core(case) > MOST_BEARABLE:
        yield Hit(None, str(_core(case)))


def _much_writing(case: Case) -> Iterator[Hit]:
    writing = [question for question in case.asked if question.kind.is_free_text]
    if len(writing) > _MOST_WRITING:
        yield Hit(None, str(len(writing)))


def _many_options(case: Case) -> Iterator[Hit]:
    for question in case.asked:
        if len(question.options) > _MOST_OPTIONS and not is_equality(question):
            yield Hit(question.id, str(len(question.options)))


def _repeats(case: Case) -> Iterator[Hit]:
    first: dict[str, str] = {}
    for wording in case.wordings:
        key = wording.ask.casefold().rstrip("?.: ")
        if key in first and first[key] != wording.question.id:
            yield Hit(wording.question.id, first[key])
        first.setdefault(key, wording.question.id)


RULES: Final = (
    Rule(
        "HC050",
        "long",
        Severity.WARN,
        f"It asks everybody {{words}} questions; more than {MOST_CORE} is a lot.",
        "Every question costs the person something. Long questionnaires lose those with least "
        "to spare.",
        "Keep 8 to 12 questions for everybody, and put the rest in parts that only some are asked.",
        sources.VICTIM_SURVEYS,
        _long,
    ),
    Rule(
        "HC051",
        "far-too-long",
        Severity.BLOCK,
        f"It asks everybody {{words}} questions; more than {MOST_BEARABLE} is too much to ask.",
        "At this length people stop part way, and those who were hurt most stop first.",
        "Keep 8 to 12 questions for everybody, and put the rest in parts that only some are asked.",
        sources.VICTIM_SURVEYS,
        _far_too_long,
    ),
    Rule(
        "HC052",
        "much-writing",
        Severity.WARN,
        f"It asks people to write in {{words}} places; more than {_MOST_WRITING} is a lot.",
        "Writing is the hardest part, each answer may hold a disclosure, and somebody must "
        "read them all.",
        "Keep the one or two where you can act on what people write.",
        sources.VICTIM_SURVEYS,
        _much_writing,
    ),
    Rule(
        "HC053",
        "many-options",
        Severity.ADVISE,
        f"It offers {{words}} answers; more than {_MOST_OPTIONS} is hard on a small screen.",
        "People pick from the top of a long list, and a screen reader reads all of it.",
        "Join answers that you would count together.",
        sources.SURVEY_CRAFT,
        _many_options,
    ),
    Rule(
        "HC054",
        "asked-twice",
        Severity.WARN,
        "It is asked already, in “{words}”.",
        "Being asked again reads as not having been listened to.",
        "Take one out, or say in the wording how they differ.",
        sources.VICTIM_SURVEYS,
        _repeats,
    ),
)
