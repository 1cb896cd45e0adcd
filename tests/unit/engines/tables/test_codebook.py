"""A codebook is written by hand, so most of what can go wrong with it is tested here."""

import pytest

from heard.engines.questionnaire.answers import Presence
from heard.engines.tables.codebook import BadCodebook, read
from heard.engines.tables.variables import Code, VariableKind

GOOD = """
title = "Feedback 2026"
source = "Ashgrove"
licence = "OGL 3.0"
notice = "Made up"
weight = "wt"
row_id = ["ref"]

[[variable]]
column = "Q1"
id = "updated"
label = "Kept updated"
ask = "Were you kept updated?"
kind = "single"
headline = true
headline_code = 1
declined = [8]
not_answered = ["9"]
not_asked = ["-1"]
blank = "not_asked"
codes = { 1 = "Yes", 2 = "No" }

[[variable]]
column = "Q2"
id = "ways"
ask = "How were you updated?"
kind = "multiple"
split = "|"
[variable.codes]
"2021.1" = "Phone"
b = "Letter"

[[variable]]
column = "Q3"
id = "words"
ask = "Anything else?"
kind = "text"
"""

VARIABLE = """
[[variable]]
column = "Q1"
id = "updated"
ask = "Were you kept updated?"
kind = "single"
"""
CODES = 'codes = { 1 = "Yes", 2 = "No" }\n'


def test_a_good_codebook_is_read():
    book = read(GOOD)
    assert (book.title, book.source, book.licence, book.notice) == (
        "Feedback 2026", "Ashgrove", "OGL 3.0", "Made up",
    )  # fmt: skip
    assert (book.weight, book.row_id) == ("wt", ("ref",))
    assert book.named_columns == ("Q1", "Q2", "Q3", "wt", "ref")
    first, second, third = book.columns
    assert first.variable.codes == (Code("1", "Yes"), Code("2", "No"))
    assert (first.variable.headline, first.variable.interest) == (True, "1")
    assert first.variable.title == "Kept updated"
    assert first.silences == {
        "8": Presence.DECLINED, "9": Presence.NOT_ANSWERED, "-1": Presence.NOT_ASKED,
    }  # fmt: skip
    assert first.blank is Presence.NOT_ASKED
    assert (second.split, second.blank) == ("|", Presence.NOT_ANSWERED)
    assert second.variable.title == "How were you updated?"
    assert second.variable.codes[0] == Code("2021.1", "Phone")
    assert third.variable.kind is VariableKind.TEXT
    assert len(book.sha256) == 64


def test_the_hash_follows_the_text():
    assert read(GOOD).sha256 == read(GOOD).sha256
    assert read(GOOD).sha256 != read(GOOD + "\n# another line").sha256


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "has no [[variable]]"),
        ('title = "x"', "has no [[variable]]"),
        ('title = "x"\nvariable = []', "has no [[variable]]"),
        ("title = ", "not valid TOML: Invalid value (at end of document)"),
        ('title = "x"\nweight == 1\n', "line 2"),
        (VARIABLE + CODES, "The codebook: title is missing"),
        ("titel = 'x'\n" + VARIABLE + CODES, "no key called titel"),
        ("title = 'x'\nvariable = [1]", "write it as [[variable]]"),
        ("title = 3\n" + VARIABLE + CODES, "title must be words"),
        ("title = 'x'\nrow_id = 'a'\n" + VARIABLE + CODES, "row_id must be a list"),
        ("title = 'x'\nrow_id = [1]\n" + VARIABLE + CODES, "row_id must be a list"),
        ("title = 'x'\nweight = 'Q1'\n" + VARIABLE + CODES, "Q1 is the weight"),
        ("title = 'x'\n" + VARIABLE + CODES + VARIABLE + CODES, "Variable 2 (updated), line 10"),
        (
            "title = 'x'\n" + VARIABLE + CODES + VARIABLE.replace('"updated"', '"b"') + CODES,
            "another variable has the same column, Q1",
        ),
        ("#" * 1_000_001, "longer than a million"),
    ],
)
def test_a_codebook_that_is_wrong_as_a_whole_is_refused(text: str, sentence: str):
    with pytest.raises(BadCodebook) as reason:
        read(text)
    assert sentence in str(reason.value)
    assert str(reason.value).endswith(".")


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ("", "the kind single needs a table of codes"),
        ("codes = {}", "the kind single needs a table of codes"),
        ("codes = 3", "codes must be a table"),
        ('codes = { 1 = "Yes", 2 = "" }', "the code 2 needs a label"),
        ("codes = { 1 = 1 }", "the code 1 needs a label"),
        ('codes = { 2021.1 = "Spring" }', 'quotation marks, as "2021.1" = "label"'),
        (CODES + 'lable = "x"', "Variable 1 (updated), line 3: there is no key called lable"),
        (CODES + "split = '|'", "split is only for"),
        (CODES + "headline = 'yes'", "headline must be true or false"),
        (CODES + "headline_code = 1", "goes with headline = true"),
        (CODES + "headline = true\nheadline_code = 7", "must be one of its codes"),
        (CODES + "headline = true\nheadline_code = [1]", "headline_code must hold codes"),
        (CODES + "declined = 8", "declined must hold codes"),
        (CODES + "declined = [8.0]", "declined must hold codes"),
        (CODES + "declined = [true]", "declined must hold codes"),
        (CODES + "declined = ['']", "declined must hold codes"),
        (CODES + "declined = [1]", "the code 1 is given two meanings"),
        (CODES + "declined = [8]\nnot_asked = [8]", "the code 8 is given two meanings"),
        (CODES + "blank = 'given'", "blank must be"),
        (CODES + "blank = 1", "blank must be words"),
    ],
)
def test_a_variable_that_is_wrong_is_refused_by_name_and_line(lines: str, sentence: str):
    with pytest.raises(BadCodebook) as reason:
        read("title = 'x'\n" + VARIABLE + lines)
    assert sentence in str(reason.value)
    assert "Variable 1 (updated), line 3" in str(reason.value)


@pytest.mark.parametrize("name", ["Q1", "1st", "a__b", "weight", "a-b", "a" * 41, "", "é", "a_"])
def test_an_id_must_be_plain(name: str):
    with pytest.raises(BadCodebook, match="id "):
        read("title = 'x'\n" + VARIABLE.replace('"updated"', f'"{name}"') + CODES)


@pytest.mark.parametrize("key", ["column", "id", "ask", "kind"])
def test_what_is_needed_is_asked_for(key: str):
    lines = [line for line in VARIABLE.splitlines() if not line.startswith(key)]
    with pytest.raises(BadCodebook, match=f"{key} is missing"):
        read("title = 'x'\n" + "\n".join(lines) + "\n" + CODES)


def test_an_unknown_kind_is_refused_with_the_known_ones():
    with pytest.raises(BadCodebook, match="single, multiple, number, date, text"):
        read("title = 'x'\n" + VARIABLE.replace("single", "choice") + CODES)


def test_only_lists_of_answers_have_codes_and_headlines():
    number = "title = 'x'\n" + VARIABLE.replace("single", "number")
    with pytest.raises(BadCodebook, match="cannot have codes"):
        read(number + CODES)
    with pytest.raises(BadCodebook, match="can be a headline"):
        read(number + "headline = true")
