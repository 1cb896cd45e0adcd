"""Addresses of the staff pages about engagements."""

from django.urls import URLPattern

app_name = "engagements"
urlpatterns: list[URLPattern] = []
