"""The plans room, as Django knows it."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """The plans room."""

    name = "kith.core.plans"
    label = "plans"
