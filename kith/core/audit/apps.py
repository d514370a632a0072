"""The audit room, as Django knows it."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AuditConfig(AppConfig):
    """The audit room."""

    name = "kith.core.audit"
    label = "audit"

    def ready(self) -> None:
        """Lay the guard anew after every migration."""
        post_migrate.connect(_protect_tables, sender=self)


def _protect_tables(using: str, **_: Any) -> None:
    """After every migration the owner lays grants and triggers anew, so that no table is forgotten."""
    from kith.core.audit.protection import protect

    protect(using)
