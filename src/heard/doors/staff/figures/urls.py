"""Addresses of the staff pages about figures."""

from django.urls import URLPattern

app_name = "figures"
urlpatterns: list[URLPattern] = []
