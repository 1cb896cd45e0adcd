"""Reads a questionnaire from a file: an XLSForm spreadsheet, or Heard's own JSON."""

import json
from collections.abc import Callable, Mapping
from itertools import count
from pathlib import Path
from typing import Any

from heard.cli.failing import CommandFailed
from heard.engines.questionnaire.definition import Questionnaire, from_json

MOST_BYTES = 20_000_000
_SPREADSHEET_STARTS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")

Shape = Mapping[str, tuple[Callable[[Any], bool], str]]


def read_questionnaire(path: Path) -> Questionnaire:
    """The questionnaire in the file. Raises CommandFailed with one sentence when there is none."""
    content = _read_bytes(path)
    ending = path.suffix.lower()
    if ending in {".xlsx", ".xls"} or content.startswith(_SPREADSHEET_STARTS):
        return _read_form(content, path)
    if ending == ".json" or content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _read_json(content, path)
    raise CommandFailed(
        f"“{path}” is neither a spreadsheet (.xlsx or .xls) nor a questionnaire saved as JSON."
    )


def _read_bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise CommandFailed(f"“{path}” is a folder; give the name of one file.")
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise CommandFailed(f"There is no file “{path}”.") from None
    except PermissionError:
        raise CommandFailed(f"You do not have permission to read “{path}”.") from None
    except (OSError, ValueError) as problem:
        said = getattr(problem, "strerror", None) or str(problem)
        raise CommandFailed(f"“{path}” cannot be read: {said}.") from None
    if not content.strip():
        raise CommandFailed(f"“{path}” is empty.")
    if len(content) > MOST_BYTES:
        raise CommandFailed(f"“{path}” is larger than 20 MB, too large for a questionnaire.")
    return content


def _read_form(content: bytes, path: Path) -> Questionnaire:
    # Imported here: the spreadsheet reader is not needed for JSON.
    from heard.engines.questionnaire.xlsform import UnreadableForm, read

    try:
        return read(content, name=path.name)
    except UnreadableForm as reason:
        raise CommandFailed(f"“{path}” cannot be read as an XLSForm: {reason}") from None


def _read_json(content: bytes, path: Path) -> Questionnaire:
    try:
        stored = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise CommandFailed(f"“{path}” is not text in UTF-8, so it is not JSON.") from None
    except json.JSONDecodeError as problem:
        raise CommandFailed(
            f"“{path}” is not JSON: line {problem.lineno}, column {problem.colno}."
        ) from None
    except (RecursionError, ValueError):
        raise CommandFailed(f"“{path}” is JSON that cannot be read: too deep or too big.") from None
    reason = _wrong_shape(stored)
    if not reason:
        try:
            return from_json(stored)
        except (ValueError, KeyError, TypeError, AttributeError) as problem:
            reason = str(problem)
    raise CommandFailed(f"“{path}” is JSON but not a Heard questionnaire: {reason}.")


def _wrong_shape(stored: Any) -> str:
    """What part of the JSON is not as a questionnaire has it; empty when all is."""
    if not isinstance(stored, dict):
        return "it is not an object with a schema and sections"
    if "schema" not in stored:
        return "it has no schema version"
    return _wrong_part(stored, _WHOLE, "the questionnaire") or next(
        filter(None, map(_wrong_section, stored["sections"], count(1))), ""
    )


def _wrong_section(section: dict[str, Any], place: int) -> str:
    where = f"section {place}"
    return _wrong_part(section, _SECTION, where) or next(
        (
            wrong
            for number, question in enumerate(section["questions"], start=1)
            if (wrong := _wrong_question(question, f"question {number} of {where}"))
        ),
        "",
    )


def _wrong_question(question: dict[str, Any], where: str) -> str:
    return _wrong_part(question, _QUESTION, where) or next(
        filter(
            None, (_wrong_part(o, _OPTION, f"an option of {where}") for o in question["options"])
        ),
        "",
    )


def _wrong_part(stored: dict[str, Any], shape: Shape, where: str) -> str:
    for key, (fits, needed) in shape.items():
        if key not in stored or not fits(stored[key]):
            return f"{where} needs “{key}” as {needed}"
    return ""


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_words(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(words, str) for words in value.values())


def _is_objects(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(part, dict) for part in value)


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(part, str) for part in value)


def _is_condition(value: Any) -> bool:
    return value is None or isinstance(value, dict)


def _is_yes_or_no(value: Any) -> bool:
    return isinstance(value, bool)


_TEXT = (_is_text, "text")
_WORDS = (_is_words, 'words by language, like {"en": "…"}')
_OBJECTS = (_is_objects, "a list of objects")
_WHOLE: Shape = {
    "title": _WORDS,
    "intro": _WORDS,
    "languages": (_is_texts, "a list of language codes"),
    "settings": (_is_words, "words by name"),
    "sections": _OBJECTS,
}
_SECTION: Shape = {"id": _TEXT, "title": _WORDS, "content_note": _WORDS, "questions": _OBJECTS}
_OPTION: Shape = {"code": _TEXT, "label": _WORDS}
_QUESTION: Shape = {
    "id": _TEXT,
    "kind": _TEXT,
    "ask": _WORDS,
    "hint": _WORDS,
    "content_note": _WORDS,
    "options": _OBJECTS,
    "only_if": (_is_condition, "a condition or null"),
    "scale": _TEXT,
    "bank_id": _TEXT,
    "feeds": _TEXT,
    "required": (_is_yes_or_no, "true or false"),
}
