"""Return codes: eight plain words that let somebody come back without an account."""

import re
import secrets
import threading
from functools import cache
from importlib import resources

from argon2.low_level import Type, hash_secret_raw

from heard.responses import keys

WORDS_IN_CODE = 8
"""Eight words of about 1,550 are 84 bits (ASVS 5.0 6.5.2 then asks for a password hash)."""
MEMORY_KIB = 47_104
AT_ONCE = 1
"""Codes worked out at the same time in one server process; there are two processes."""
MOST_HERE = 2
"""With those who wait. Fewer than the threads of a process, so that others can always answer."""
WAIT_SECONDS = 5.0
_here = threading.BoundedSemaphore(MOST_HERE)
_queue = threading.BoundedSemaphore(AT_ONCE)


class TooBusy(Exception):
    """Too many codes are being checked; try again in a moment."""


@cache
def words() -> tuple[str, ...]:
    """The words codes are made of."""
    text = resources.files("heard.responses").joinpath("return_words.txt").read_text("utf-8")
    return tuple(text.split())


def make() -> str:
    """A new code, as words with spaces between."""
    return " ".join(secrets.choice(words()) for _ in range(WORDS_IN_CODE))


def digest(typed: str) -> str:
    """The stored form of what somebody typed, as hex. Raises TooBusy.

    Argon2id with this installation's salt, so that a stolen database alone
    cannot be searched, and so that a code can be found without an account name.
    Capitals, commas, hyphens and extra spaces do not matter.
    """
    normal = " ".join(re.findall(r"[a-z]+", typed.casefold())[: WORDS_IN_CODE + 1])
    if not _here.acquire(blocking=False):
        raise TooBusy
    try:
        return _in_turn(normal)
    finally:
        _here.release()


def _in_turn(normal: str) -> str:
    if not _queue.acquire(timeout=WAIT_SECONDS):
        raise TooBusy
    try:
        raw = hash_secret_raw(
            normal.encode("ascii"),
            keys.return_code_salt(),
            time_cost=1,
            memory_cost=MEMORY_KIB,
            parallelism=1,
            hash_len=32,
            type=Type.ID,
        )
    finally:
        _queue.release()
    return raw.hex()
