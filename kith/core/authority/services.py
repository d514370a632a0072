"""Writes of the council's settings. Who may is asked in `access.settings_services`, above this room."""

from django.db import connection

from kith.core.audit.attribution import Actor
from kith.core.audit.services import audited, record
from kith.core.authority.models import PolicyVersion
from kith.core.authority.policy import Policy
from kith.core.authority.selectors import VersionView, newest_version
from kith.core.authority.settings import changed
from kith.kernel import clock

_LOCK = 7_216_403


@audited
def policy_saved(*, policy: Policy, why: str = "", put_back: int | None = None, by: Actor) -> PolicyVersion:
    """Save the policy as a new version; it is in force at once."""
    before = newest_in_turn()
    version = PolicyVersion.objects.create(
        number=before.number + 1,
        body=policy.model_dump(mode="json"),
        made_at=clock.instant(),
        made_by=by.id,
        why=why,
        put_back=put_back,
    )
    details = {"changed": [one.setting.name for one in changed(before.policy, policy)], "number": version.number}
    record(action="authority.policy_saved", by=by, subject=("policy_version", version.id), why=why, details=details)
    return version


def newest_in_turn() -> VersionView:
    """The version in force, with nobody else changing it until this transaction ends: one change after another."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    return newest_version()
