"""Versions: frozen, numbered without a gap, one proposed and one live."""

from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from kith.core.lifecycle.selectors import draft_content
from kith.core.lifecycle.services import plan_proposed, plan_went_live, plan_withdrawn
from kith.core.plans.content import PlanContent
from kith.core.plans.models import DraftItem, Plan, Version, VersionAct
from kith.core.plans.selectors import content_of, plan_view, state_of_version, version_for, versions_of
from kith.core.plans.services import (
    step_saved,
    version_proposed,
    version_went_live,
    version_withdrawn,
)
from kith.core.plans.workflow import State
from kith.kernel.errors import NotFound, NotYet, Refused
from kith.kernel.ids import new_id
from tests.integration.core.together import together
from tests.world import World

pytestmark = pytest.mark.django_db


def _changed(world: World, plan: Plan, act: str) -> None:
    """Change the draft's step."""
    item = DraftItem.objects.get(plan=plan, kind="safety_step")
    step_saved(
        plan_id=plan.id,
        item_id=item.id,
        children=item.children,
        body=world.step_body(act=act),
        base=item.revision,
        by=world.by("amara"),
    )


def _proposed_again(world: World, plan: Plan, act: str) -> Version:
    _changed(world, plan, act)
    return plan_proposed(plan_id=plan.id, by=world.by("amara"))


def _states(plan: Plan) -> list[tuple[int, State]]:
    return [(one.number, one.state) for one in versions_of(plan.id)]


def test_a_proposed_version_is_the_draft_frozen_with_its_hash(world: World) -> None:
    plan = world.drafted()
    expected = draft_content(plan_view(world.by("amara"), plan.id))
    version = plan_proposed(plan_id=plan.id, by=world.by("amara"))
    assert content_of(version) == expected
    assert version.content_hash == expected.hash
    assert PlanContent.model_validate(Version.objects.get(id=version.id).content).hash == version.content_hash


def test_a_frozen_version_does_not_change_when_the_draft_goes_on(world: World) -> None:
    version = world.proposed()
    before = Version.objects.get(id=version.id).content
    _changed(world, version.plan, "something else")
    assert Version.objects.get(id=version.id).content == before
    assert content_of(version_for(world.by("amara"), version.id)).hash == version.content_hash


@pytest.mark.parametrize("change", ["content = '{}'", "content_hash = 'x'", "number = 9", "plan_id = plan_id"])
def test_a_frozen_version_cannot_be_changed_by_the_application(world: World, change: str) -> None:
    version = world.proposed()
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE plans_version SET {change} WHERE id = %s", [version.id])
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        version.save()
    with pytest.raises(DatabaseError), transaction.atomic():
        version.delete()


def test_proposing_again_replaces_the_proposal_and_numbers_have_no_gap(world: World) -> None:
    plan = world.drafted()
    plan_proposed(plan_id=plan.id, by=world.by("amara"))
    _proposed_again(world, plan, "second")
    plan_withdrawn(plan_id=plan.id, by=world.by("amara"))
    third = _proposed_again(world, plan, "third")
    assert _states(plan) == [(3, State.PROPOSED), (2, State.WITHDRAWN), (1, State.REPLACED)]
    assert plan_view(world.by("amara"), plan.id).proposed_id == third.id


def test_what_was_withdrawn_may_be_proposed_again_unchanged(world: World) -> None:
    version = world.proposed()
    plan_withdrawn(plan_id=version.plan_id, by=world.by("amara"))
    again = plan_proposed(plan_id=version.plan_id, by=world.by("amara"))
    assert (again.number, again.content_hash) == (2, version.content_hash)


def test_proposing_with_nothing_changed_is_refused(world: World) -> None:
    version = world.proposed()
    with pytest.raises(NotYet, match="Nothing in the draft has changed"):
        plan_proposed(plan_id=version.plan_id, by=world.by("amara"))
    assert Version.objects.count() == 1


def test_proposing_what_is_live_already_is_refused(world: World) -> None:
    version = world.live()
    with pytest.raises(NotYet, match="Nothing in the draft has changed"):
        plan_proposed(plan_id=version.plan_id, by=world.by("amara"))


@pytest.mark.django_db(transaction=True)
def test_two_proposals_at_the_same_moment_make_one_version(world: World) -> None:
    plan = world.drafted()
    outcomes = together(*[lambda: plan_proposed(plan_id=plan.id, by=world.by("amara"))] * 2)
    assert sorted(type(one).__name__ for one in outcomes) == ["NotYet", "Version"]
    assert _states(plan) == [(1, State.PROPOSED)]


