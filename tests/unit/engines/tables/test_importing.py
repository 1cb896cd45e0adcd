"""Every row of a file is kept, or refused with its line and a reason that repeats no words."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.engines.questionnaire.answers import DECLINED, NOT_ANSWERED, NOT_ASKED, Answer, Presence
from heard.engines.tables import BadFile, read_manifest, read_rows, write_extract
from heard.engines.tables.codebook import Codebook, read
from heard.engines.tables.extract import connect
from heard.engines.tables.importing import ImportOutcome, read_content

BOOK = read("""
title = "Feedback"
source = "Ashgrove"
weight = "wt"
[[variable]]
column = "Q1"
id = "updated"
ask = "Kept updated?"
kind = "single"
declined = ["8"]
not_answered = ["9"]
codes = { 1 = "Yes", 2 = "No" }
[[variable]]
column = "Q2"
id = "ways"
ask = "How?"
kind = "multiple"
split = "|"
blank = "not_asked"
declined = ["8"]
codes = { 1 = "Phone", 2 = "Letter" }
[[variable]]
column = "Q3"
id = "words"
ask = "Anything else?"
kind = "text"
""")
SIMPLE = read("""
title = "Feedback"
[[variable]]
column = "Q1"
id = "updated"
ask = "Kept updated?"
kind = "single"
codes = { 1 = "Yes", 2 = "No" }
""")


def bring_in(text: str | bytes, book: Codebook = BOOK) -> ImportOutcome:
    return read_content(text.encode() if isinstance(text, str) else text, book)


def given_(*codes: str) -> Answer:
    return Answer(Presence.GIVEN, codes)


def reasons(outcome: ImportOutcome) -> list[str]:
    return [str(refusal) for refusal in outcome.refusals]


def test_answers_and_the_three_silences_are_told_apart():
    outcome = bring_in(
        "Q1,Q2,Q3,wt\n1,1|2,hello,1.5\n8,8,,1\n9,,,1\n,2,,1\n",
    )
    assert outcome.refusals == ()
    assert [row.answers["updated"] for row in outcome.rows] == [
        given_("1"), DECLINED, NOT_ANSWERED, NOT_ANSWERED,
    ]  # fmt: skip
    assert [row.answers["ways"] for row in outcome.rows] == [
        given_("1", "2"), DECLINED, NOT_ASKED, given_("2"),
    ]  # fmt: skip
    assert [row.weight for row in outcome.rows] == [1.5, 1.0, 1.0, 1.0]


def test_words_are_counted_and_left_behind():
    outcome = bring_in("Q1,Q2,Q3,wt\n1,1,my secret,1\n2,1,,1\n")
    assert outcome.words_left_behind == {"words": 1}
    assert outcome.rows[0].answers["words"] == Answer(Presence.GIVEN)
    assert "secret" not in repr(outcome) + repr(outcome.rows)


def test_columns_the_codebook_does_not_name_are_not_kept():
    outcome = bring_in("name,Q1,Q2,Q3,wt,postcode\nAlice,1,1,,1,AB1\n")
    assert outcome.columns_left_out == 2
    assert set(outcome.rows[0].answers) == {"updated", "ways", "words"}


@pytest.mark.parametrize("cell", ["1", "1.0", " 1 ", "01", "1.", '"1"'])
def test_a_code_is_known_however_a_spreadsheet_writes_it(cell: str):
    assert bring_in(f"Q1\n{cell}\n", SIMPLE).rows[0].answers["updated"] == given_("1")


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbfQ1,Q2,Q3,wt\r\n1,2,caf\xc3\xa9,1.5\r\n",
        b"Q1,Q2,Q3,wt\r\n1,2,caf\xe9 \x80,1.5\r\n",
        b"Q1;Q2;Q3;wt\n1;2;a, b;1,5\n",
        b"Q1\tQ2\tQ3\twt\n1\t2\ta\t1,5\n",
        b"Q1;Q2;Q3;wt\r1;2;a;1.5\r",
        b'Q1,Q2,Q3,wt\n1,2,"two\nlines, and ""quotes""",1.5\n',
        b"\n\nQ1,Q2,Q3,wt\n\n1,2,x,1.5\n\n",
        b" Q1 , Q2,Q3,wt\n1,2,x,1.5\n\x1a",
        "Q1,Q2,Q3,wt\n1,2,x,1.5\n".encode("utf-16"),
    ],
)
def test_files_are_read_as_they_really_arrive(content: bytes):
    outcome = bring_in(content)
    assert reasons(outcome) == []
    assert outcome.rows[0].answers["updated"] == given_("1")
    assert outcome.rows[0].weight == 1.5


