"""Writes of the council's settings."""

from django.db.models import Max

from kith.core.audit.attribution import Actor
from kith.core.audit.services import audited, record
from kith.core.authority.models import PolicyVersion
from kith.core.authority.policy import Policy
from kith.kernel import clock


@audited
def policy_saved(*, policy: Policy, by: Actor) -> PolicyVersion:
    """Save the policy as a new version; it is in force at once."""
    newest = PolicyVersion.objects.aggregate(newest=Max("number"))["newest"] or 0
    version = PolicyVersion.objects.create(
        number=newest + 1, body=policy.model_dump(mode="json"), made_at=clock.instant(), made_by=by.id
    )
    record(action="authority.policy_saved", by=by, subject=("policy_version", version.id))
    return version
