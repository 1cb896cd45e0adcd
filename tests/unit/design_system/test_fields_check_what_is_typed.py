"""Fields take what a person may well type, refuse the rest in plain words, and keep the words."""

import datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from heard.design_system import fields
from heard.design_system.forms import Form
from tests.pages import Page, problems_in


class WordsForm(Form):
    line = fields.CharField(label="Line", missing="Enter the line", max_length=20)
    story = fields.TextArea(label="Story", max_length=50, count=True)
    secret = fields.PasswordField(label="Password")


class ChoosingForm(Form):
    one = fields.Radios(label="One", choices=[("a", "A"), ("b", "B")], missing="Choose one")
    many = fields.Checkboxes(
        label="Many", choices=[("a", "A"), ("b", "B"), ("none", "None of these")], exclusive="none"
    )
    listed = fields.Select(label="Listed", choices=[("a", "A")])
    agree = fields.Confirm(label="I agree", missing="Tick the box to agree")


class DayForm(Form):
    day = fields.DateField(
        label="Day",
        missing="Enter the day",
        earliest=datetime.date(2020, 1, 1),
        latest=datetime.date(2030, 12, 31),
    )


class NumberForm(Form):
    weeks = fields.WholeNumber(label="Weeks", least=1, most=52, missing="Enter how many weeks")


class FileForm(Form):
    file = fields.FileField(
        label="File", endings=(".csv", ".xlsx"), most_bytes=10, missing="Choose a file"
    )


def errors(form: Form) -> list[str]:
    return [line["text"] for line in form.errors_for_summary]


def as_page(form: Form) -> Page:
    body = "".join(bound.as_component() for bound in form)  # type: ignore[attr-defined]  # ours
    return Page(
        f'<!DOCTYPE html><html lang="en"><head><title>Form</title></head>'
        f"<body><h1>Form</h1><form>{body}</form></body></html>"
    )


# Words


def test_words_are_kept_without_the_spaces_around_them() -> None:
    form = WordsForm({"line": "  Kept  in touch ", "story": "\n one\r\ntwo\rthree\x0bfour "})
    assert form.is_valid()
    assert form.cleaned_data["line"] == "Kept  in touch"
    assert form.cleaned_data["story"] == "one\ntwo\nthree\nfour"


def test_a_field_without_words_for_missing_may_be_left_empty() -> None:
    form = WordsForm({"line": "x"})
    assert form.is_valid()
    assert form.cleaned_data["story"] == ""


@pytest.mark.parametrize("typed", ["", "   ", "\n\t "])
def test_nothing_but_spaces_is_missing(typed: str) -> None:
    assert errors(WordsForm({"line": typed})) == ["Enter the line"]


@pytest.mark.parametrize("bad", ["\x00", "\x07", "\ud800", "\uffff", "\x7f", "\x9b"])
@pytest.mark.parametrize("name", ["line", "story", "secret"])
def test_a_character_that_cannot_be_kept_is_refused_beside_its_field(name: str, bad: str) -> None:
    form = WordsForm({"line": "x", name: f"a{bad}b"})
    assert form.errors_for_summary == [
        {
            "text": "There is a character we cannot save. Delete it and type that part again",
            "href": f"#id_{name}",
        }
    ]
    # The page can still be sent: nothing in it is half a character.
    as_page(form).html.encode("utf-8")


@pytest.mark.parametrize("mark", ["\u202e", "\u2066"])
def test_marks_that_change_reading_order_are_refused_in_a_line_and_kept_in_a_story(
    mark: str,
) -> None:
    form = WordsForm({"line": f"a{mark}b", "story": f"a{mark}b"})
    assert [line["href"] for line in form.errors_for_summary] == ["#id_line"]
    assert form.cleaned_data["story"] == f"a{mark}b"


@pytest.mark.parametrize("words", ["سلام", "ਸਤ ਸ੍ਰੀ ਅਕਾਲ", "Zoë O’Neill-Müller", "👩‍👧 ok", "Dŵr"])
def test_words_in_any_language_are_kept_as_they_are(words: str) -> None:
    form = WordsForm({"line": words, "story": words})
    assert form.is_valid()
    assert form.cleaned_data["line"] == words


def test_a_line_end_in_a_line_is_refused() -> None:
    assert errors(WordsForm({"line": "a\nb"})) == ["Write this on one line"]


def test_too_many_characters_says_how_many_and_keeps_them_all() -> None:
    form = WordsForm({"line": "x", "story": "y" * 1051})
    assert errors(form) == ["Use 50 characters or fewer. You have used 1,051"]
    assert as_page(form).typed["story"] == "y" * 1051


def test_the_longest_allowed_is_allowed_whatever_line_ends_the_browser_sends() -> None:
    assert WordsForm({"line": "x" * 20, "story": "\r\n".join(["y"] * 25)}).is_valid()