def test_line_numbers_count_lines_of_the_file_even_after_line_breaks_in_a_cell():
    outcome = bring_in('Q1,Q2,Q3,wt\n1,1,"a\nb\nc",1\n\n7,1,,1\n1,1,,1\n3,1,,1\n')
    assert [(refusal.line, refusal.column) for refusal in outcome.refusals] == [
        (6, "Q1"),
        (8, "Q1"),
    ]
    assert (outcome.rows_read, outcome.rows_kept, outcome.rows_refused) == (4, 2, 2)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("7,1,,1", "line 2, column Q1: the code 7 is not in the codebook."),
        ("1,1|7,,1", "line 2, column Q2: the code 7 is not in the codebook."),
        ("1,1|8,,1", "line 2, column Q2: an answer and a code for no answer"),
        ("Alice,1,,1", "line 2, column Q1: what is in this cell is not in the codebook."),
        ("07700900123,1,,1", "line 2, column Q1: what is in this cell is not in the codebook."),
        ("1,1,,", "line 2, column wt: the weight is missing."),
        ("1,1,,0", "line 2, column wt: the weight must be more than 0."),
        ("1,1,,-2", "line 2, column wt: the weight must be more than 0."),
        ("1,1,,x", "line 2, column wt: this is not a number."),
        ("1,1,,nan", "line 2, column wt: this is not a number."),
        ("1,1,,1e309", "line 2, column wt: this is not a number."),
        ("1,1,,١", "line 2, column wt: this is not a number."),
        ('1,1,,"1,780"', "line 2, column wt: the comma in the number could mark"),
        ("1,1,", "line 2: the row has 3 cells and the first row has 4."),
        ("1,1,,1,1", "line 2: the row has 5 cells and the first row has 4."),
        (",,,", "line 2: every cell of the row is empty."),
        ('1,1,"never closed,1', "line 2: a quotation mark is opened and never closed."),
        ('1,1,"closed"too soon,1', "line 2: there is something after a closing quotation mark."),
        ("1,1," + "x" * 200_000 + ",1", "line 2: a cell has more than 131,072 characters."),
    ],
)
def test_a_row_that_cannot_be_kept_is_refused_with_its_line_and_reason(row: str, reason: str):
    outcome = bring_in(f"Q1,Q2,Q3,wt\n{row}\n2,2,,2\n")
    assert len(outcome.refusals) == 1
    assert reasons(outcome)[0].startswith(reason)
    assert [kept.weight for kept in outcome.rows] == [2.0]


def test_every_problem_of_a_row_is_named_at_once():
    assert reasons(bring_in("Q1,Q2,Q3,wt\n7,7,x,0\n")) == [
        "line 2, column Q1: the code 7 is not in the codebook.",
        "line 2, column Q2: the code 7 is not in the codebook.",
        "line 2, column wt: the weight must be more than 0.",
    ]


def test_decimal_commas_are_read_where_they_can_only_be_that():
    assert bring_in('Q1,Q2,Q3,wt\n1,1,,"1780,07728"\n').rows[0].weight == 1780.07728
    assert bring_in("Q1;Q2;Q3;wt\n1;1;;1,780\n").rows[0].weight == 1.78


def test_a_row_identifier_may_come_once():
    book = read(
        'title = "x"\nrow_id = ["id", "wave"]\n'
        + """
[[variable]]
column = "Q1"
id = "updated"
ask = "Kept updated?"
kind = "single"
codes = { 1 = "Yes" }
"""
    )
    outcome = bring_in("id,wave,Q1\na,1,1\na,2,1\na,1,1\n", book)
    assert reasons(outcome) == ["line 4: the row has the same identifier as line 2."]
    assert set(outcome.rows[0].answers) == {"updated"}


