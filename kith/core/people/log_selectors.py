"""Finding the child whose log the data-protection reader was asked about (ACCESS-2)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kith.core.access.log_policies import reads_every_log
from kith.core.access.principal import Principal
from kith.core.accounts.selectors import users_by_id
from kith.core.people.family_names import names_of_families
from kith.core.people.models import Child
from kith.core.people.search_keys import parts
from kith.kernel.errors import NotFound

MOST = 10


@dataclass(frozen=True, slots=True)
class ChildWithLog:
    """A child whose log is there to be read; the family's name is made of the names of the child and those around."""

    id: UUID
    name: str
    family: str
    lead_worker: str


def children_with_log(principal: Principal, name: str, born_on: date) -> list[ChildWithLog]:
    """Children known by all of these names and born on this day; for who reads every log, and NotFound for others.

    Exactly, and never by likeness: this is no way to look around.
    """
    if not reads_every_log(principal):
        raise NotFound
    wanted = [f"n{part}" for part in parts(name)]
    if not wanted:
        return []
    held = Child.objects.filter(person__findables__keys__contains=[*wanted, f"d{born_on.isoformat()}"])
    found = list(held.select_related("person__family").distinct().order_by("id")[:MOST])
    typed = {child.person.family_id: child.person.family.name for child in found}
    called = names_of_families(typed, [child.id for child in found])
    workers = {user.id: user.name for user in users_by_id(child.lead_worker_id for child in found).values()}
    return [
        ChildWithLog(one.id, one.person.name, called[one.person.family_id], workers.get(one.lead_worker_id, "nobody"))
        for one in found
    ]
