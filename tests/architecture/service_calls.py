"""One example call of every writing service: a service without one fails test_services.

An example is given a world and hands back the call, ready to be made; what has to be there before is made first. More
examples stand in the other files `*_calls.py` beside this one.
"""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from kith.core.access.log_services import log_looked_for
from kith.core.access.settings_services import settings_changed, settings_put_back
from kith.core.access.unusual_services import unusual_look_looked_into, unusual_looks_listed
from kith.core.agreements.choices import Advice, ToldHow
from kith.core.agreements.services import agreed, notice_given, told
from kith.core.authority.policy import Policy
from kith.core.authority.selectors import newest_version
from kith.core.authority.services import policy_saved
from kith.core.duties.models import Duty
from kith.core.duties.services import duties_reconciled, duty_done
from kith.core.duties.spec import DutySpec
from kith.core.editions.models import Wording
from kith.core.editions.selectors import version_for_readers
from kith.core.editions.services import wording_approved, wording_taken_back, wording_written
from kith.core.lifecycle.services import plan_proposed, plan_went_live, plan_withdrawn
from kith.core.people.choices import Relationship
from kith.core.people.services import child_added, family_added, person_added, person_connected
from kith.core.plans.models import DraftItem, Plan, Version
from kith.core.plans.services import (
    plan_opened,
    purpose_saved,
    step_added,
    step_removed,
    step_saved,
    version_proposed,
    version_went_live,
    version_withdrawn,
)
from kith.core.protection.services import assessed_safe, carrier_recorded, fact_withheld, risk_recorded
from kith.core.sharing.choices import Form, GivenHow, Received
from kith.core.sharing.services import copy_handed_over
from kith.kernel import clock
from kith.kernel.ids import new_id
from tests.unusual import night_look
from tests.world import CRAIGS_WORDS, World

Call = Callable[[], object]
Example = Callable[[World], Call]

EXAMPLES: dict[str, Example] = {}
DAY = date(2026, 1, 15)


def example(service: Callable[..., object]) -> Callable[[Example], Example]:
    """This is the example of that service."""

    def keep(made: Example) -> Example:
        EXAMPLES[f"{service.__module__}.{service.__name__}"] = made
        return made

    return keep


@example(policy_saved)
def _policy(world: World) -> Call:
    return lambda: policy_saved(policy=Policy(on_file_working_days=3), by=world.by("pat"))


@example(log_looked_for)
def _log_looked_for(world: World) -> Call:
    return lambda: log_looked_for(by=world.by("della"))


@example(unusual_looks_listed)
def _unusual(world: World) -> Call:
    return lambda: unusual_looks_listed(findings=[night_look(world)], by=world.by("pat"))


@example(unusual_look_looked_into)
def _unusual_looked_into(world: World) -> Call:
    (one,) = unusual_looks_listed(findings=[night_look(world)], by=world.by("della"))
    della = world.by("della")
    return lambda: unusual_look_looked_into(unusual_id=one.id, words="On call.", base=one.revision, by=della)


@example(settings_changed)
def _settings(world: World) -> Call:
    base = newest_version().number
    changes = {"on_file_working_days": 3}
    return lambda: settings_changed(changes=changes, base=base, why="Agreed in March.", by=world.by("pat"))


@example(settings_put_back)
def _settings_back(world: World) -> Call:
    older = newest_version()
    policy_saved(policy=Policy(on_file_working_days=9), by=world.by("pat"))
    assert older.id is not None
    version_id, base = older.id, older.number + 1
    return lambda: settings_put_back(version_id=version_id, base=base, why="It was better.", by=world.by("pat"))


@example(family_added)
def _family(world: World) -> Call:
    return lambda: family_added(name="Newcomer", by=world.by("amara"))


@example(person_added)
def _person(world: World) -> Call:
    family = world.ids["family"]
    return lambda: person_added(family_id=family, name="Aunt Val", known_as="Val", by=world.by("amara"))


@example(child_added)
def _child(world: World) -> Call:
    return lambda: child_added(
        family_id=world.ids["family"],
        name="New Baby",
        known_as="Baby",
        born_on=DAY,
        lead_worker_id=world.ids["amara"],
        from_on=DAY,
        by=world.by("amara"),
    )


