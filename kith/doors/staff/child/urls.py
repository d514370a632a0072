"""Addresses of people: adding a child or a grown-up, and who somebody is."""

from django.urls import path

from kith.doors.staff.child import add_views, person_views

urlpatterns = [
    path("children/add", add_views.add_child_of_new_family, name="child-add-new"),
    path("families/<uuid:family_id>/children/add", add_views.add_child, name="child-add"),
    path("families/<uuid:family_id>/people/add", add_views.add_adult, name="adult-add"),
    path("families/<uuid:family_id>/people/<uuid:person_id>", person_views.person, name="person"),
    path("families/<uuid:family_id>/people/<uuid:person_id>/change", person_views.change, name="person-change"),
    path("families/<uuid:family_id>/people/<uuid:person_id>/address", person_views.address, name="person-address"),
    path(
        "families/<uuid:family_id>/people/<uuid:person_id>/address/<uuid:address_id>/take-out",
        person_views.take_out_address,
        name="person-address-out",
    ),
    path(
        "families/<uuid:family_id>/people/<uuid:person_id>/children/<uuid:child_id>",
        person_views.connection,
        name="person-connection",
    ),
]
