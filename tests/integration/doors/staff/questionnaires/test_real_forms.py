"""Every real form goes through the pages: a version to read and preview, or one sentence."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.cast import Cast
from tests.factories.engagements import make_engagement
from tests.pages import Door

_BESIDE = Path(__file__).resolve().parents[5].parent / "shared" / "data"
FOLDER = Path(os.environ.get("HEARD_REAL_INPUT") or _BESIDE) / "xlsform"
FORMS = sorted(FOLDER.glob("*.xls*")) if FOLDER.is_dir() else []


@pytest.mark.real_input
@pytest.mark.skipif(
    not FORMS, reason="no real forms: set HEARD_REAL_INPUT to a folder that holds xlsform/"
)
def test_every_real_form_becomes_a_version_or_is_refused_beside_the_box(
    cast: Cast, door_as: Callable[[str], Door]
) -> None:
    engagement = make_engagement(cast.alice)
    alice = door_as("alice")
    imported = 0
    for form in FORMS:
        upload = {"file": SimpleUploadedFile(form.name, form.read_bytes())}
        page = alice.post(f"/staff/questionnaires/of/{engagement.id}/import/", upload)
        if page.errors:
            assert len(page.errors) == 1, form.name
            assert page.errors[0].endswith("."), form.name
        else:
            imported += 1
            assert page.h1.startswith(f"Version {imported}: "), form.name
            assert alice.get(f"{page.url}preview/").h1 == "As people will see it"
    assert imported
