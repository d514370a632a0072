"""The duties room, as Django knows it."""

from django.apps import AppConfig


class DutiesConfig(AppConfig):
    """The duties room."""

    name = "kith.core.duties"
    label = "duties"
