"""Starting, one question a page, stopping, sending, and taking a return code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from heard.doors.respond import pages, visits
from heard.doors.respond.forms import QUOTE_WORDING, QuestionForm, QuoteForm
from heard.engines.questionnaire import journey
from heard.engines.questionnaire.answers import NOT_ANSWERED, NOT_ASKED, Answer, Presence
from heard.engines.questionnaire.definition import AnswerKind
from heard.engines.refusals import NotFound
from heard.fieldwork.queries import get_open_window
from heard.questionnaires.queries import get_definition
from heard.responses import operations
from heard.responses.keys import NoKey
from heard.responses.queries import get_answers_so_far
from heard.responses.return_codes import TooBusy
from heard.responses.rules import check_can_hold_code, check_is_answering

if TYPE_CHECKING:
    from heard.engines.questionnaire.definition import Question, Questionnaire
    from heard.responses.models import Visit

NOT_SAVED = "We could not save that. What you wrote is still on this page. Try again."


@visits.open_honestly
def start(request: HttpRequest, link: str) -> HttpResponse:
    """What this is and what they can expect. Only the POST begins a visit."""
    try:
        window = get_open_window(link=link)
    except NotFound:
        return render(request, "respond/over.html", status=404)
    if request.method == "POST":
        visits.leave_earlier(request)
        token = operations.start(window=window, now=timezone.now())
        response = redirect("respond:page", 1)
        visits.set_cookie(response, token)
        return response
    questionnaire = get_definition(version_id=window.version_id)
    return render(request, "respond/start.html", {"page": pages.Start.of(window, questionnaire)})


@visits.during_visit
def page(request: HttpRequest, visit: Visit, number: int) -> HttpResponse:
    """One question: shown, or its answer kept and on to the next."""
    check_is_answering(visit, timezone.now())
    questionnaire = get_definition(version_id=visit.window.version_id)
    answers = get_answers_so_far(visit=visit)
    question = _reachable(questionnaire, answers, number)
    if question is None:
        return _go_on(questionnaire, answers, number)
    held = answers.get(question.id, NOT_ASKED)
    form = QuestionForm(question, held, visits.posted(request), auto_id="%s")
    if request.method != "POST":
        return _show(request, visit, questionnaire, answers, question, form)
    if question.kind is not AnswerKind.INFORMATION:
        if "skip" not in request.POST and not form.is_valid():
            return _show(request, visit, questionnaire, answers, question, form)
        try:
            answers[question.id] = _keep(request, visit, question, form, held)
        except (DatabaseError, NoKey):
            return _show(request, visit, questionnaire, answers, question, form, NOT_SAVED)
    return _go_on(questionnaire, answers, number)


@visits.during_visit
def stop(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Stopping early: send what there is, delete it, or go back."""
    check_is_answering(visit, timezone.now())
    if request.method == "POST":
        operations.leave(visit=visit, now=timezone.now())
        return visits.forget(render(request, "respond/stopped.html"))
    return render(request, "respond/stop.html")


@visits.during_visit
def end(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The last page: may we quote you, then send. Sending twice is sending once."""
    now = timezone.now()
    if visit.is_sent and not visit.is_return:
        return redirect("respond:done")
    check_is_answering(visit, now)
    questionnaire = get_definition(version_id=visit.window.version_id)
    answers = get_answers_so_far(visit=visit)
    form = QuoteForm(visits.posted(request), auto_id="%s")
    if request.method == "POST" and form.is_valid():
        operations.send(
            visit=visit,
            quote=form.cleaned_data["quote"] or "unknown",
            quote_wording=QUOTE_WORDING,
            now=now,
        )
        return redirect("respond:done")
    given = [q for q in questionnaire.questions if _is_given(answers.get(q.id, NOT_ASKED))]
    shown = pages.End(
        form=form,
        asks_about_quoting=any(question.kind.is_free_text for question in given),
        answered=len(given),
    )
    return render(request, "respond/end.html", {"page": shown, "form": form})


@visits.during_visit
def done(request: HttpRequest, visit: Visit) -> HttpResponse:
    """It was sent: what happens next, and the offer of a return code."""
    check_can_hold_code(visit, timezone.now())
    return render(request, "respond/done.html")


@visits.during_visit
def code(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show a return code, once; the browser then forgets it. A code asked again replaces it."""
    check_can_hold_code(visit, timezone.now())
    if request.method != "POST":
        return redirect("respond:done")
    try:
        words = operations.give_return_code(visit=visit, now=timezone.now())
    except TooBusy:
        return render(request, "respond/done.html", {"is_busy": True}, status=503)
    address = request.build_absolute_uri(reverse("respond:return"))
    return render(request, "respond/code.html", {"words": words, "address": address})


def _reachable(
    questionnaire: Questionnaire, answers: dict[str, Answer], number: int
) -> Question | None:
    for question in journey.route(questionnaire, answers):
        if pages.number_of(questionnaire, question) == number:
            return question
    return None


def _go_on(questionnaire: Questionnaire, answers: dict[str, Answer], number: int) -> HttpResponse:
    for question in journey.route(questionnaire, answers):
        place = pages.number_of(questionnaire, question)
        if place > number:
            return redirect("respond:page", place)
    return redirect("respond:end")


def _keep(
    request: HttpRequest, visit: Visit, question: Question, form: QuestionForm, held: Answer
) -> Answer:
    answer, written = NOT_ANSWERED, None
    if "skip" not in request.POST:
        answer, words = form.as_answer(), form.as_words()
        if words is not None:
            limits = pages.Limits.of(question, visit.window.told["force"])
            written = operations.Written(words, limits.id)
        elif question.kind.is_free_text and answer == NOT_ANSWERED and _is_given(held):
            # The box is empty because sealed words cannot be shown again, not
            # because they were taken back.
            return held
    operations.keep_answer(
        visit=visit, question_id=question.id, answer=answer, written=written, now=timezone.now()
    )
    return answer


def _is_given(answer: Answer) -> bool:
    return answer.presence is Presence.GIVEN


def _show(
    request: HttpRequest,
    visit: Visit,
    questionnaire: Questionnaire,
    answers: dict[str, Answer],
    question: Question,
    form: QuestionForm,
    problem: str = "",
) -> HttpResponse:
    shown = pages.QuestionPage.of(
        questionnaire=questionnaire,
        answers=answers,
        question=question,
        form=form,
        force=visit.window.told["force"],
        problem=problem,
    )
    status = 503 if problem else 200
    return render(request, "respond/page.html", {"page": shown, "form": form}, status=status)
