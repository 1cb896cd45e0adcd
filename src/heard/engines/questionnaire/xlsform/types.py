"""What the words in the “type” column mean here: a kind of question, a part, or a refusal."""

import re
from dataclasses import dataclass

from heard.engines.questionnaire.definition import AnswerKind

_KINDS = {
    "text": AnswerKind.SHORT_TEXT,
    "string": AnswerKind.SHORT_TEXT,
    "phone number": AnswerKind.SHORT_TEXT,
    "integer": AnswerKind.NUMBER,
    "int": AnswerKind.NUMBER,
    "decimal": AnswerKind.NUMBER,
    "range": AnswerKind.NUMBER,
    "date": AnswerKind.DATE,
    "datetime": AnswerKind.DATE,
    "note": AnswerKind.INFORMATION,
    "acknowledge": AnswerKind.MULTIPLE,
    "trigger": AnswerKind.MULTIPLE,
}
_RECORDED_BY_DEVICE = frozenset(
    {"start", "end", "today", "deviceid", "subscriberid", "simserial", "phonenumber"}
    | {"username", "email", "audit"}
)
_WORKED_OUT = frozenset({"calculate", "calculation", "hidden"})
_PLACE = "asks for a place, which is not supported yet"
_FILE = "asks for a file or a recording, which is not supported yet"
_OTHER_FILE = "takes its choices from another file, which is not supported yet"
_REPEATS = "asks the same questions several times over, which is not supported yet"
_REFUSED = {
    "geopoint": _PLACE,
    "geotrace": _PLACE,
    "geoshape": _PLACE,
    "start-geopoint": _PLACE,
    "location": _PLACE,
    "gps": _PLACE,
    "osm": _PLACE,
    "image": _FILE,
    "photo": _FILE,
    "picture": _FILE,
    "audio": _FILE,
    "background-audio": _FILE,
    "video": _FILE,
    "file": _FILE,
    "barcode": _FILE,
    "time": "asks for a time of day, which is not supported yet",
    "rank": "asks people to put things in order, which is not supported yet",
    "include": "brings in questions from another file, which is not supported yet",
    "xml-external": _OTHER_FILE,
    "csv-external": _OTHER_FILE,
    "entity": "makes a record in another system, which is not supported yet",
}
_SELECT = re.compile(
    r"(?:add )?(?P<how>select[ _]one|select1|select[ _]multiple|select[ _]all[ _]that[ _]apply)"
    r"(?:[ _]prompt)?(?:[ _](?:from|using))?"
    r"\s+(?P<list>\S+)(?P<other>\s+or[ _](?:specify[ _])?other)?",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(r"select (?:one|multiple) (?:external|from file)\b")
_PART = re.compile(r"(?P<what>begin|end)\s+(?P<part>group|repeat|loop)\b.*", re.IGNORECASE)


class NotSupported(ValueError):
    """A type that cannot be imported; ``str()`` finishes the sentence “the type “x” …”."""


@dataclass(frozen=True)
class Type:
    """What a row is. Just one of ``kind``, ``part`` and ``left_out`` is filled."""

    word: str
    kind: AnswerKind | None = None
    list_name: str = ""
    has_other: bool = False
    part: str = ""
    """``begin`` or ``end``, of a group."""
    left_out: str = ""
    """Why the row is left out, if nothing else in the form needs it."""


def read_type(written: str) -> Type:
    """What ``written`` in the type column means. Raises NotSupported."""
    words = " ".join(written.split())
    word = words.lower().replace("_", " ")
    part = _PART.fullmatch(word)
    if part:
        if part["part"] != "group":
            raise NotSupported(_REPEATS)
        return Type(word, part=part["what"])
    if word in _RECORDED_BY_DEVICE:
        return Type(word, left_out="records something about the device or the visit")
    if word in _WORKED_OUT:
        return Type(word, left_out="is worked out and never shown")
    if word in _KINDS:
        return Type(word, kind=_KINDS[word])
    return _read_select(words, word)


def _read_select(words: str, word: str) -> Type:
    if _ELSEWHERE.match(word):
        raise NotSupported(_OTHER_FILE)
    if word.split(" ")[0] in _REFUSED:
        raise NotSupported(_REFUSED[word.split(" ")[0]])
    found = _SELECT.fullmatch(words)
    if found is None:
        raise NotSupported("is not one that can be imported")
    if "$" in found["list"]:
        raise NotSupported("takes its choices from earlier answers, which is not supported yet")
    is_one = found["how"].lower().replace("_", " ") in {"select one", "select1"}
    return Type(
        "select one" if is_one else "select multiple",
        kind=AnswerKind.SINGLE if is_one else AnswerKind.MULTIPLE,
        list_name=found["list"],
        has_other=bool(found["other"]),
    )
