"""Reads that cross rooms: the draft as it would be frozen now; for callers that have asked for reach already."""

from collections.abc import Mapping
from uuid import UUID

from kith.core.accounts.selectors import users_by_id
from kith.core.agreements.selectors import Asked
from kith.core.editions.selectors import ReaderEdition, VersionForReaders
from kith.core.lifecycle.facts import GateFacts, Yes
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


def live_facts_of(loaded: VersionForReaders, asked: Mapping[UUID, Asked]) -> GateFacts:
    """What the gate before going live may know of a version that is loaded already, as of today (AGR-11, SHARE-5)."""
    readers = {reader.id for reader in loaded.readers}
    yes = {
        person.id: _yes(loaded.edition_for(person.id) if person.id in readers else None, asked.get(person.id))
        for person in loaded.content.family_relied_on()
    }
    return GateFacts(loaded.content, loaded.context.dated_on, yes)


def _yes(theirs: ReaderEdition | None, asked: Asked | None) -> Yes:
    if theirs is None or theirs.edition is None:
        return Yes.NO_PART
    if theirs.hits:
        return Yes.STOPPED
    if asked is None or asked.latest is None:
        return Yes.NOT_YET
    return Yes.AGREED if asked.agreement_to(theirs.edition) else Yes.TO_OTHER_WORDS
