"""XLSForm in: what maps cleanly is imported, what would change meaning is refused."""

from datetime import date

import pytest

from heard.engines.questionnaire.conditions import parse
from heard.engines.questionnaire.definition import AnswerKind, Text
from heard.engines.questionnaire.xlsform import UnreadableForm, read
from tests.unit.engines.questionnaire.forms import YES_NO, form, notes, refusal
from tests.unit.engines.questionnaire.workbooks import xls, xlsx


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


def test_a_row_switched_off_is_left_out() -> None:
    survey = """
        | type | name | label | disabled |
        | text | a    | A?    | yes      |
        | text | b    | B?    | no       |
    """
    assert [q.id for q in form(survey).questions] == ["b"]
    assert "row 2: left out, because it is switched off" in notes(survey)


def test_a_rule_for_when_an_answer_is_required_is_left_out() -> None:
    survey = """
        | type    | name | label | required |
        | integer | a    | A?    |          |
        | text    | b    | B?    | ${a} > 1 |
    """
    assert not form(survey).question("b").required
    assert "row 3: the rule for when an answer is required was left out" in notes(survey)


def test_or_other_keeps_an_other_that_is_already_there() -> None:
    choices = YES_NO + "    | yn | other | Something else |\n"
    (kind,) = form(
        "| type | name | label |\n| select_one yn or_other | k | K? |", choices
    ).questions
    assert [str(o.label) for o in kind.options] == ["Yes", "No", "Something else"]


def test_or_other_in_another_language_needs_translating() -> None:
    survey = "| type | name | label::Welsh (cy) |\n| select_one yn or_other | k | Beth? |"
    choices = "| list_name | name | label::Welsh (cy) |\n| yn | a | Do |"
    assert "“Other” are in English and need translating" in notes(survey, choices)


def test_a_group_inside_a_group_is_said() -> None:
    survey = """
        | type        | name | label |
        | begin group | a    | A     |
        | begin group | b    | B     |
        | text        | q    | Q?    |
        | end group   |      |       |
        | end group   |      |       |
    """
    assert "row 3: a group inside a group became a section of its own" in notes(survey)
