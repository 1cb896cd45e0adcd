"""Addresses of the public door."""

from django.urls import URLPattern, URLResolver, include, path

from heard.doors.public.resource.views import home

app_name = "public"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", home, name="home"),
    path("changes/", include("heard.doors.public.changes.urls")),
    path("resource/", include("heard.doors.public.resource.urls")),
]
