"""Who reaches whom: default deny for every role, basis and date (ACCESS-1)."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from kith.core.access.answers import reach_asked_once
from kith.core.access.basis import Basis
from kith.core.access.models import Opening, Reach
from kith.core.access.policies import require
from kith.core.access.principal import SYSTEM, Principal
from kith.core.access.roles import ALLOWED, Permission, allows
from kith.core.access.selectors import (
    basis_for,
    principals_reaching,
    reached_among,
    reached_children,
    reaches,
)
from kith.core.access.services import opening_logged
from kith.core.accounts.choices import Role
from kith.core.audit.attribution import acting_from
from kith.core.people.selectors import families_of, family_for
from kith.core.plans.selectors import plan_view, plans_of_family, version_for
from kith.kernel import clock
from kith.kernel.errors import NotFound, Refused
from kith.kernel.ids import new_id
from tests.world import World

pytestmark = pytest.mark.django_db
CHILD = new_id()


def _worker(role: Role = Role.WORKER) -> Principal:
    return Principal(new_id(), "Somebody", role)


def _given(who: Principal, from_on: str, until_on: str | None = None, child: UUID = CHILD) -> None:
    Reach.objects.create(
        principal_id=who.user_id, child_id=child, basis=Basis.LEAD_WORKER, from_on=from_on, until_on=until_on
    )


@pytest.mark.parametrize("role", [*Role, "", "chief", "WORKER"])
@pytest.mark.rule("ACCESS-1", part="role and reach, default deny")
def test_without_a_reach_no_role_sees_a_child(role: str) -> None:
    who = Principal(new_id(), "Somebody", role)
    assert not reaches(who, [CHILD])
    assert list(reached_children(who)) == []
    with pytest.raises(NotFound):
        require(who, Permission.FAMILY_READ, [CHILD])


@pytest.mark.parametrize("basis", Basis)
@pytest.mark.parametrize("role", [Role.WORKER, Role.MANAGER])
def test_every_basis_lets_a_worker_or_manager_see_that_child_and_no_other(role: Role, basis: Basis) -> None:
    who = _worker(role)
    Reach.objects.create(principal_id=who.user_id, child_id=CHILD, basis=basis, from_on=date(2026, 1, 9))
    assert reaches(who, [CHILD])
    assert not reaches(who, [new_id()])
    assert not reaches(who, [CHILD, new_id()])
    assert basis_for(who, [CHILD]) == basis.label


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, "", "chief"])
@pytest.mark.rule("ACCESS-1", part="role and reach, default deny")
def test_a_role_without_sight_of_children_sees_none_even_with_a_reach(role: str) -> None:
    who = Principal(new_id(), "Pat", role)
    _given(who, "2026-01-01")
    assert not reaches(who, [CHILD])
    with pytest.raises(NotFound):
        require(who, Permission.WORK_READ, [CHILD])


@pytest.mark.parametrize(
    ("today", "seen"),
    [("2026-01-08", False), ("2026-01-09", True), ("2026-01-20", True), ("2026-01-21", False)],
)
@pytest.mark.rule("ACCESS-1", part="role and reach, default deny")
def test_a_reach_holds_from_its_first_day_to_its_last(today: str, seen: bool, as_of: Callable[[str], None]) -> None:
    who = _worker()
    _given(who, "2026-01-09", "2026-01-20")
    as_of(today)
    assert reaches(who, [CHILD]) is seen
    assert (who.id in principals_reaching([CHILD])) is seen


def test_nobody_reaches_no_children_at_all() -> None:
    who = _worker()
    _given(who, "2026-01-01")
    assert not reaches(who, [])
    with pytest.raises(NotFound):
        require(who, Permission.PLAN_READ, [])


def test_the_system_itself_reaches_no_child_by_reading() -> None:
    assert not reaches(SYSTEM, [CHILD])


def test_somebody_who_only_calls_themselves_the_system_is_not_the_system() -> None:
    with pytest.raises(NotFound):
        require(Principal(None, "Kith"), Permission.PLAN_READ, [CHILD])


@pytest.mark.parametrize("permission", Permission)
@pytest.mark.parametrize("role", Role)
@pytest.mark.rule("ACCESS-1", part="role and reach, default deny")
def test_out_of_reach_is_not_found_before_the_role_is_asked(role: Role, permission: Permission) -> None:
    with pytest.raises(NotFound):
        require(_worker(role), permission, [CHILD])


@pytest.mark.parametrize("permission", Permission)
@pytest.mark.parametrize("role", [Role.WORKER, Role.MANAGER])
def test_within_reach_the_wrong_role_is_refused_in_words(role: Role, permission: Permission) -> None:
    who = _worker(role)
    _given(who, "2026-01-01")
    if permission in ALLOWED[role]:
        require(who, permission, [CHILD])
        return
    with pytest.raises(Refused, match="Your role does not allow this") as refusal:
        require(who, permission, [CHILD])
    assert refusal.value.problems[0].rule == "ACCESS-1"


def test_what_each_role_may_do_is_written_down() -> None:
    may = {role: {one.value for one in Permission if allows(role, one)} for role in Role}
    reads = {"work:read", "family:read", "plan:read"}
    finds = reads | {"record:find", "record:break-glass"}
    writes = {
        "family:write",
        "plan:write",
        "plan:go-live",
        "agreement:record",
        "copy:hand-over",
        "duty:do",
        "record:create",
    }
    manages = {
        "family:write",
        "telling:approve",
        "duty:do",
        "record:create",
        "record:allocate",
        "access-log:read",
        "cover:arrange",
    }
    assert may == {
        Role.WORKER: finds | writes | {"access-log:read"},
        Role.MANAGER: finds | manages,
        Role.SERVICE_MANAGER: finds | manages | {"record:restrict"},
        Role.CHAIR: finds,
        Role.OUT_OF_HOURS: finds | writes | {"shift:read"},
        Role.QUALITY: reads,
        Role.DATA_PROTECTION: {"access-log:read", "unusual:read", "record:restrict"},
        Role.PARTNER: reads,
        Role.ADMINISTRATOR: {"users:manage", "cover:arrange", "settings:manage"},
    }


def test_a_reach_with_an_instant_holds_until_then_by_the_real_clock(as_of: Callable[[str], None]) -> None:
    who = _worker()
    _given(who, "2026-01-01")
    Reach.objects.update(until_at=clock.instant() + timedelta(hours=1))
    as_of("2027-01-01")
    assert reaches(who, [CHILD]), "moving the domain's date moves no security"
    Reach.objects.update(until_at=clock.instant())
    assert not reaches(who, [CHILD])
    assert basis_for(who, [CHILD]) == ""


@pytest.mark.parametrize("outsider", ["donna", "beth", "pat", "tom", "olu", "quinn", "della", "farah"])
@pytest.mark.rule("ACCESS-1", part="families, plans and versions do not exist for an outsider")
def test_a_family_and_its_plans_do_not_exist_for_an_outsider(world: World, outsider: str) -> None:
    version, who = world.live(), world.by(outsider)
    assert families_of(who).shown == ()
    assert plans_of_family(who, world.ids["family"]) == []
    for look in (
        lambda: family_for(who, world.ids["family"]),
        lambda: plan_view(who, version.plan_id),
        lambda: version_for(who, version.id),
    ):
        with pytest.raises(NotFound):
            look()


def test_what_is_not_found_out_of_reach_reads_like_what_is_not_there(world: World) -> None:
    version, who = world.live(), world.by("donna")
    with pytest.raises(NotFound) as out_of_reach:
        plan_view(who, version.plan_id)
    with pytest.raises(NotFound) as not_there:
        plan_view(world.by("amara"), new_id())
    assert out_of_reach.value.problems == not_there.value.problems


def test_a_plan_is_not_seen_by_who_reaches_only_one_of_its_children(world: World) -> None:
    version, beth = world.live(), world.by("beth")
    _given(beth, "2026-01-01", child=world.ids["ruby"])
    assert [view.id for view in families_of(beth).shown] == [world.ids["family"]]
    assert [child.id for child in family_for(beth, world.ids["family"]).children] == [world.ids["ruby"]]
    with pytest.raises(NotFound):
        plan_view(beth, version.plan_id)


@pytest.mark.rule("ACCESS-2", part="who, which children, when by both clocks, on what basis, from which page")
def test_opening_a_record_is_logged_with_its_basis_and_page(world: World) -> None:
    with acting_from("family", "request-1"):
        opening_logged(principal=world.by("helen"), children=[world.ids["ruby"], world.ids["alfie"]])
    opening = Opening.objects.get()
    assert (opening.principal_id, opening.principal_label) == (world.ids["helen"], "Helen Draycott")
    assert opening.children == [world.ids["ruby"], world.ids["alfie"]]
    assert (opening.basis, opening.page) == ("manager of the lead worker's team", "family")
    assert opening.as_of_on == date(2026, 1, 15)


def test_the_system_opens_no_record() -> None:
    with pytest.raises(Refused, match="A person has to do this"):
        opening_logged(principal=SYSTEM, children=[CHILD])


def _ended(who: Principal) -> None:
    Reach.objects.filter(principal_id=who.user_id).update(until_on="2026-01-14")


@pytest.mark.rule("ACCESS-1", part="reach is asked once for a look, and anew for the next one and for every act")
def test_reach_is_asked_once_for_one_look_and_anew_after_it(django_assert_num_queries: Any) -> None:
    who, other, stranger = _worker(), new_id(), new_id()
    _given(who, "2026-01-01")
    _given(who, "2026-01-01", child=other)
    with reach_asked_once(), django_assert_num_queries(2):
        assert reaches(who, [CHILD])
        assert basis_for(who, [CHILD]) == "lead worker"
        assert not reaches(who, [CHILD, other, stranger])
        assert reached_among(who, [stranger, other]) == {other}
        assert reaches(_worker(Role.ADMINISTRATOR), [CHILD]) is False
    _ended(who)
    assert not reaches(who, [CHILD])
    with reach_asked_once():
        assert not reaches(who, [CHILD])


@pytest.mark.rule("ACCESS-1", part="reach is asked once for a look, and anew for the next one and for every act")
def test_who_asked_before_is_no_answer_for_somebody_else_or_another_day(as_of: Callable[[str], None]) -> None:
    who, other = _worker(), _worker()
    _given(who, "2026-01-01", "2026-01-20")
    with reach_asked_once():
        assert reaches(who, [CHILD])
        assert not reaches(other, [CHILD])
        as_of("2026-01-21")
        assert not reaches(who, [CHILD])


def test_outside_a_look_reach_is_asked_each_time() -> None:
    who = _worker()
    _given(who, "2026-01-01")
    assert reaches(who, [CHILD])
    _ended(who)
    assert not reaches(who, [CHILD])
    assert basis_for(who, [CHILD]) == ""
