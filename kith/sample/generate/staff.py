"""The people who work for the council: teams of eight, a manager each, a service manager for six teams."""

from dataclasses import dataclass, field
from datetime import date
from random import Random

from django.contrib.auth.hashers import make_password

from kith.core.access.models import Managing, Shift
from kith.core.accounts.choices import Role
from kith.core.accounts.models import Team, User
from kith.sample.data import PASSWORD
from kith.sample.generate.ids import Ids
from kith.sample.generate.names import BOYS, GIRLS, LAST
from kith.sample.generate.tables import Table

CHILDREN_A_WORKER, WORKERS_A_TEAM, TEAMS_A_SERVICE = 15, 8, 6
_CHILDREN_A_CHAIR = 600
_OUT_OF_HOURS = 4


@dataclass(frozen=True, slots=True)
class Worker:
    """Somebody who leads, with who manages their team."""

    id: str
    name: str
    phone: str
    manager: str
    manager_name: str
    service_manager: str


@dataclass
class Staff:
    """Everybody who works for the council."""

    workers: list[Worker] = field(default_factory=list)
    chairs: list[str] = field(default_factory=list)


class StaffTables:
    """Makes accounts and teams."""

    def __init__(self, seed: int, ids: Ids, random: Random, today: date) -> None:
        self._seed, self._ids, self._random, self._today = seed, ids, random, today
        self._password = make_password(PASSWORD, salt=f"generated{seed}")
        self._count = 0
        self.teams = Table(Team, ("id", "name", "revision"))
        self.users = Table(
            User,
            (
                "id",
                "password",
                "email",
                "name",
                "phone",
                "role",
                "team_id",
                "agency",
                "is_active",
                "joined_at",
                "revision",
            ),
        )
        self.managing = Table(Managing, ("id", "user_id", "team_id"))
        self.shifts = Table(Shift, ("id", "user_id", "from_at", "until_at"))

    @property
    def all(self) -> tuple[Table, ...]:
        """In any order: there are no references while they are filled."""
        return self.teams, self.users, self.managing, self.shifts

    def make(self, children: int) -> Staff:
        """As many as the open children need."""
        staff = Staff()
        workers = -(-children // CHILDREN_A_WORKER)
        service = ""
        for team in range(-(-workers // WORKERS_A_TEAM)):
            if team % TEAMS_A_SERVICE == 0:
                service, _ = self._user(Role.SERVICE_MANAGER, None)
            self._team(team, service, min(WORKERS_A_TEAM, workers - team * WORKERS_A_TEAM), staff)
        staff.chairs = [self._user(Role.CHAIR, None)[0] for _ in range(-(-children // _CHILDREN_A_CHAIR))]
        for _ in range(_OUT_OF_HOURS):
            user, _ = self._user(Role.OUT_OF_HOURS, None)
            self.shifts.add(self._ids(), user, f"{self._today} 00:00+00", f"{self._today.year + 1}-12-31 00:00+00")
        return staff

    def _team(self, number: int, service: str, workers: int, staff: Staff) -> None:
        team = self._ids()
        self.teams.add(team, f"Locality {self._seed}-{number + 1}", 1)
        self.managing.add(self._ids(), service, team)
        manager, manager_name = self._user(Role.MANAGER, team)
        for _ in range(workers):
            worker, name = self._user(Role.WORKER, team)
            staff.workers.append(Worker(worker, name, self._phone(), manager, manager_name, service))

    def _user(self, role: Role, team: str | None) -> tuple[str, str]:
        self._count += 1
        user, name = self._ids(), f"{self._random.choice(GIRLS + BOYS)} {self._random.choice(LAST)}"
        email = f"worker{self._count}.{self._seed}@generated.example.org"
        self.users.add(
            user,
            self._password,
            email,
            name,
            self._phone(),
            role.value,
            team,
            "",
            True,
            f"{self._today.year - 1}-01-05 09:00+00",
            1,
        )
        return user, name

    def _phone(self) -> str:
        return f"01632 960{self._random.randrange(1000):03d}"
