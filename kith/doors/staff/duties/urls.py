"""Addresses of duties."""

from django.urls import path

from kith.doors.staff.duties import views

urlpatterns = [path("duties/<uuid:duty_id>", views.duty, name="duty")]
