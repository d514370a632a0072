"""Addresses of break-glass."""

from django.urls import path

from kith.doors.staff.break_glass import views

urlpatterns = [
    path("break-glass", views.opened, name="break-glass-list"),
    path("break-glass/<uuid:break_glass_id>", views.looked_at, name="break-glass-seen"),
    path("children/<uuid:child_id>/break-glass", views.break_glass, name="break-glass"),
]
