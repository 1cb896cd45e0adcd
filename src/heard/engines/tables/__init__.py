"""Tables: counts, weights and intervals over columnar extracts."""

from heard.engines.tables.extract import (
    BadExtract,
    ExtractManifest,
    extract_from_answers,
    read_manifest,
    read_variables,
)
from heard.engines.tables.tabulate import InternalTable, NotTabulable, one_way, two_way
from heard.engines.tables.variables import Code, Variable, VariableKind

__all__ = [
    "BadExtract",
    "Code",
    "ExtractManifest",
    "InternalTable",
    "NotTabulable",
    "Variable",
    "VariableKind",
    "extract_from_answers",
    "one_way",
    "read_manifest",
    "read_variables",
    "two_way",
]
