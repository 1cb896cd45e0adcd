"""Addresses of the staff pages about findings."""

from django.urls import URLPattern

app_name = "findings"
urlpatterns: list[URLPattern] = []
