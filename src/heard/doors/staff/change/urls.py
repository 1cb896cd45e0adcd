"""Addresses of the staff pages about change."""

from django.urls import URLPattern

app_name = "change"
urlpatterns: list[URLPattern] = []
