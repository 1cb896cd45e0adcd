"""What made-up people said: how often each answer was picked, and the words some of them wrote.

Nobody here exists. Distressing detail is kept out on purpose.
"""

from dataclasses import dataclass
from random import Random

PEOPLE_IN_FIRST_WAVE = 132
PEOPLE_SINCE = 7

HOW_OFTEN: dict[str, dict[str, int]] = {
    "first-contact.understood": {
        "strongly_agree": 20,
        "agree": 34,
        "neither": 16,
        "disagree": 14,
        "strongly_disagree": 10,
        "dont_know": 4,
    },
    "first-contact.safe-to-talk": {"yes": 46, "no": 32, "unsure": 18},
    "kept-informed.updates": {
        "always": 14,
        "mostly": 24,
        "sometimes": 33,
        "never": 30,
        "dont_know": 5,
    },
    "treatment.respect": {
        "strongly_agree": 34,
        "agree": 40,
        "neither": 14,
        "disagree": 12,
        "strongly_disagree": 4,
    },
    "gate.safety": {"yes": 70, "skip": 30},
    "nfa.decision": {"yes": 52, "no": 36, "unsure": 12},
    "nfa.explained": {
        "strongly_agree": 8,
        "agree": 20,
        "neither": 12,
        "disagree": 34,
        "strongly_disagree": 26,
    },
}
"""Weights by answer for the questions the story needs; other questions are even."""

DECLINES_ONE_IN = 14
SKIPS_ONE_IN = 11


@dataclass(frozen=True)
class Said:
    """One made-up text: what was written, the theme it carries, and whether it may be quoted."""

    words: str
    theme: str
    quote: str = "disguised"
    is_set_aside: bool = False


NEWS, AGAIN, CARE, CLOSED = (
    "Left without news",
    "Telling it again",
    "Treated with care",
    "How a case is closed",
)

THEMES = {
    NEWS: "People did not hear from us when we said they would, or at all.",
    AGAIN: "People had to explain from the start to somebody new.",
    CARE: "Somebody listened, was kind, or did what they said.",
    CLOSED: "How people were told that a case would not go further.",
}

TEXTS = (
    Said("Ring when you say you will ring. I waited three weeks and then rang you myself.", NEWS),
    Said(
        "Nobody told me anything from June until the letter came. A text would do, even to say "
        "there is no news.",
        NEWS,
    ),
    Said(
        "PC 4417 Hughes was lovely on the day but after that I could not find out who had my case.",
        NEWS,
    ),
    Said(
        "I left four messages. Each time somebody said they would pass it on.",
        NEWS,
        quote="never",
    ),
    Said("Just tell me what happens next and when. That is all.", NEWS),
    Said(
        "I told it to the call taker, then the first officer, then another one, then on the phone "
        "to Sergeant Whitcombe. Write it down once and read it.",
        AGAIN,
    ),
    Said("every time i rang i had to start again from the beginning", AGAIN),
    Said("One person for all of it please, so I do not have to keep explaining.", AGAIN),
    Said(
        "The officer who came to 14 Linden Road asked if it was a good time and if I wanted my "
        "sister Megan there. That made the difference.",
        CARE,
    ),
    Said("She asked me what I wanted to happen. Nobody had asked me that before.", CARE),
    Said("Keep doing what you did at the front counter in Ashgrove Cross. They were kind.", CARE),
    Said("The call handler stayed on the phone until they came.", CARE, quote="never"),
    Said(
        "Do not send a letter. Ring first, explain it, then send the letter so I can read it "
        "again when I am ready.",
        CLOSED,
    ),
    Said("The letter said no further action and a phone number that did not work.", CLOSED),
    Said(
        "I found out it was closed when I rang about something else on 07700 900461.",
        CLOSED,
    ),
    Said("Explain why in words I can understand and tell me if I can ask again.", CLOSED),
    Said("My ex reads my post so the letter was the worst way to tell me.", CLOSED),
    Said(
        "A made-up account so unusual that anybody who knew the street would know who wrote it.",
        "",
        is_set_aside=True,
    ),
)

STILL_LOCKED = (
    "The new weekly call is good. Mine comes on a Tuesday and she never misses it.",
    "Please use text, I cannot always talk. DC Amara Obi understood that.",
    "I would like to be told what happened to what I said last time.",
)


def pick(chance: Random, question_id: str, codes: list[str]) -> str:
    """One made-up answer: by the weights above, else evenly."""
    weights = HOW_OFTEN.get(question_id, {})
    listed = [code for code in codes if not weights or code in weights]
    return chance.choices(listed, [weights.get(code, 1) for code in listed])[0]
