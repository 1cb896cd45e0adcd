"""A word that nobody else would write, put into every box: where does it end up? Nowhere."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from heard.audit.queries import find_first_break
from heard.fieldwork.models import Window
from heard.questionnaires.queries import get_definition
from heard.responses.models import SealedText
from tests.cast import PASSWORD, gather
from tests.factories.engagements import make_live_engagement

HIDDEN = "Quixendra"
"""In every box people answer in; the reviewer hides it."""
KEPT = "fjordlike"
"""Beside it in one text; the reviewer leaves it, so it may be among redacted words alone."""
TYPED = "zyxomma"
"""Typed by staff and visitors where it does not belong."""
SAID = f"My friend {HIDDEN} waited with me, {KEPT}."


@pytest.fixture
def window(transactional_db: None) -> Window:
    """A window people can answer in; committed, so that it is on the disk."""
    return make_live_engagement(gather(), now=timezone.now())[1]


def test_words_are_on_no_disk_in_no_log_and_in_no_table(
    window: Window,
    data_dir: Path,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    answer_everything(window)
    redact_everything(window)
    wander_about(window)
    assert find_first_break() is None

    printed = "".join(capfd.readouterr()) + caplog.text
    columns = list(text_columns())
    assert len(columns) > 100, "the tables have not been read"
    for word in (HIDDEN, TYPED):
        assert word not in printed, "it was logged"
        found = [name for name, text in columns if word.lower() in text.lower()]
        assert not found, f"{word} is stored in the clear in {found}"
        files = [path.name for path in files_of(data_dir) if word.encode() in path.read_bytes()]
        assert not files, f"{word} is on the disk in the clear in {files}"
    assert KEPT not in printed
    assert {name for name, text in columns if KEPT in text} == {"evidence_segment.words"}


def answer_everything(window: Window) -> None:
    """One person puts it into every box, and into what a browser sends along."""
    person = Client(headers={"User-Agent": HIDDEN, "Referer": f"http://testserver/?{HIDDEN}"})
    person.post(f"/t/{window.link}/?q={HIDDEN}", {"answer": HIDDEN})
    for number, question in enumerate(get_definition(version_id=window.version_id).questions, 1):
        page = f"/t/page/{number}/"
        person.post(f"{page}?answer={HIDDEN}", {"answer": SAID, "other": HIDDEN, HIDDEN: HIDDEN})
        person.post(page, {"answer": [HIDDEN, HIDDEN]})
        if question.kind.is_free_text:
            person.post(page, {"answer": SAID})
        elif question.kind.has_options:
            person.post(page, {"answer": question.options[0].code})
    person.post("/t/end/", {"quote": HIDDEN})
    person.post("/t/end/", {"quote": "disguised"})
    assert "no-store" in person.get("/t/done/").headers["Cache-Control"]
    person.post("/t/return/", {"code": f"{HIDDEN} " * 8})


def redact_everything(window: Window) -> None:
    """Rhys opens each text, hides the one word, and once asks for a word that is not there."""
    rhys = Client()
    assert rhys.login(username="rhys", password=PASSWORD)
    texts = list(SealedText.objects.filter(window=window))
    assert len(texts) >= 2
    for text in texts:
        page = f"/staff/evidence/text/{text.id}/"
        opened = rhys.post(page, {"step": "open", "reason": "redact"})
        assert HIDDEN in opened.content.decode()
        start = SAID.index(HIDDEN)
        keep = f"{start}-{start + len(HIDDEN)}-name"
        rhys.post(page, {"step": "preview", "keep": keep, "words_1": TYPED, "kind_1": "name"})
        rhys.post(page, {"step": "preview", "keep": keep, "words_1": HIDDEN, "kind_1": "name"})
        kept = rhys.post(page, {"step": "accept", "keep": keep})
        assert kept.status_code == 302, kept.content.decode()[:2000]
    rhys.get(f"/staff/evidence/engagement/{window.engagement_id}/")


def wander_about(window: Window) -> None:
    """What is typed where it does not belong is not kept either."""
    nobody = Client(raise_request_exception=False)
    nobody.post("/staff/sign-in/", {"username": TYPED, "password": TYPED})
    nobody.get(f"/resource/search/?q={TYPED}")
    nobody.get(f"/{TYPED}/?{TYPED}")
    nobody.get("/t/support/", headers={"Host": f"{TYPED}.example"})
    nobody.cookies["visit"] = TYPED
    nobody.get("/t/page/1/")
    Client(enforce_csrf_checks=True).post("/t/page/1/", {"answer": TYPED})
    nobody.post("/t/page/1/", data=f"answer={TYPED}&" + "a=1&" * 2000,
                content_type="application/x-www-form-urlencoded")  # fmt: skip


def text_columns() -> Iterator[tuple[str, str]]:
    """Everything in every column of every table, by ``table.column``."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - our own table names
            names = [column[0] for column in cursor.description]
            rows = cursor.fetchall()
            for place, name in enumerate(names):
                yield f"{table}.{name}", "\n".join(_as_text(row[place]) for row in rows)


def _as_text(value: object) -> str:
    if isinstance(value, bytes | memoryview):
        return bytes(value).decode("latin-1")
    return str(value)


def files_of(folder: Path) -> list[Path]:
    """Every file under the data folder."""
    found = [path for path in folder.rglob("*") if path.is_file()]
    assert found
    return found
