"""Addresses of the staff pages about evidence."""

from django.urls import URLPattern

app_name = "evidence"
urlpatterns: list[URLPattern] = []