@example(person_connected)
def _connection(world: World) -> Call:
    amara = world.by("amara")
    val = person_added(family_id=world.ids["family"], name="Aunt Val", known_as="Val", by=amara)
    return lambda: person_connected(
        person_id=val.id,
        child_id=world.ids["ruby"],
        relationship=Relationship.NETWORK,
        described_as="aunt",
        by=amara,
    )


@example(risk_recorded)
def _risk(world: World) -> Call:
    ids = world.ids
    return lambda: risk_recorded(
        family_id=ids["family"],
        from_person_id=ids["craig"],
        to_person_id=ids["joan"],
        from_on=DAY,
        by=world.by("amara"),
    )


@example(carrier_recorded)
def _carrier(world: World) -> Call:
    ids = world.ids
    return lambda: carrier_recorded(
        family_id=ids["family"], person_id=ids["joan"], to_person_id=ids["craig"], from_on=DAY, by=world.by("amara")
    )


@example(assessed_safe)
def _assessed(world: World) -> Call:
    ids = world.ids
    return lambda: assessed_safe(family_id=ids["family"], person_id=ids["joan"], from_on=DAY, by=world.by("amara"))


@example(fact_withheld)
def _fact(world: World) -> Call:
    return lambda: fact_withheld(
        family_id=world.ids["family"],
        label="the new school",
        words=["Quarry Lane School"],
        may_hold=[world.ids["pauline"]],
        from_on=DAY,
        by=world.by("amara"),
    )


@example(plan_opened)
def _plan(world: World) -> Call:
    ids = world.ids
    return lambda: plan_opened(family_id=ids["family"], children=[ids["ruby"]], by=world.by("amara"))


@example(purpose_saved)
def _purpose(world: World) -> Call:
    plan = world.drafted()
    return lambda: purpose_saved(
        plan_id=plan.id,
        worry="Otherwise.",
        needed="Something else.",
        review_on=date(2026, 1, 29),
        base=plan.revision,
        by=world.by("amara"),
    )


@example(step_added)
def _step(world: World) -> Call:
    plan = world.drafted()
    return lambda: step_added(
        plan_id=plan.id, children=[world.ids["ruby"]], body=world.step_body(), by=world.by("amara")
    )


@example(step_saved)
def _step_saved(world: World) -> Call:
    item = _drafted_step(world)
    return lambda: step_saved(
        plan_id=item.plan_id,
        item_id=item.id,
        children=[world.ids["ruby"]],
        body=world.step_body(act="rings at 6pm"),
        base=item.revision,
        by=world.by("amara"),
    )


@example(step_removed)
def _step_removed(world: World) -> Call:
    item = _drafted_step(world)
    return lambda: step_removed(plan_id=item.plan_id, item_id=item.id, base=item.revision, by=world.by("amara"))


@example(version_proposed)
def _version_proposed(world: World) -> Call:
    version = world.proposed()
    changed = version_for_readers(world.by("amara"), version.id).content.model_copy(
        update={"review_on": date(2026, 1, 30)}
    )
    return lambda: version_proposed(plan=_plan_of(version), content=changed, by=world.by("amara"))


@example(version_withdrawn)
def _version_withdrawn(world: World) -> Call:
    version = world.proposed()
    return lambda: version_withdrawn(plan=_plan_of(version), by=world.by("amara"))


@example(version_went_live)
def _version_live(world: World) -> Call:
    version = world.proposed()
    return lambda: version_went_live(plan=_plan_of(version), by=world.by("amara"))


@example(plan_proposed)
def _proposed(world: World) -> Call:
    plan = world.drafted()
    return lambda: plan_proposed(plan_id=plan.id, by=world.by("amara"))


@example(plan_withdrawn)
def _withdrawn(world: World) -> Call:
    version = world.proposed()
    return lambda: plan_withdrawn(plan_id=version.plan_id, by=world.by("amara"))


@example(plan_went_live)
def _went_live(world: World) -> Call:
    version = world.proposed()
    for key in ("pauline", "joan"):
        world.agrees(version, key)
    return lambda: plan_went_live(plan_id=version.plan_id, version_id=version.id, by=world.by("amara"))


