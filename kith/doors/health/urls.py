"""Health addresses: open to everybody, since they hold nothing."""

from django.urls import path

from kith.doors.health import views

app_name = "health"
urlpatterns = [
    path("health/live", views.live, name="live"),
    path("health/ready", views.ready, name="ready"),
]
