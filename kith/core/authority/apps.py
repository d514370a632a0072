"""The authority room, as Django knows it."""

from django.apps import AppConfig


class AuthorityConfig(AppConfig):
    """The authority room."""

    name = "kith.core.authority"
    label = "authority"
