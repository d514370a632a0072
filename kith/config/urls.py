"""Every address of Kith, by door."""

from django.urls import include, path

from kith.govuk import error_views

urlpatterns = [
    path("", include("kith.doors.health.urls")),
    path("", include("kith.doors.staff.urls")),
]

handler400 = error_views.bad_request
handler403 = error_views.forbidden
handler404 = error_views.not_found
handler500 = error_views.server_error
