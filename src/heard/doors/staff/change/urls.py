"""Addresses of the staff pages about change."""

from django.urls import URLPattern, path

from heard.doors.staff.change import views

app_name = "change"
urlpatterns: list[URLPattern] = [
    path("", views.list_changes, name="list"),
    path("findings/<uuid:finding_id>/decide/", views.decide, name="decide"),
    path("decisions/<uuid:decision_id>/act/", views.act, name="act"),
    path("actions/<uuid:action_id>/", views.action, name="action"),
    path("actions/<uuid:action_id>/claim/", views.claim, name="claim"),
    path("claims/<uuid:claim_id>/check/", views.check, name="check"),
]
