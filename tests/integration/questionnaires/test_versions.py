"""Versions: who may write them, what makes one unusable, and that they stay as written."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError

from heard.audit.kinds import Kind
from heard.engines.questionnaire.definition import (
    AnswerKind,
    Option,
    Question,
    Questionnaire,
    Section,
    Text,
    to_json,
)
from heard.engines.refusals import NotFound
from heard.guidance.queries import build_questionnaire
from heard.organisations.rules import RoleMissing
from heard.questionnaires import operations, queries
from heard.questionnaires.models import QuestionnaireVersion
from heard.questionnaires.rules import UnusableQuestionnaire
from tests.cast import NOW, Cast
from tests.factories.engagements import PLAN, make_engagement, make_version
from tests.record import block_the_record, count_events, events_about

EVERYBODY = ["alice", "ben", "dana", "erin", "femi", "gwen", "hari", "rhys", "ada", "cal", "lena"]
YES_NO = (Option("yes", Text("Yes")), Option("no", Text("No")))
TOLD = Question("told", AnswerKind.SINGLE, Text("Were you told?"), options=YES_NO)


def asking(*questions: Question) -> Questionnaire:
    return Questionnaire(
        title=Text("A form"), sections=(Section("one", Text("One"), tuple(questions)),)
    )


def write(cast: Cast, username: str = "alice", asks: Questionnaire | None = None) -> Any:
    return operations.write_version(
        engagement=make_engagement(cast.alice),
        by=getattr(cast, username),
        questionnaire=asks or asking(TOLD),
        origin="xlsform",
        notes=["Sheet “survey”, row 2: left out."],
        now=NOW,
    )


@pytest.mark.parametrize("username", EVERYBODY)
def test_only_leads_of_the_same_force_write(cast: Cast, username: str) -> None:
    if username == "alice":
        made = write(cast)
        assert events_about(made) == [Kind.QUESTIONNAIRE_WRITTEN]
    else:
        with pytest.raises(RoleMissing):
            write(cast, username)
        assert not QuestionnaireVersion.objects.exists()


def test_a_version_comes_back_exactly_as_it_was_written(cast: Cast) -> None:
    built = build_questionnaire(["da-victim-survey", "nfa-module"], "After the call")
    made = write(cast, asks=built)
    assert queries.get_definition(version_id=made) == built
    version = queries.get_version(viewer=cast.ben, version_id=made)
    assert version.origin_notes == ["Sheet “survey”, row 2: left out."]
    assert version.written_by_id == cast.alice.id


def test_versions_of_one_engagement_are_numbered_from_one(cast: Cast) -> None:
    engagement, other = make_engagement(cast.alice), make_engagement(cast.alice)
    versions = [make_version(engagement, cast.alice) for _ in range(3)]
    assert [version.number for version in versions] == [1, 2, 3]
    assert make_version(other, cast.alice).number == 1
    listed = queries.list_versions(viewer=cast.ben, engagement_id=engagement.id)
    assert [version.number for version in listed] == [3, 2, 1]


BROKEN: dict[str, Callable[[], Questionnaire]] = {
    "asks nothing": lambda: asking(),
    "information only": lambda: asking(Question("i", AnswerKind.INFORMATION, Text("Hello"))),
    "same id twice": lambda: asking(TOLD, TOLD),
    "no options": lambda: asking(Question("q", AnswerKind.SINGLE, Text("Which?"))),
    "no wording": lambda: asking(Question("q", AnswerKind.NUMBER, Text(""))),
    "looks ahead": lambda: asking(
        Question(
            "q",
            AnswerKind.NUMBER,
            Text("How many?"),
            only_if={"op": "eq", "question": "told", "value": "yes"},
        ),
        TOLD,
    ),
    "evaluates": lambda: asking(
        TOLD,
        Question("q", AnswerKind.NUMBER, Text("How many?"), only_if={"op": "exec", "code": "1"}),
    ),
    "no title": lambda: Questionnaire(title=Text(""), sections=asking(TOLD).sections),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_what_cannot_be_walked_from_start_to_end_is_refused_in_a_sentence(
    cast: Cast, fault: str
) -> None:
    before = count_events()
    with pytest.raises(UnusableQuestionnaire) as refused:
        write(cast, asks=BROKEN[fault]())
    assert str(refused.value).endswith(".")
    assert "Problem(" not in str(refused.value)
    assert not QuestionnaireVersion.objects.exists()
    assert count_events() == before + 1  # the plan alone


def test_nothing_is_written_that_cannot_be_recorded(cast: Cast) -> None:
    engagement = make_engagement(cast.alice)
    block_the_record()
    with pytest.raises(IntegrityError):
        make_version(engagement, cast.alice)
    assert not QuestionnaireVersion.objects.exists()


def test_an_origin_nobody_knows_is_refused(cast: Cast) -> None:
    with pytest.raises(ValueError, match="telepathy"):
        operations.write_version(
            engagement=make_engagement(cast.alice),
            by=cast.alice,
            questionnaire=asking(TOLD),
            origin="telepathy",
            now=NOW,
        )
    assert not QuestionnaireVersion.objects.exists()


@pytest.mark.parametrize("username", ["cal", "dee", "lena"])
def test_other_forces_and_partners_find_no_version(cast: Cast, username: str) -> None:
    version = make_version(make_engagement(cast.alice), cast.alice)
    viewer = getattr(cast, username)
    with pytest.raises(NotFound):
        queries.get_version(viewer=viewer, version_id=version.id)
    with pytest.raises(NotFound):
        queries.list_versions(viewer=viewer, engagement_id=version.engagement_id)


def test_a_version_that_does_not_exist_is_not_found(cast: Cast) -> None:
    with pytest.raises(NotFound):
        queries.get_version(viewer=cast.alice, version_id=uuid4())
    with pytest.raises(NotFound):
        queries.get_definition(version_id=uuid4())


def test_the_sense_check_reads_the_wording_and_the_plan_behind_it(cast: Cast) -> None:
    engagement = make_engagement(cast.alice)
    version = make_version(engagement, cast.alice)
    found = queries.sense_check(version=version, engagement=engagement)
    assert [finding for finding in found if finding.severity == "block"] == []
    engagement.purpose = ""
    found = queries.sense_check(version=version, engagement=engagement)
    assert [finding.rule for finding in found if finding.severity == "block"] == ["HP001"]
    asks_name = asking(Question("who", AnswerKind.SHORT_TEXT, Text("What is your full name?")))
    version.definition = to_json(asks_name)
    engagement.purpose = PLAN.purpose
    found = queries.sense_check(version=version, engagement=engagement)
    assert [f.question for f in found if f.severity == "block"] == ["who"]
