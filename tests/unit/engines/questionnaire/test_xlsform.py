"""XLSForm in: what maps cleanly is imported, what would change meaning is refused."""

from datetime import date

import pytest

from heard.engines.questionnaire.conditions import parse
from heard.engines.questionnaire.definition import AnswerKind, Questionnaire, Text
from heard.engines.questionnaire.xlsform import UnreadableForm, read, read_with_notes
from tests.unit.engines.questionnaire.workbooks import xls, xlsx

YES_NO = """
    | list_name | name | label |
    | yn        | yes  | Yes   |
    | yn        | no   | No    |
"""


def form(survey: str, choices: str = YES_NO, **more: str) -> Questionnaire:
    return read(xlsx(survey=survey, choices=choices, **more), name="a form.xlsx")


def notes(survey: str, choices: str = YES_NO, **more: str) -> str:
    return "\n".join(
        read_with_notes(xlsx(survey=survey, choices=choices, **more), name="f.xlsx")[1]
    )


def refusal(survey: str, choices: str = YES_NO, **more: str) -> UnreadableForm:
    with pytest.raises(UnreadableForm) as refused:
        form(survey, choices, **more)
    sentence = str(refused.value)
    assert sentence.endswith(".")
    assert sentence.count("\n") == 0
    return refused.value


def test_a_small_form() -> None:
    read_form = form("""
        | type          | name | label          | hint        | required | relevant      |
        | select_one yn | told | Were you told? | Think back. | yes      |               |
        | text          | how  | How?           |             | no       | ${told}='yes' |
    """)
    told, how = read_form.questions
    assert (told.id, told.kind, told.required) == ("told", AnswerKind.SINGLE, True)
    assert str(told.hint) == "Think back."
    assert [(o.code, str(o.label)) for o in told.options] == [("yes", "Yes"), ("no", "No")]
    assert (how.kind, how.required) == (AnswerKind.SHORT_TEXT, False)
    assert how.only_if == parse("told == yes")
    assert str(read_form.title) == "a form"
    assert read_form.languages == ("en",)


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("select_one yn", AnswerKind.SINGLE),
        ("select one yn", AnswerKind.SINGLE),
        ("Select One from yn", AnswerKind.SINGLE),
        ("select_multiple yn", AnswerKind.MULTIPLE),
        ("select_multiple  yn", AnswerKind.MULTIPLE),
        ("select all that apply from yn", AnswerKind.MULTIPLE),
        ("integer", AnswerKind.NUMBER),
        ("decimal", AnswerKind.NUMBER),
        ("range", AnswerKind.NUMBER),
        ("text", AnswerKind.SHORT_TEXT),
        ("string", AnswerKind.SHORT_TEXT),
        ("date", AnswerKind.DATE),
        ("dateTime", AnswerKind.DATE),
        ("acknowledge", AnswerKind.MULTIPLE),
    ],
)
def test_each_type_that_is_imported(written: str, kind: AnswerKind) -> None:
    (question,) = form(f"""
        | type      | name | label |
        | {written} | q    | What? |
    """).questions
    assert question.kind is kind


def test_a_note_is_an_information_page_and_multiline_is_long() -> None:
    hello, story = form("""
        | type | name  | label  | appearance |
        | note | hello | Hello. |            |
        | text | story | Story? | multiline  |
    """).questions
    assert (hello.kind, story.kind) == (AnswerKind.INFORMATION, AnswerKind.LONG_TEXT)


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
    ("relevant", "condition"),
    [
        ("${s} = 'yes'", "s == yes"),
        ("'yes' = ${s}", "s == yes"),
        ("${ s }!='yes'", "s != yes"),
        ('${s} = "yes" and ${n} >= 18', "s == yes and n >= 18"),
        ("18 < ${n}", "n > 18"),
        ("${n} = '18'", "n == 18"),
        ("${n} > 1.5 or ${n} < -1", "n > 1.5 or n < -1"),
        ("selected(${m}, 'yes')", "m includes yes"),
        (
            "not(selected(${m}, 'yes')) and (${s} = 'no' or ${n} <= 3)",
            "not m includes yes and (s == no or n <= 3)",
        ),
        ("${t} != ''", "t answered"),
        ("${t} = ''", "not t answered"),
        ("selected(${s}, 'yes')", "s includes yes"),
        ("${ack} = 'OK'", "ack == OK"),
        ("${s} = ‘yes’", "s == yes"),
    ],
)
def test_conditions_become_the_closed_list(relevant: str, condition: str) -> None:
    questions = form(f"""
        | type               | name | label | relevant   |
        | select_one yn      | s    | S?    |            |
        | select_multiple yn | m    | M?    |            |
        | integer            | n    | N?    |            |
        | text               | t    | T?    |            |
        | acknowledge        | ack  | Read? |            |
        | text               | q    | Q?    | {relevant} |
    """).questions
    assert questions[-1].only_if == parse(condition)


def test_groups_become_sections_and_pass_on_their_conditions() -> None:
    read_form = form("""
        | type          | name  | label      | relevant      |
        | select_one yn | s     | S?         |               |
        | begin group   | outer | The police | ${s} = 'yes'  |
        | text          | a     | A?         |               |
        | begin_group   | inner | The court  |               |
        | integer       | b     | B?         |               |
        | text          | c     | C?         | ${b} > 1      |
        | end_group     |       |            |               |
        | text          | d     | D?         |               |
        | end group     |       |            |               |
        | text          | e     | E?         |               |
    """)
    assert [(s.id, str(s.title), [q.id for q in s.questions]) for s in read_form.sections] == [
        ("form", "a form", ["s"]),
        ("outer", "The police", ["a"]),
        ("inner", "The court", ["b", "c"]),
        ("outer_2", "The police", ["d"]),
        ("form_2", "a form", ["e"]),
    ]
    assert read_form.question("c").only_if == parse("s == yes and b > 1")
    assert read_form.question("d").only_if == parse("s == yes")
    assert read_form.question("e").only_if is None


