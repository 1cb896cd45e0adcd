"""Addresses of the staff pages about fieldwork."""

from django.urls import URLPattern, path

from heard.doors.staff.fieldwork import views

app_name = "fieldwork"
urlpatterns: list[URLPattern] = [
    path("open/<uuid:version_id>/", views.open_asking, name="open"),
    path("close/<uuid:window_id>/", views.close_asking, name="close"),
]
