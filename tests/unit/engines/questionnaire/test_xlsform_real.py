"""Every real form is imported, or refused in one sentence that names sheet, row and reason."""

import os
import re
from pathlib import Path

import pytest

from heard.engines.questionnaire.definition import from_json, to_json
from heard.engines.questionnaire.validate import check_definition
from heard.engines.questionnaire.xlsform import UnreadableForm, read_with_notes

_BESIDE = Path(__file__).resolve().parents[4].parent / "shared" / "data"
FOLDER = Path(os.environ.get("HEARD_REAL_INPUT") or _BESIDE) / "xlsform"
FORMS = sorted(FOLDER.glob("*.xls*")) if FOLDER.is_dir() else []

pytestmark = [
    pytest.mark.real_input,
    pytest.mark.skipif(
        not FORMS,
        reason="no real forms: set HEARD_REAL_INPUT to a folder that holds xlsform/",
    ),
]
IMPORTED = {
    "ODKValidateWarnings.xlsx": 3,
    "allow_comment_rows_test.xls": 1,
    "blank_second_row.xls": 1,
    "extra_sheet_names.xlsx": 1,
    "group.xls": 3,
    "ict_survey_fails.xls": 1,
    "specify_other.xls": 2,
    "style_settings.xls": 2,
    "text_and_integer.xlsx": 2,
    "yes_or_no_question.xls": 1,
}


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_a_real_form_is_imported_or_refused_in_one_sentence(path: Path) -> None:
    if path.name not in IMPORTED:
        with pytest.raises(UnreadableForm) as refused:
            read_with_notes(path.read_bytes(), name=path.name)
        assert re.fullmatch(r"Sheet “[^”]+”, row \d+: [^\n]+[^.]\.", str(refused.value))
        assert refused.value.sheet
        assert refused.value.row
        return
    form, notes = read_with_notes(path.read_bytes(), name=path.name)
    assert len(form.questions) == IMPORTED[path.name]
    assert check_definition(form) == ()
    assert from_json(to_json(form)) == form
    assert all(note.endswith(".") for note in notes)


def test_a_group_becomes_a_section() -> None:
    form, _ = read_with_notes((FOLDER / "group.xls").read_bytes(), name="group.xls")
    assert [str(section.title) for section in form.sections] == ["group", "Father"]