def test_or_other_asks_what_the_other_is() -> None:
    kind, other = form("""
        | type                    | name | label |
        | select_one yn or_other  | kind | Kind? |
    """).questions
    assert [o.code for o in kind.options] == ["yes", "no", "other"]
    assert (other.id, other.kind) == ("kind_other", AnswerKind.SHORT_TEXT)
    assert other.only_if == parse("kind includes other")


def test_several_languages() -> None:
    survey = """
        | type          | name | label::English (en) | label::Welsh (cy) | hint::French |
        | select_one yn | s    | Were you told?      | Gawsoch wybod?    |              |
        | text          | t    | How?                |                   |              |
    """
    choices = """
        | list_name | name | label::English (en) | label::Welsh (cy) |
        | yn        | yes  | Yes                 | Do                |
        | yn        | no   | No                  | Naddo             |
    """
    read_form = form(survey, choices)
    assert read_form.languages == ("en", "cy")
    assert read_form.question("s").ask == Text({"en": "Were you told?", "cy": "Gawsoch wybod?"})
    assert read_form.question("t").ask == Text({"en": "How?"})
    assert "“Welsh (cy)” is missing for 1 of 4 pieces of wording" in notes(survey, choices)


def test_the_settings_name_the_title_and_the_language_of_plain_labels() -> None:
    read_form = form(
        """
        | type | name | label        | label::English |
        | text | q    | Beth?        | What?          |
        """,
        settings="""
        | form_title | form_id | default_language | version |
        | Holiadur   | f1      | Welsh (cy)       | 3       |
        """,
    )
    assert read_form.languages == ("cy", "en")
    assert read_form.title == Text({"cy": "Holiadur"})
    assert read_form.question("q").ask == Text({"cy": "Beth?", "en": "What?"})
    assert read_form.settings == {"source": "xlsform", "form_id": "f1", "version": "3"}


def test_two_columns_for_one_language_must_agree() -> None:
    survey = """
        | type | name | label | label::English |
        | text | q    | What? | {}             |
    """
    assert str(form(survey.format("What?")).question("q").ask) == "What?"
    assert "say different things" in str(refusal(survey.format("Why?")))


def test_headings_and_sheet_names_in_any_case_with_extra_columns_and_gaps() -> None:
    read_form = read(
        xlsx(
            SURVEY=[
                ["TYPE", "Name", "LABEL", "my notes", None],
                [],
                [None, None, None, "only a remark", None],
                ["Text", "q", "What?", None, "stray"],
            ],
            my_sheet=[["anything"]],
        ),
        name="x",
    )
    assert [q.id for q in read_form.questions] == ["q"]


def test_numbers_in_cells_are_read_as_people_see_them() -> None:
    (question,) = read(
        xlsx(
            survey=[["type", "name", "label"], ["select_one s", "q", 2024]],
            choices=[
                ["list_name", "name", "label"],
                ["s", 1, 1.0],
                ["s", 2, 2.5],
                ["s", True, "T"],
            ],
        ),
        name="x",
    ).questions
    assert str(question.ask) == "2024"
    assert [(o.code, str(o.label)) for o in question.options] == [
        ("1", "1"),
        ("2", "2.5"),
        ("TRUE", "T"),
    ]


def test_a_date_made_by_the_spreadsheet_is_not_taken_for_words() -> None:
    content = xlsx(survey=[["type", "name", "label"], ["text", "q", date(2024, 1, 2)]])
    with pytest.raises(UnreadableForm, match="date or time where words were expected") as refused:
        read(content, name="x")
    assert refused.value.row == 2


def test_an_old_spreadsheet_is_read_too() -> None:
    (question,) = read(xls([["type", "name", "label"], ["text", "q", "What?"]]), name="x").questions
    assert question.id == "q"


def test_nothing_is_left_out_silently() -> None:
    said = notes(
        """
        | type      | name  | label | constraint | default | appearance | media::image | odd |
        | start     | start |       |            |         |            |              |     |
        | integer   | n     | N?    | . > 0      | 5       | big        | n.png        | x   |
        | calculate | c     |       |            |         |            |              |     |
        | datetime  | d     | D?    |            |         |            |              |     |
        | text      | l     | Table |            |         | label      |              |     |
        | note      | b     | **b** |            |         |            |              |     |
        |           |       |       |            |         |            |              | rem |
        """,
        YES_NO + "    | more | a | A |\n",
        settings="""
        | form_title | public_key |
        | F          | abc        |
        """,
        entities="| a |",
    )
    for part in (
        "row 2: left out, because it records something about the device",
        "row 4: left out, because it is worked out and never shown",
        "row 6: left out, because it only draws the top of a table",
        "row 5: asks for the date only",
        "row 3: takes any number",
        "row 7: has formatting marks",
        "row 8: only remarks",
        "under “constraint” was left out, because answers are never refused",
        "under “default” was left out, because no answer is filled in",
        "under “appearance” was left out",
        "under “media::image” was left out",
        "under “odd” was left out",
        "under “public_key” was left out",
        "Lists of choices that no question uses were left out: “yn”, “more”",
        "“entities”",
    ):
        assert part in said


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