@example(told)
def _told(world: World) -> Call:
    version = world.proposed()
    shown = world.edition_hash(version, "pauline")
    return lambda: told(
        version_id=version.id,
        person_id=world.ids["pauline"],
        shown_hash=shown,
        how=ToldHow.IN_PERSON,
        at=clock.moment(),
        by=world.by("amara"),
    )


@example(notice_given)
def _notice(world: World) -> Call:
    version = world.proposed()
    return lambda: notice_given(
        version_id=version.id, person_id=world.ids["pauline"], read_aloud=True, by=world.by("amara")
    )


@example(agreed)
def _agreed(world: World) -> Call:
    version, pauline = world.proposed(), world.ids["pauline"]
    shown, amara = world.edition_hash(version, "pauline"), world.by("amara")
    told(
        version_id=version.id,
        person_id=pauline,
        shown_hash=shown,
        how=ToldHow.IN_PERSON,
        at=clock.moment(),
        by=amara,
    )
    notice_given(version_id=version.id, person_id=pauline, read_aloud=True, by=amara)
    loaded = version_for_readers(amara, version.id)
    return lambda: agreed(
        version_id=version.id,
        person_id=pauline,
        shown_hash=shown,
        typed_name=loaded.content.person(pauline).name,
        said_back="I am there on Tuesday.",
        advice=Advice.DECLINED,
        asked_alone=True,
        understands=True,
        sees_the_risk=True,
        by=amara,
    )


@example(wording_written)
def _wording(world: World) -> Call:
    version = world.proposed()
    item = version_for_readers(world.by("amara"), version.id).content.steps[0].id
    return lambda: wording_written(
        version_id=version.id,
        reader_id=world.ids["craig"],
        item_id=item,
        words=CRAIGS_WORDS,
        base=0,
        by=world.by("amara"),
    )


@example(wording_approved)
def _wording_approved(world: World) -> Call:
    version = world.proposed()
    _wording_of(world, version.id)
    row = Wording.objects.get()
    return lambda: wording_approved(
        version_id=version.id,
        reader_id=row.reader_id,
        item_id=row.item_id,
        base=row.revision,
        by=world.by("helen"),
    )


@example(wording_taken_back)
def _wording_taken_back(world: World) -> Call:
    version = world.proposed()
    world.craigs_words(version)
    row = Wording.objects.get()
    return lambda: wording_taken_back(
        version_id=version.id,
        reader_id=row.reader_id,
        item_id=row.item_id,
        base=row.revision,
        by=world.by("amara"),
    )


@example(duties_reconciled)
def _duties(world: World) -> Call:
    spec = DutySpec(
        kind="plan.on_file",
        subject_kind="plan_version",
        subject_id=new_id(),
        occasion="went_live",
        children=(world.ids["ruby"],),
        owner_id=world.ids["amara"],
        due_on=date(2026, 1, 19),
        rule="SHARE-2",
    )
    return lambda: duties_reconciled(expected=[spec], by=world.by("amara"))


@example(duty_done)
def _duty_done(world: World) -> Call:
    world.live()
    duty = Duty.objects.get()
    return lambda: duty_done(
        duty_id=duty.id, at=clock.moment(), reference="LCS 12345", late_reason="", by=world.by("amara")
    )


@example(copy_handed_over)
def _copy(world: World) -> Call:
    version = world.live()
    shown = world.edition_hash(version, "pauline")
    return lambda: copy_handed_over(
        version_id=version.id,
        person_id=world.ids["pauline"],
        shown_hash=shown,
        form=Form.PAPER,
        how=GivenHow.BY_HAND,
        received=Received.UNDERSTOOD,
        given_at=clock.moment(),
        by=world.by("amara"),
    )


def _plan_of(version: Version) -> Plan:
    return Plan.objects.get(id=version.plan_id)


def _drafted_step(world: World) -> DraftItem:
    return world.drafted().draft.get(kind="safety_step")


def _wording_of(world: World, version_id: UUID) -> None:
    item = version_for_readers(world.by("amara"), version_id).content.steps[0].id
    wording_written(
        version_id=version_id,
        reader_id=world.ids["craig"],
        item_id=item,
        words=CRAIGS_WORDS,
        base=0,
        by=world.by("amara"),
    )
