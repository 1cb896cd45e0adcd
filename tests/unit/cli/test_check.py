"""`heard check FILE`: what it prints, how it exits, and every way a file can be unreadable."""

import io
import json
import os
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heard.cli.failing import CommandFailed
from heard.cli.main import main
from heard.cli.questionnaire_file import read_questionnaire
from heard.engines.questionnaire.definition import to_json
from tests.unit.engines.sensecheck.tables import questionnaire

_REAL_FORMS = Path(
    os.environ.get("HEARD_REAL_INPUT", Path(__file__).parents[4] / "shared" / "data")
)
_GOOD = questionnaire("""
    | id   | ask                                     | kind        | options           |
    | page | Thank you for coming.                   | information |                   |
    | q    | Did we listen?                          |             | Yes; No; Not sure |
    | hear | Would you like to hear what we changed? |             | Yes; No; Not sure |
""")
_BAD = questionnaire("""
    | id    | ask                       | options |
    | story | Please tell us what happened. |     |
    | fine  | Did we call you?          | Yes; No |
""")


def _saved(folder: Path, stored: object, name: str = "survey.json") -> Path:
    path = folder / name
    path.write_text(json.dumps(stored), encoding="utf-8")
    return path


def _spreadsheet(rows: list[list[str]]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "survey"
    for row in rows:
        sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def test_json_has_exactly_the_promised_parts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _saved(tmp_path, to_json(_BAD))
    assert main(["check", str(path), "--format", "json"]) == 1
    printed = json.loads(capsys.readouterr().out)
    assert list(printed) == ["file", "title", "questions", "findings"]
    assert (printed["file"], printed["title"], printed["questions"]) == (str(path), "Your views", 2)
    parts = ["rule", "severity", "question", "message", "why", "fix", "source"]
    assert all(list(finding) == parts for finding in printed["findings"])
    first = printed["findings"][0]
    assert (first["rule"], first["severity"], first["question"]) == ("HC001", "block", "story")
    assert {finding["severity"] for finding in printed["findings"]} <= {"block", "warn", "advise"}
    assert None in {finding["question"] for finding in printed["findings"]}


def test_a_good_questionnaire_exits_0_and_pages_that_only_inform_are_not_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _saved(tmp_path, to_json(_GOOD))
    assert main(["check", str(path)]) == 0
    said = capsys.readouterr().out
    assert "(2 questions)" in said
    assert "Nothing found. A person must still read it" in said


def test_text_groups_findings_by_question_and_ends_with_counts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(_saved(tmp_path, to_json(_BAD)))]) == 1
    said = capsys.readouterr().out
    assert said.index("The questionnaire as a whole") < said.index("story: Please tell us")
    assert said.index("BLOCK  HC001") < said.index("fine: Did we call you?") < said.index("HC012")
    assert said.splitlines()[-1] == "1 blocking, 1 to warn of, 1 to advise."


def test_an_xlsform_is_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(
        _spreadsheet([["type", "name", "label"], ["text", "who", "What is your name?"]])
    )
    assert main(["check", str(path), "--format", "json"]) == 1
    printed = json.loads(capsys.readouterr().out)
    assert printed["questions"] == 1
    assert ("HC003", "who") in {(f["rule"], f["question"]) for f in printed["findings"]}


def test_an_xlsform_without_its_ending_is_known_by_its_content(tmp_path: Path) -> None:
    path = tmp_path / "form"
    path.write_bytes(_spreadsheet([["type", "name", "label"], ["text", "q", "What went well?"]]))
    assert main(["check", str(path)]) == 0


def _good() -> dict[str, Any]:
    return to_json(_GOOD)


def _changed(*path: str | int, to: object) -> dict[str, Any]:
    stored: Any = _good()
    inner = stored
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = to
    return stored  # type: ignore[no-any-return]  # it is the object that was changed


_QUESTION = ("sections", 0, "questions", 1)


