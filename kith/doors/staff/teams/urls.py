"""Addresses of teams."""

from django.urls import path

from kith.doors.staff.teams import change_views, manager_views, move_views, views

urlpatterns = [
    path("teams", views.teams, name="teams"),
    path("teams/<uuid:team_id>", views.team, name="team"),
    path("teams/<uuid:team_id>/rename", views.rename, name="team-rename"),
    path("teams/<uuid:team_id>/close", views.close, name="team-close"),
    path("teams/<uuid:team_id>/reopen", views.reopen, name="team-reopen"),
    path("teams/<uuid:team_id>/move", move_views.move, name="team-move"),
    path("teams/<uuid:team_id>/merge", move_views.merge, name="team-merge"),
    path("teams/<uuid:team_id>/managers/add", manager_views.add, name="team-manager-add"),
    path("teams/<uuid:team_id>/managers/<uuid:user_id>/replace", manager_views.replace, name="team-manager-replace"),
    path("teams/<uuid:team_id>/managers/<uuid:user_id>/end", manager_views.end, name="team-manager-end"),
    path("teams/<uuid:team_id>/history", change_views.history, name="team-history"),
    path("teams/changes/<uuid:change_id>/back", change_views.put_back, name="team-change-back"),
    path("teams/changes/<uuid:change_id>/managers-back", manager_views.put_back, name="team-manager-back"),
    path("teams/changes/<uuid:change_id>/off", change_views.call_off, name="team-change-off"),
]
