"""Addresses of the staff pages about findings."""

from django.urls import path

from heard.doors.staff.findings import views

app_name = "findings"
urlpatterns = [
    path("engagement/<uuid:engagement_id>/", views.list_all, name="list"),
    path("engagement/<uuid:engagement_id>/new/", views.new, name="new"),
    path("<uuid:finding_id>/", views.view, name="view"),
]
