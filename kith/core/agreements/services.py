"""Writes of telling, notice and agreement. The plan's version must be the proposed one."""

from datetime import datetime
from uuid import UUID

from kith.core.access.policies import require
from kith.core.access.principal import Principal
from kith.core.access.roles import Permission
from kith.core.agreements.choices import Advice, ToldHow, Way
from kith.core.agreements.models import Agreement, NoticeGiven, Told
from kith.core.agreements.rules import AskedFacts, problems_before_agreement
from kith.core.agreements.selectors import NOT_ASKED, asked_of
from kith.core.audit.services import audited, record
from kith.core.editions.edition import Edition
from kith.core.editions.selectors import ReaderEdition, VersionForReaders, reader_edition
from kith.core.editions.services import edition_stored, leak_message
from kith.core.people.models import Person
from kith.core.plans.selectors import plan_locked_for
from kith.core.practice.notices import voluntary_notice
from kith.kernel import clock
from kith.kernel.errors import Invalid, NotYet, Problem, Stale


@audited
def told(*, version_id: UUID, person_id: UUID, shown_hash: str, how: ToldHow, at: datetime, by: Principal) -> Told:
    """AGR-1: record that somebody was told what stands in their part, when, how, by whom and in which format."""
    loaded, edition = _asked(version_id, person_id, shown_hash, by)
    if at > clock.moment():
        raise Invalid("The date and time they were told cannot be in the future.", "told_on", "AGR-1")
    if at < loaded.version.proposed_at.replace(second=0, microsecond=0):
        raise Invalid("They cannot have been told before this plan was proposed.", "told_on", "AGR-1")
    if at < loaded.words_since.get(person_id, at):
        raise Invalid("They cannot have been told these words before they were approved.", "told_on", "AGR-1")
    row = Told.objects.create(
        version=loaded.version,
        person_id=person_id,
        edition=edition_stored(version=loaded.version, edition=edition),
        at=at,
        by=by.user_id,
        how=how,
        format=edition.layout.value,
        language=edition.language,
    )
    record(action="agreement.told", by=by, subject=("plan_version", version_id), children=loaded.content.children)
    return row


@audited
def notice_given(*, version_id: UUID, person_id: UUID, read_aloud: bool, by: Principal) -> NoticeGiven:
    """AGR-7: record which notice somebody heard or read, in which language, when and with whom."""
    loaded, _ = _loaded(version_id, person_id, by)
    notice = voluntary_notice()
    row = NoticeGiven.objects.create(
        version=loaded.version,
        person_id=person_id,
        at=clock.moment(),
        by=by.user_id,
        notice_key=notice.key,
        notice_version=notice.version,
        language=notice.language,
        read_aloud=read_aloud,
    )
    record(
        action="agreement.notice_given", by=by, subject=("plan_version", version_id), children=loaded.content.children
    )
    return row


@audited
def agreed(
    *,
    version_id: UUID,
    person_id: UUID,
    shown_hash: str,
    typed_name: str,
    said_back: str,
    advice: Advice,
    asked_alone: bool,
    understands: bool,
    sees_the_risk: bool,
    by: Principal,
) -> Agreement:
    """Take somebody's agreement to their own part, bound to this version and to the edition they saw (AGR-11)."""
    loaded, edition = _asked(version_id, person_id, shown_hash, by)
    seen = edition_stored(version=loaded.version, edition=edition)
    facts = AskedFacts(
        told=Told.objects.filter(version_id=version_id, person_id=person_id, edition=seen).exists(),
        notice_given=NoticeGiven.objects.filter(version_id=version_id, person_id=person_id).exists(),
        asked_alone=asked_alone,
        understands=understands,
        sees_the_risk=sees_the_risk,
        name=Person.objects.get(id=person_id).name,
        typed_name=typed_name,
        said_back=said_back,
    )
    problems = problems_before_agreement(facts)
    if problems:
        raise Invalid(problems)
    if asked_of(version_id).get(person_id, NOT_ASKED).agreement_to(edition) is not None:
        raise NotYet("They have already agreed to these words.")
    row = Agreement.objects.create(
        version=loaded.version,
        person_id=person_id,
        edition=seen,
        at=clock.moment(),
        by=by.user_id,
        way=Way.TYPED_NAME,
        typed_name=" ".join(typed_name.split()),
        said_back=said_back,
        advice=advice,
    )
    record(
        action="agreement.agreed",
        by=by,
        subject=("plan_version", version_id),
        children=loaded.content.children,
        details={"edition_hash": seen.hash},
    )
    return row


def _loaded(version_id: UUID, person_id: UUID, by: Principal) -> tuple[VersionForReaders, ReaderEdition]:
    plan = plan_locked_for(by, version_id)
    loaded, theirs = reader_edition(by, version_id, person_id)
    require(by, Permission.AGREEMENT_RECORD, loaded.content.children)
    if version_id not in {plan.proposed_id, plan.live_id}:
        raise NotYet("This version is no longer the one people are asked about. Look at the plan again.")
    return loaded, theirs


def _asked(version_id: UUID, person_id: UUID, shown_hash: str, by: Principal) -> tuple[VersionForReaders, Edition]:
    loaded, theirs = _loaded(version_id, person_id, by)
    if theirs.edition is None:
        raise NotYet("Nothing in this plan is for this person, so there is nothing to ask them.", rule="AGR-11")
    if theirs.hits:
        raise Invalid([Problem(leak_message(hit), "edition", "SHARE-6") for hit in theirs.hits])
    if theirs.edition.hash != shown_hash:
        raise Stale()
    return loaded, theirs.edition
