"""Addresses of the staff pages about questionnaires."""

from django.urls import URLPattern, path

from heard.doors.staff.questionnaires import views

app_name = "questionnaires"
urlpatterns: list[URLPattern] = [
    path("of/<uuid:engagement_id>/", views.list_versions, name="list"),
    path("of/<uuid:engagement_id>/build/", views.build, name="build"),
    path("of/<uuid:engagement_id>/import/", views.import_form, name="import_form"),
    path("<uuid:version_id>/", views.view, name="view"),
    path("<uuid:version_id>/preview/", views.preview, name="preview"),
]
