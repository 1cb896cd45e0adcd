"""XLSForm in: a questionnaire written as a spreadsheet, or one sentence saying why it cannot be."""

from heard.engines.questionnaire.xlsform.read import read, read_with_notes
from heard.engines.questionnaire.xlsform.refusal import UnreadableForm

__all__ = ["UnreadableForm", "read", "read_with_notes"]
