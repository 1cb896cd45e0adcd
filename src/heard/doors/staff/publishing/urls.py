"""Addresses of the staff pages about publishing."""

from django.urls import URLPattern, path

from heard.doors.staff.publishing import views

app_name = "publishing"
urlpatterns: list[URLPattern] = [
    path("", views.list_pages, name="list"),
    path("engagements/<uuid:engagement_id>/new/", views.new, name="new"),
    path("<uuid:publication_id>/", views.view, name="view"),
    path("<uuid:publication_id>/approve/", views.approve, name="approve"),
]
