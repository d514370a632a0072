"""Addresses of the council's settings."""

from django.urls import path

from kith.doors.staff.settings import history_views, views

urlpatterns = [
    path("settings", views.overview, name="settings"),
    path("settings/history", history_views.history, name="settings-history"),
    path("settings/history/<uuid:version_id>", history_views.version, name="settings-version"),
    path("settings/<slug:group>", views.change, name="settings-change"),
]
