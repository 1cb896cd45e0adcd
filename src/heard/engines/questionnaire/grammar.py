"""The shape that both ways of writing a condition share: and, or, not and brackets.

Text is cut into tokens and built into the closed list of ``conditions.py``. Nothing is evaluated.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

MAX_TEXT = 2000
MAX_DEPTH = 20


class BadCondition(ValueError):
    """A condition that cannot be used. ``str()`` is one plain sentence for staff."""


@dataclass(frozen=True)
class Token:
    """One piece of the text: what sort it is (``word``, ``number``, …) and its text."""

    sort: str
    text: str


def cut(text: str, pattern: re.Pattern[str]) -> list[Token]:
    """The tokens of ``text``; ``pattern`` has one named group for each sort.

    Raises BadCondition when the text is too long or holds something else.
    """
    if len(text) > MAX_TEXT:
        raise BadCondition(f"The condition is longer than {MAX_TEXT} characters.")
    tokens, at = [], 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        found = pattern.match(text, at)
        if found is None:
            raise BadCondition(f"The condition cannot be read from “{text[at : at + 20]}” on.")
        tokens.append(Token(found.lastgroup or "", found.group(found.lastgroup or 0)))
        at = found.end()
    return tokens


class Reader:
    """Reads tokens into a condition; ``claim`` reads one comparison and is given by the caller."""

    def __init__(self, tokens: list[Token], claim: Callable[["Reader"], dict[str, Any]]) -> None:
        self._tokens = tokens
        self._at = 0
        self._depth = 0
        self._claim = claim

    def read(self) -> dict[str, Any]:
        """The whole condition. Raises BadCondition."""
        if not self._tokens:
            raise BadCondition("The condition is empty.")
        condition = self._any()
        if self._at < len(self._tokens):
            raise self.refusal()
        return condition

    def peek(self) -> Token:
        """The next token, or one of sort ``end``."""
        return self._tokens[self._at] if self._at < len(self._tokens) else Token("end", "")

    def take(self) -> Token:
        """The next token, used up."""
        token = self.peek()
        self._at += 1
        return token

    def skip(self, text: str) -> bool:
        """Use up the next token when it is the mark or plain word ``text``."""
        found = self.peek().text == text and self.peek().sort in {"word", "mark"}
        self._at += found
        return found

    def expect(self, text: str) -> None:
        """Use up ``text`` or raise BadCondition."""
        if not self.skip(text):
            raise self.refusal()

    def refusal(self) -> BadCondition:
        """The error to raise: says where reading stopped."""
        token = self.peek()
        if token.sort == "end":
            return BadCondition("The condition stops before it is finished.")
        return BadCondition(f"The condition has “{token.text[:40]}” where it was not expected.")

    def _any(self) -> dict[str, Any]:
        parts = [self._all()]
        while self.skip("or"):
            parts.append(self._all())
        return parts[0] if len(parts) == 1 else {"op": "any", "of": parts}

    def _all(self) -> dict[str, Any]:
        parts = [self._one()]
        while self.skip("and"):
            parts.append(self._one())
        return parts[0] if len(parts) == 1 else {"op": "all", "of": parts}

    def _one(self) -> dict[str, Any]:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise BadCondition(f"The condition has more than {MAX_DEPTH} brackets inside brackets.")
        if self.skip("not"):
            condition: dict[str, Any] = {"op": "not", "of": self._one()}
        elif self.skip("("):
            condition = self._any()
            self.expect(")")
        else:
            condition = self._claim(self)
        self._depth -= 1
        return condition
