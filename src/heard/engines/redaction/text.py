"""Two types the type checker polices: words nobody has cleared, and words a named person has."""

from collections import Counter
from collections.abc import Callable
from dataclasses import KW_ONLY, InitVar, dataclass
from datetime import datetime
from typing import Any, Final, NoReturn, Self, final

from heard.engines.redaction.spans import Kind

WITHHELD: Final = "[withheld]"


@final
class SensitiveText:
    """What a person wrote, before anybody has decided what in it must be hidden.

    However it is printed, formatted, logged or pickled it says ``[withheld]``.
    It is deliberately not a ``str``, so the type checker refuses it wherever
    words are expected. Two are equal only when they are the same object:
    comparing words would be a way to guess them.
    """

    __slots__ = ("_open",)
    _open: Callable[[], str]

    def __init__(self, words: str) -> None:
        if not isinstance(words, str):
            raise TypeError("SensitiveText holds a string")
        # Held in a closure, not in a field, so that tools which list an
        # object's attributes (debuggers, crash reporters) find no words.
        object.__setattr__(self, "_open", lambda: words)

    def words_for_review(self) -> str:
        """The words themselves. Call this only where the opening has been recorded first."""
        return self._open()

    @property
    def is_blank(self) -> bool:
        """Whether nothing but space was written."""
        return not self._open().strip()

    @property
    def length(self) -> int:
        """How many characters (code points) were written."""
        return len(self._open())

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("SensitiveText cannot be changed")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError("SensitiveText cannot be changed")

    def __str__(self) -> str:
        return WITHHELD

    def __repr__(self) -> str:
        return WITHHELD

    def __format__(self, specification: str) -> str:
        return WITHHELD

    def __html__(self) -> str:
        return WITHHELD

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return self

    def __getstate__(self) -> str:
        return WITHHELD

    def __reduce_ex__(self, protocol: object) -> tuple[type[str], tuple[str]]:
        # A pickle (a cache, a task queue, a crash report) must never carry words.
        return str, (WITHHELD,)


_BUILT_HERE: Final = object()


@final
@dataclass(frozen=True, repr=False)
class RedactedText:
    """Words with what was hidden replaced, and who accepted that; the only words analysis may read.

    ``words`` is the text with each hidden span replaced by a bracketed kind,
    such as ``[name]``. ``kinds`` is the kind of each hidden span, in the order
    they appear. ``accepted_by`` is the id of the person who decided, and
    ``accepted_at`` is when (a timezone-aware moment).

    Made only by ``heard.engines.redaction.redact``, or read back from a row by
    ``from_store``. It prints as ``[withheld]``, because redacted words do not
    belong in logs either: pages say ``.words``.
    """

    words: str
    kinds: tuple[Kind, ...]
    accepted_by: str
    accepted_at: datetime
    _: KW_ONLY
    token: InitVar[object]

    def __post_init__(self, token: object) -> None:
        if token is not _BUILT_HERE:
            raise TypeError("RedactedText is built only by redact() or RedactedText.from_store()")
        if not self.accepted_by.strip():
            raise ValueError("A redaction needs the id of the person who accepted it.")
        if self.accepted_at.tzinfo is None:
            raise ValueError("A redaction needs the moment it was accepted, with a timezone.")

    @classmethod
    def from_store(
        cls, words: str, *, kinds: tuple[str, ...], accepted_by: str, accepted_at: datetime
    ) -> Self:
        """The redacted text a stored row holds, with its provenance.

        Raises ValueError when the provenance is missing, or when the words do
        not show as many placeholders of each kind as the row says were hidden:
        such a row is not the result of the redaction it claims.
        """
        known = tuple(Kind(kind) for kind in kinds)
        for kind, hidden in Counter(known).items():
            if words.count(kind.placeholder) < hidden:
                raise ValueError(f"The stored words do not show every hidden {kind.label}.")
        return cls(words, known, accepted_by, accepted_at, token=_BUILT_HERE)

    def __str__(self) -> str:
        return WITHHELD

    def __repr__(self) -> str:
        return f"RedactedText({WITHHELD}, accepted_by={self.accepted_by!r})"

    def __format__(self, specification: str) -> str:
        return WITHHELD

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("RedactedText is stored as a row, with its provenance, never pickled")

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return self


def accepted(
    words: str, *, kinds: tuple[Kind, ...], accepted_by: str, accepted_at: datetime
) -> RedactedText:
    """Only ``applying.redact`` calls this; everybody else calls ``redact``."""
    return RedactedText(words, kinds, accepted_by, accepted_at, token=_BUILT_HERE)
