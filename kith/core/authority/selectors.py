"""Reads of the council's settings."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import ValidationError

from kith.core.authority.models import PolicyVersion
from kith.core.authority.out_of_hours import OutOfHours, heard, out_of_hours_last_heard
from kith.core.authority.policy import Policy
from kith.kernel.errors import NotFound


@dataclass(frozen=True, slots=True)
class VersionView:
    """One version of the settings: what, by whom, when and why. Number 0 is the defaults, before any was saved."""

    id: UUID | None
    number: int
    policy: Policy
    made_at: datetime | None = None
    made_by: UUID | None = None
    why: str = ""
    put_back: int | None = None


DEFAULTS = VersionView(None, 0, Policy())


def policy() -> Policy:
    """The policy in force: the newest version, or the defaults where none was ever saved."""
    return newest_version().policy


def newest_version() -> VersionView:
    """The version in force."""
    newest = PolicyVersion.objects.order_by("-number").first()
    version = _view(newest) if newest else DEFAULTS
    heard(version.policy)
    return version


def out_of_hours_now() -> OutOfHours | None:
    """Whom to ring out of hours, by the settings in force."""
    newest_version()
    return out_of_hours_last_heard()


def version_numbered(number: int) -> VersionView | None:
    """One version by its number, 0 for the defaults; None if there is none."""
    if number == 0:
        return DEFAULTS
    held = PolicyVersion.objects.filter(number=number).first()
    return _view(held) if held else None


def policy_at(moment: datetime) -> Policy:
    """What was in force at an instant of the real clock."""
    held = PolicyVersion.objects.filter(made_at__lte=moment).order_by("-number").first()
    return _view(held).policy if held else DEFAULTS.policy


def version_with_id(version_id: UUID) -> VersionView:
    """One version; NotFound if there is none."""
    held = PolicyVersion.objects.filter(id=version_id).first()
    if held is None:
        raise NotFound
    return _view(held)


def versions(below: int | None, most: int) -> list[VersionView]:
    """The newest versions, or those before the number `below`; the last is there to compare the one before it with."""
    held = PolicyVersion.objects.order_by("-number")
    if below is not None:
        held = held.filter(number__lt=below)
    return [_view(one) for one in held[: most + 1]]


def _view(row: PolicyVersion) -> VersionView:
    return VersionView(row.id, row.number, read(row.body), row.made_at, row.made_by, row.why, row.put_back)


def read(body: Mapping[str, Any]) -> Policy:
    """A stored version, as it can be read today: one from before new limits never stops the site.

    A setting that is no more is left out; a value that may no longer be gives way to its default.
    """
    known = {name: value for name, value in body.items() if name in Policy.model_fields}
    try:
        return Policy.model_validate(known)
    except ValidationError as fault:
        wrong = {str(one["loc"][0]) for one in fault.errors()}
        return Policy.model_validate({name: value for name, value in known.items() if name not in wrong})
