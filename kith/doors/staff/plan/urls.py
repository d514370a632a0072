"""Addresses of a plan and its versions."""

from django.urls import path

from kith.doors.staff.plan import draft_views, version_views

urlpatterns = [
    path("plans/<uuid:plan_id>", draft_views.plan, name="plan"),
    path("plans/<uuid:plan_id>/purpose", draft_views.purpose, name="plan-purpose"),
    path("plans/<uuid:plan_id>/steps/new", draft_views.add_step, name="plan-step-add"),
    path("plans/<uuid:plan_id>/steps/<uuid:item_id>", draft_views.change_step, name="plan-step"),
    path("plans/<uuid:plan_id>/steps/<uuid:item_id>/remove", draft_views.remove_step, name="plan-step-remove"),
    path("plans/<uuid:plan_id>/propose", version_views.propose, name="plan-propose"),
    path("plans/<uuid:plan_id>/withdraw", version_views.withdraw, name="plan-withdraw"),
    path("versions/<uuid:version_id>", version_views.version, name="version"),
    path("versions/<uuid:version_id>/go-live", version_views.go_live, name="version-go-live"),
]
