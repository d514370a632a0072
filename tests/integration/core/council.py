"""A council in which acts are done at random, and a plain reading of who may see whom in it.

The reading shares nothing with the product but its tables of facts: never the rows of reach, never its rules.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime, timedelta
from os import environ
from unittest.mock import patch
from uuid import UUID

from django.db import transaction

from kith.core.access.basis import Basis, Emergency
from kith.core.access.models import BreakGlass, Cover, Managing, Shift
from kith.core.access.principal import SYSTEM, Principal, principal_of
from kith.core.accounts.choices import Role
from kith.core.accounts.details import Details
from kith.core.accounts.models import User
from kith.core.accounts.services import team_added
from kith.core.lifecycle.break_glass_services import break_glass_looked_at, glass_broken
from kith.core.people.account_services import account_changed, account_let_in, account_stopped
from kith.core.people.allocation_services import allocation_added, allocation_ended, children_allocated
from kith.core.people.choices import RestrictedFor
from kith.core.people.leaving_services import worker_left
from kith.core.people.managing_services import managing_begun, managing_ended
from kith.core.people.models import Allocation, Named, Restriction
from kith.core.people.restricted_services import name_added, name_removed, record_restricted, restriction_lifted
from kith.core.people.services import child_added, family_added
from kith.core.people.staffing_services import cover_arranged, cover_ended, shift_added, shift_ended
from kith.core.people.team_services import workers_moved_team
from kith.kernel import clock
from kith.kernel.errors import DomainError, NotFound

ROLES = (
    *[Role.WORKER] * 4, *[Role.MANAGER] * 3, Role.SERVICE_MANAGER, Role.CHAIR, Role.PARTNER, Role.QUALITY,
    Role.ADMINISTRATOR, *[Role.OUT_OF_HOURS] * 2, Role.DATA_PROTECTION,
)  # fmt: skip
TEAMS, CHILDREN, FAMILIES = 3, 4, 2
BEGINS = date(2026, 1, 15)
Act = tuple[object, ...]


class Council:
    """Three teams, fifteen people and four children of two families, and short ways to act among them."""

    def __init__(self) -> None:
        self.now = datetime.combine(BEGINS, datetime.min.time(), UTC) + timedelta(hours=9)
        self.teams = [team_added(name=f"Team {number}", by=SYSTEM) for number in range(TEAMS)]
        self.people = [one.id for one in User.objects.bulk_create(map(self._user, range(len(ROLES)), ROLES))]
        self.families = [family_added(name=f"Family {number}", by=SYSTEM) for number in range(FAMILIES)]
        self.children = [
            child_added(
                family_id=self.families[number % FAMILIES].id, name=f"C{number}", known_as=f"C{number}",
                born_on=date(2020, 1, 1), lead_worker_id=self.people[number], from_on=clock.today(), by=SYSTEM,
            ).id
            for number in range(CHILDREN)
        ]  # fmt: skip

    def _user(self, number: int, role: Role) -> User:
        home = self.teams[number % TEAMS] if role in {Role.WORKER, Role.MANAGER} else None
        return User(email=f"p{number}@example.org", name=f"P{number}", role=role, team=home)

    @contextmanager
    def time_of_its_own(self) -> Iterator[None]:
        """Inside, the real clock is the council's; the domain's day goes with its nights."""
        with patch.object(clock, "instant", lambda: self.now):
            yield

    def do(self, act: Act) -> None:
        """One act; what cannot be is refused by the domain and changes nothing."""
        name, *given = act
        with suppress(DomainError), transaction.atomic():
            getattr(self, f"_{str(name).replace(' ', '_')}")(*given)

    def _by(self, who: int) -> Principal:
        return principal_of(User.objects.get(id=self.people[who]))

    def _allocate(self, children: Collection[int], who: int) -> None:
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

    def _move(self, who: Collection[int], to: int) -> None:
        workers_moved_team(worker_ids=[self.people[one] for one in who], team_id=self.teams[to].id, by=SYSTEM)

    def _move_team(self, team: int, to: int) -> None:
        """A whole team goes to another one, its manager with it."""
        ids = list(User.objects.filter(team=self.teams[team]).values_list("id", flat=True))
        workers_moved_team(worker_ids=ids, team_id=self.teams[to].id, by=SYSTEM)

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

    def _stop(self, who: int) -> None:
        account_stopped(user_id=self.people[who], by=SYSTEM)

    def _change(self, who: int, role: Role, team: int | None) -> None:
        user = User.objects.get(id=self.people[who])
        details = Details(name=user.name, role=role, team_id=None if team is None else self.teams[team].id)
        account_changed(user_id=user.id, details=details, base=user.revision, by=SYSTEM)

    def _let_in(self, who: int) -> None:
        account_let_in(user_id=self.people[who], by=SYSTEM)

    def _restrict(self, child: int, names: Collection[int], adoption: bool) -> None:
        lead = Allocation.objects.get(child_id=self.children[child], part="lead_worker", ended_at=None).worker_id
        record_restricted(
            child_id=self.children[child],
            reason=RestrictedFor.ADOPTION if adoption else RestrictedFor.HIGH_RISK,
            why="Random",
            names={lead, *(self.people[one] for one in names)},
            answerable_id=self.people[ROLES.index(Role.SERVICE_MANAGER)],
            by=self._by(ROLES.index(Role.DATA_PROTECTION)),
        )

    def _lift(self, child: int) -> None:
        restriction_lifted(restriction_id=self._restriction(child), why="Random", by=self._by(len(ROLES) - 1))

    def _name(self, child: int, who: int, last: int | None) -> None:
        until_on = None if last is None else clock.today() + timedelta(days=last)
        place = self._restriction(child)
        name_added(restriction_id=place, user_id=self.people[who], until_on=until_on, by=self._by(len(ROLES) - 1))

    def _name_no_more(self, child: int, who: int) -> None:
        place = self._restriction(child)
        name_removed(restriction_id=place, user_id=self.people[who], by=self._by(len(ROLES) - 1))

    def _restriction(self, child: int) -> UUID:
        held = Restriction.objects.filter(child_id=self.children[child], ended_at=None).first()
        if held is None:
            raise NotFound
        return held.id

    def _glass(self, who: int, child: int, whole_family: bool) -> None:
        glass_broken(
            child_id=self.children[child], whole_family=whole_family, kind=Emergency.CALLED,
            reason="Something that cannot wait until then.", by=self._by(who),
        )  # fmt: skip

    def _glass_seen(self, number: int, who: int, end_now: bool) -> None:
        held = list(BreakGlass.objects.filter(seen_at=None).order_by("id"))
        if held:
            one = held[number % len(held)]
            break_glass_looked_at(break_glass_id=one.id, words="Random", end_now=end_now, by=self._by(who))

    def _shift(self, who: int, first: int, hours: int) -> None:
        """From so many hours before or after now, for so many."""
        from_at = self.now + timedelta(hours=first)
        shift_added(user_id=self.people[who], from_at=from_at, until_at=from_at + timedelta(hours=hours), by=SYSTEM)

    def _shift_no_more(self, number: int) -> None:
        held = list(Shift.objects.filter(ended_at=None).order_by("id"))
        if held:
            shift_ended(shift_id=held[number % len(held)].id, by=SYSTEM)

    def _hours(self, number: int) -> None:
        self.now += timedelta(hours=number)

    def _night(self, number: int) -> None:
        self.now += timedelta(days=number)
        environ["KITH_AS_OF"] = (clock.today() + timedelta(days=number)).isoformat()


SEE_CHILDREN = {
    Role.WORKER, Role.MANAGER, Role.SERVICE_MANAGER, Role.CHAIR, Role.PARTNER, Role.QUALITY, Role.OUT_OF_HOURS,
}  # fmt: skip


class Oracle:
    """A plain reading of the facts: whether there is one that gives somebody sight of a child now."""

    def __init__(self, now: datetime) -> None:
        self.now, self.today = now, clock.today()
        self.users = {user.id: user for user in User.objects.all()}
        self.allocated = list(Allocation.objects.filter(ended_at=None))
        self.covers = list(Cover.objects.filter(ended_at=None))
        self.managing = {(one.user_id, one.team_id) for one in Managing.objects.all()}
        self.restrictions = list(Restriction.objects.all())
        self.lists = list(Named.objects.filter(ended_at=None))
        self.shifts = list(Shift.objects.filter(ended_at=None))
        self.broken = list(BreakGlass.objects.all())

    def may_see(self, who: User, child_id: UUID) -> bool:
        """By the list where the record is restricted; else by their work, a shift or break-glass."""
        if not self._sees_children(who):
            return False
        if self._restricted(child_id):
            return self.is_own(who, child_id)
        return self.is_own(who, child_id) or self._on_shift(who) or self._broke_glass(who, child_id)

    def is_own(self, who: User, child_id: UUID) -> bool:
        """By a fact of their own, in the place of somebody absent, or by the list of a restricted record."""
        if not self._sees_children(who):
            return False
        if restriction := self._restricted(child_id):
            return any(
                one.user_id == who.id and (one.until_on is None or one.until_on >= self.today)
                for one in self.lists
                if one.restriction_id == restriction.id
            )
        return self._has(who, child_id) or any(
            self._has(self.users[cover.absent_id], child_id, own_work_only=True)
            for cover in self.covers
            if cover.stand_in_id == who.id and cover.from_on <= self.today <= cover.until_on
        )

    def _sees_children(self, who: User) -> bool:
        return who.is_active and who.role in SEE_CHILDREN

    def _restricted(self, child_id: UUID) -> Restriction | None:
        return next((one for one in self.restrictions if one.child_id == child_id and one.ended_at is None), None)

    def _on_shift(self, who: User) -> bool:
        return who.role == Role.OUT_OF_HOURS and any(
            one.user_id == who.id and one.from_at <= self.now < one.until_at for one in self.shifts
        )

    def _broke_glass(self, who: User, child_id: UUID) -> bool:
        """Not over, and not restricted since: what a restriction ended does not come back when it is lifted."""
        return any(
            one.begun_by == who.id
            and child_id in one.children
            and self.now < one.until_at
            and not any(held.child_id == child_id and held.begun_at >= one.begun_at for held in self.restrictions)
            for one in self.broken
        )

    def _has(self, who: User, child_id: UUID, own_work_only: bool = False) -> bool:
        for row in self.allocated:
            if row.child_id != child_id or (row.until_on is not None and row.until_on < self.today):
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
