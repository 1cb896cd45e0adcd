"""Addresses of the staff page about the whole loop."""

from django.urls import URLPattern, path

from heard.doors.staff.loop import views

app_name = "loop"
urlpatterns: list[URLPattern] = [
    path("engagements/<uuid:engagement_id>/", views.view, name="view"),
]
