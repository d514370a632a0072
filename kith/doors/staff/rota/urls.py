"""Addresses of absence, cover and rota."""

from django.urls import path

from kith.doors.staff.rota import views

urlpatterns = [
    path("cover", views.covers_page, name="covers"),
    path("cover/new", views.cover_new, name="cover-new"),
    path("cover/<uuid:cover_id>/end", views.cover_end, name="cover-end"),
    path("rota", views.rota_page, name="rota"),
    path("rota/mine", views.my_shifts, name="my-shifts"),
    path("rota/new", views.shift_new, name="shift-new"),
    path("rota/<uuid:shift_id>/end", views.shift_end, name="shift-end"),
]