def test_a_password_is_never_shown_again_and_keeps_its_spaces() -> None:
    form = WordsForm({"line": "", "secret": " open sesame "})
    assert form.is_valid() is False
    assert form.cleaned_data["secret"] == " open sesame "
    assert "sesame" not in as_page(form).html


def test_browsers_are_asked_not_to_remember_or_spell_check_a_story() -> None:
    html = WordsForm()["story"].as_component()  # type: ignore[attr-defined]  # ours
    assert 'autocomplete="off"' in html
    assert 'spellcheck="false"' in html


@given(line=st.text(), story=st.text())
def test_whatever_is_typed_gives_a_sound_page_and_no_crash(line: str, story: str) -> None:
    form = WordsForm({"line": line, "story": story})
    form.is_valid()
    page = as_page(form)
    page.html.encode("utf-8")
    assert [p for p in problems_in(page) if "begin with" not in p] == []


@given(story=st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cn"])))
def test_words_that_are_accepted_are_the_words_that_were_typed(story: str) -> None:
    form = WordsForm({"line": "x", "story": story})
    if form.is_valid():
        kept = story.replace("\u2028", "\n").replace("\u2029", "\n").strip()
        assert form.cleaned_data["story"] == kept


# Choosing


def test_answers_chosen_are_kept_once_each() -> None:
    form = ChoosingForm(QueryDict("one=b&many=a&many=b&many=a&listed=a&agree=yes"))
    assert form.is_valid()
    assert form.cleaned_data == {"one": "b", "many": ["a", "b"], "listed": "a", "agree": True}


def test_an_answer_that_was_not_offered_is_refused_without_repeating_it() -> None:
    form = ChoosingForm(QueryDict("one=<b>zz&many=zz&listed=zz&agree=yes"))
    assert errors(form) == ["Choose from the answers listed"] * 3
    assert "zz" not in as_page(form).html


def test_an_exclusive_answer_cannot_go_with_another() -> None:
    form = ChoosingForm(QueryDict("one=a&many=none&many=a&agree=yes"))
    assert errors(form) == ["Choose “None of these” or other answers, not both"]


def test_a_box_that_must_be_ticked_says_so() -> None:
    assert errors(ChoosingForm(QueryDict("one=a"))) == ["Tick the box to agree"]


def test_what_was_chosen_stays_chosen_when_something_else_is_wrong() -> None:
    page = as_page(ChoosingForm(QueryDict("one=b&many=a&listed=a")))
    checked = [(e.get("name"), e.get("value")) for e in page.all("input") if "checked" in e.attrib]
    assert checked == [("one", "b"), ("many", "a")]
    assert [e.get("value") for e in page.all("option") if "selected" in e.attrib] == ["a"]


def test_a_form_can_offer_other_answers_when_it_is_made() -> None:
    form = ChoosingForm()
    field = form.fields["one"]
    assert isinstance(field, fields.Radios)
    field.offer([("x", "Ex")])
    assert 'value="x"' in form["one"].as_component()  # type: ignore[attr-defined]  # ours


# Days


def typed_day(day: str, month: str, year: str) -> DayForm:
    return DayForm({"day-day": day, "day-month": month, "day-year": year})


@pytest.mark.parametrize("month", ["3", "03", "mar", "March", "MARCH"])
def test_a_day_may_be_typed_with_its_month_as_a_number_or_a_name(month: str) -> None:
    form = typed_day(" 7 ", month, "2026")
    assert form.is_valid()
    assert form.cleaned_data["day"] == datetime.date(2026, 3, 7)


@pytest.mark.parametrize(
    ("typed", "message", "box"),
    [
        (("", "", ""), "Enter the day", "day"),
        (("", "3", "2026"), "The date must include a day", "day"),
        (("7", "", "2026"), "The date must include a month", "month"),
        (("7", "", ""), "The date must include a month and a year", "month"),
        (("x", "3", "2026"), "The day must be a number, like 27", "day"),
        (("7", "13", "2026"), "The month must be a number from 1 to 12, like 3", "month"),
        (("7", "ma", "2026"), "The month must be a number from 1 to 12, like 3", "month"),
        (("7", "3", "26"), "The year must have 4 numbers, like 2026", "year"),
        (("7", "3", "٢٠٢٦"), "The year must have 4 numbers, like 2026", "year"),
        (("31", "2", "2026"), "This must be a real date: check the day and the month", "day"),
        (("0", "2", "2026"), "This must be a real date: check the day and the month", "day"),
        (("1", "1", "0000"), "This must be a real date: check the day and the month", "day"),
        (("31", "12", "2019"), "The date must be 1 January 2020 or later", "day"),
        (("1", "1", "2031"), "The date must be 31 December 2030 or earlier", "day"),
    ],
)
def test_a_day_that_cannot_be_read_says_which_box_is_wrong(
    typed: tuple[str, str, str], message: str, box: str
) -> None:
    form = typed_day(*typed)
    assert form.errors_for_summary == [{"text": message, "href": f"#id_day-{box}"}]


def test_only_the_wrong_boxes_are_marked_and_all_three_keep_what_was_typed() -> None:
    page = as_page(typed_day("7", "", "2026"))
    marked = [e.get("name") for e in page.all("input", css="govuk-input--error")]
    assert marked == ["day-month"]
    assert page.typed == {"day-day": "7", "day-month": "", "day-year": "2026"}


def test_a_day_given_beforehand_fills_the_three_boxes() -> None:
    page = as_page(DayForm(initial={"day": datetime.date(2026, 3, 7)}))
    assert page.typed == {"day-day": "7", "day-month": "3", "day-year": "2026"}


@given(st.text(), st.text(), st.text())
def test_whatever_is_typed_as_a_day_gives_a_sound_page(day: str, month: str, year: str) -> None:
    form = typed_day(day, month, year)
    form.is_valid()
    page = as_page(form)
    page.html.encode("utf-8")
    assert problems_in(page) == []


@given(st.dates(datetime.date(2020, 1, 1), datetime.date(2030, 12, 31)))
def test_every_day_within_its_bounds_is_read_as_itself(day: datetime.date) -> None:
    form = typed_day(str(day.day), str(day.month), str(day.year))
    assert form.is_valid()
    assert form.cleaned_data["day"] == day


# Numbers


@pytest.mark.parametrize(("typed", "number"), [("12", 12), (" 1 ", 1), ("5 2", 52), ("0,012", 12)])
def test_a_number_may_have_spaces_and_commas(typed: str, number: int) -> None:
    form = NumberForm({"weeks": typed})
    assert form.is_valid()
    assert form.cleaned_data["weeks"] == number


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "Enter how many weeks"),
        ("six", "Enter a whole number, like 12"),
        ("1.5", "Enter a whole number, like 12"),
        ("1e9", "Enter a whole number, like 12"),
        ("١٢", "Enter a whole number, like 12"),
        ("0", "Enter a number between 1 and 52"),
        ("-3", "Enter a number between 1 and 52"),
        ("9" * 100_000, "Enter a number between 1 and 52"),
    ],
)
def test_a_number_that_cannot_be_used_says_why(typed: str, message: str) -> None:
    assert errors(NumberForm({"weeks": typed})) == [message]


