"""Files made to do harm, broken files and files that are something else: one sentence each."""

import io
import struct
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heard.engines.questionnaire.xlsform import UnreadableForm, read, read_with_notes
from tests.unit.engines.questionnaire import workbooks
from tests.unit.engines.questionnaire.workbooks import ole, xls, xlsx

SMALL = [["type", "name", "label"], ["text", "q", "What?"]]
GOOD_XLSX = xlsx(survey=SMALL, choices=[["list_name", "name", "label"]])
GOOD_XLS = xls(SMALL)


def sentence(content: bytes) -> str:
    with pytest.raises(UnreadableForm) as refused:
        read(content, name="x")
    said = str(refused.value)
    assert said.endswith(".")
    assert "\n" not in said
    return said


def repacked(
    change: Callable[[str, bytes], bytes], *, more: dict[str, bytes] | None = None
) -> bytes:
    """A good workbook with each part put through ``change``."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(GOOD_XLSX)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, body in (more or {}).items():
            new.writestr(name, body)
    return out.getvalue()


def in_survey(old: bytes, new: bytes) -> bytes:
    def change(name: str, body: bytes) -> bytes:
        if not name.endswith("sheet1.xml"):
            return body
        assert old in body
        return body.replace(old, new, 1)

    return repacked(change)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"type,name,label\ntext,q,What?\n",
        b"PK\x03\x04",
        b"PK\x03\x04" + b"\0" * 500,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 2000,
        b"%PDF-1.7",
        b"<html></html>",
        GOOD_XLSX[:-30],
        GOOD_XLSX[: len(GOOD_XLSX) // 2],
        GOOD_XLS[:2000],
    ],
)
def test_something_else_than_a_spreadsheet(content: bytes) -> None:
    assert "not an Excel spreadsheet" in sentence(content)


def test_a_zip_that_is_no_workbook() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as parts:
        parts.writestr("word/document.xml", "<w/>")
    assert "not an Excel spreadsheet" in sentence(out.getvalue())


def test_a_file_that_is_too_large() -> None:
    assert "larger than 5 MB" in sentence(GOOD_XLSX + b"\0" * 5_000_000)


def test_a_zip_bomb() -> None:
    bomb = repacked(lambda _, body: body, more={"xl/media/bomb.xml": b"\0" * 61_000_000})
    assert "unpacks to far more" in sentence(bomb)


def test_a_zip_bomb_that_lies_about_its_size() -> None:
    bomb = bytearray(repacked(lambda _, body: body, more={"xl/bomb": b"\0" * 61_000_000}))
    at = bomb.rindex(b"PK\x01\x02")
    struct.pack_into("<I", bomb, at + 24, 10)
    sentence(bytes(bomb))


@pytest.mark.parametrize("place", ["XFD1048576", "ZZZ2", "A99999999999"])
def test_one_cell_in_the_far_corner(place: str) -> None:
    sentence(in_survey(b'r="C2"', f'r="{place}"'.encode()))


def test_a_far_corner_hidden_behind_another_attribute() -> None:
    assert "unpacks to far more" in sentence(in_survey(b'r="C2"', b'q=">" r="XFD1048576"'))


def test_a_part_that_claims_to_hold_billions_of_texts() -> None:
    texts = b'<sst uniqueCount="4294967295"><si><t>type</t></si></sst>'
    bomb = repacked(lambda _, body: body, more={"xl/sharedStrings.xml": texts})
    assert "unpacks to far more" in sentence(bomb)


def test_made_up_entities_are_not_unfolded() -> None:
    head = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'

    def change(name: str, body: bytes) -> bytes:
        return head + body.replace(b"What?", b"&b;") if name.endswith("sheet1.xml") else body

    assert "not an Excel spreadsheet" in sentence(repacked(change))


def test_too_many_rows_and_too_many_columns() -> None:
    rows = [["type", "name", "label"], *[["note", f"n{i}", "Hello"] for i in range(5_000)]]
    assert "more than 5000 filled rows" in sentence(xlsx(survey=rows))
    wide = [["type", "name", "label", *[f"c{i}" for i in range(200)]], ["text", "q", "What?"]]
    assert (
        sentence(xlsx(survey=wide))
        == "Sheet “survey”, row 1: there are more than 200 filled columns."
    )


def test_no_survey_sheet_an_empty_one_and_one_without_headings() -> None:
    assert sentence(xlsx(choices=SMALL)) == "The file has no sheet called “survey”."
    assert "Sheet “survey”, row 1: " in sentence(xlsx(survey=[]))
    assert "no questions below the headings" in sentence(xlsx(survey=SMALL[:1]))
    assert "no heading “type”" in sentence(xlsx(survey=[["name", "label"], ["q", "What?"]]))


def test_a_form_that_asks_nothing() -> None:
    said = sentence(xlsx(survey=[["type", "name", "label"], ["note", "n", "Hello"]]))
    assert said == "Sheet “survey”, row 2: the questionnaire asks nothing."


def test_control_characters_in_what_the_form_is_built_from() -> None:
    # XML cannot hold them as they are; Excel writes them in this way of its own.
    said = sentence(xlsx(survey=[SMALL[0], ["text", "q_x0007_", "What?"]]))
    assert said.startswith("Sheet “survey”, row 2: ")


def test_wording_is_plain_text_without_tricks() -> None:
    label = "<script>alert(1)</script> \u202eevil\u202c \u2066x\u2069 a\u200bb\ufeff =1+1"
    content = xlsx(survey=[["type", "name", "label"], ["text", "q", label]])
    form, notes = read_with_notes(content, name="x")
    assert str(form.question("q").ask) == "<script>alert(1)</script> evil x ab =1+1"
    assert any("formatting marks" in note for note in notes)


def test_the_file_name_is_only_a_title() -> None:
    form = read(GOOD_XLSX, name="../../etc/pass\u202ewd\x00<b>.xlsx")
    assert str(form.title) == "passwd<b>"
    assert str(read(GOOD_XLSX, name="").title) == "Untitled form"


def with_word(content: bytes, at: int, number: int) -> bytes:
    changed = bytearray(content)
    struct.pack_into("<I", changed, at, number)
    return bytes(changed)


@pytest.mark.parametrize(
    ("at", "number"),
    [
        (44, 0x7FFFFFFF),
        (48, 0x00FFFFFF),
        (60, 0x00FFFFFF),
        (68, 0),
        (72, 1),
        (76, 0x00FFFFFF),
        (512 + 4, 1),
        (512 + 5 * 4, 2),
        (512 + 5 * 4, 0x00FFFFFF),
        (1024 + 128 + 120, 0x7FFFFFFF),
    ],
)
def test_an_old_spreadsheet_with_links_that_lead_nowhere_or_in_circles(
    at: int, number: int
) -> None:
    sentence(with_word(GOOD_XLS, at, number))


def test_a_locked_file() -> None:
    assert "locked with a password" in sentence(ole(b"secret", name="EncryptedPackage"))


def test_a_file_with_macros() -> None:
    assert "macros" in sentence(ole(b"x", name="_VBA_PROJECT_CUR"))


@pytest.mark.parametrize(
    "size", [(0, 0xFFFFFFFF, 0, 0xFFFF), (0x850000, 3, 0, 4), (0, 70_000, 0, 256)]
)
def test_an_old_spreadsheet_that_claims_to_be_vast(
    size: tuple[int, int, int, int],
) -> None:
    cells = workbooks.record(0x0200, struct.pack("<IIHHH", *size, 0))
    sentence(ole(workbooks.workbook_stream("survey", cells)))


def test_an_old_spreadsheet_with_a_cell_in_the_far_corner() -> None:
    corners = [
        workbooks.record(0x0204, struct.pack("<HHHHB", row, column, 0, 1, 0) + b"x")
        for row, column in ((0, 0), (65_535, 255))
    ]
    assert "unpacks to far more" in sentence(
        ole(workbooks.workbook_stream("survey", b"".join(corners)))
    )


def only_unreadable(content: bytes) -> None:
    try:
        form, notes = read_with_notes(content, name="x")
    except UnreadableForm as refused:
        assert str(refused).endswith(".")  # noqa: PT017 - a refusal is one of two right outcomes
        return
    assert form.questions
    assert all(note.endswith(".") for note in notes)


@given(
    st.binary(max_size=3000),
    st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]),
)
def test_random_bytes_are_refused(body: bytes, start: bytes) -> None:
    only_unreadable(start + body)


@given(st.data())
@settings(max_examples=80, deadline=None)
def test_a_damaged_old_spreadsheet_is_read_or_refused(data: st.DataObject) -> None:
    changed = bytearray(GOOD_XLS)
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(changed) - 5) | st.integers(0, 1700))
        piece = data.draw(
            st.binary(min_size=1, max_size=4) | st.sampled_from([b"\xff" * 4, b"\xff\xff\xff\x7f"])
        )
        changed[at : at + len(piece)] = piece
    only_unreadable(bytes(changed))


@given(st.data())
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_damaged_workbook_is_read_or_refused(data: st.DataObject) -> None:
    part = data.draw(
        st.sampled_from(
            ["workbook.xml", "sheet1.xml", "[Content_Types].xml", "workbook.xml.rels", "styles.xml"]
        )
    )
    spoil = data.draw(
        st.lists(
            st.tuples(st.floats(0, 1), st.binary(min_size=1, max_size=6)), min_size=1, max_size=4
        )
    )

    def change(name: str, body: bytes) -> bytes:
        if not name.endswith(part):
            return body
        for where, piece in spoil:
            at = int(where * (len(body) - 1))
            body = body[:at] + piece + body[at + len(piece) :]
        return body

    only_unreadable(repacked(change))


_CELLS = st.one_of(
    st.none(),
    st.sampled_from(["type", "name", "label", "relevant", "required", "label::Welsh (cy)"]),
    st.sampled_from(["text", "note", "integer", "begin group", "end group", "select_one yn"]),
    st.sampled_from(["q", "yes", "or_other", "${q} = 'a'"]),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=8),
    st.integers(-10, 10),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
)  # fmt: skip


@given(
    st.lists(st.lists(_CELLS, max_size=5), max_size=6),
    st.lists(st.lists(_CELLS, max_size=3), max_size=4),
)
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_cells_are_a_form_or_refused(
    survey: list[list[object]], choices: list[list[object]]
) -> None:
    rows = [["type", "name", "label", "relevant", "required"], *survey]
    only_unreadable(xlsx(survey=rows, choices=[["list_name", "name", "label"], *choices]))
