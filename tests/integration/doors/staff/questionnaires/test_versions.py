"""Questionnaires on the page: built, imported or refused in a sentence, read through, previewed."""

import io
from collections.abc import Callable, Sequence
from uuid import UUID, uuid4

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from heard.engines.questionnaire.definition import (
    AnswerKind,
    Question,
    Questionnaire,
    Section,
    Text,
)
from heard.questionnaires.models import QuestionnaireVersion
from heard.questionnaires.operations import write_version
from tests.cast import NOW, Cast
from tests.factories.engagements import make_engagement, make_live_engagement, make_version
from tests.pages import Door

DoorAs = Callable[[str], Door]
TITLE = "Your experience of our service"
READERS = ["alice", "ben", "dana", "erin", "hari", "rhys"]
OTHERS = ["ada", "femi", "gwen", "lena", "cal"]


def of(engagement_id: UUID, what: str = "") -> str:
    return f"/staff/questionnaires/of/{engagement_id}/{what}"


def version_page(version_id: UUID, what: str = "") -> str:
    return f"/staff/questionnaires/{version_id}/{what}"


def workbook(*rows: Sequence[str], choices: Sequence[Sequence[str]] = ()) -> bytes:
    """An .xlsx file with a survey sheet of these rows, headings first."""
    book = openpyxl.Workbook()
    survey = book.active
    assert survey is not None
    survey.title = "survey"
    for row in rows:
        survey.append(list(row))
    sheet = book.create_sheet("choices")
    for row in (("list_name", "name", "label"), *choices):
        sheet.append(list(row))
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


FORM = workbook(
    ("type", "name", "label", "relevant", "constraint"),
    ("select_one yn", "told", "Did we tell you what would happen next?", "", ""),
    ("integer", "days", "After how many days?", "${told} = 'yes'", ". < 100"),
    choices=(("yn", "yes", "Yes"), ("yn", "no", "No")),
)


def sent(content: bytes, name: str = "After the call.xlsx") -> dict[str, SimpleUploadedFile]:
    return {"file": SimpleUploadedFile(name, content)}


def test_a_lead_builds_a_version_from_sets_of_the_bank(cast: Cast, door_as: DoorAs) -> None:
    engagement = make_engagement(cast.alice)
    alice = door_as("alice")
    form = alice.get(of(engagement.id, "build/"))
    assert "Domestic abuse victim survey" in form.text
    assert "14 questions, about 6 minutes." in form.text
    page = alice.post(
        of(engagement.id, "build/"), {"title": TITLE, "sets": ["nfa-module", "da-victim-survey"]}
    )
    assert page.h1 == f"Version 1: {TITLE}"
    assert "Nothing stops it" in page.text
    assert "Built from the question bank" in page.text
    assert "Only if “Did the police decide to take no further action?” is “Yes”" in page.text
    made = QuestionnaireVersion.objects.get()
    assert made.definition["settings"]["sets"] == "da-victim-survey@1 nfa-module@1"
    again = alice.post(of(engagement.id, "build/"), {"title": TITLE, "sets": "nfa-module"})
    assert again.h1.startswith("Version 2: ")


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        ({}, ["Enter a title", "Choose at least one set of questions"]),
        ({"title": TITLE}, ["Choose at least one set of questions"]),
        ({"title": TITLE, "sets": "the-lot"}, ["Choose from the answers listed"]),
        ({"title": "", "sets": "nfa-module"}, ["Enter a title"]),
        (
            {"title": "t" * 121, "sets": "nfa-module"},
            ["Use 120 characters or fewer. You have used 121"],
        ),
    ],
)
def test_a_questionnaire_that_cannot_be_built_says_why_beside_the_box(
    cast: Cast, door_as: DoorAs, typed: dict[str, str], errors: list[str]
) -> None:
    engagement = make_engagement(cast.alice)
    page = door_as("alice").post(of(engagement.id, "build/"), typed)
    assert page.errors == errors
    assert page.typed["title"] == typed.get("title", "")
    assert not QuestionnaireVersion.objects.exists()


def test_a_form_is_imported_and_what_was_left_out_is_listed(cast: Cast, door_as: DoorAs) -> None:
    engagement = make_engagement(cast.alice)
    page = door_as("alice").post(of(engagement.id, "import/"), sent(FORM))
    assert page.h1 == "Version 1: After the call"
    assert "Imported from an XLSForm file" in page.text
    assert "What was left out of the file" in page.text
    assert "what is under “constraint” was left out" in page.text
    assert "Only if “Did we tell you what would happen next?” is “Yes”" in page.text


