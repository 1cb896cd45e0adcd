"""Addresses of the staff pages about fieldwork."""

from django.urls import URLPattern

app_name = "fieldwork"
urlpatterns: list[URLPattern] = []
