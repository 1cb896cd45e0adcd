"""A codebook: what the columns and codes of a file of answers mean, written by hand in TOML.

The format is described in docs/reference/codebook.md. Its keys are closed: a misspelt key is
refused rather than passed over.
"""

import hashlib
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from heard.engines.questionnaire.answers import Presence
from heard.engines.tables.variables import Code, Variable, VariableKind

MAX_CHARACTERS = 1_000_000

_FILE_KEYS = {"title", "source", "licence", "notice", "weight", "row_id", "variable"}
_VARIABLE_KEYS = {
    "column", "id", "ask", "label", "kind", "codes", "split", "headline", "headline_code",
    "declined", "not_answered", "not_asked", "blank",
}  # fmt: skip
_ID = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_SILENCES = (Presence.DECLINED, Presence.NOT_ANSWERED, Presence.NOT_ASKED)


class BadCodebook(ValueError):
    """The codebook cannot be used; the message is one sentence saying where and why."""


@dataclass(frozen=True)
class Column:
    """One column of the file: the variable it becomes, and how silence is written in it."""

    name: str
    variable: Variable
    silences: Mapping[str, Presence]
    """Codes that mean declined, not answered or not asked."""
    blank: Presence = Presence.NOT_ANSWERED
    split: str = ";"
    """What stands between the codes of a multiple answer."""


@dataclass(frozen=True)
class Codebook:
    """Everything needed to read one file of answers. ``weight`` is empty when there is none."""

    title: str
    columns: tuple[Column, ...]
    source: str = ""
    licence: str = ""
    notice: str = ""
    weight: str = ""
    row_id: tuple[str, ...] = ()
    sha256: str = ""

    @property
    def variables(self) -> tuple[Variable, ...]:
        """What an extract made with this codebook holds."""
        return tuple(column.variable for column in self.columns)

    @property
    def named_columns(self) -> tuple[str, ...]:
        """Every column of the file that the codebook speaks of, each once."""
        extra = (self.weight,) if self.weight else ()
        return tuple(
            dict.fromkeys([*(column.name for column in self.columns), *extra, *self.row_id])
        )


def read(text: str) -> Codebook:
    """The codebook written in ``text``. Raises BadCodebook with one plain sentence."""
    if len(text) > MAX_CHARACTERS:
        raise BadCodebook("The codebook is longer than a million characters.")
    try:
        written = tomllib.loads(text)
    except tomllib.TOMLDecodeError as reason:
        raise BadCodebook(f"The codebook is not valid TOML: {reason}.") from None
    return _Reader(text).codebook(written)


class _Reader:
    """Reads one codebook, and knows on which line each variable begins."""

    def __init__(self, text: str) -> None:
        self.text = text
        lines = enumerate(text.splitlines(), start=1)
        self.starts = [
            number for number, line in lines if re.match(r"\s*\[\[\s*variable\s*\]\]", line)
        ]

    def codebook(self, written: Mapping[str, Any]) -> Codebook:
        _refuse_unknown_keys(written, _FILE_KEYS, "The codebook")
        listed = written.get("variable")
        if not isinstance(listed, list) or not listed:
            raise BadCodebook("The codebook has no [[variable]].")
        columns = tuple(self.column(index, one) for index, one in enumerate(listed))
        weight = _words(written, "weight", "The codebook")
        row_id = written.get("row_id", [])
        if not isinstance(row_id, list) or not all(isinstance(name, str) for name in row_id):
            raise BadCodebook('The codebook: row_id must be a list of column names, as ["A", "B"].')
        self.check_once("id", [column.variable.id for column in columns])
        self.check_once("column", [column.name for column in columns])
        if weight and weight in {column.name for column in columns}:
            raise BadCodebook(f"The codebook: {weight} is the weight, so it cannot be a variable.")
        return Codebook(
            title=_words(written, "title", "The codebook", needed=True),
            columns=columns,
            source=_words(written, "source", "The codebook"),
            licence=_words(written, "licence", "The codebook"),
            notice=_words(written, "notice", "The codebook"),
            weight=weight,
            row_id=tuple(row_id),
            sha256=hashlib.sha256(self.text.encode()).hexdigest(),
        )

    def where(self, index: int, written: Mapping[str, Any]) -> str:
        name = written.get("id") or written.get("column") or ""
        named = f" ({name})" if isinstance(name, str) and name else ""
        line = f", line {self.starts[index]}" if index < len(self.starts) else ""
        return f"Variable {index + 1}{named}{line}"

    def check_once(self, key: str, values: list[str]) -> None:
        for index, value in enumerate(values):
            if value in values[:index]:
                where = self.where(index, {"id": value})
                raise BadCodebook(f"{where}: another variable has the same {key}, {value}.")

    def column(self, index: int, written: Any) -> Column:
        if not isinstance(written, dict):
            raise BadCodebook(f"Variable {index + 1}: write it as [[variable]] with keys below it.")
        where = self.where(index, written)
        _refuse_unknown_keys(written, _VARIABLE_KEYS, where)
        kind = _kind(written, where)
        codes = _codes(written, kind, where)
        name = _words(written, "column", where, needed=True)
        split = _words(written, "split", where) or ";"
        if "split" in written and kind is not VariableKind.MULTIPLE:
            raise BadCodebook(f"{where}: split is only for the kind multiple.")
        variable = Variable(
            id=_id(written, where),
            kind=kind,
            ask=_words(written, "ask", where, needed=True),
            label=_words(written, "label", where),
            codes=codes,
            headline=_headline(written, kind, where),
            interest=_interest(written, codes, where),
        )
        return Column(
            name, variable, _silences(written, codes, where), _blank(written, where), split
        )


