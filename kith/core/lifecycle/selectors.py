"""Reads that cross rooms: the draft as it would be frozen now; for callers that have asked for reach already."""

from uuid import UUID

from kith.core.access.principal import Principal
from kith.core.accounts.selectors import users_by_id
from kith.core.editions.selectors import VersionForReaders, version_for_readers
from kith.core.people.selectors import people_of_family
from kith.core.plans.content import PlanContent, PlanPerson, Role, SafetyStep
from kith.core.plans.freeze import freeze
from kith.core.plans.selectors import PlanView, draft_items_of


def draft_content(plan: PlanView) -> PlanContent:
    """The draft of a plan with the people its items name, called as they are called today. Three queries."""
    items = draft_items_of(plan.id)
    relied_on = {person for item in items if isinstance(item, SafetyStep) for person in item.relies_on}
    people = {
        person.id: PlanPerson(
            id=person.id,
            name=person.name,
            known_as=person.known_as,
            born_on=person.born_on,
            responsible_for=tuple(
                one.child_id
                for one in person.connections.all()
                if one.parental_responsibility and one.child_id in plan.children
            ),
            role=Role.CHILD if person.id in plan.children else Role.FAMILY,
        )
        for person in people_of_family(plan.family_id)
    }
    for user in users_by_id(relied_on - people.keys()).values():
        people[user.id] = PlanPerson(id=user.id, name=user.name, known_as=user.name, role=Role.WORKER, phone=user.phone)
    return freeze(plan_id=plan.id, children=plan.children, review_on=plan.review_on, items=items, people=people)


def relied_on_without_part(principal: Principal, version_id: UUID) -> frozenset[UUID]:
    """The people a version within reach leans on for whom nothing in it may be given out today (SHARE-5)."""
    return without_part(version_for_readers(principal, version_id))


def without_part(loaded: VersionForReaders) -> frozenset[UUID]:
    """The same of a version that is loaded already."""
    readers = {reader.id for reader in loaded.readers}
    relied_on = {person.id for person in loaded.content.family_relied_on()}
    with_part = {person for person in relied_on & readers if loaded.edition_for(person).edition is not None}
    return frozenset(relied_on - with_part)
