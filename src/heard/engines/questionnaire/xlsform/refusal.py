"""The one way in which reading a form fails."""


class UnreadableForm(ValueError):
    """A form that cannot be imported. ``str()`` is one plain sentence: sheet, row and reason.

    ``row`` counts as a spreadsheet shows it, from 1; it is None, and ``sheet`` empty, when the
    fault is in the file as a whole.
    """

    def __init__(self, reason: str, *, sheet: str = "", row: int | None = None) -> None:
        self.sheet = sheet
        self.row = row
        self.reason = reason.strip().rstrip(".")
        super().__init__(f"{self._place()}{self.reason}.")

    def _place(self) -> str:
        if not self.sheet:
            return ""
        return f"Sheet “{self.sheet}”{'' if self.row is None else f', row {self.row}'}: "
