"""The sharing room, as Django knows it."""

from django.apps import AppConfig


class SharingConfig(AppConfig):
    """The sharing room."""

    name = "kith.core.sharing"
    label = "sharing"
