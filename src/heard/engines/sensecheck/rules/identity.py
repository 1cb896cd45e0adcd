"""Asking who a person is: names, addresses, numbers, status, exact age."""

import re
from collections.abc import Iterator
from typing import Final

from heard.engines.questionnaire.definition import AnswerKind
from heard.engines.sensecheck.finding import Severity
from heard.engines.sensecheck.rule import Case, Hit, Rule, either, saying, shown
from heard.engines.sensecheck.rules import sources

_GIVE: Final = (
    r"^(?:please |can you |could you |kindly |now |and )*"
    + either("enter|give|write|provide|type|state|confirm|tell|add|fill in|leave|supply|put")
    + r"(?: us| me| in| down)*(?: (?:your|the|his|her|their|a|an))?"
)
_WHAT_IS: Final = r"\bwhat(?:'s| is| was| are| were)? ?(?:your|the victim's|their|his|her)"
_PART: Final = either(
    "full|first|last|family|own|home|current|legal|given|middle|preferred|personal|main|contact"
)
_IDENTIFIER: Final = either(
    "names?|surname|forename|initials|maiden name|address|street|house number|post ?codes?",
    "dates? of birth|dob|birthday|birth ?date|signature|workplace|employer|school",
    "(?:(?:tele)?phone|mobile)(?: phone)?(?: numbers?)?|e-?mail(?: address)?",
    "national insurance number|ni number|nhs number|passport number|driving licen[cs]e(?: number)?",
)
_WHOSE: Final = "(?:your |victim |respondent |participant |victim's |my )?"
_MARK: Final = r"(?: (?:optional|required|if known|\([^()]{0,40}\)))?"

_IDENTITY = saying(
    rf"{_GIVE}(?: {_PART})* {_IDENTIFIER}\b(?! of (?:the|any) (?:service|organisation))",
    rf"{_WHAT_IS}(?: {_PART})* {_IDENTIFIER}\b",
    rf"^{_WHOSE}(?:{_PART} )*{_IDENTIFIER}{_MARK}$",
    r"\bwhen were you born\b|\bwhat day were you born\b|\bwhere do you (?:live|work)\b",
    r"\bwhich (?:street|road) do you\b|\bwho are you\b|\bsign (?:here|below|your name)\b",
    r"\b(?:names?|ages?) of your (?:children|child|kids|partner|offender)\b",
    r"\bwhat (?:school|nursery) do(?:es)? your\b|\bwhere do your children go\b",
    in_hints=True,
)
_NUMBERED: Final = (
    "(?:crime|incident|case|log|police|occurrence) (?:report )?(?:reference|ref|number|no)"
)
_CASE = saying(
    rf"{_WHAT_IS} {_NUMBERED}\b",
    rf"{_GIVE} {_NUMBERED}\b",
    rf"^{_WHOSE}{_NUMBERED}(?: number)?{_MARK}$",
    in_hints=True,
)
_STATUS: Final = re.compile(
    r"\b"
    + either(
        "immigration (?:status|history|case)|visa|leave to remain|asylum|refugee|settled status",
        "right to (?:remain|stay|live|work|reside)|undocumented|citizenship|nationality",
        "(?:uk|british|eu) (?:citizen|national|passport)|passports? do you (?:hold|have)",
        "how long have you (?:lived|been) in (?:the uk|this country|britain|england|wales)",
        "(?:status|residen(?:ce|cy)) in the uk",
        "when did you (?:come|arrive|move) (?:to|in) the (?:uk|country)",
    )
    + r"\b"
)
# A question about what the police did is about the service, and can be asked.
_ABOUT_POLICE: Final = re.compile(
    r"^(?:did|were|was|has|have) (?:we|the police|an? officers?|anyone|you (?:asked|worried))\b"
)
_EXACT_AGE: Final = re.compile(r"\bhow old (?:are|were) you\b|\b(?:your|exact) age\b|^age$")


def _asks_status(case: Case) -> Iterator[Hit]:
    for wording in case.wordings:
        for sentence in wording.sentences:
            found = _STATUS.search(sentence)
            if found and not _ABOUT_POLICE.search(sentence):
                yield Hit(wording.question.id, shown(found.group()))
                break


def _asks_exact_age(case: Case) -> Iterator[Hit]:
    for wording in case.wordings:
        if wording.question.kind in {AnswerKind.NUMBER, AnswerKind.SHORT_TEXT} and any(
            _EXACT_AGE.search(sentence) for sentence in wording.sentences
        ):
            yield Hit(wording.question.id)


RULES: Final = (
    Rule(
        "HC003",
        "asks-who-they-are",
        Severity.BLOCK,
        "It asks for something that identifies the person or their family (“{words}”).",
        "An answer with a name or an address can lead somebody dangerous to the person who "
        "gave it, "
        "and no result needs it.",
        "Leave it out. If people want to be contacted, use Heard's safe contact step, which "
        "keeps it apart.",
        sources.MINIMISATION,
        _IDENTITY,
    ),
    Rule(
        "HC004",
        "asks-for-a-case-number",
        Severity.WARN,
        "It asks for a number that leads to the person's case (“{words}”).",
        "With it, anybody who can look up the case knows who answered and what they said.",
        "Leave it out, or join answers to cases before sending, where data protection has "
        "agreed it.",
        sources.MINIMISATION,
        _CASE,
    ),
    Rule(
        "HC005",
        "asks-immigration-status",
        Severity.BLOCK,
        "It asks about immigration status or nationality (“{words}”).",
        "People who fear that the answer will be passed on stop reporting crimes against them.",
        "Leave it out. To learn about language needs, ask which language the person would like "
        "to use.",
        sources.FIREWALL,
        _asks_status,
    ),
    Rule(
        "HC006",
        "asks-exact-age",
        Severity.WARN,
        "It asks for an exact age.",
        "An exact age beside other answers can point at one person.",
        "Offer age bands, such as 25 to 34.",
        sources.EQUALITY,
        _asks_exact_age,
    ),
)
