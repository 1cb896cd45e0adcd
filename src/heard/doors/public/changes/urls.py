"""Addresses of what is published."""

from django.urls import URLPattern, path

from heard.doors.public.changes import views

app_name = "changes"
urlpatterns: list[URLPattern] = [
    path("", views.index, name="index"),
    path("<slug:slug>/", views.page, name="page"),
]