@pytest.mark.parametrize(
    ("upload", "error"),
    [
        ({}, "Choose a file"),
        (sent(b""), "The file is empty"),
        (sent(FORM, "survey.pdf"), "The file’s name must end in .xlsx or .xls"),
        (sent(b"x" * (5 * 1024 * 1024 + 1)), "The file must be 5 MB or smaller"),
        (sent(b"x" * (9 * 1024 * 1024)), "The file must be 5 MB or smaller"),
        (sent(b"x" * (4 * 1024 * 1024)), "The file is not"),
        (sent(b"not a spreadsheet"), "The file"),
        (sent(workbook(("type", "name", "label"))), "Sheet “survey”, row 1: "),
        (
            sent(workbook(("type", "name", "label"), ("telepathy", "q", "What am I thinking?"))),
            "Sheet “survey”, row 2: ",
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_one_sentence_beside_the_box(
    cast: Cast, door_as: DoorAs, upload: dict[str, SimpleUploadedFile], error: str
) -> None:
    engagement = make_engagement(cast.alice)
    for file in upload.values():
        file.seek(0)
    page = door_as("alice").post(of(engagement.id, "import/"), upload)
    assert len(page.errors) == 1
    assert page.errors[0].startswith(error)
    assert "Traceback" not in page.html
    assert not QuestionnaireVersion.objects.exists()


def make_worrying_version(cast: Cast) -> QuestionnaireVersion:
    engagement = make_engagement(cast.alice)
    asks = Questionnaire(
        title=Text("A form"),
        sections=(
            Section(
                "one",
                Text("First <part>"),
                (
                    Question("calm", AnswerKind.NUMBER, Text("How often did we call?")),
                    Question("who", AnswerKind.SHORT_TEXT, Text("What is your full name?")),
                    Question("told", AnswerKind.LONG_TEXT, Text("Say more"), required=True),
                ),
            ),
        ),
    )
    made = write_version(
        engagement=engagement, by=cast.alice, questionnaire=asks, origin="xlsform", now=NOW
    )
    return QuestionnaireVersion.objects.get(id=made)


def test_what_blocks_comes_first_and_leads_to_its_question(cast: Cast, door_as: DoorAs) -> None:
    page = door_as("alice").get(version_page(make_worrying_version(cast).id))
    assert "2 things stop this from being opened" in page.text
    leads = [text for text, href in page.links.items() if href.startswith("#question-")]
    assert [text.partition(":")[0] for text in leads] == ["Question 2", "Question 3"]
    items = {item.get("id"): "".join(item.itertext()) for item in page.all("li")}
    assert "Stops opening" in items["question-2"]
    assert "Rule HC003" in items["question-2"]
    assert "Stops opening" not in items["question-1"]
    assert "First <part>" in page.text


def test_a_missing_part_of_the_plan_is_said_on_the_questionnaire_too(
    cast: Cast, door_as: DoorAs
) -> None:
    version = make_worrying_version(cast)
    version.engagement.distress_cover = ""
    version.engagement.save()
    page = door_as("hari").get(version_page(version.id))
    assert "The plan: The plan does not say who looks after distress" in page.text


def test_the_preview_shows_every_page_and_takes_no_answers(cast: Cast, door_as: DoorAs) -> None:
    version = make_version(make_engagement(cast.alice), cast.alice)
    page = door_as("rhys").get(version_page(version.id, "preview/"))
    pages = [item for item in page.all("li") if "heard-screen" in item.get("class", "")]
    asked = sum(len(section["questions"]) for section in version.definition["sections"])
    assert len(pages) == asked + 2
    assert not page.all("input", css="govuk-radios__input")
    assert not page.all("textarea")
    assert "I would rather not say" in page.text
    assert "Ashgrove Police" in page.text
    assert door_as("rhys").client.post(version_page(version.id, "preview/")).status_code == 405


def test_the_list_says_which_version_is_open(cast: Cast, door_as: DoorAs) -> None:
    engagement, window = make_live_engagement(cast)
    make_version(engagement, cast.alice)
    page = door_as("ben").get(of(engagement.id))
    marks = [mark.text for mark in page.all("strong", css="govuk-tag")]
    assert marks == ["Never opened", "Open now"]
    assert page.links["Version 1: After the call"] == version_page(window.version_id)
    assert "Build from the question bank" not in page.links


def test_an_empty_list_says_what_to_do_next(cast: Cast, door_as: DoorAs) -> None:
    engagement = make_engagement(cast.alice)
    assert "start with those" in door_as("alice").get(of(engagement.id)).text
    assert "An engagement lead builds" in door_as("ben").get(of(engagement.id)).text


@pytest.mark.parametrize("username", READERS)
def test_whoever_works_with_answers_reads_what_is_asked(
    cast: Cast, door_as: DoorAs, username: str
) -> None:
    version = make_version(make_engagement(cast.alice), cast.alice)
    door = door_as(username)
    for address in (
        of(version.engagement_id),
        version_page(version.id),
        version_page(version.id, "preview/"),
    ):
        assert door.get(address).status == 200
    writes = 200 if username == "alice" else 404
    for address in (of(version.engagement_id, "build/"), of(version.engagement_id, "import/")):
        door.get(address, status=writes)


@pytest.mark.parametrize("username", OTHERS)
def test_everybody_else_gets_the_404_of_a_page_that_does_not_exist(
    cast: Cast, door_as: DoorAs, username: str
) -> None:
    version = make_version(make_engagement(cast.alice), cast.alice)
    door = door_as(username)
    for what in ("", "build/", "import/"):
        theirs = door.get(of(version.engagement_id, what), status=404)
        assert theirs.html == door.get(of(uuid4(), what), status=404).html
    for what in ("", "preview/"):
        theirs = door.get(version_page(version.id, what), status=404)
        assert theirs.html == door.get(version_page(uuid4(), what), status=404).html
    door.post(of(version.engagement_id, "import/"), sent(FORM), status=404)
    assert QuestionnaireVersion.objects.count() == 1
