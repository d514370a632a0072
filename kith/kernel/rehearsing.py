"""Trying an act without doing it."""

from collections.abc import Callable

from django.db import transaction


def rehearsed(act: Callable[[], object]) -> None:
    """Do an act and undo all of it, its evidence and its e-mails too: what the domain would refuse is raised."""
    with transaction.atomic():
        act()
        transaction.set_rollback(True)
