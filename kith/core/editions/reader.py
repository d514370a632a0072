"""Who reads an edition, and what surrounds it: the two inputs of compose that are not the plan's own."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from uuid import UUID

from kith.core.editions.edition import Layout
from kith.core.editions.labels import PLAIN, Labels
from kith.core.protection.guard import Carrier, Guard, Period, Standing
from kith.kernel.frozen import Frozen, Id


class Relation(StrEnum):
    """What a reader outside the council is to the children; what each may see in base words is in `kinds`.

    PARENT also for an advocate who reads a parent's edition with their leave. NETWORK: somebody with a part of their
    own; FAMILY_TEAM: one of those who run the plan. An unknown relation gets only approved words.
    """

    PARENT = "parent"
    FAMILY_TEAM = "family team"
    NETWORK = "network"
    AGENCY = "agency"
    CHAIR = "chair"
    CHILD = "child"
    OTHER = "other"


class Reader(Frozen):
    """A reader outside the council. `children` are those they are connected to; no other child is shown to them.

    `reads_as` is the person whose views they may see as well (an advocate reads as the parent), and to whom what they
    read goes: one who reads as somebody unsafe is no safer than they are (`guard_for`). `given` are items they
    may have in base words though their relation does not give them: an agency's own matters, agreed with the family.
    """

    id: Id
    name: str
    relation: Relation
    children: frozenset[Id]
    layout: Layout = Layout.STANDARD
    reads_as: Id | None = None
    given: frozenset[Id] = frozenset()


def guard_for(reader: Reader, guard: Guard) -> Guard:
    """The guard as it is for this reader: who reads as somebody unsafe passes things on to them (SHARE-5, SHARE-7)."""
    if reader.reads_as is None or guard.standing(reader.reads_as) is Standing.SAFE:
        return guard
    passes_on = Carrier(reader.id, reader.reads_as, Period(min(guard.days)))
    return replace(guard, carriers=(*guard.carriers, passes_on))


@dataclass(frozen=True, slots=True)
class NamedChild:
    """A child of the family by the names a text may call them; for the scan."""

    id: UUID
    known_as: str
    name: str


class Contact(Frozen):
    """Whom to speak to: a worker's name and telephone number."""

    name: str
    phone: str


class ComposeContext(Frozen):
    """What compose needs besides plan, tellings and guard; `dated_on` is the date the copy bears.

    `ask_first` is the worker to whom an agency sends whoever asks it for its copy (SHARE-13); none: `speak_to`.
    `out_of_hours` is who is rung in the evening, at night and at weekends. `review_on` is the next look as it is set on
    the day the copy is made; none: the version's own. `labels` are what the council called the parts at its proposal.
    """

    dated_on: date
    speak_to: Contact
    complaints_phone: str
    ask_first: Contact | None = None
    out_of_hours: Contact | None = None
    review_on: date | None = None
    labels: Labels = PLAIN
