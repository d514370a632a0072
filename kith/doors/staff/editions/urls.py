"""Addresses of a reader's copy."""

from django.urls import path

from kith.doors.staff.editions import views

_READER = "versions/<uuid:version_id>/readers/<uuid:reader_id>"
urlpatterns = [
    path(_READER, views.reader, name="reader"),
    path(f"{_READER}/document", views.document, name="reader-document"),
    path(f"{_READER}/hand-over", views.hand_over, name="reader-hand-over"),
    path(f"{_READER}/words/<uuid:item_id>", views.words, name="reader-words"),
    path(f"{_READER}/words/<uuid:item_id>/approve", views.approve, name="reader-approve"),
    path(f"{_READER}/words/<uuid:item_id>/take-back", views.take_back, name="reader-take-back"),
]
