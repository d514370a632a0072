"""Changing the council's settings: who may, why, and never over somebody else's change unseen (DESIGN 4.5)."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from kith.core.access.principal import SYSTEM, Principal
from kith.core.access.roles import Permission
from kith.core.accounts.selectors import users_by_id
from kith.core.audit.services import audited
from kith.core.authority.models import PolicyVersion
from kith.core.authority.selectors import VersionView, version_numbered, version_with_id
from kith.core.authority.services import newest_in_turn, policy_saved
from kith.core.authority.settings import policy_with, settings
from kith.kernel.errors import Difference, Invalid, Refused, Stale

_NOTHING = "These are the settings in force already. Change one, or leave this page."


@audited
def settings_changed(*, changes: Mapping[str, Any], base: int, why: str, by: Principal) -> PolicyVersion:
    """Change some settings; in force at once. `base` is the version whose values the person was reading."""
    _require(by)
    newest = newest_in_turn()
    if base != newest.number:
        _refuse_if_changed_since(changes, base, newest)
    policy = policy_with(newest.policy, changes)
    if policy == newest.policy:
        raise Invalid(_NOTHING)
    return policy_saved(policy=policy, why=_reason(why), by=by)


@audited
def settings_put_back(*, version_id: UUID, base: int, why: str, by: Principal) -> PolicyVersion:
    """Put all settings back to an older version's, as a new version; in force at once."""
    _require(by)
    older, newest = version_with_id(version_id), newest_in_turn()
    if base != newest.number:
        raise Stale(revision=newest.number, by=_name(newest))
    if older.policy == newest.policy:
        raise Invalid(_NOTHING)
    return policy_saved(policy=older.policy, why=_reason(why), put_back=older.number, by=by)


def _refuse_if_changed_since(changes: Mapping[str, Any], base: int, newest: VersionView) -> None:
    """Stale, with both texts of each setting that somebody else changed in between to something else."""
    read = version_numbered(base)
    differences = []
    for name, mine in changes.items():
        stands = getattr(newest.policy, name)
        unchanged = read is not None and stands == getattr(read.policy, name)
        if stands != mine and not unchanged:
            said = next(one for one in settings() if one.name == name)
            differences.append(Difference(name, said.text(mine), said.text(stands)))
    if differences:
        raise Stale(differences, newest.number, _name(newest))


def _name(version: VersionView) -> str:
    users = users_by_id([version.made_by] if version.made_by else [])
    return next((user.name for user in users.values()), "")


def _reason(why: str) -> str:
    if not why.strip():
        raise Invalid("Say why, so that who comes after you understands", "why")
    return why.strip()


def _require(by: Principal) -> None:
    if by is not SYSTEM and not by.may(Permission.SETTINGS_MANAGE):
        raise Refused("Your role does not allow this. Ask the people who look after Kith.", rule="ACCESS-1")
