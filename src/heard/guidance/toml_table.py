"""Reads one TOML file of a pack so that every complaint names the file and the place in it."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any


class PackError(ValueError):
    """A content pack cannot be used. The message names the file and the line or key."""


@dataclass(frozen=True)
class Table:
    """One TOML table. Asking for a key marks it as known; ``finish`` refuses the rest."""

    file: str
    place: str
    values: Mapping[str, Any]
    asked_for: set[str] = field(default_factory=set, compare=False)

    def refuse(self, key: str, why: str) -> PackError:
        """The error to raise about ``key`` of this table."""
        return PackError(f"{self.file}: {self.place}, key '{key}': {why}")

    def text(self, key: str, default: str | None = None) -> str:
        """A string; required unless ``default`` is given. Raises PackError."""
        value = self._get(key, default)
        if not isinstance(value, str) or (default is None and not value.strip()):
            raise self.refuse(key, "a text is needed here")
        return value

    def whole(self, key: str, default: int | None = None) -> int:
        """A whole number; required unless ``default`` is given. Raises PackError."""
        value = self._get(key, default)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.refuse(key, "a whole number is needed here")
        return value

    def flag(self, key: str, *, default: bool) -> bool:
        """True or false. Raises PackError."""
        value = self._get(key, default)
        if not isinstance(value, bool):
            raise self.refuse(key, "true or false is needed here")
        return value

    def day(self, key: str) -> date:
        """A date, written 2026-11-01. Raises PackError."""
        value = self._get(key, None)
        if type(value) is not date:
            raise self.refuse(key, "a date such as 2026-11-01 is needed here")
        return value

    def optional_day(self, key: str) -> date | None:
        """A date, or None when the key is absent. Raises PackError."""
        self.asked_for.add(key)
        return self.day(key) if key in self.values else None

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """A list of strings, empty when absent and not required. Raises PackError."""
        value = self._get(key, None if required else [])
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise self.refuse(key, "a list of texts is needed here")
        if required and not value:
            raise self.refuse(key, "at least one is needed here")
        return tuple(value)

    def wholes(self, key: str) -> tuple[int, ...]:
        """A list of whole numbers, empty when absent. Raises PackError."""
        value = self._get(key, [])
        if not isinstance(value, list) or not all(type(one) is int for one in value):
            raise self.refuse(key, "a list of whole numbers is needed here")
        return tuple(value)

    def mapping(self, key: str) -> Mapping[str, Any] | None:
        """An inline table as it stands, or None when absent. Raises PackError."""
        self.asked_for.add(key)
        value = self.values.get(key)
        if value is not None and not isinstance(value, dict):
            raise self.refuse(key, "a table { … } is needed here")
        return value

    def tables(self, key: str, *, named_by: str = "id") -> Iterator["Table"]:
        """Each table of a list, named in errors by its ``named_by`` key. Raises PackError."""
        value = self._get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            raise self.refuse(key, "a list of tables is needed here")
        for position, one in enumerate(value, start=1):
            name = one.get(named_by, f"number {position}")
            yield Table(self.file, f"{key} {name}", one)

    def finish(self) -> None:
        """Raises PackError when the table holds a key nobody asked for: often a slip."""
        for key in self.values:
            if key not in self.asked_for:
                raise self.refuse(key, "this key is not known here")

    def _get(self, key: str, default: Any) -> Any:
        self.asked_for.add(key)
        if key not in self.values and default is None:
            raise self.refuse(key, "missing")
        return self.values.get(key, default)


def read_table(path: Path) -> Table:
    """The whole file as one table. Raises PackError naming the line when it is not TOML."""
    try:
        text = path.read_text(encoding="utf-8")
        return Table(path.name, "top of the file", tomllib.loads(text))
    except FileNotFoundError as error:
        raise PackError(f"{path.name}: the file is missing from the pack") from error
    except UnicodeDecodeError as error:
        raise PackError(f"{path.name}: not readable as UTF-8 text") from error
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        line = f"line {found[1]}" if found else "end of file"
        raise PackError(f"{path.name}: {line}: {error}") from error
