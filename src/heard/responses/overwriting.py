"""Making what was deleted gone from the disk, and not only from the tables."""

from django.db import connection


def overwrite_deleted() -> None:
    """Bring every deletion into the database file, and empty SQLite's log of what was there.

    Until then the old pages still stand in the file, and older copies of them in
    the log beside it, for anybody who can read the disk. Call outside a
    transaction. Does nothing on PostgreSQL, where that is the vacuum's work.
    """
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
