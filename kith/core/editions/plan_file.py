"""A plan as a file: one version with its records, its readers and the words approved for them. No vault contents.

The guard is a file of its own (`protection.guard_file`): who may read this one need not know what is withheld.
"""

from datetime import date
from typing import Literal
from uuid import UUID

from pydantic import field_validator

from kith.core.editions.compose import compose
from kith.core.editions.edition import Edition
from kith.core.editions.needles import Sought
from kith.core.editions.reader import ComposeContext, NamedChild, Reader, guard_for
from kith.core.editions.scan import Hit, scan_edition, sought_for, sought_from_anybody
from kith.core.editions.telling import Telling
from kith.core.plans.content import Role
from kith.core.plans.records import PlanDocument
from kith.core.protection.guard import Guard
from kith.kernel.frozen import Frozen


class PlanFile(Frozen):
    """All that an edition is made from, but the guard."""

    schema_version: Literal[1] = 1
    document: PlanDocument
    readers: tuple[Reader, ...] = ()
    tellings: tuple[Telling, ...] = ()
    context: ComposeContext
    frozen_on: date

    @field_validator("readers")
    @classmethod
    def _each_once(cls, readers: tuple[Reader, ...]) -> tuple[Reader, ...]:
        """Of two readers with one id the first would get the copy that is made for the other."""
        seen: dict[UUID, int] = {}
        for index, reader in enumerate(readers):
            before = seen.setdefault(reader.id, index)
            if before != index:
                raise ValueError(f"{index}.id: the reader at readers.{before} has this id too")
        return readers

    def reader(self, reader_id: UUID) -> Reader:
        """The reader with that id; ValueError if the file lists none."""
        for reader in self.readers:
            if reader.id == reader_id:
                return reader
        raise ValueError("no reader with that id is listed in this file")

    def days(self, today: date) -> frozenset[date]:
        """The days whose dangers count: today, and the day the version was frozen."""
        return frozenset((today, self.frozen_on))

    def edition_for(self, reader: Reader, guard: Guard) -> tuple[Edition | None, tuple[Hit, ...]]:
        """One reader's edition, scanned; None when nothing is theirs."""
        edition = compose(self.document.content, self.tellings, guard, self.context, reader)
        if edition is None:
            return None, ()
        among = sought_from_anybody(self.document.content, self.children(), guard)
        return edition, scan_edition(edition, self.sought_for(reader, guard), among)

    def sought_for(self, reader: Reader, guard: Guard) -> tuple[Sought, ...]:
        """What this reader must not find, in any form."""
        held = guard_for(reader, guard)
        return sought_for(reader.id, reader.children, self.document.content, self.children(), held)

    def children(self) -> tuple[NamedChild, ...]:
        """The children of the plan by name."""
        people = (person for person in self.document.content.people if person.role is Role.CHILD)
        return tuple(NamedChild(person.id, person.known_as, person.name) for person in people)
