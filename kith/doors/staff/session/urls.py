"""Addresses for signing in and out."""

from django.urls import path

from kith.doors.staff.session import join_views, views

urlpatterns = [
    path("sign-in", views.sign_in, name="sign-in"),
    path("sign-out", views.sign_out, name="sign-out"),
    path("join/<str:token>", join_views.join, name="join"),
]
