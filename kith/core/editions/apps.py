"""The editions room, as Django knows it."""

from django.apps import AppConfig


class EditionsConfig(AppConfig):
    """The editions room."""

    name = "kith.core.editions"
    label = "editions"
