"""Addresses of the staff pages about engagements."""

from django.urls import URLPattern, path

from heard.doors.staff.engagements import views

app_name = "engagements"
urlpatterns: list[URLPattern] = [
    path("", views.list_plans, name="list"),
    path("new/", views.new, name="new"),
    path("<uuid:engagement_id>/", views.view, name="view"),
    path("<uuid:engagement_id>/edit/", views.edit, name="edit"),
    path("<uuid:engagement_id>/stages/<int:stage>/", views.stage, name="stage"),
    path("<uuid:engagement_id>/data-protection/", views.approve, name="approve"),
    path("<uuid:engagement_id>/share/", views.share, name="share"),
]
