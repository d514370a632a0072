"""Every address of the staff door, by page area."""

from django.urls import include, path

urlpatterns = [
    path("", include("kith.doors.staff.session.urls")),
    path("", include("kith.doors.staff.work.urls")),
    path("", include("kith.doors.staff.family.urls")),
    path("", include("kith.doors.staff.find.urls")),
    path("", include("kith.doors.staff.child.urls")),
    path("", include("kith.doors.staff.plan.urls")),
    path("", include("kith.doors.staff.agreement.urls")),
    path("", include("kith.doors.staff.editions.urls")),
    path("", include("kith.doors.staff.duties.urls")),
    path("", include("kith.doors.staff.accounts.urls")),
    path("", include("kith.doors.staff.users.urls")),
    path("", include("kith.doors.staff.teams.urls")),
    path("", include("kith.doors.staff.access_log.urls")),
    path("", include("kith.doors.staff.settings.urls")),
    path("", include("kith.doors.staff.unusual.urls")),
    path("", include("kith.doors.staff.allocation.urls")),
    path("", include("kith.doors.staff.rota.urls")),
    path("", include("kith.doors.staff.restricted.urls")),
    path("", include("kith.doors.staff.break_glass.urls")),
    path("", include("kith.doors.staff.about.urls")),
]
