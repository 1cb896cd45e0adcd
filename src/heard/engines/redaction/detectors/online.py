"""Web addresses, social media accounts, internet addresses and three-word locations."""

import re
from collections.abc import Iterator

from heard.engines.redaction.detectors.matching import spans_of
from heard.engines.redaction.spans import Kind, Span

_ADDRESS = re.compile(
    r"\b(?:https?://|www\.)[\w.~:/?#@!$&*+,;=%-]{1,500}"
    r"|(?<![\w.@-])[\w-]{1,63}(?:\.[\w-]{1,63}){0,3}\.(?:co\.uk|org\.uk|gov\.uk|police\.uk|com|net|org)\b"
    r"(?:/[\w./?=&%-]{0,300})?",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"(?<![\w@])@[\w.]{2,40}\b")
_NETWORKS = (
    "instagram|insta|snapchat|snap|facebook|fb|tiktok|twitter|telegram|whatsapp|discord|tinder"
)
_NAMED_ACCOUNT = re.compile(
    rf"\b(?:{_NETWORKS})(?: (?:account|name|username|handle|profile|page)){{0,2}}"
    r"(?: (?:is|was|called|under))? ?[:=]? ?(?P<account>[\w.]{0,30}[0-9_][\w.]{0,30})\b",
    re.IGNORECASE,
)
_NETWORK_ADDRESS = re.compile(r"(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])")
_THREE_WORDS = re.compile(r"///[^\W\d_]{2,30}\.[^\W\d_]{2,30}\.[^\W\d_]{2,30}")


def find(text: str) -> Iterator[Span]:
    """Spans that read as somewhere online."""
    yield from spans_of(_ADDRESS, text, kind=Kind.WEB, detector="web_address")
    yield from spans_of(_NETWORK_ADDRESS, text, kind=Kind.WEB, detector="network_address")
    yield from spans_of(_HANDLE, text, kind=Kind.ACCOUNT, detector="handle")
    yield from spans_of(
        _NAMED_ACCOUNT, text, kind=Kind.ACCOUNT, detector="named_account", group="account"
    )
    yield from spans_of(_THREE_WORDS, text, kind=Kind.PLACE, detector="three_words")
