"""Writes of what was found unusual, and of what came of it.

Neither stands in the child's log: whoever is looked into may be among those who read that.
"""

from collections.abc import Iterable
from uuid import UUID

from kith.core.access.models import UnusualLook, UnusualNote
from kith.core.access.principal import Principal
from kith.core.access.roles import Permission
from kith.core.access.unusual import Finding
from kith.core.accounts.selectors import users_by_id
from kith.core.audit.attribution import Actor
from kith.core.audit.services import audited, record
from kith.kernel import clock
from kith.kernel.errors import Difference, Invalid, NotFound, Refused, Stale


@audited
def unusual_looks_listed(*, findings: Iterable[Finding], by: Actor) -> list[UnusualLook]:
    """List what is not listed yet (`unusual_selectors.not_listed`); the database holds that nothing stands twice."""
    rows = UnusualLook.objects.bulk_create(_row(one) for one in findings)
    for row in rows:
        record(action="access.unusual_look_listed", by=by, subject=("unusual_look", row.id), details={"kind": row.kind})
    return rows


@audited
def unusual_look_looked_into(*, unusual_id: UUID, words: str, base: int, by: Principal) -> UnusualLook:
    """Write down what came of it: one more note below those there are, of which none is ever changed (ACCESS-2)."""
    if not by.may(Permission.UNUSUAL_READ):
        raise Refused("Your role does not allow this.", rule="ACCESS-1")
    row = UnusualLook.objects.select_for_update().filter(id=unusual_id).first()
    if row is None:
        raise NotFound
    if base != row.revision:
        last = row.notes.order_by("-at", "-id")[:1]
        theirs = "".join(note.words for note in last)
        raise Stale([Difference("words", words, theirs)], row.revision, _name(row.looked_into_by))
    if not words.strip():
        raise Invalid("Say what you found, also when all was well", "words")
    now = clock.instant()
    UnusualNote.objects.create(look=row, at=now, by=by.user_id, words=words.strip())
    row.revision += 1
    row.looked_into_at, row.looked_into_by = now, by.user_id
    row.save(update_fields=["revision", "looked_into_at", "looked_into_by"])
    record(action="access.unusual_look_looked_into", by=by, subject=("unusual_look", row.id))
    return row


def _row(finding: Finding) -> UnusualLook:
    return UnusualLook(
        kind=finding.kind,
        person_id=finding.person_id,
        person_label=finding.person,
        child_id=finding.child_id,
        on=finding.on,
        occasion=finding.occasion,
        first_at=finding.first_at,
        times=finding.times,
        found_at=clock.instant(),
    )


def _name(user_id: UUID | None) -> str:
    users = users_by_id([user_id] if user_id else [])
    return next((user.name for user in users.values()), "")
