"""Addresses of a family."""

from django.urls import path

from kith.doors.staff.family import views

urlpatterns = [
    path("families/<uuid:family_id>", views.family, name="family"),
    path("families/<uuid:family_id>/plan/new", views.open_plan, name="plan-open"),
]
