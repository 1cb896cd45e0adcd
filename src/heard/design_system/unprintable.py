"""Characters that a page, a database or a reader cannot hold: found, named and shown safely."""

import re

UNKEEPABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters but tab and line ends
    "\ud800-\udfff"  # half a character: cannot be written in UTF-8
    "\ufdd0-\ufdef\ufffe\uffff]"  # never characters at all
)
DIRECTION_CHANGES = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Invisible marks that make words read in another order than they are stored."""


def normal_line_ends(text: str) -> str:
    """The words with every line end as one newline, also those that word processors paste."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return re.sub("[\x0b\x0c\x85\u2028\u2029]", "\n", text)


def has_unkeepable(text: str) -> bool:
    """Whether any character could not be stored and shown again."""
    return UNKEEPABLE.search(text) is not None


def has_direction_changes(text: str) -> bool:
    """Whether invisible marks could make a short text read as something else."""
    return DIRECTION_CHANGES.search(text) is not None


def printable(text: str) -> str:
    """The words with each character that no page can hold shown as �."""
    return UNKEEPABLE.sub("\N{REPLACEMENT CHARACTER}", text)