def _refuse_unknown_keys(written: Mapping[str, Any], known: set[str], where: str) -> None:
    unknown = sorted(set(written) - known)
    if unknown:
        keys = ", ".join(sorted(known))
        raise BadCodebook(f"{where}: there is no key called {unknown[0]}; the keys are {keys}.")


def _words(written: Mapping[str, Any], key: str, where: str, *, needed: bool = False) -> str:
    value = written.get(key, "")
    if not isinstance(value, str):
        raise BadCodebook(f"{where}: {key} must be words in quotation marks.")
    if needed and not value.strip():
        raise BadCodebook(f"{where}: {key} is missing.")
    return value.strip()


def _id(written: Mapping[str, Any], where: str) -> str:
    value = _words(written, "id", where, needed=True)
    if not _ID.fullmatch(value) or len(value) > 40 or value == "weight":
        raise BadCodebook(
            f"{where}: id must be small letters, digits and single underscores, begin with a"
            " letter, have at most 40 of them, and not be the word weight."
        )
    return value


def _kind(written: Mapping[str, Any], where: str) -> VariableKind:
    value = _words(written, "kind", where, needed=True)
    try:
        return VariableKind(value)
    except ValueError:
        kinds = ", ".join(kind.value for kind in VariableKind)
        raise BadCodebook(f"{where}: kind must be one of {kinds}.") from None


def _codes(written: Mapping[str, Any], kind: VariableKind, where: str) -> tuple[Code, ...]:
    listed = written.get("codes", {})
    if not isinstance(listed, dict):
        raise BadCodebook(f"{where}: codes must be a table of code = label.")
    if kind.has_codes != bool(listed):
        need = "needs a table of codes" if kind.has_codes else "cannot have codes"
        raise BadCodebook(f"{where}: the kind {kind.value} {need}.")
    for code, label in listed.items():
        if isinstance(label, dict):
            raise BadCodebook(
                f"{where}: put a code with a dot in it in quotation marks, as"
                f' "{code}.{next(iter(label), "")}" = "label".'
            )
        if not isinstance(label, str) or not label.strip() or not code.strip():
            raise BadCodebook(f"{where}: the code {code} needs a label in quotation marks.")
    return tuple(Code(code.strip(), label.strip()) for code, label in listed.items())


def _headline(written: Mapping[str, Any], kind: VariableKind, where: str) -> bool:
    headline = written.get("headline", False)
    if not isinstance(headline, bool):
        raise BadCodebook(f"{where}: headline must be true or false.")
    if headline and not kind.has_codes:
        raise BadCodebook(f"{where}: only a single or multiple answer can be a headline.")
    return headline


def _interest(written: Mapping[str, Any], codes: tuple[Code, ...], where: str) -> str:
    if "headline_code" not in written:
        return ""
    code = _code_words([written["headline_code"]], "headline_code", where)[0]
    if written.get("headline") is not True or code not in {known.code for known in codes}:
        raise BadCodebook(
            f"{where}: headline_code must be one of its codes, and goes with headline = true."
        )
    return code


def _silences(
    written: Mapping[str, Any], codes: tuple[Code, ...], where: str
) -> dict[str, Presence]:
    found: dict[str, Presence] = {}
    answers = {code.code for code in codes}
    for presence in _SILENCES:
        for code in _code_words(written.get(presence.value, []), presence.value, where):
            if code in answers or code in found:
                raise BadCodebook(f"{where}: the code {code} is given two meanings.")
            found[code] = presence
    return found


def _code_words(listed: Any, key: str, where: str) -> list[str]:
    values = listed if isinstance(listed, Iterable) and not isinstance(listed, str) else [None]
    found: list[str] = []
    for value in values:
        if isinstance(value, bool) or not isinstance(value, (int, str)) or not str(value).strip():
            raise BadCodebook(f'{where}: {key} must hold codes, as ["8", "9"].')
        found.append(str(value).strip())
    return found


def _blank(written: Mapping[str, Any], where: str) -> Presence:
    value = _words(written, "blank", where) or Presence.NOT_ANSWERED.value
    if value not in {presence.value for presence in _SILENCES}:
        raise BadCodebook(f"{where}: blank must be declined, not_answered or not_asked.")
    return Presence(value)
