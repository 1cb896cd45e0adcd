"""Addresses of the staff pages about one's own account: sign in, home, roles."""

from django.urls import URLPattern, path

from heard.doors.staff.account import views

urlpatterns: list[URLPattern] = [
    path("", views.home, name="home"),
    path("sign-in/", views.sign_in, name="sign_in"),
    path("sign-out/", views.sign_out, name="sign_out"),
    path("roles/", views.roles, name="roles"),
]
