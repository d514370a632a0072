"""Writes of the register of copies."""

import hashlib
from datetime import datetime
from uuid import UUID

from kith.core.access.policies import require
from kith.core.access.principal import Principal
from kith.core.access.roles import Permission
from kith.core.audit.services import audited, record
from kith.core.editions.selectors import reader_edition
from kith.core.editions.services import edition_stored
from kith.core.plans.models import Version
from kith.core.plans.selectors import plan_locked_for, state_of_version
from kith.core.plans.workflow import Act, State
from kith.core.sharing.choices import Form, GivenHow, Received
from kith.core.sharing.final_text import checked_document
from kith.core.sharing.models import Copy
from kith.kernel import clock
from kith.kernel.errors import Invalid, NotYet, Stale


@audited
def copy_handed_over(
    *,
    version_id: UUID,
    person_id: UUID,
    shown_hash: str,
    form: Form,
    how: GivenHow,
    received: Received,
    given_at: datetime,
    by: Principal,
) -> Copy:
    """Register that a reader was given their edition (SHARE-3), made and scanned anew at this moment (SHARE-6)."""
    plan_locked_for(by, version_id)
    loaded, theirs = reader_edition(by, version_id, person_id)
    require(by, Permission.COPY_HAND_OVER, loaded.content.children)
    checked = checked_document(theirs)
    edition = theirs.edition
    if edition is None:
        raise NotYet("There is nothing in this plan for this reader.", rule="SHARE-5")
    if edition.hash != shown_hash:
        raise Stale()
    _refuse_impossible_time(loaded.version, given_at)
    if given_at < loaded.words_since.get(person_id, given_at):
        raise Invalid("It cannot have been given before its words were approved.", "given_on", "SHARE-3")
    record_of = edition_stored(version=loaded.version, edition=edition)
    on_paper = form is Form.PAPER
    copy = Copy.objects.create(
        version=loaded.version,
        edition=record_of,
        person_id=person_id,
        form=form,
        how=how,
        received=received,
        given_at=given_at,
        given_by=by.user_id,
        document_sha256=hashlib.sha256(checked.document.data).hexdigest() if on_paper else "",
        renderer=f"typst {checked.document.typst_version} fonts {checked.document.fonts_hash[:16]}" if on_paper else "",
    )
    record(
        action="copy.handed_over",
        by=by,
        subject=("plan_version", version_id),
        children=loaded.content.children,
        details={"copy": str(copy.id), "edition_hash": record_of.hash, "form": form.value},
    )
    return copy


def _refuse_impossible_time(version: Version, given_at: datetime) -> None:
    """Nothing is given before the version that holds it was in force, nor in the future (AT-104)."""
    if state_of_version(version) is not State.LIVE:
        raise NotYet("Copies are given once the plan is live. This version is not live.", "version", "SHARE-3")
    live_at = next(act.at for act in version.acts.all() if act.act == Act.GO_LIVE)
    if given_at > clock.moment():
        raise Invalid("The date and time it was given cannot be in the future.", "given_on", "SHARE-3")
    if given_at < live_at.replace(second=0, microsecond=0):
        raise Invalid("It cannot have been given before the plan went live.", "given_on", "SHARE-3")
