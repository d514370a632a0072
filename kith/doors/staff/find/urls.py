"""The address of search. What is looked for never stands in it (DESIGN 7)."""

from django.urls import path

from kith.doors.staff.find import views

urlpatterns = [path("find", views.find, name="find")]
