"""Addresses of a child's log."""

from django.urls import path

from kith.doors.staff.access_log import find_views, views

urlpatterns = [
    path("logs", find_views.find_log, name="log-find"),
    path("children/<uuid:child_id>/log", views.access_log, name="access-log"),
    path("children/<uuid:child_id>/log/print", views.to_print, name="access-log-print"),
    path("children/<uuid:child_id>/log/file", views.as_file, name="access-log-file"),
]
