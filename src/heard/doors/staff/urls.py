"""Addresses of the staff door: one file for each noun, joined here."""

from django.urls import URLPattern, URLResolver, include, path

app_name = "staff"

NOUNS = (
    "engagements",
    "questionnaires",
    "fieldwork",
    "evidence",
    "coding",
    "figures",
    "findings",
    "change",
    "publishing",
    "loop",
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("heard.doors.staff.account.urls")),
    *(path(f"{noun}/", include(f"heard.doors.staff.{noun}.urls")) for noun in NOUNS),
]