def test_numbers_are_kept_and_dates_only_to_the_month():
    book = read("""
title = "x"
[[variable]]
column = "n"
id = "contacts"
ask = "How many contacts?"
kind = "number"
not_answered = ["-9"]
[[variable]]
column = "d"
id = "reported"
ask = "When?"
kind = "date"
""")
    outcome = bring_in("n,d\n3,2026-02-28\n-9,2026-02\n4.5,\nmany,2026-02-30\n1,28/02/2026\n", book)
    assert [row.answers["contacts"].values for row in outcome.rows] == [("3.0",), (), ("4.5",)]
    assert [row.answers["reported"].values for row in outcome.rows] == [
        ("2026-02",),
        ("2026-02",),
        (),
    ]
    assert reasons(outcome) == [
        "line 5, column n: this is not a number.",
        "line 5, column d: this is not a date written as 2026-01-31.",
        "line 6, column d: this is not a date written as 2026-01-31.",
    ]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty."),
        (b" \n\n", "The file is empty."),
        (b"PK\x03\x04rest", "spreadsheet or a ZIP file"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "characters that no text has"),
        (b"Q1,Q2,Q3,wt\n1,1,\x00,1\n", "characters that no text has"),
        (b"Q1\x81,Q2\n", "not text that can be read"),
        (b"\xff\xfeQ", "not text that can be read"),
        (b"Q1,Q2,Q3\n1,1,\n", "names columns the file does not have: wt."),
        (b"a,b\n1,1\n", "does not have: Q1, Q2, Q3, wt."),
        (b"Q1,Q1,Q2,Q3,wt\n1,1,1,1,1\n", "more than one column called Q1."),
        (b"Q1,Q2,Q3,wt\n" + b'1,1,"x,1\n' * 300, "More than 100 rows"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_in_a_sentence(content: bytes, sentence: str):
    with pytest.raises(BadFile) as reason:
        bring_in(content)
    assert sentence in str(reason.value)


def test_a_file_that_is_not_there_is_refused_without_its_folder(tmp_path: Path):
    with pytest.raises(BadFile) as reason:
        read_rows(tmp_path / "missing.csv", BOOK)
    assert "missing.csv cannot be read" in str(reason.value)
    assert str(tmp_path) not in str(reason.value)


def test_the_extract_holds_codes_presence_and_where_it_came_from(tmp_path: Path):
    source = tmp_path / "in.csv"
    source.write_text("Q1,Q2,Q3,wt\n2,1|2,my secret,1.5\n8,,,2\n7,,,1\n")
    outcome = read_rows(source, BOOK)
    written = write_extract(outcome, tmp_path / "out.parquet")
    assert read_manifest(tmp_path / "out.parquet") == written
    assert (written.rows, written.refused_rows, written.weighted) == (2, 1, True)
    assert (written.source, written.source_sha256) == ("Ashgrove", outcome.source_sha256)
    assert written.codebook_sha256 == BOOK.sha256
    with connect() as database:
        found = database.execute("SELECT * FROM read_parquet(?)", [str(tmp_path / "out.parquet")])
        assert tuple(column[0] for column in found.description) == written.columns
        assert sorted(found.fetchall(), key=str) == [
            ("2", "given", ["1", "2"], "given", "given", 1.5),
            (None, "declined", None, "not_asked", "not_answered", 2.0),
        ]
    assert b"secret" not in (tmp_path / "out.parquet").read_bytes()


def test_an_extract_of_no_rows_is_not_written(tmp_path: Path):
    with pytest.raises(BadFile, match="nothing to write"):
        write_extract(bring_in("Q1,Q2,Q3,wt\n7,,,1\n"), tmp_path / "out.parquet")
    assert not (tmp_path / "out.parquet").exists()


cell = st.text(alphabet='12789.,;|"\n\r\tAé ', max_size=6)


@given(st.lists(st.lists(cell, min_size=1, max_size=6), max_size=6), st.sampled_from([",", ";"]))
def test_whatever_the_cells_hold_each_row_is_kept_or_refused(rows: list[list[str]], comma: str):
    lines = [comma.join(["Q1", "Q2", "Q3", "wt"])]
    lines += [comma.join(row) for row in rows]
    outcome = bring_in("\n".join(lines))
    refused = {refusal.line for refusal in outcome.refusals}
    assert len(refused) == outcome.rows_refused
    assert outcome.rows_kept + outcome.rows_refused == outcome.rows_read
    assert all("A" not in refusal.reason for refusal in outcome.refusals)


@given(st.binary(max_size=400))
def test_no_bytes_at_all_break_the_import(content: bytes):
    with suppress(BadFile):
        outcome = bring_in(b"Q1,Q2,Q3,wt\n" + content)
        assert outcome.rows_kept <= outcome.rows_read
