"""Who reads an edition, and what surrounds it: the two inputs of compose that are not the plan's own."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from kith.core.editions.edition import Layout


class Relation(StrEnum):
    """What a reader outside the council is to the children; an unknown relation gets only approved words."""

    PARENT = "parent"
    NETWORK = "network"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader outside the council. `children` are those they are connected to; no other child is shown to them."""

    id: UUID
    name: str
    relation: Relation
    children: frozenset[UUID]
    layout: Layout = Layout.STANDARD


@dataclass(frozen=True, slots=True)
class NamedChild:
    """A child of the family by the names a text may call them; for the scan."""

    id: UUID
    known_as: str
    name: str


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to speak to: a worker's name and telephone number."""

    name: str
    phone: str


@dataclass(frozen=True, slots=True)
class ComposeContext:
    """What compose needs besides plan, tellings and guard; `dated_on` is the date the copy bears."""

    dated_on: date
    speak_to: Contact
    complaints_phone: str
