"""Sealing words so that whoever stores them cannot read them, and opening them again.

HPKE (RFC 9180) with X25519, HKDF-SHA256 and AES-256-GCM. Sealing needs the
force's public key only. The context binds a text to its place, so that moving
a sealed text to another row makes it unreadable rather than somebody else's.
"""

from dataclasses import dataclass
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from heard.engines.redaction import SensitiveText

ENVELOPE_VERSION = 1
SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
BUCKETS = (1024, 4096, 16_384, 65_536)
"""Sealed texts come in four lengths (bytes before sealing), so length says little."""
LENGTH_BYTES = 4


class CannotOpen(Exception):
    """The text was altered, moved, or sealed to another key or envelope version."""


class TooLong(Exception):
    """More words than the largest bucket holds."""


@dataclass(frozen=True)
class Place:
    """Where a text belongs; part of what the seal protects."""

    force_id: UUID
    version_id: UUID
    response_key: UUID
    question_id: str

    def context(self) -> bytes:
        """The place as HPKE context bytes."""
        parts = (
            f"heard sealed text v{ENVELOPE_VERSION}",
            str(self.force_id),
            str(self.version_id),
            str(self.response_key),
            self.question_id,
        )
        return "\x1f".join(parts).encode("utf-8")


def seal(words: SensitiveText, *, key: X25519PublicKey, place: Place) -> bytes:
    """The words, padded to a bucket and sealed. Raises TooLong."""
    plain = words.words_for_review().encode("utf-8")
    needed = len(plain) + LENGTH_BYTES
    size = next((bucket for bucket in BUCKETS if bucket >= needed), None)
    if size is None:
        raise TooLong
    padded = (len(plain).to_bytes(LENGTH_BYTES, "big") + plain).ljust(size, b"\0")
    return bytes(SUITE.encrypt(padded, key, info=place.context()))


def open_sealed(
    sealed: bytes, *, envelope_version: int, key: X25519PrivateKey, place: Place
) -> SensitiveText:
    """The words again. Raises CannotOpen; never returns somebody else's words."""
    if envelope_version != ENVELOPE_VERSION:
        raise CannotOpen("unknown envelope version")
    try:
        padded = bytes(SUITE.decrypt(sealed, key, info=place.context()))
    except (InvalidTag, ValueError) as error:
        raise CannotOpen("the seal does not fit") from error
    length = int.from_bytes(padded[:LENGTH_BYTES], "big")
    if len(padded) < LENGTH_BYTES or length > len(padded) - LENGTH_BYTES:
        raise CannotOpen("the length inside does not fit")
    try:
        return SensitiveText(padded[LENGTH_BYTES : LENGTH_BYTES + length].decode("utf-8"))
    except UnicodeDecodeError:
        # Not chained: Python's own error carries the bytes it could not read.
        raise CannotOpen("what is inside is not text") from None
