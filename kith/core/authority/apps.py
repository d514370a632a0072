"""The authority room, as Django knows it."""

from django.apps import AppConfig


class AuthorityConfig(AppConfig):
    name = "kith.core.authority"
    label = "authority"
