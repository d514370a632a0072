"""Finding the child whose log the data-protection reader was asked about (ACCESS-2)."""

from datetime import date

from kith.core.access.log_policies import reads_every_log
from kith.core.access.principal import Principal
from kith.core.people.models import Child
from kith.core.people.search_keys import parts
from kith.kernel.errors import NotFound

MOST = 10


def children_with_log(principal: Principal, name: str, born_on: date) -> list[Child]:
    """Children known by all of these names and born on this day; for who reads every log, and NotFound for others.

    Exactly, and never by likeness: this is no way to look around.
    """
    if not reads_every_log(principal):
        raise NotFound
    wanted = [f"n{part}" for part in parts(name)]
    if not wanted:
        return []
    held = Child.objects.filter(person__findables__keys__contains=[*wanted, f"d{born_on.isoformat()}"])
    return list(held.select_related("person__family").distinct().order_by("id")[:MOST])
