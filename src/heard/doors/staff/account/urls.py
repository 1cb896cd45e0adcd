"""Addresses of the staff pages about account."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
