"""Addresses of telling and agreeing."""

from django.urls import path

from kith.doors.staff.agreement import views

urlpatterns = [
    path("versions/<uuid:version_id>/people/<uuid:person_id>", views.agreement, name="agreement"),
    path("versions/<uuid:version_id>/people/<uuid:person_id>/told", views.tell_person, name="agreement-told"),
    path("versions/<uuid:version_id>/people/<uuid:person_id>/notice", views.give_notice, name="agreement-notice"),
    path("versions/<uuid:version_id>/people/<uuid:person_id>/agree", views.agree, name="agreement-agree"),
]
