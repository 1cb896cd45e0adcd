"""Reading age by the Flesch-Kincaid grade, with our own syllable counter.

The formula was made for whole passages. On one question it is a rough sign,
so the rule that uses it only warns, and only on questions of some length.
"""

import re
from typing import Final

_WORD: Final = re.compile(r"[a-z]+(?:'[a-z]+)?")
_SENTENCE: Final = re.compile(r"[.!?:;]+(?:\s|$)")
_VOWELS: Final = re.compile(r"[aeiouy]+")
# Two vowels together that are said apart, as in "science", "area", "being" and "actual".
_SAID_APART: Final = re.compile(
    r"i[ao](?!us)|ea(?=[tl]e\b)|ei(?=ng)|ua(?=l)|eo(?!p)|(?<=[rd])ea\Z|uou|ie(?=t|nc)|ying"
)
_ENDS_UNSAID: Final = re.compile(
    r"(?:[^laeiouy]|[aeiouy]l|ll)e\Z|[^aeiouytd]ed\Z|[^aeiouyscxzgh]es\Z"
)
_SAID_TOGETHER: Final = re.compile(r"[tcsg]i(?:on|ous|al|an|ent)")
# A child starts the first American grade at six.
_AGE_AT_GRADE: Final = 5


def syllables(word: str) -> int:
    """Roughly how many syllables an English word has; at least one."""
    plain = word.lower().split("'")[0]
    count = len(_VOWELS.findall(plain)) + len(_SAID_APART.findall(plain))
    count -= len(_SAID_TOGETHER.findall(plain))
    if _ENDS_UNSAID.search(plain):
        count -= 1
    return max(count, 1)


def reading_age(text: str) -> float:
    """The age in years at which a child at school could read ``text``; 0 when it has no words.

    Flesch-Kincaid grade, 0.39 words per sentence + 11.8 syllables per word
    - 15.59 (Kincaid and others, 1975), plus 5 years.
    """
    words = _WORD.findall(text.lower().replace("’", "'"))
    if not words:
        return 0.0
    sentences = sum(1 for part in _SENTENCE.split(text) if _WORD.search(part.lower()))
    said = sum(syllables(word) for word in words)
    grade = 0.39 * len(words) / max(sentences, 1) + 11.8 * said / len(words) - 15.59
    return max(grade, 0.0) + _AGE_AT_GRADE
