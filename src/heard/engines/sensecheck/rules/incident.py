"""Asking the person to tell what was done to them."""

from typing import Final

from heard.engines.sensecheck.finding import Severity
from heard.engines.sensecheck.rule import Rule, either, saying
from heard.engines.sensecheck.rules import sources

_HARM: Final = (
    either(
        "incidents?|crimes?|attacks?|assaults?|abuse|offences?|rapes?|violence|ordeal|stalking",
        "harassment|burglary|robbery|threats?|injury|injuries",
    )
    + r"\b(?! (?:reference|ref|number|no|report|log|prevention|survey)\b)"
)
# What may come before the request itself: "please, in your own words, …".
_LEAD: Final = (
    either(
        "please|kindly|can you|could you|would you|will you|we would like you to|you can",
        "we'd like you to|we want you to|use this (?:box|space) to|in your own words",
        "if you (?:can|wish|want|feel able)|briefly|and|,| ",
    )
    + "*"
)
_TELL: Final = either(
    "tell|describe|explain|write|share|say|give|outline|set out|recount|summarise|detail",
    "report|provide|enter|talk us through|walk us through|take us through",
)
_ABOUT: Final = (
    "(?: "
    + either(
        "us|me|down|about|more|briefly|in (?:as much )?detail|in your own words|an?|any|full",
        "short|brief|details?|description|summary|of|on|exactly|everything|all|anything",
        "something|further|account|statement|the",
    )
    + ")*?"
)
# Between "the" and "incident" there may be "most recent domestic abuse", not "support after".
_PLAIN: Final = r"(?!(?:service|support|response|way|how|to|of|after|you|we|for)\b)[\w-]+"
_SOMEBODY: Final = either(
    "he|she|they|the (?:offender|suspect|perpetrator|attacker|abuser|person who \\w+ you)",
    "your (?:partner|ex|ex-partner|husband|wife|attacker|abuser|boyfriend|girlfriend)",
)
_OFFENDER: Final = either("offender|suspect|perpetrator|attacker|abuser")
_DONE: Final = either("attacked|assaulted|abused|hurt|raped|hit|stalked|harassed|threatened")
# "What happened next" and "what happened with your case" are about the service.
_HAPPENED: Final = (
    r"what (?:has |had )?happened\b(?! "
    + either(
        "next|after you|afterwards|with|once|at (?:the )?(?:court|station)",
        "to your (?:case|report|complaint)",
        "when you (?:called|rang|contacted|reported|got|spoke|came)",
    )
    + ")"
)

_ASKS = saying(
    rf"^{_LEAD}{_TELL}{_ABOUT} {_HAPPENED}",
    rf"^{_LEAD}{_TELL}{_ABOUT} that happened\b",
    rf"^{_LEAD}{_TELL}{_ABOUT} (?:your|a) (?:story|account|version of events)\b",
    rf"^{_LEAD}{_TELL}{_ABOUT} (?:the|your|this|that|each|most|last)(?: {_PLAIN}){{0,4}} {_HARM}",
    rf"^{_LEAD}{_HAPPENED}",
    rf"^{_LEAD}what (?:was|were) (?:the )?(?:details|nature|circumstances) of (?:the|your) {_HARM}",
    rf"\bwhat did {_SOMEBODY} (?:do|say)\b(?! (?:well|to help))",
    r"\b(?:how|when|where|what time|what day|on what date) (?:did|was|were) "
    r"(?:it|this|that|(?:the|your) [\w-]+(?: \w+)?) "
    r"(?:happen|take place|occur|start|committed)\b",
    rf"^{_LEAD}(?:when|where) (?:was|were) (?:the|your) (?:[\w-]+ )?{_HARM}",
    rf"\bdid {_SOMEBODY} (?:ever )?"
    + either("hit|hurt|punch|kick|slap|strangle|choke|rape|threaten|touch|use|force|have")
    + r"\b",
    r"\bwas (?:a|any) weapon\b",
    rf"\bdid you know (?:the|your) {_OFFENDER}\b",
    rf"\bwho (?:was|is|were) (?:the|your) {_OFFENDER}s?\b",
    rf"^{_LEAD}who {_DONE} you\b",
    r"^(?:details|description|nature|circumstances|date|time|location|place) of "
    rf"(?:the |your )?(?:[\w-]+ )?{_HARM}",
    r"^(?:brief |short )?(?:description|summary|account|details) of what happened\b",
    r"^(?:brief |short )?(?:incident|crime|offence|assault|attack) "
    r"(?:details?|description|summary|narrative|date|time|location|address)$",
    r"\bwhat injuries\b|\bwere you (?:physically )?(?:injured|raped|hit|strangled)\b",
    in_hints=True,
)

RULES: Final = (
    Rule(
        "HC001",
        "asks-what-happened",
        Severity.BLOCK,
        "It asks the person to tell what was done to them (“{words}”).",
        "Telling it again can hurt, and an account written here may have to be kept as "
        "material in "
        "their case and shown to the defence.",
        "Ask about what the police did and how the person was treated. Say that they do not "
        "need to "
        "tell you what happened.",
        sources.DISCLOSURE,
        _ASKS,
    ),
)
