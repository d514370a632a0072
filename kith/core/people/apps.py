"""The people room, as Django knows it."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """The people room."""

    name = "kith.core.people"
    label = "people"
