"""Addresses of the staff pages about coding."""

from django.urls import path

from heard.doors.staff.coding import views

app_name = "coding"
urlpatterns = [
    path("engagement/<uuid:engagement_id>/", views.themes, name="themes"),
    path("engagement/<uuid:engagement_id>/new/", views.new_theme, name="new_theme"),
    path("engagement/<uuid:engagement_id>/words/", views.segments, name="segments"),
    path("words/<uuid:segment_id>/", views.segment, name="segment"),
]
