"""Puts a questionnaire together from the sheets of an XLSForm (https://xlsform.org)."""

from collections.abc import Mapping
from pathlib import PurePath

from heard.engines.questionnaire.definition import Questionnaire, Section, Text
from heard.engines.questionnaire.validate import check_definition
from heard.engines.questionnaire.xlsform.choices import Choices
from heard.engines.questionnaire.xlsform.notes import Notes
from heard.engines.questionnaire.xlsform.refusal import UnreadableForm
from heard.engines.questionnaire.xlsform.sheets import Row, Sheet, open_sheets
from heard.engines.questionnaire.xlsform.survey import SurveyReader
from heard.engines.questionnaire.xlsform.wording import Languages, clean

_WANTED = ("survey", "choices", "settings")
_SETTINGS_USED = frozenset({"form_title", "form_id", "version", "default_language"})


def read(content: bytes, *, name: str) -> Questionnaire:
    """The questionnaire in an .xlsx or .xls file; ``name`` is its title if it has none itself.

    Raises UnreadableForm, whose ``str()`` is one sentence, and nothing else.
    """
    return read_with_notes(content, name=name)[0]


def read_with_notes(content: bytes, *, name: str) -> tuple[Questionnaire, tuple[str, ...]]:
    """As ``read``, and with it plain sentences about everything that was left out."""
    sheets, others = open_sheets(content, _WANTED)
    survey = _survey(sheets)
    notes = Notes()
    settings = _settings(sheets.get("settings"), notes)
    languages = Languages(settings.get("default_language", ""))
    choices = Choices(sheets.get("choices"), languages, notes)
    reader = SurveyReader(survey, choices, languages, notes)
    sections = reader.read()
    title = settings.get("form_title") or clean(PurePath(name).stem) or "Untitled form"
    questionnaire = Questionnaire(
        title=Text({languages.default: title}),
        sections=_named(sections, Text({languages.default: title})),
        languages=languages.present() or (languages.default,),
        settings={k: settings[k] for k in ("form_id", "version") if k in settings}
        | {"source": "xlsform"},
    )
    _check(questionnaire, survey, reader.rows)
    unused = choices.unused()
    if unused:
        listed = ", ".join(f"“{clean(name)[:40]}”" for name in unused[:5])
        more = f" and {len(unused) - 5} more" if len(unused) > 5 else ""
        notes.add(f"Lists of choices that no question uses were left out: {listed}{more}.")
    for sentence in languages.notes(tuple(sheets.values())):
        notes.add(sentence)
    if others:
        listed = ", ".join(f"“{clean(other)[:40]}”" for other in others[:5])
        notes.add(f"Sheets that are not part of a questionnaire were left out: {listed}.")
    return questionnaire, notes.sentences()


def _survey(sheets: Mapping[str, Sheet]) -> Sheet:
    survey = sheets.get("survey")
    if survey is None:
        raise UnreadableForm("The file has no sheet called “survey”")
    if not survey.has("type"):
        reason = "the first filled row has no heading “type”"
        raise UnreadableForm(reason, sheet=survey.name, row=survey.heading_row)
    if not survey.rows:
        reason = "there are no questions below the headings"
        raise UnreadableForm(reason, sheet=survey.name, row=survey.heading_row)
    return survey


def _settings(sheet: Sheet | None, notes: Notes) -> dict[str, str]:
    if sheet is None or not sheet.rows:
        return {}
    row = sheet.rows[0]
    notes.add_columns(row, _SETTINGS_USED)
    found = {base: clean(_first(row, base))[:500] for base in sorted(_SETTINGS_USED)}
    return {base: text for base, text in found.items() if text}


def _first(row: Row, base: str) -> str:
    texts = [row.text(cell) for column, cell in row.cells if column.base == base]
    return texts[0] if texts else ""


def _named(sections: tuple[Section, ...], title: Text) -> tuple[Section, ...]:
    """Questions outside every group stand under the title of the form."""
    return tuple(
        section if section.title else Section(section.id, title, section.questions)
        for section in sections
    )


def _check(questionnaire: Questionnaire, survey: Sheet, rows: Mapping[str, Row]) -> None:
    """The last look: whatever our own rules refuse is refused here, with its row."""
    for problem in check_definition(questionnaire):
        row = rows.get(problem.question)
        if row is not None:
            raise row.refusal(problem.message)
        reason = problem.message[:1].lower() + problem.message[1:]
        raise UnreadableForm(reason, sheet=survey.name, row=survey.rows[-1].number)
