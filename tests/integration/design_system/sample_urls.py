"""A small site of sample pages, one or more for each layout, for tests of the layouts."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import include, path

from heard.design_system import fields
from heard.design_system.forms import Form
from heard.engines.refusals import Refused

IMPORTS = (
    '{% from "design_system/_macros.html" import heading, back_link, error_summary, empty, summary,'
    " table, tag, panel, pagination, bars, buttons, quote, cards %}"
)


class PlanForm(Form):
    purpose = fields.CharField(
        label="Purpose", hint="One sentence a busy person can read.", missing="Enter the purpose"
    )
    background = fields.TextArea(label="Background (optional)", count=True, max_length=500)
    method = fields.Radios(
        label="How will you listen?",
        choices=[("survey", "A survey"), ("group", "A group conversation"), ("unsure", "Not sure")],
        hints={"survey": "Good for many people and one moment in time."},
        divider_before="unsure",
        missing="Choose how you will listen",
    )
    reach = fields.Checkboxes(
        label="Who should it reach?",
        hint="Choose all that fit.",
        choices=[("adults", "Adults"), ("children", "Children"), ("family", "Family")],
    )
    owner = fields.Select(
        label="Who leads it?", choices=[("a", "Alice Adeyemi")], missing="Choose who leads it"
    )
    start = fields.DateField(
        label="When does it start?", hint="For example, 27 3 2026", missing="Enter when it starts"
    )
    weeks = fields.WholeNumber(label="For how many weeks?", least=1, most=52, width=2)
    file = fields.FileField(label="Upload a questionnaire (optional)", endings=(".xlsx", ".xls"))
    agree = fields.Confirm(label="I have read the guidance", missing="Confirm you have read it")


class QuestionForm(Form):
    answer = fields.Radios(
        label="Did somebody tell you what would happen next?",
        page_heading=True,
        choices=[
            ("yes", "Yes"),
            ("no", "No"),
            ("unsure", "I am not sure"),
            ("declined", "I do not want to say"),
        ],
        divider_before="declined",
    )


class StoryForm(Form):
    story = fields.TextArea(
        label="Is there anything else you want to tell us?",
        hint="Please do not write names or addresses.",
        page_heading=True,
        rows=8,
        max_length=100,
    )


@dataclass(frozen=True)
class Viewer:
    display_name: str = "Alice Adeyemi"
    role_names: str = "Engagement lead"
    organisation_name: str = "Ashgrove Police"


def page(
    request: HttpRequest, layout: str, blocks: str, context: dict[str, Any] | None = None
) -> HttpResponse:
    source = f'{{% extends "design_system/layout_{layout}.html" %}}{IMPORTS}{blocks}'
    if layout == "staff":
        request.viewer = Viewer()  # type: ignore[attr-defined]  # as the staff door does
    return HttpResponse(engines["jinja2"].from_string(source).render(context or {}, request))


def staff_home(request: HttpRequest) -> HttpResponse:
    messages.success(request, "The plan was saved.")
    stops = [
        {"label": "People told us", "value": 1284, "href": "/staff/form/"},
        {"label": "Reached a theme", "value": 967},
        {"label": "Reached a finding", "value": 412},
        {"label": "Reached a decision", "value": 120},
        {"label": "Became a proven change", "value": 8},
        {"label": "Were told what came of it", "value": 0, "note": "Nobody has been told yet."},
    ]
    listed = Paginator(list(range(45)), 20).page(2)
    return page(
        request,
        "staff",
        """
        {% block title %}Domestic abuse survey, spring 2026{% endblock %}
        {% block back %}{{ back_link("/staff/form/") }}{% endblock %}
        {% block content %}
        {{ heading("Domestic abuse survey, spring 2026", caption="Engagement") }}
        <p class="govuk-body">{{ tag("Collecting", "teal") }}</p>
        {{ summary([
          {"key": "Purpose", "value": "Learn why people stop after reporting", "href": "/purpose/",
           "action": "Change"},
          {"key": "Starts", "value": day | date},
          {"key": "Lead", "value": "Alice Adeyemi"},
        ]) }}
        {{ bars("How far what people said has travelled", stops, "funnel") }}
        {{ table("Kept informed, by month", ["Month", {"text": "Answers", "numeric": true},
          {"text": "Share kept informed", "numeric": true}, "What we do not know yet"],
          [[day | month, 412 | number, 0.421 | percent,
            "Who was never asked because no safe way to reach them was known"],
           ["October 2026", "Fewer than 10", "Not shown", "Too few people to show safely"]],
          "kept-informed", note="Figures rest on everyone who answered.") }}
        {{ quote("They said somebody would ring. Nobody did.", source="Somebody in 2026") }}
        {{ cards([{"href": "/a/", "title": "Plan", "text": "Purpose and reviews"},
          {"href": "/b/", "title": "Questions", "text": "12 questions, 2 to mend"}]) }}
        {{ pagination(listed, "/list/?") }}
        {{ empty("No findings yet", "A finding rests on a table.", "/new/", "Write the first") }}
        {% endblock %}
        """,
        {"day": datetime.date(2026, 11, 22), "stops": stops, "listed": listed},
    )


def staff_form(request: HttpRequest) -> HttpResponse:
    form = PlanForm(request.POST, request.FILES) if request.method == "POST" else PlanForm()
    if form.is_bound and form.is_valid():
        return page(
            request,
            "staff",
            '{% block title %}Saved{% endblock %}{% block content %}{{ panel("Plan saved", '
            '"You can change it until it is approved.") }}{% endblock %}',
        )
    return page(
        request,
        "staff",
        """
        {% block title %}Plan an engagement{% endblock %}
        {% block content %}
        {{ error_summary(form) }}
        {{ heading("Plan an engagement", size="xl") }}
        <form method="post" novalidate enctype="multipart/form-data">{{ csrf_input }}
        {% for field in form %}{{ field.as_component() }}{% endfor %}
        {{ buttons(cancel_href="/staff/") }}
        </form>
        {% endblock %}
        """,
        {"form": form},
    )


def public_home(request: HttpRequest) -> HttpResponse:
    return page(
        request,
        "public",
        """
        {% block title %}What changed{% endblock %}
        {% block content %}
        {{ heading("What people told us, and what changed", size="xl") }}
        <p class="govuk-body-l">1,284 people told Ashgrove Police about reporting domestic abuse.
          This page says what was done, and what was not, and why.</p>
        {{ quote("They said somebody would ring. Nobody did.", source="Somebody in 2026") }}
        <h2 class="govuk-heading-m">Done</h2>
        <p class="govuk-body">Everyone who reports now gets a call within 2 days.</p>
        {{ empty("Nothing declined yet") }}
        {% endblock %}
        """,
    )


def question(request: HttpRequest) -> HttpResponse:
    return page(
        request,
        "respond",
        """
        {% block title %}Question 3 of 12{% endblock %}
        {% block back %}{{ back_link("/t/story/") }}{% endblock %}
        {% block content %}
        <span class="govuk-caption-l">Question 3 of 12</span>
        <form method="post" novalidate autocomplete="off">{{ csrf_input }}
        {{ form.answer.as_component() }}
        <div class="govuk-button-group"><button class="govuk-button">Save and continue</button>
        <button class="govuk-button govuk-button--secondary" name="skip" value="yes">Skip</button>
        </div>
        </form>
        {% endblock %}
        """,
        {"form": QuestionForm()},
    )


def story(request: HttpRequest) -> HttpResponse:
    form = StoryForm(request.POST) if request.method == "POST" else StoryForm()
    return page(
        request,
        "respond",
        """
        {% block title %}Question 12 of 12{% endblock %}
        {% block back %}{{ back_link("/t/") }}{% endblock %}
        {% block content %}
        {{ error_summary(form) }}
        <form method="post" novalidate autocomplete="off">{{ csrf_input }}
        {{ form.story.as_component() }}
        {{ buttons("Send my answers") }}
        </form>
        {% endblock %}
        """,
        {"form": form},
    )


def telling_title(request: HttpRequest) -> HttpResponse:
    return page(
        request,
        "respond",
        "{% block title %}Victim survey{% endblock %}{% block content %}<h1>Hi</h1>{% endblock %}",
    )


def exit_page(request: HttpRequest) -> HttpResponse:
    reply = HttpResponse("<!DOCTYPE html><html lang=en><title>Weather</title><h1>Sunny</h1>")
    reply["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return reply


def refused(request: HttpRequest) -> HttpResponse:
    request.viewer = Viewer()  # type: ignore[attr-defined]  # as the staff door does
    raise Refused("The plan cannot be approved before its seven stages have been reviewed.")


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("on purpose")


respond = (
    [
        path("", question, name="question"),
        path("story/", story, name="story"),
        path("support/", question, name="support"),
        path("exit/", exit_page, name="exit"),
        path("telling/", telling_title),
        path("broken/", broken),
    ],
    "respond",
)
staff = (
    [
        path("", staff_home, name="home"),
        path("form/", staff_form, name="form"),
        path("sign-out/", staff_home, name="sign_out"),
        path("refused/", refused),
        path("broken/", broken),
    ],
    "staff",
)
public = ([path("", public_home, name="home")], "public")

urlpatterns = [
    path("t/", include(respond)),
    path("staff/", include(staff)),
    path("", include(public)),
]
handler400 = "heard.conf.errors.bad_request"
handler404 = "heard.conf.errors.not_found"
handler500 = "heard.conf.errors.server_error"
