"""Swap in a SQLite without the WAL-reset fault, where the platform has a wheel for it."""

import importlib
import sys


def use_bundled_sqlite() -> None:
    """Make ``import sqlite3`` mean the bundled SQLite. Call before Django is imported.

    SQLite before 3.51.3 can corrupt a WAL database that several processes
    write. The wheel exists for Linux; elsewhere the platform's own is used.
    """
    try:
        bundled = importlib.import_module("pysqlite3")
        dbapi2 = importlib.import_module("pysqlite3.dbapi2")
    except ImportError:
        return
    sys.modules["sqlite3"] = bundled
    sys.modules["sqlite3.dbapi2"] = dbapi2
