"""Addresses of unusual looking."""

from django.urls import path

from kith.doors.staff.unusual import views

urlpatterns = [
    path("unusual", views.unusual, name="unusual"),
    path("unusual/<uuid:unusual_id>", views.unusual_look, name="unusual-look"),
    path("unusual/<uuid:unusual_id>/records", views.records, name="unusual-records"),
]
