"""Addresses of one's own account."""

from django.urls import path

from kith.doors.staff.accounts import second_step_views, session_views, views

urlpatterns = [
    path("account", views.account, name="account"),
    path("account/password", views.password, name="account-password"),
    path("account/app", second_step_views.app, name="account-app"),
    path("account/app/remove", second_step_views.app_remove, name="account-app-remove"),
    path("account/passkey", second_step_views.passkey, name="account-passkey"),
    path("account/passkeys/<uuid:passkey_id>/remove", second_step_views.passkey_remove, name="account-passkey-remove"),
    path("account/codes", second_step_views.codes, name="account-codes"),
    path("account/codes/new", second_step_views.codes_shown, name="account-codes-shown"),
    path("account/sessions", session_views.sessions, name="account-sessions"),
    path("account/sessions/<uuid:session_id>/end", session_views.end, name="account-session-end"),
    path("account/sessions/end-all", session_views.end_all, name="account-sessions-end"),
    path("account/stay", session_views.stay, name="account-stay"),
    path("account/typed", session_views.typed, name="account-typed"),
]
