"""Addresses of the staff pages about figures."""

from django.urls import path

from heard.doors.staff.figures import releasing, views

app_name = "figures"
urlpatterns = [
    path("", views.list_all, name="list"),
    path("<uuid:results_id>/", views.view, name="view"),
    path("<uuid:results_id>/table/", views.table, name="table"),
    path("<uuid:results_id>/propose/", releasing.propose, name="propose"),
    path("release/<uuid:release_id>/", releasing.release, name="release"),
    path("freeze/<uuid:version_id>/", releasing.freeze, name="freeze"),
]
