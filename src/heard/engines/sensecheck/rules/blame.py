"""Wording that puts what was done to a person down to the person."""

from typing import Final

from heard.engines.sensecheck.finding import Severity
from heard.engines.sensecheck.rule import Rule, either, saying
from heard.engines.sensecheck.rules import sources

_THEY_DID: Final = either(
    "not|stay|remain|go|return|let|wait|allow|leave it|take so long|keep|continue|choose to",
    "invite|agree|meet|delay|withdraw|drop|retract|refuse",
)
_THEY_WERE: Final = either("there|out|alone|still|with|drunk|walking|drinking|wearing|not")
_DRUNK: Final = either(
    "drinking|drunk|intoxicated|taking drugs|taken drugs|under the influence|on drugs"
)
_DID_YOU: Final = either(
    "fight back|resist|struggle|scream|shout for help|say no|lead|provoke|encourage|consent",
    "try to (?:stop|escape|leave|get away)|(?:do|say) (?:anything|something) (?:to|that)",
)
_YOURS: Final = "you " + either("did|said|could have|might have|should have")
_CAUSING: Final = either(
    "caused?|provoked?|prevent(?:ed)?|avoid(?:ed)?|stop(?:ped)?|differently|contributed?"
)

_BLAMES = saying(
    r"\bwhy (?:didn't|did you not|don't|do you not|haven't|wouldn't|couldn't) you\b",
    r"\bwhy (?:did|do) you not\b",
    rf"\bwhy did you {_THEY_DID}\b",
    rf"\bwhy (?:were|are|was) you {_THEY_WERE}\b",
    r"\bwhy (?:did|has) it (?:take|taken) you\b",
    r"\bwhat (?:were|was) you (?:wearing|doing (?:there|out|alone))\b",
    rf"\b(?:had|were|have) you (?:been )?{_DRUNK}\b",
    r"\bhow much (?:had you|did you|alcohol)\b",
    rf"\bdid you {_DID_YOU}\b",
    rf"\b(?:anything|something|what) (?:that )?{_YOURS}\b.{{0,30}}\b{_CAUSING}\b",
    r"\b(?:could|should) you have (?:done|prevented|avoided|stopped|left|reported)\b",
    r"\b(?:your|own) fault\b|\bblame yourself\b|\bare you to blame\b",
    r"\bpartly (?:to blame|responsible)\b",
    in_hints=True,
)

RULES: Final = (
    Rule(
        "HC002",
        "blames-the-person",
        Severity.BLOCK,
        "It suggests that the person should have acted differently (“{words}”).",
        "People read it as being blamed. It adds to the harm and stops them answering anything "
        "else.",
        "Ask what the police did, or what would have made something easier.",
        sources.TRAUMA,
        _BLAMES,
    ),
)
