"""The agreements room, as Django knows it."""

from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    """The agreements room."""

    name = "kith.core.agreements"
    label = "agreements"
