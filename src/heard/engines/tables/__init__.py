"""Tables: counts, weights and intervals over columnar extracts."""

from heard.engines.tables.codebook import BadCodebook, Codebook
from heard.engines.tables.csvfile import BadFile
from heard.engines.tables.extract import (
    BadExtract,
    ExtractManifest,
    extract_from_answers,
    read_manifest,
    read_variables,
)
from heard.engines.tables.importing import ImportOutcome, Refusal, read_rows, write_extract
from heard.engines.tables.tabulate import InternalTable, NotTabulable, one_way, two_way
from heard.engines.tables.variables import Code, Variable, VariableKind

__all__ = [
    "BadCodebook",
    "BadExtract",
    "BadFile",
    "Code",
    "Codebook",
    "ExtractManifest",
    "ImportOutcome",
    "InternalTable",
    "NotTabulable",
    "Refusal",
    "Variable",
    "VariableKind",
    "extract_from_answers",
    "one_way",
    "read_manifest",
    "read_rows",
    "read_variables",
    "two_way",
    "write_extract",
]
