"""A field for one file, with its kinds and its size checked before anything opens it."""

from pathlib import PurePath
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from heard.design_system.fields.base import BoundComponent, ComponentField, Options

KILOBYTE = 1024
MEGABYTE = 1024 * 1024


def size_in_words(size: int) -> str:
    """``5 MB``, ``300 KB`` or ``10 bytes``."""
    if size >= MEGABYTE:
        return f"{size / MEGABYTE:.3g} MB"
    return f"{size // KILOBYTE} KB" if size >= KILOBYTE else f"{size} bytes"


class FileField(ComponentField, forms.FileField):
    """One file. ``endings`` like (".csv", ".xlsx"); ``most_bytes`` is 5 MB unless said."""

    component = "file-upload"

    def __init__(
        self, *, endings: tuple[str, ...], most_bytes: int = 5 * MEGABYTE, **kwargs: Any
    ) -> None:
        self.endings = tuple(ending.lower() for ending in endings)
        self.most_bytes = most_bytes
        not_a_file = "Choose a file"
        super().__init__(
            error_messages={
                "invalid": not_a_file,
                "missing": not_a_file,
                "empty": "The file is empty",
            },
            **kwargs,
        )

    def to_python(self, data: Any | None) -> "UploadedFile[bytes] | None":
        """The file sent, or None. Raises ValidationError in plain words."""
        file = cast("UploadedFile[bytes] | None", super().to_python(data))
        if file is None:
            return None
        if PurePath(file.name or "").suffix.lower() not in self.endings:
            raise ValidationError(
                f"The file’s name must end in {' or '.join(self.endings)}", code="wrong_ending"
            )
        if (file.size or 0) > self.most_bytes:
            most = size_in_words(self.most_bytes)
            raise ValidationError(f"The file must be {most} or smaller", code="too_big")
        return file

    def component_options(self, bound: BoundComponent) -> Options:
        """Options of GOV.UK file upload."""
        return super().component_options(bound) | {
            "id": bound.auto_id,
            "label": self.as_label(bound),
            "attributes": {"accept": ",".join(self.endings)},
        }
