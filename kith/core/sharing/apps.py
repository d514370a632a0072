"""The sharing room, as Django knows it."""

from django.apps import AppConfig


class SharingConfig(AppConfig):
    name = "kith.core.sharing"
    label = "sharing"
