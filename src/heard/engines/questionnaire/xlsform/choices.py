"""The lists in the “choices” sheet, read when a question first uses them."""

from collections.abc import Mapping

from heard.engines.questionnaire.definition import Option, Text
from heard.engines.questionnaire.validate import CODE
from heard.engines.questionnaire.xlsform.notes import Notes
from heard.engines.questionnaire.xlsform.sheets import Row, Sheet
from heard.engines.questionnaire.xlsform.wording import Languages, is_marked_up

OTHER = "other"
_USED = frozenset({"list_name", "name", "label"})
_PICTURES = frozenset({"image", "audio", "video", "big-image", "big_image"})


class Choices:
    """Every list of choices in the form, by name."""

    def __init__(self, sheet: Sheet | None, languages: Languages, notes: Notes) -> None:
        self._languages = languages
        self._notes = notes
        self._read: dict[str, tuple[Option, ...]] = {}
        self._rows: dict[str, list[Row]] = {}
        for row in sheet.rows if sheet else ():
            list_name = row.get("list_name")
            if list_name:
                self._rows.setdefault(list_name, []).append(row)
            elif row.get("name"):
                raise row.refusal("this choice does not say which list it belongs to")

    def options(self, list_name: str, used_by: Row) -> tuple[Option, ...]:
        """The options of ``list_name``. Raises UnreadableForm."""
        if list_name not in self._rows:
            raise used_by.refusal(
                f"the list of choices “{list_name[:64]}” is not in the sheet “choices”"
            )
        if list_name not in self._read:
            self._read[list_name] = self._options(list_name)
        return self._read[list_name]

    def unused(self) -> list[str]:
        """The names of lists that no question uses."""
        return [name for name in self._rows if name not in self._read]

    def _options(self, list_name: str) -> tuple[Option, ...]:
        options: dict[str, Option] = {}
        for row in self._rows[list_name]:
            code = row.get("name")
            if not CODE.fullmatch(code):
                raise row.refusal(_bad_code(code))
            if code in options:
                raise row.refusal(f"the list “{list_name}” has two choices called “{code}”")
            label = self._languages.wording(row, "label")
            if not label:
                raise row.refusal(f"the choice “{code}” has no label{_only_a_picture(row)}")
            if is_marked_up(label):
                self._notes.add_marked_up(row)
            self._notes.add_columns(row, _USED)
            options[code] = Option(code, label)
        return tuple(options.values())


def with_other(options: tuple[Option, ...], language: str) -> tuple[Option, ...]:
    """``options`` with “Other” at the end, unless there is one already."""
    if any(option.code == OTHER for option in options):
        return options
    return (*options, Option(OTHER, Text({language: "Other"})))


def _bad_code(code: str) -> str:
    if not code:
        return "this choice has no name"
    return f"the choice name “{code[:64]}” has spaces in it or is longer than 64 characters"


def _only_a_picture(row: Row) -> str:
    filled: Mapping[str, object] = {column.base: cell for column, cell in row.cells}
    return ", only a picture or a recording" if _PICTURES & filled.keys() else ""
