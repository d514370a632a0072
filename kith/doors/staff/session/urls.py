"""Addresses for signing in and out."""

from django.urls import path

from kith.doors.staff.session import council_views, join_views, second_step_views, views

urlpatterns = [
    path("sign-in", views.sign_in, name="sign-in"),
    path("sign-in/second-step", second_step_views.second_step, name="second-step"),
    path("sign-in/second-step/passkey", second_step_views.passkey, name="second-step-passkey"),
    path("sign-in/set-up", second_step_views.set_up, name="second-step-set-up"),
    path("sign-in/set-up/passkey", second_step_views.set_up_passkey, name="second-step-set-up-passkey"),
    path("sign-in/council", council_views.go, name="council-sign-in"),
    path("sign-in/council/back", council_views.back, name="council-back"),
    path("sign-out", views.sign_out, name="sign-out"),
    path("join/<str:token>", join_views.join, name="join"),
    path("join/<str:token>/council", council_views.go_to_connect, name="join-council"),
]
