"""Addresses of the resource."""

from django.urls import path

from heard.doors.public.resource import views

app_name = "resource"
urlpatterns = [
    path("", views.index, name="index"),
    path("overarching/", views.overarching, name="overarching"),
    path("stage/<int:number>/", views.stage, name="stage"),
    path("appendix/<str:letter>/", views.appendix, name="appendix"),
    path("search/", views.search, name="search"),
]
