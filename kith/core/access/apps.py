"""The access room, as Django knows it."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """The access room."""

    name = "kith.core.access"
    label = "access"
