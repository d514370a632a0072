"""Acts at random, day after day: what was worked out anew is what stands, and who may see is what a plain reading says.

The oracle below shares nothing with the product but its tables: it reads every fact and asks for each person and child
whether any fact of today gives sight.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date, timedelta
from os import environ
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kith.core.access.basis import Basis
from kith.core.access.models import Cover, Managing
from kith.core.access.principal import SYSTEM, principal_of
from kith.core.access.selectors import reached_among, reached_children
from kith.core.accounts.choices import Role
from kith.core.accounts.models import User
from kith.core.accounts.services import team_added
from kith.core.people.allocation_facts import reach_differences
from kith.core.people.allocation_services import allocation_added, allocation_ended, children_allocated
from kith.core.people.leaving_services import worker_left
from kith.core.people.managing_services import managing_begun, managing_ended
from kith.core.people.models import Allocation, Child
from kith.core.people.services import child_added, family_added
from kith.core.people.staffing_services import cover_arranged, cover_ended
from kith.core.people.team_services import workers_moved_team
from kith.kernel import clock
from kith.kernel.errors import DomainError

pytestmark = [pytest.mark.django_db, pytest.mark.rule("ACCESS-1", part="reach follows from facts")]

ROLES = (
    *[Role.WORKER] * 4, *[Role.MANAGER] * 3, Role.SERVICE_MANAGER, Role.CHAIR, Role.PARTNER, Role.QUALITY,
    Role.ADMINISTRATOR,
)  # fmt: skip
TEAMS, CHILDREN = 3, 4
person, team, child = (st.integers(0, count - 1) for count in (len(ROLES), TEAMS, CHILDREN))
days = st.integers(-1, 6)
ACTS = st.one_of(
    st.tuples(st.just("allocate"), st.sets(child, min_size=1), person),
    st.tuples(st.just("beside"), child, person, st.sampled_from([*Basis][:7]), st.none() | days),
    st.tuples(st.just("beside no more"), st.integers(0, 9)),
    st.tuples(st.just("move"), st.sets(person, min_size=1, max_size=4), team),
    st.tuples(st.just("manage"), person, team),
    st.tuples(st.just("manage no more"), person, team),
    st.tuples(st.just("cover"), person, person, days, days),
    st.tuples(st.just("cover no more"), st.integers(0, 9)),
    st.tuples(st.just("leave"), person, st.dictionaries(child, person), st.none() | person),
    st.tuples(st.just("night"), st.integers(1, 3)),
)


class Council:
    """Three teams, twelve people and four children, and short ways to act among them."""

    def __init__(self) -> None:
        self.teams = [team_added(name=f"Team {number}", by=SYSTEM) for number in range(TEAMS)]
        self.people = [one.id for one in User.objects.bulk_create(map(self._user, range(len(ROLES)), ROLES))]
        family = family_added(name="Family", by=SYSTEM)
        self.children = [
            child_added(
                family_id=family.id, name=f"C{number}", known_as=f"C{number}", born_on=date(2020, 1, 1),
                lead_worker_id=self.people[number], from_on=clock.today(), by=SYSTEM,
            ).id
            for number in range(CHILDREN)
        ]  # fmt: skip

    def _user(self, number: int, role: Role) -> User:
        home = self.teams[number % TEAMS] if role in {Role.WORKER, Role.MANAGER} else None
        return User(email=f"p{number}@example.org", name=f"P{number}", role=role, team=home)

    def do(self, act: tuple[object, ...]) -> None:
        """One act; what cannot be is refused by the domain and changes nothing."""
        name, *given = act
        with suppress(DomainError), transaction.atomic():
            getattr(self, f"_{str(name).replace(' ', '_')}")(*given)

    def _allocate(self, children: set[int], who: int) -> None:
        ids = [self.children[number] for number in children]
        children_allocated(child_ids=ids, worker_id=self.people[who], by=SYSTEM)

    def _beside(self, child: int, who: int, part: Basis, last: int | None) -> None:
        until_on = None if last is None else clock.today() + timedelta(days=last)
        allocation_added(
            child_id=self.children[child], worker_id=self.people[who], part=part, until_on=until_on, by=SYSTEM
        )

    def _beside_no_more(self, number: int) -> None:
        held = list(Allocation.objects.filter(ended_at__isnull=True).order_by("id"))
        allocation_ended(allocation_id=held[number % len(held)].id, by=SYSTEM)

    def _move(self, who: set[int], to: int) -> None:
        workers_moved_team(worker_ids=[self.people[one] for one in who], team_id=self.teams[to].id, by=SYSTEM)

    def _manage(self, who: int, which: int) -> None:
        managing_begun(user_id=self.people[who], team_id=self.teams[which].id, by=SYSTEM)

    def _manage_no_more(self, who: int, which: int) -> None:
        managing_ended(user_id=self.people[who], team_id=self.teams[which].id, by=SYSTEM)

    def _cover(self, absent: int, stand_in: int, first: int, last: int) -> None:
        from_on, until_on = (clock.today() + timedelta(days=number) for number in (first, last))
        cover_arranged(
            absent_id=self.people[absent], stand_in_id=self.people[stand_in], from_on=from_on, until_on=until_on,
            by=SYSTEM,
        )  # fmt: skip

    def _cover_no_more(self, number: int) -> None:
        held = list(Cover.objects.filter(ended_at__isnull=True).order_by("id"))
        if held:
            cover_ended(cover_id=held[number % len(held)].id, by=SYSTEM)

    def _leave(self, who: int, named: dict[int, int], rest: int | None) -> None:
        worker_left(
            worker_id=self.people[who],
            hand_over={self.children[child]: self.people[taker] for child, taker in named.items()},
            rest_to=None if rest is None else self.people[rest],
            by=SYSTEM,
        )

    def _night(self, number: int) -> None:
        environ["KITH_AS_OF"] = (clock.today() + timedelta(days=number)).isoformat()


SEE_CHILDREN = {Role.WORKER, Role.MANAGER, Role.SERVICE_MANAGER, Role.CHAIR, Role.PARTNER, Role.QUALITY}


class Oracle:
    """A plain reading of the facts: whether there is one that gives somebody sight of a child today."""

    def __init__(self) -> None:
        self.users = {user.id: user for user in User.objects.all()}
        self.allocated = list(Allocation.objects.filter(ended_at=None))
        self.covers = list(Cover.objects.filter(ended_at=None))
        self.managing = {(one.user_id, one.team_id) for one in Managing.objects.all()}

    def may_see(self, who: User, child_id: UUID) -> bool:
        """By a fact of their own, or in the place of somebody absent."""
        if not who.is_active or who.role not in SEE_CHILDREN:
            return False
        return self._has(who, child_id) or any(
            self._has(self.users[cover.absent_id], child_id, own_work_only=True)
            for cover in self.covers
            if cover.stand_in_id == who.id and cover.from_on <= clock.today() <= cover.until_on
        )

    def _has(self, who: User, child_id: UUID, own_work_only: bool = False) -> bool:
        for row in self.allocated:
            if row.child_id != child_id or (row.until_on is not None and row.until_on < clock.today()):
                continue
            if row.worker_id == who.id and not (own_work_only and row.part in {"partner", "quality"}):
                return True
            if row.part == "lead_worker" and self._manages(who, self.users[row.worker_id].team_id):
                return True
        return False

    def _manages(self, who: User, team: UUID | None) -> bool:
        if team is None or who.role not in {Role.MANAGER, Role.SERVICE_MANAGER}:
            return False
        return (who.role == Role.MANAGER and who.team_id == team) or (who.id, team) in self.managing


@contextmanager
def _undone() -> Iterator[None]:
    environ["KITH_AS_OF"] = "2026-01-15"
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@given(acts=st.lists(ACTS, max_size=14))
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
def test_whatever_is_done_reach_is_what_follows(acts: list[tuple[object, ...]]) -> None:
    with _undone():
        council = Council()
        for act in acts:
            council.do(act)
        assert list(reach_differences()) == [], "worked out anew, something else comes out"
        _every_child_has_one_lead_worker()
        oracle = Oracle()
        for who in oracle.users.values():
            principal = principal_of(who)
            expected = {one for one in council.children if oracle.may_see(who, one)}
            assert reached_among(principal, council.children) == expected, f"{who.name}, {who.role}"
            assert set(reached_children(principal)) == expected


def _every_child_has_one_lead_worker() -> None:
    for one in Child.objects.all():
        (lead,) = Allocation.objects.filter(child=one, part="lead_worker", ended_at=None)
        assert lead.worker_id == one.lead_worker_id
        assert User.objects.get(id=lead.worker_id).is_active
