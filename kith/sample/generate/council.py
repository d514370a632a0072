"""Puts a whole generated council into the database: everything comes out the same for the same seed and day."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

from django.db import DEFAULT_DB_ALIAS, connections, transaction

from kith.core.accounts.models import User
from kith.core.people.findables import sounds_of
from kith.core.people.models import Family
from kith.kernel import clock
from kith.sample.generate.families import FamilyTables, MadeFamily, every_sounding
from kith.sample.generate.ids import MOST_SEEDS, Ids
from kith.sample.generate.staff import CHILDREN_A_WORKER, Staff, StaffTables
from kith.sample.generate.tables import analysed, bare, history_written
from kith.sample.generate.work import WorkTables

# Children whose work ended within a year, for each child whose work goes on: 396,870 begun for 402,400 open, of which
# more than a fifth were known before.
ENDED_A_YEAR = 1.1
MOST_CHILDREN, MOST_YEARS = 1_000_000, 10
_AT_ONCE = 500
_LABEL = "Generated sample"
Progress = Callable[[float, str], None]


@dataclass(frozen=True, slots=True)
class Council:
    """What was asked for: open children, years of history, and the seed everything follows from."""

    children: int
    years: int
    seed: int

    def problem(self) -> str:
        """What cannot be made of this, in words; "" when it can."""
        if not 1 <= self.children <= MOST_CHILDREN:
            return f"there can be 1 to {MOST_CHILDREN:,} children"
        if not 0 <= self.years <= MOST_YEARS:
            return f"there can be 0 to {MOST_YEARS} years of history"
        return "" if 0 <= self.seed < MOST_SEEDS else f"a seed is 0 to {MOST_SEEDS - 1}"

    @property
    def ended(self) -> int:
        """How many children's work ended in those years."""
        return int(self.children * ENDED_A_YEAR * self.years)


def holds_families() -> int:
    """How many families are in the database already."""
    return Family.objects.count()


def is_generated(seed: int) -> bool:
    """True if a council of this seed is there."""
    return User.objects.filter(email=f"worker1.{seed}@generated.example.org").exists()


def generate(council: Council, progress: Progress, using: str = DEFAULT_DB_ALIAS) -> int:
    """Make the council; how many rows. One transaction, as the owner of the tables; memory does not grow with it."""
    random, ids, today = Random(council.seed), Ids(council.seed), clock.today()  # noqa: S311  (it invents people)
    with transaction.atomic(using=using), connections[using].cursor() as held:
        staff_tables = StaffTables(council.seed, ids, random, today)
        families = FamilyTables(council.seed, ids, random, today, sounds_of(every_sounding()))
        work = WorkTables(ids, random, today)
        tables = (*staff_tables.all, *families.all, *work.all)
        cursor, rows = held.cursor, 0
        with bare(cursor, lambda words: progress(1.0, words)):
            staff = staff_tables.make(council.children)
            for number, (share, family) in enumerate(_families(council, staff, random, families)):
                work.make(family)
                if number % _AT_ONCE == 0:
                    rows += sum(table.flush(cursor) for table in tables)
                    progress(share, "Families")
            rows += sum(table.flush(cursor) for table in tables)
            history_written(cursor, ids.span, _LABEL, lambda words: progress(1.0, words))
        progress(1.0, "Statistics")
        analysed(cursor)
    return rows


def _families(
    council: Council, staff: Staff, random: Random, families: FamilyTables
) -> Iterator[tuple[float, MadeFamily]]:
    """Every family with how much of the whole is made: open ones worker by worker, then those that ended."""
    made, whole = 0, council.children + council.ended
    for number, lead in enumerate(staff.workers):
        theirs = min(CHILDREN_A_WORKER, council.children - number * CHILDREN_A_WORKER)
        while theirs > 0:
            family = families.make(lead, random.choice(staff.chairs), theirs, closed=False)
            theirs -= len(family.children)
            made += len(family.children)
            yield made / whole, family
    while made < whole:
        family = families.make(random.choice(staff.workers), random.choice(staff.chairs), whole - made, closed=True)
        made += len(family.children)
        yield made / whole, family
