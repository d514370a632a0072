"""The agreements room, as Django knows it."""

from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "kith.core.agreements"
    label = "agreements"
