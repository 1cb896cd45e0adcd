"""Key files: made in pairs, used here for sealing only, and one salt for return codes."""

import hashlib
import os
import secrets
from pathlib import Path
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from django.conf import settings

SALT_BYTES = 16
SEALING = "sealing"
OPENING = "opening"


class NoKey(Exception):
    """The key file that this needs is not there; nothing can be sealed or opened without it."""


def make_reading_key(force_id: UUID) -> None:
    """Make a force's key pair unless it has one. Private keys are readable by the owner alone."""
    private_path = _folder(OPENING) / f"{force_id}.private"
    public_path = _folder(SEALING) / f"{force_id}.public"
    if private_path.exists():
        return
    private = X25519PrivateKey.generate()
    _write(private_path, private.private_bytes_raw())
    _write(public_path, private.public_key().public_bytes_raw())


def public_key(force_id: UUID) -> tuple[str, X25519PublicKey]:
    """(key id, key) to seal with. Raises NoKey."""
    raw = _read(_folder(SEALING) / f"{force_id}.public")
    return key_id(raw), X25519PublicKey.from_public_bytes(raw)


def return_code_salt() -> bytes:
    """This installation's salt for return codes, made on first use."""
    path = _folder(SEALING) / "return_code_salt"
    if not path.exists():
        _write(path, secrets.token_bytes(SALT_BYTES))
    return _read(path)


def key_id(public: bytes) -> str:
    """A short name for a key pair: the start of the hash of its public half."""
    return hashlib.sha256(public).hexdigest()[:16]


def _folder(name: str) -> Path:
    folder = Path(settings.DATA_DIR) / "keys" / name
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise NoKey(f"there is no key file {path.name}") from None


def _write(path: Path, content: bytes) -> None:
    # O_EXCL: two processes starting at once must not each keep a different key.
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
