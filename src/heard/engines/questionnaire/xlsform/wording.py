"""Wording in several languages: which there are, and each piece of it as safe plain text."""

import re
from collections.abc import Collection

from heard.engines.questionnaire.definition import Text
from heard.engines.questionnaire.xlsform.sheets import Row, Sheet

_KNOWN = {
    "english": "en",
    "welsh": "cy",
    "cymraeg": "cy",
    "arabic": "ar",
    "bengali": "bn",
    "chinese": "zh",
    "french": "fr",
    "german": "de",
    "gujarati": "gu",
    "hindi": "hi",
    "italian": "it",
    "kurdish": "ku",
    "lithuanian": "lt",
    "pashto": "ps",
    "persian": "fa",
    "polish": "pl",
    "portuguese": "pt",
    "punjabi": "pa",
    "romanian": "ro",
    "russian": "ru",
    "somali": "so",
    "spanish": "es",
    "tamil": "ta",
    "turkish": "tr",
    "ukrainian": "uk",
    "urdu": "ur",
    "vietnamese": "vi",
}
_CODE_IN_BRACKETS = re.compile(r"\(\s*([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\s*\)\s*$")
_CODE_ALONE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
# Characters that hide, or that make words read in another order than they are stored.
_HIDDEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\uffff]"
)
_PIPED = re.compile(r"\$\{\s*([^}]*?)\s*\}|%\(([^)]*)\)s|<output\b")
_MARKED_UP = re.compile(r"<\s*/?\s*[a-zA-Z][^>]*>|\*\*|__|\]\(")


class Languages:
    """Turns the languages named in headings into codes, and remembers which have any words."""

    def __init__(self, default: str) -> None:
        self.default = _code(default) if default else "en"
        self.has_default_setting = bool(default)
        self._names: dict[str, str] = {}
        self._pieces: list[Text] = []

    def code(self, language: str) -> str:
        """The language code for a heading's language; no language at all is the default one."""
        return _code(language) if language else self.default

    def wording(self, row: Row, base: str) -> Text:
        """The words of ``row`` under ``base`` in every language that has some.

        Raises UnreadableForm when two columns for one language disagree or words are repeated in.
        """
        words: dict[str, str] = {}
        for column, cell in row.cells:
            if column.base != base:
                continue
            text = clean(row.text(cell))
            code = self.code(column.language)
            if text and words.get(code, text) != text:
                raise row.refusal(f"two columns for “{column.heading}” say different things")
            if text:
                _refuse_piping(row, text)
                words[code] = text
                self._names.setdefault(code, column.language or code)
        ordered = sorted(words, key=lambda code: (code != self.default, code))
        text_in_all = Text({code: words[code] for code in ordered})
        if text_in_all:
            self._pieces.append(text_in_all)
        return text_in_all

    def present(self) -> tuple[str, ...]:
        """The languages with any words at all, the form's own language first."""
        found = {code for piece in self._pieces for code in piece}
        return tuple(sorted(found, key=lambda code: (code != self.default, code != "en", code)))

    def notes(self, sheets: Collection[Sheet]) -> list[str]:
        """What staff should know: languages with gaps, and wording that names no language."""
        notes = []
        total = len(self._pieces)
        for code in self.present():
            missing = sum(code not in piece for piece in self._pieces)
            if missing:
                notes.append(
                    f"The language “{self._names[code]}” is missing for {missing} of {total} "
                    "pieces of wording, which would be shown in another language."
                )
        unnamed = any(c.base == "label" and not c.language for s in sheets for c in s.columns)
        if unnamed and not self.has_default_setting:
            notes.append("Some wording names no language, so it was taken to be English.")
        return notes


def clean(text: str) -> str:
    """``text`` as plain text: no hidden or direction-changing characters, tidy line ends."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(" ".join(_HIDDEN.sub("", line).split()) for line in lines).strip()


def is_marked_up(text: Text) -> bool:
    """Whether the wording has formatting marks, which will be shown as they are."""
    return any(_MARKED_UP.search(words) for words in text.values())


def _refuse_piping(row: Row, text: str) -> None:
    found = _PIPED.search(text)
    if found:
        name = (found.group(1) or found.group(2) or "")[:64]
        raise row.refusal(
            f"the wording repeats “{name}” from elsewhere in the form, which is not supported yet"
        )


def _code(language: str) -> str:
    name = language.strip()
    in_brackets = _CODE_IN_BRACKETS.search(name)
    if in_brackets:
        return in_brackets.group(1).lower()
    known = _KNOWN.get(name.lower())
    if known:
        return known
    if _CODE_ALONE.fullmatch(name):
        return name.lower()
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:35] or "und"
