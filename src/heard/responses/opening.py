"""Opening what was sealed: the reading is recorded and committed before a word is returned.

Nothing the respondents' door imports may import this; a contract checks it.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from django.conf import settings
from django.db import transaction

from heard.audit.kinds import Kind
from heard.audit.operations import record
from heard.responses import keys, rules, vault

if TYPE_CHECKING:
    from heard.engines.redaction import SensitiveText
    from heard.organisations.viewers import Viewer
    from heard.responses.models import SealedText


def open_text(
    *, text: SealedText, by: Viewer, reason: rules.OpeningReason, now: datetime
) -> SensitiveText:
    """Open one sealed text. Raises RoleMissing, NoKey or CannotOpen."""
    rules.check_can_open(text, by)
    # Its own transaction: if opening fails afterwards, the attempt stays on the record.
    with transaction.atomic():
        record(
            Kind.TEXT_OPENED,
            by=by.id,
            organisation=by.organisation_id,
            about=("sealed_text", text.id),
            at=now,
            detail={"reason": reason.value},
        )
    return vault.open_sealed(
        bytes(text.sealed),
        envelope_version=text.envelope_version,
        key=_private_key(text.force_id, text.key_id),
        place=vault.Place(
            text.force_id, text.window.version_id, text.response_key, text.question_id
        ),
    )


def _private_key(force_id: UUID, key_id: str) -> X25519PrivateKey:
    path = Path(settings.DATA_DIR) / "keys" / keys.OPENING / f"{force_id}.private"
    try:
        key = X25519PrivateKey.from_private_bytes(path.read_bytes())
    except FileNotFoundError:
        raise keys.NoKey(f"there is no key file {path.name}") from None
    if keys.key_id(key.public_key().public_bytes_raw()) != key_id:
        raise keys.NoKey(f"no key with id {key_id}")
    return key
