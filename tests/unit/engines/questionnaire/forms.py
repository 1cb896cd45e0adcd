"""Forms written as Markdown tables inside a test, imported or refused."""

import pytest

from heard.engines.questionnaire.definition import Questionnaire
from heard.engines.questionnaire.xlsform import UnreadableForm, read, read_with_notes
from tests.unit.engines.questionnaire.workbooks import xlsx

YES_NO = """
    | list_name | name | label |
    | yn        | yes  | Yes   |
    | yn        | no   | No    |
"""


def form(survey: str, choices: str = YES_NO, **more: str) -> Questionnaire:
    """The form imported from tables, with the choices yes and no unless others are given."""
    return read(xlsx(survey=survey, choices=choices, **more), name="a form.xlsx")


def notes(survey: str, choices: str = YES_NO, **more: str) -> str:
    """What the import says it left out, a line for each note."""
    return "\n".join(
        read_with_notes(xlsx(survey=survey, choices=choices, **more), name="f.xlsx")[1]
    )


def refusal(survey: str, choices: str = YES_NO, **more: str) -> UnreadableForm:
    """The refusal of a form, having checked that it is one sentence."""
    with pytest.raises(UnreadableForm) as refused:
        form(survey, choices, **more)
    sentence = str(refused.value)
    assert sentence.endswith(".")
    assert sentence.count("\n") == 0
    return refused.value
