"""How files that people send are taken in: in memory, never on disk, and never more than fits."""

from typing import Any

from django.core.files.uploadhandler import MemoryFileUploadHandler

MOST_KEPT = 6 * 1024 * 1024
"""Bytes of one file that are held. Above what any form takes, so forms say what is too big."""


class KeepOnlySoMuch(MemoryFileUploadHandler):
    """Holds the first part of a file and counts the rest.

    Django's own gives up on a request that is too long, and the form would
    then say that no file was chosen. This one gives the form a file with its
    true size, so that it can say that the file is too big.
    """

    def handle_raw_input(
        self,
        input_data: Any,
        META: dict[str, Any],
        content_length: int | None,
        boundary: str,
        encoding: str | None = None,
    ) -> None:
        """Take every file, however long."""
        self.activated = True

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep a piece that fits; drop the others."""
        if start + len(raw_data) <= MOST_KEPT:
            self.file.write(raw_data)
