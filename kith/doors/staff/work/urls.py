"""Addresses of my work."""

from django.urls import path

from kith.doors.staff.work import views

urlpatterns = [path("", views.work, name="work")]
