"""Addresses of restricted records."""

from django.urls import path

from kith.doors.staff.restricted import list_views, views

urlpatterns = [
    path("restricted", views.records, name="restricted-records"),
    path("children/<uuid:child_id>/restrict", views.restrict, name="restrict"),
    path("restricted/<uuid:restriction_id>", views.record, name="restricted-record"),
    path("restricted/<uuid:restriction_id>/look", views.look, name="restricted-look"),
    path("restricted/<uuid:restriction_id>/lift", views.lift, name="restricted-lift"),
    path("restricted/<uuid:restriction_id>/names/add", list_views.add, name="restricted-name-add"),
    path("restricted/<uuid:restriction_id>/names/<uuid:user_id>/off", list_views.off, name="restricted-name-off"),
    path("restricted/<uuid:restriction_id>/answer", list_views.answers, name="restricted-answer"),
]
