"""Who can be chosen in a step: the people around the plan's children, then the workers around them."""

from collections.abc import Sequence
from uuid import UUID

from kith.core.access.selectors import principals_reaching
from kith.core.accounts.selectors import colleagues_of
from kith.core.people.selectors import people_of_family
from kith.core.protection.guard import Standing
from kith.core.protection.selectors import guard_of
from kith.kernel import clock


def people_to_choose(family_id: UUID, children: Sequence[UUID]) -> list[tuple[UUID, str]]:
    """Ids with names; who is not safe to be given plan papers says so beside the name."""
    guard = guard_of(family_id, [clock.today()])
    found = []
    for person in people_of_family(family_id):
        here = [one for one in person.connections.all() if one.child_id in children]
        if here:
            standing = guard.standing(person.id)
            warning = "" if standing is Standing.SAFE else f"; {standing.value}"
            found.append((person.id, f"{person.name} ({here[0].described_as}{warning})"))
    workers = colleagues_of(principals_reaching(children))
    return found + [(user.id, f"{user.name} ({user.get_role_display().lower()})") for user in workers]
