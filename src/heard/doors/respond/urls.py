"""Addresses of the respondents' door. They say nothing about the subject, to any history list."""

from django.urls import URLPattern, URLResolver, path, re_path

from heard.doors.respond import answering, leaving, returning

app_name = "respond"
urlpatterns: list[URLPattern | URLResolver] = [
    path("exit/", leaving.exit_page, name="exit"),
    path("support/", leaving.support, name="support"),
    path("privacy/", leaving.privacy, name="privacy"),
    path("page/<int:number>/", answering.page, name="page"),
    path("stop/", answering.stop, name="stop"),
    path("end/", answering.end, name="end"),
    path("done/", answering.done, name="done"),
    path("code/", answering.code, name="code"),
    path("return/", returning.enter, name="return"),
    path("news/", returning.news, name="news"),
    path("delete/", returning.delete, name="delete"),
    re_path(r"^(?P<link>[A-Za-z0-9_-]{43})/$", answering.start, name="start"),
]
