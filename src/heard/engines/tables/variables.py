"""What one column of an extract means: its wording, its codes, and which of them matter."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class VariableKind(StrEnum):
    """The kinds of column an extract can hold."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    NUMBER = "number"
    DATE = "date"
    TEXT = "text"

    @property
    def has_codes(self) -> bool:
        """Whether answers are codes from a closed list, so that they can be counted."""
        return self in {VariableKind.SINGLE, VariableKind.MULTIPLE}


@dataclass(frozen=True)
class Code:
    """One answer code and what it means."""

    code: str
    label: str


@dataclass(frozen=True)
class Variable:
    """One question as it is kept in an extract.

    ``ask`` is the wording people saw; ``label`` a short name for titles.
    ``interest`` is the code a headline figure is about, or empty.
    """

    id: str
    kind: VariableKind
    ask: str
    label: str = ""
    codes: tuple[Code, ...] = ()
    headline: bool = False
    interest: str = ""

    @property
    def title(self) -> str:
        """The short name, or the wording when there is none."""
        return self.label or self.ask


def to_json(variable: Variable) -> dict[str, Any]:
    """The variable as plain JSON values."""
    return {
        "id": variable.id,
        "kind": variable.kind.value,
        "ask": variable.ask,
        "label": variable.label,
        "codes": [[code.code, code.label] for code in variable.codes],
        "headline": variable.headline,
        "interest": variable.interest,
    }


def from_json(stored: Mapping[str, Any]) -> Variable:
    """The variable held by ``stored``. Raises KeyError or ValueError when a part is wrong."""
    return Variable(
        id=stored["id"],
        kind=VariableKind(stored["kind"]),
        ask=stored["ask"],
        label=stored["label"],
        codes=tuple(Code(code, label) for code, label in stored["codes"]),
        headline=stored["headline"],
        interest=stored["interest"],
    )
