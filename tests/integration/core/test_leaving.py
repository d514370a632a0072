"""Somebody leaves: what they leave behind is shown, goes along or is named, and nothing is forgotten."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kith.core.access.basis import Basis
from kith.core.access.models import Shift
from kith.core.access.principal import SYSTEM
from kith.core.accounts.choices import InvitationEnd
from kith.core.accounts.invitation_services import invitation_accepted, invitation_link_made, password_link_sent
from kith.core.accounts.models import Invitation, Scratch
from kith.core.accounts.session_services import words_kept
from kith.core.duties.models import Duty
from kith.core.people.account_services import account_stopped
from kith.core.people.allocation_services import allocation_added
from kith.core.people.leaving_selectors import leaving
from kith.core.people.leaving_services import worker_left
from kith.core.people.managing_services import managing_begun
from kith.core.people.restricted_services import name_added
from kith.core.people.services import child_added, family_added
from kith.core.people.staffing_services import cover_arranged
from kith.kernel import clock
from kith.kernel.errors import NotFound, NotYet
from tests.accounts import GOOD_PASSWORD
from tests.architecture.reach_calls import restricted, teams_of
from tests.world import PERSONAS, World

pytestmark = [pytest.mark.django_db, pytest.mark.rule("ACCESS-1", part="who leaves leaves nothing behind")]


def _children(world: World, lead: str, number: int, families: int = 1) -> list[UUID]:
    held = [family_added(name=f"Family {one}", by=SYSTEM) for one in range(families)]
    return [
        child_added(
            family_id=held[one % families].id, name=f"C{one} Family {one % families}", known_as=f"C{one}",
            born_on=date(2020, 1, 1), lead_worker_id=world.ids[lead], from_on=date(2026, 1, 1), by=SYSTEM,
        ).id
        for one in range(number)
    ]  # fmt: skip


def _left(world: World, **changes: Any) -> None:
    given = {"worker_id": world.ids["amara"], "hand_over": {}, "rest_to": world.ids["beth"], "by": world.by("helen")}
    worker_left(**{**given, **changes})


def test_brothers_and_sisters_stand_together_and_takers_with_their_number(world: World) -> None:
    _children(world, "amara", 3)
    _children(world, "beth", 2)
    seen = leaving(world.by("helen"), world.ids["amara"])
    assert [(one.name, len(one.children)) for one in seen.families] == [
        ("Family 0", 3),
        ("Tansley, Crowe and Birtles", 3),
    ]
    assert {one.name: one.children for one in seen.takers}["Beth Lindqvist"] == 2
    assert "Amara Osei" not in {one.name for one in seen.takers}
    assert (seen.children, seen.beyond) == (6, 0)


@pytest.mark.parametrize("who", sorted(PERSONAS.keys() - {"helen", "moira"}))
def test_what_somebody_leaves_behind_is_for_their_managers_alone(world: World, who: str) -> None:
    with pytest.raises(NotFound):
        leaving(world.by(who), world.ids["amara"])


def test_all_that_is_open_is_named_and_ends_or_goes_along(world: World) -> None:
    ids, helen, today = world.ids, world.by("helen"), clock.today()
    world.live()
    allocation_added(
        child_id=_children(world, "donna", 1)[0], worker_id=ids["amara"], part=Basis.CO_WORKER, by=world.by("tom")
    )
    cover_arranged(absent_id=ids["beth"], stand_in_id=ids["amara"], from_on=today, until_on=today, by=helen)
    now = clock.instant()
    Shift.objects.create(user_id=ids["amara"], from_at=now, until_at=now + timedelta(hours=3))
    words_kept(address="/plans/new", words={"worry": ["Half a sentence"]}, by=world.by("amara"))
    password_link_sent(user_id=ids["amara"], by=world.by("pat"))
    seen = leaving(helen, ids["amara"])
    assert (seen.duties, seen.beside, seen.shifts, seen.typed, seen.links) == (1, 1, 1, 1, 1)
    assert [(one.name, one.stands_in) for one in seen.covers] == [("Beth Lindqvist", True)]
    _left(world)
    assert Duty.objects.get().owner_id == ids["beth"]
    assert not Scratch.objects.exists()
    assert Invitation.objects.get().closed_as == InvitationEnd.WITHDRAWN
    after = leaving(helen, ids["amara"])
    assert (after.children, after.beside, after.covers, after.shifts, after.typed, after.links) == (0, 0, (), 0, 0, 0)


def test_what_was_due_from_the_leaver_for_a_child_of_another_goes_to_that_childs_lead_worker(world: World) -> None:
    world.live()
    theirs = _children(world, "donna", 1)[0]
    duty = Duty.objects.get()
    duty.children = [theirs]
    duty.save()
    _left(world)
    duty.refresh_from_db()
    assert duty.owner_id == world.ids["donna"]


def test_a_manager_who_leaves_stops_managing_other_teams_and_is_named(world: World) -> None:
    ids, pat, (home, other) = world.ids, world.by("pat"), teams_of(world)
    managing_begun(user_id=ids["helen"], team_id=other, by=pat)
    assert leaving(world.by("moira"), ids["helen"]).teams == ("Early Help",)
    managing_begun(user_id=ids["tom"], team_id=home, by=pat)
    worker_left(worker_id=ids["helen"], hand_over={}, by=world.by("moira"))
    assert leaving(world.by("moira"), ids["helen"]).teams == ()


def test_a_restricted_record_goes_only_to_who_is_on_its_list(world: World) -> None:
    record, ids = restricted(world), world.ids
    moira, helen = world.by("moira"), world.by("helen")
    family = leaving(moira, ids["amara"]).families[0]
    assert family.only == {ids["amara"], ids["helen"], ids["moira"]}
    with pytest.raises(NotYet, match="on its list first"):
        _left(world, by=helen)
    name_added(restriction_id=record.id, user_id=ids["beth"], by=moira)
    _left(world, by=helen)
    assert not world.user("amara").is_active


def test_a_record_that_the_manager_cannot_open_is_said_and_nothing_more(world: World) -> None:
    from kith.core.people.restricted_services import name_removed

    record, ids = restricted(world), world.ids
    name_removed(restriction_id=record.id, user_id=ids["helen"], by=world.by("moira"))
    seen = leaving(world.by("helen"), ids["amara"])
    assert seen.beyond == 1
    assert "Ruby" not in {name for family in seen.families for _, name in family.children}
    with pytest.raises(NotYet, match="cannot open"):
        _left(world)


@pytest.mark.rule("ACCESS-1", part="no link lets in who was let in no more")
@pytest.mark.parametrize("how", ["left", "stopped"])
def test_a_link_to_choose_a_password_does_not_let_in_who_left_or_was_stopped(world: World, how: str) -> None:
    pat = world.by("pat")
    made = password_link_sent(user_id=world.ids["amara"], by=pat)
    token = invitation_link_made(invitation_id=made.id, by=pat)
    if how == "left":
        _left(world)
    else:
        account_stopped(user_id=world.ids["amara"], by=pat)
    with pytest.raises(NotFound):
        invitation_accepted(token=token, password=GOOD_PASSWORD, by=pat)
    assert not world.user("amara").is_active


@pytest.mark.parametrize("act", ["look", "leave"])
def test_forty_children_cost_the_statements_of_five(world: World, act: str) -> None:
    counts, ids = [], world.ids
    for lead, number in (("amara", 5), ("donna", 40)):
        many = _children(world, lead, number, families=number // 2)
        by = world.by("moira")
        to = {"amara": ("beth", "helen"), "donna": ("tom", "beth")}[lead]
        named = dict.fromkeys(many[: number // 2], ids[to[0]])
        with CaptureQueriesContext(connection) as caught:
            if act == "look":
                leaving(by, ids[lead])
            else:
                worker_left(worker_id=ids[lead], hand_over=named, rest_to=ids[to[1]], by=by)
        counts.append(len(caught))
    assert counts[0] == counts[1]
