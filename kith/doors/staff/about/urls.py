"""Addresses of pages about Kith itself."""

from django.urls import path

from kith.doors.staff.about import views

urlpatterns = [path("accessibility", views.accessibility, name="accessibility")]
