"""Addresses for looking after users."""

from django.urls import path

from kith.doors.staff.users import acts, failed_views, views

urlpatterns = [
    path("users", views.users, name="users"),
    path("users/invite", views.invite, name="user-invite"),
    path("users/failed-sign-ins", failed_views.failed_sign_ins, name="failed-sign-ins"),
    path("users/<uuid:user_id>", views.user, name="user"),
    path("users/<uuid:user_id>/change", views.change, name="user-change"),
    path("users/<uuid:user_id>/address", views.address, name="user-address"),
    path("users/<uuid:user_id>/send-again", acts.send_again, name="user-send-again"),
    path("users/<uuid:user_id>/withdraw", acts.withdraw, name="user-withdraw"),
    path("users/<uuid:user_id>/password", acts.password_link, name="user-password"),
    path("users/<uuid:user_id>/second-step", acts.second_step, name="user-second-step"),
    path("users/<uuid:user_id>/stop", acts.stop, name="user-stop"),
    path("users/<uuid:user_id>/let-in", acts.let_in, name="user-let-in"),
]
