"""The plan behind a questionnaire: what must be decided before anybody is asked anything."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from heard.engines.sensecheck.finding import Severity
from heard.engines.sensecheck.plan import Plan
from heard.engines.sensecheck.rule import Case, Find, Hit, Rule
from heard.engines.sensecheck.rules import sources

# Words that fill a box without saying anything.
_PLACEHOLDER: Final = re.compile(
    r"(?:t\.?b\.?[cad]\.?|to be (?:confirmed|decided|agreed|completed)|n/?a|none|nothing|not "
    r"known|unknown|todo|pending|"
    r"as above|see above|x+|\?+|-+|\.+|test)?[\s.!]*",
    re.IGNORECASE,
)


def _is_unsaid(words: str) -> bool:
    return bool(_PLACEHOLDER.fullmatch(words.strip()))


def _without(part: Callable[[Plan], str]) -> Find:
    def find(case: Case) -> Iterator[Hit]:
        if case.plan is not None and _is_unsaid(part(case.plan)):
            yield Hit(None)

    return find


def _no_retention(case: Case) -> Iterator[Hit]:
    if case.plan is not None and not case.plan.has_retention:
        yield Hit(None)


RULES: Final = (
    Rule(
        "HP001",
        "no-purpose",
        Severity.BLOCK,
        "The plan does not say what it is for.",
        "Without a purpose there is no reason to ask people to go over hard things.",
        "Write in one or two sentences what you want to learn and who will decide with it.",
        sources.PLAN,
        _without(lambda plan: plan.purpose),
    ),
    Rule(
        "HP002",
        "nothing-can-change",
        Severity.BLOCK,
        "The plan does not say what can change because of the answers.",
        "Asking when nothing can change takes from people and gives nothing back.",
        "Write what could be done differently. If nothing could, do not ask.",
        sources.PROMISES,
        _without(lambda plan: plan.can_change),
    ),
    Rule(
        "HP003",
        "limits-not-said",
        Severity.BLOCK,
        "The plan does not say what cannot change.",
        "People who are not told the limits are let down a second time.",
        "Write what will stay as it is whatever people say, such as decisions in single cases.",
        sources.PROMISES,
        _without(lambda plan: plan.cannot_change),
    ),
    Rule(
        "HP004",
        "nobody-covers-disclosures",
        Severity.BLOCK,
        "The plan does not say who looks after distress and disclosures.",
        "Somebody may write that they or a child are in danger, and nobody would read it in time.",
        "Name the role that reads answers, when it is covered, and what happens outside those "
        "hours.",
        sources.PLAN,
        _without(lambda plan: plan.distress_cover),
    ),
    Rule(
        "HP005",
        "no-impact-assessment",
        Severity.BLOCK,
        "The plan has no reference to a data protection impact assessment.",
        "These answers are among the most dangerous a force can hold; the risks come before "
        "the asking.",
        "Complete the assessment with your data protection officer and give its reference.",
        sources.DPIA,
        _without(lambda plan: plan.dpia_reference),
    ),
    Rule(
        "HP006",
        "no-retention",
        Severity.WARN,
        "The plan does not say how long answers are kept.",
        "What is kept for no reason can be lost, asked for or misused.",
        "Choose a number of months, and the day from which they count.",
        sources.MINIMISATION,
        _no_retention,
    ),
)
