"""What an XLSForm holds that would change its meaning here is refused, with the row."""

import pytest

from tests.unit.engines.questionnaire.forms import refusal


@pytest.mark.parametrize(
    "written",
    [
        *["begin_repeat", "begin repeat", "begin_loop", "begin loop over yn", "include"],
        *["geopoint", "geotrace", "geoshape", "start-geopoint", "osm", "time"],
        *["image", "audio", "video", "file", "barcode", "background-audio", "xml-external"],
        *["select_one_from_file a.csv", "select_multiple_from_file a.csv", "csv-external"],
        *["select_one_external yn", "select_one", "select_one ${q}", "select_one yn extra words"],
        *["rank", "rank yn", "nonsense", "<b>text</b>"],
    ],
)
def test_a_type_that_would_change_meaning_is_refused(written: str) -> None:
    refused = refusal(f"""
        | type      | name | label |
        | text      | a    | What? |
        | {written} | q    | What? |
    """)
    assert (refused.sheet, refused.row) == ("survey", 3)
    assert written in str(refused)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("| text | | What? | | |", "no name"),
        ("| text | q | | | |", "no label"),
        ("| text | a | What? | | |", "already used in row 2"),
        ("| text | 1q | What? | | |", "must start with a letter"),
        ("| text | q q | What? | | |", "must start with a letter"),
        ("| text | q | You said ${a} | | |", "repeats “a”"),
        ("| select_one gone | q | What? | | |", "“gone” is not in the sheet"),
        ("| select_one yn | q | What? | | x = ${a} |", "depend on an earlier answer"),
        ("| | q | What? | | |", "no type"),
        ("| end group | | | | |", "never begun"),
        ("| begin group | g | Group | | |", "never ended"),
        ("| text | q | What? | ${later} = 'x' | |", "not a question asked before"),
        ("| text | q | What? | ${a} = 'x' | |", "sealed"),
        ("| text | q | What? | ${q} != '' | |", "not a question asked before"),
        ("| text | q | What? | regex(${a}, 'x') | |", "“regex”"),
        ("| text | q | What? | ${a} + 1 > 2 | |", "cannot be read from “+"),
        ("| text | q | What? | 1 = 1 | |", "not expected"),
        ("| text | q | What? | ${a} | |", "stops before it is finished"),
        ("| text | q | What? | ${n} = 'many' | |", "is a number"),
        ("| text | q | What? | selected(${n}, '1') | |", "no choices"),
        ("| text | q | What? | ${s} = 'maybe' | |", "no choice called “maybe”"),
        ("| text | q | What? | ${s} > 1 | |", "is not a number"),
        ("| text | q | What? | ${i} = 'OK' | |", "is a note"),
        ("| text | q | What? | ${c} = 2 | |", "is worked out"),
        ("| text | q | What? | ${today} = 2 | |", "records something about the device"),
    ],
)
def test_a_row_that_cannot_be_imported_is_named(row: str, said: str) -> None:
    survey = f"""
        | type          | name  | label | relevant | choice_filter |
        | text          | a     | A?    |          |               |
        | integer       | n     | N?    |          |               |
        | select_one yn | s     | S?    |          |               |
        | note          | i     | I     |          |               |
        | calculate     | c     |       |          |               |
        | today         | today |       |          |               |
        {row}
        | text          | later | L?    |          |               |
    """
    refused = refusal(survey)
    assert (refused.sheet, refused.row) == ("survey", 8)
    assert said in str(refused)
    assert str(refused).startswith("Sheet “survey”, row 8: ")


@pytest.mark.parametrize(
    ("choices", "row", "said"),
    [
        ("| yn | | Yes |", 2, "has no name"),
        ("| yn | a b | Yes |", 2, "has spaces in it"),
        ("| yn | a | |", 2, "has no label"),
        ("| yn | a | A |\n| yn | a | B |", 3, "two choices called “a”"),
        ("| | a | A |", 2, "which list"),
        ("| yn | a | ${q} |", 2, "repeats “q”"),
    ],
)
def test_a_choice_that_cannot_be_used_is_named(choices: str, row: int, said: str) -> None:
    refused = refusal(
        "| type | name | label |\n| select_one yn | q | What? |",
        "| list_name | name | label |\n" + choices,
    )
    assert (refused.sheet, refused.row) == ("choices", row)
    assert said in str(refused)


def test_columns_that_change_meaning_are_refused() -> None:
    said = str(refusal("| type | name | label | read_only |\n| text | q | What? | yes |"))
    assert "cannot be changed" in said


def test_two_columns_for_a_condition_must_agree() -> None:
    refused = refusal("""
        | type    | name | label | relevant | bind::relevant |
        | integer | n    | N?    |          |                |
        | text    | q    | Q?    | ${n} > 1 | ${n} > 2       |
    """)
    assert "two columns for “relevant” say different things" in str(refused)


def test_a_name_too_long_to_follow_up_other() -> None:
    name = "q" * 60
    refused = refusal(f"| type | name | label |\n| select_one yn or_other | {name} | What? |")
    assert "too long to add “_other” to" in str(refused)


def test_wording_without_end_is_refused_with_its_row() -> None:
    refused = refusal(f"| type | name | label |\n| text | q | {'x' * 5001} |")
    assert (refused.row, "5000 characters" in str(refused)) == (2, True)


def test_a_choice_with_only_a_picture_says_so() -> None:
    refused = refusal(
        "| type | name | label |\n| select_one p | q | What? |",
        "| list_name | name | label | media::image |\n| p | a | | a.png |",
    )
    assert "only a picture" in str(refused)
