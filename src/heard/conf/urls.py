"""The three doors and the errors they share."""

from django.urls import include, path

urlpatterns = [
    path("t/", include("heard.doors.respond.urls")),
    path("staff/", include("heard.doors.staff.urls")),
    path("", include("heard.doors.public.urls")),
]

handler400 = "heard.conf.errors.bad_request"
handler403 = "heard.conf.errors.forbidden"
handler404 = "heard.conf.errors.not_found"
handler500 = "heard.conf.errors.server_error"