@pytest.mark.django_db(transaction=True)
def test_proposals_of_different_drafts_at_the_same_moment_leave_no_gap_and_one_proposal(world: World) -> None:
    version = world.proposed()
    plan = version.plan

    def proposes(act: str) -> Any:
        return lambda: _proposed_again(world, plan, act)

    outcomes = together(proposes("one"), proposes("two"), proposes("three"))
    made = [one for one in outcomes if isinstance(one, Version)]
    states = _states(plan)
    assert [number for number, _ in states] == list(range(len(made) + 1, 0, -1))
    assert [state for _, state in states] == [State.PROPOSED, *[State.REPLACED] * len(made)]
    assert plan_view(world.by("amara"), plan.id).proposed_id == max(made, key=lambda one: one.number).id


@pytest.mark.django_db(transaction=True)
def test_withdrawing_and_proposing_at_the_same_moment_never_leave_two_proposals(world: World) -> None:
    version = world.proposed()
    _changed(world, version.plan, "something else")
    by = world.by("amara")
    together(
        lambda: plan_proposed(plan_id=version.plan_id, by=by), lambda: plan_withdrawn(plan_id=version.plan_id, by=by)
    )
    standing = [one for one in versions_of(version.plan_id) if one.state is State.PROPOSED]
    proposed_id = plan_view(by, version.plan_id).proposed_id
    assert [one.id for one in standing] == ([proposed_id] if proposed_id else [])


def test_going_live_supersedes_what_was_live(world: World) -> None:
    first = world.live()
    second = _proposed_again(world, first.plan, "comes at seven")
    for key in ("pauline", "joan"):
        world.agrees(second, key)
    assert _states(first.plan) == [(2, State.PROPOSED), (1, State.LIVE)]
    plan_went_live(plan_id=first.plan_id, version_id=second.id, by=world.by("amara"))
    assert _states(first.plan) == [(2, State.LIVE), (1, State.SUPERSEDED)]
    view = plan_view(world.by("amara"), first.plan_id)
    assert (view.live_id, view.proposed_id) == (second.id, None)


@pytest.mark.parametrize("state", ["live", "withdrawn", "replaced", "superseded"])
@pytest.mark.parametrize("act", ["go live", "withdraw", "replace"])
def test_what_the_table_does_not_allow_is_refused_by_the_service(world: World, state: str, act: str) -> None:
    """The plan is made to point at a version in the wrong state, as a fault of the code might."""
    version = _in_state(world, state)
    plan = Plan.objects.get(id=version.plan_id)
    plan.proposed = version
    do = {
        "go live": lambda: version_went_live(plan=plan, by=world.by("amara")),
        "withdraw": lambda: version_withdrawn(plan=plan, by=world.by("amara")),
        "replace": lambda: version_proposed(plan=plan, content=_other(version), by=world.by("amara")),
    }[act]
    with pytest.raises(NotYet, match="cannot be done with the plan as it stands now"):
        do()
    assert state_of_version(Version.objects.get(id=version.id)) == state


def _in_state(world: World, state: str) -> Version:
    if state in {"live", "superseded"}:
        version = world.live()
        if state == "superseded":
            plan = Plan.objects.get(id=version.plan_id)
            plan.proposed = version_proposed(plan=plan, content=_other(version), by=world.by("amara"))
            version_went_live(plan=plan, by=world.by("amara"))
        return version
    version = world.proposed()
    if state == "withdrawn":
        plan_withdrawn(plan_id=version.plan_id, by=world.by("amara"))
    else:
        _proposed_again(world, version.plan, "something else")
    return version


def _other(version: Version) -> PlanContent:
    return content_of(version).model_copy(update={"review_on": None})


def test_the_same_act_twice_is_refused_by_the_database(world: World) -> None:
    version = world.proposed()
    row = {"version": version, "act": "withdraw", "at": version.proposed_at, "on": version.proposed_on}
    VersionAct.objects.create(**row)
    with pytest.raises(IntegrityError, match="plans_version_act_once"), transaction.atomic():
        VersionAct.objects.create(**row)
    with pytest.raises(IntegrityError, match="plans_version_act_known"), transaction.atomic():
        VersionAct.objects.create(**{**row, "act": "burn"})


def test_withdrawing_without_a_proposal_is_refused(world: World) -> None:
    with pytest.raises(NotYet, match="no proposed plan to withdraw"):
        plan_withdrawn(plan_id=world.drafted().id, by=world.by("amara"))


@pytest.mark.parametrize("act", [plan_proposed, plan_withdrawn])
def test_out_of_reach_a_plan_is_neither_proposed_nor_withdrawn(world: World, act: Any) -> None:
    version = world.proposed()
    with pytest.raises(NotFound):
        act(plan_id=version.plan_id, by=world.by("donna"))
    with pytest.raises(NotFound):
        act(plan_id=new_id(), by=world.by("amara"))
    with pytest.raises(Refused):
        act(plan_id=version.plan_id, by=world.by("helen"))
