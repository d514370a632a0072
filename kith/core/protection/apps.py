"""The protection room, as Django knows it."""

from django.apps import AppConfig


class ProtectionConfig(AppConfig):
    """The protection room."""

    name = "kith.core.protection"
    label = "protection"