# Files


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("list.exe", b"x", "The file’s name must end in .csv or .xlsx"),
        ("list", b"x", "The file’s name must end in .csv or .xlsx"),
        ("list.csv", b"", "The file is empty"),
        ("list.csv", b"x" * 11, "The file must be 10 bytes or smaller"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(name: str, content: bytes, message: str) -> None:
    assert errors(FileForm({}, {"file": SimpleUploadedFile(name, content)})) == [message]


def test_a_file_of_the_right_kind_and_size_is_taken() -> None:
    form = FileForm({}, {"file": SimpleUploadedFile("LIST.CSV", b"a,b")})
    assert form.is_valid()
    assert form.cleaned_data["file"].read() == b"a,b"


def test_words_where_a_file_should_be_are_not_a_file() -> None:
    assert errors(FileForm({"file": "list.csv"})) == ["Choose a file"]


# Forms


def test_the_summary_follows_the_order_of_the_page_after_what_is_wrong_with_all_of_it() -> None:
    form = WordsForm({"line": "", "story": "x" * 51})
    form.add_error(None, "This plan was approved while you were writing.")
    assert form.errors_for_summary == [
        {"text": "This plan was approved while you were writing."},
        {"text": "Enter the line", "href": "#id_line"},
        {"text": "Use 50 characters or fewer. You have used 51", "href": "#id_story"},
    ]


def test_every_line_of_the_summary_leads_to_a_box_on_the_page() -> None:
    for form in (WordsForm({}), ChoosingForm({}), DayForm({}), NumberForm({}), FileForm({})):
        ids = {element.get("id") for element in as_page(form).root.iter()}
        assert {line["href"][1:] for line in form.errors_for_summary} <= ids


def test_a_field_may_not_hide_a_part_of_the_form() -> None:
    class Hiding(Form):
        data = fields.CharField(label="Data")  # type: ignore[assignment]  # the point of the test

    with pytest.raises(TypeError, match="cannot be called 'data'"):
        Hiding()


def test_a_hint_or_label_with_markup_in_it_is_shown_as_words() -> None:
    class Marked(Form):
        line = fields.CharField(label="<b>Line</b>", hint="<i>hint</i>")

    html: Any = as_page(Marked()).html
    assert "<b>" not in html
    assert "<i>" not in html
