"""Addresses of the staff pages about questionnaires."""

from django.urls import URLPattern

app_name = "questionnaires"
urlpatterns: list[URLPattern] = []