@pytest.mark.parametrize(
    ("stored", "reason"),
    [
        ([], "it is not an object with a schema and sections"),
        ("words", "it is not an object with a schema and sections"),
        ({}, "it has no schema version"),
        (_changed("schema", to=99), "unknown questionnaire schema version: 99"),
        (_changed("title", to="x"), "the questionnaire needs “title” as words by language"),
        (_changed("languages", to="en"), "“languages” as a list of language codes"),
        (_changed("sections", to=None), "the questionnaire needs “sections” as a list of objects"),
        (_changed("sections", 0, to=3), "the questionnaire needs “sections” as a list of objects"),
        (_changed("sections", 0, "id", to=3), "section 1 needs “id” as text"),
        (_changed(*_QUESTION, "ask", to={"en": 5}), "question 2 of section 1 needs “ask” as words"),
        (_changed(*_QUESTION, "kind", to="novel"), "'novel' is not a valid AnswerKind"),
        (_changed(*_QUESTION, "options", to={}), "needs “options” as a list of objects"),
        (
            _changed(*_QUESTION, "options", 0, "label", to=None),
            "an option of question 2 of section",
        ),
        (_changed(*_QUESTION, "only_if", to="a == b"), "“only_if” as a condition or null"),
        (_changed(*_QUESTION, "required", to=1), "“required” as true or false"),
    ],
)
def test_json_of_the_wrong_shape_exits_2_naming_the_part(
    stored: object, reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _refused(_saved(tmp_path, stored), reason, capsys)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.xlsx", b"", "is empty."),
        ("blank.json", b" \n", "is empty."),
        ("words.txt", b"hello", "is neither a spreadsheet (.xlsx or .xls) nor a questionnaire"),
        ("words.xlsx", b"hello", "cannot be read as an XLSForm:"),
        ("cut.xlsx", b"PK\x03\x04 and no more", "cannot be read as an XLSForm:"),
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "cannot be read as an XLSForm:"),
        ("half.json", b'{"schema": 1,', "is not JSON: line 1, column"),
        ("latin.json", b'{"title": "\xe9"}', "is not text in UTF-8"),
        ("deep.json", b"[" * 200_000, "too deep or too big"),
        ("number.json", b'{"a": ' + b"9" * 10_000 + b"}", "too deep or too big"),
    ],
)
def test_a_file_that_is_not_a_questionnaire_exits_2(
    name: str, content: bytes, reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    _refused(path, reason, capsys)


def test_a_missing_file_exits_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _refused(tmp_path / "none.xlsx", "There is no file", capsys)


def test_a_folder_exits_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _refused(tmp_path, "is a folder; give the name of one file.", capsys)


def test_a_name_no_file_can_have_exits_2(capsys: pytest.CaptureFixture[str]) -> None:
    _refused(Path("a\0b.json"), "cannot be read", capsys)
    _refused(Path("a" * 5000), "cannot be read", capsys)


@pytest.mark.skipif(os.geteuid() == 0, reason="the system's administrator may read every file")
def test_a_file_one_may_not_read_exits_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _saved(tmp_path, _good())
    path.chmod(0)
    _refused(path, "You do not have permission to read", capsys)


def test_being_refused_by_the_system_exits_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _saved(tmp_path, _good())
    opened = Path.open

    def refuse(self: Path, *how: Any, **more: Any) -> Any:
        if self == path:
            raise PermissionError(13, "Permission denied")
        return opened(self, *how, **more)

    monkeypatch.setattr(Path, "open", refuse)
    _refused(path, "You do not have permission to read", capsys)


def test_a_file_far_too_large_exits_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "large.json"
    path.write_bytes(b"{" + b" " * 20_000_001)
    _refused(path, "is larger than 20 MB", capsys)


def _refused(path: Path, reason: str, capsys: pytest.CaptureFixture[str]) -> None:
    for form in ("text", "json"):
        assert main(["check", str(path), "--format", form]) == 2
        printed = capsys.readouterr()
        assert printed.out == ""
        assert reason in printed.err
        assert printed.err.startswith("heard check: ")
        assert printed.err.count("\n") == 1


def test_wording_cannot_drive_the_reader_s_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stored = _changed(*_QUESTION, "ask", to={"en": "\x1b[2J\x07What is your name?\ud800"})
    assert main(["check", str(_saved(tmp_path, stored))]) == 1
    said = capsys.readouterr().out
    assert "\x1b" not in said
    assert "\x07" not in said


def test_a_byte_order_mark_is_no_matter(tmp_path: Path) -> None:
    path = tmp_path / "mark.json"
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(_good()).encode())
    assert main(["check", str(path)]) == 0


_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_no_json_at_all_gives_a_traceback(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    stored: Any = _good()
    inner = stored
    while isinstance(inner, dict | list) and inner and data.draw(st.booleans()):
        keys = list(inner) if isinstance(inner, dict) else list(range(len(inner)))
        key = data.draw(st.sampled_from(keys))
        if data.draw(st.booleans()):
            inner[key] = data.draw(_values)
            break
        inner = inner[key]
    path = _saved(tmp_path_factory.mktemp("json"), stored)
    assert main(["check", str(path), "--format", "json"]) in {0, 1, 2}


@pytest.mark.real_input
@pytest.mark.skipif(
    not (_REAL_FORMS / "xlsform").is_dir(), reason="the real forms are not beside this checkout"
)
def test_every_real_form_is_checked_or_refused_in_one_sentence(
    capsys: pytest.CaptureFixture[str],
) -> None:
    forms = sorted((_REAL_FORMS / "xlsform").iterdir())
    assert forms
    for form in forms:
        code = main(["check", str(form), "--format", "json"])
        printed = capsys.readouterr()
        if code == 2:
            assert printed.err.count("\n") == 1
            with pytest.raises(CommandFailed):
                read_questionnaire(form)
        else:
            assert json.loads(printed.out)["questions"] > 0
