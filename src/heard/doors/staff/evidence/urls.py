"""Addresses of the staff pages about evidence."""

from django.urls import path

from heard.doors.staff.evidence import views

app_name = "evidence"
urlpatterns = [
    path("engagement/<uuid:engagement_id>/", views.desk, name="desk"),
    path("text/<uuid:text_id>/", views.open_one, name="open"),
    path("text/<uuid:text_id>/set-aside/", views.set_aside, name="set_aside"),
]
