"""Addresses of caseloads and allocation."""

from django.urls import path

from kith.doors.staff.allocation import child_views, leave_views, views

urlpatterns = [
    path("team", views.team_page, name="my-team"),
    path("caseloads/<uuid:worker_id>", views.caseload, name="caseload"),
    path("caseloads/<uuid:worker_id>/leave", leave_views.leave, name="worker-leave"),
    path("children/<uuid:child_id>/workers", child_views.workers, name="child-workers"),
    path("children/<uuid:child_id>/workers/add", child_views.add, name="child-worker-add"),
    path("children/<uuid:child_id>/workers/<uuid:allocation_id>/end", child_views.end, name="child-worker-end"),
]
