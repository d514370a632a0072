"""People as a plan knows them: what they were called when it was frozen, and what bears on what they can do."""

from datetime import date, time
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from kith.core.plans.content.base import ChildId, ItemBase, Line, PersonId, SpeakerId, Text
from kith.kernel.frozen import Frozen, Id


class Role(StrEnum):
    """What a person is to the plan."""

    CHILD = "child"
    FAMILY = "family"
    WORKER = "worker"
    AGENCY = "agency"
    SERVICE = "service"


class PlanPerson(Frozen):
    """A person the plan names, as they were called when it was frozen. `phone` is a worker's, never a family's.

    SERVICE is one that always answers (the out-of-hours team, 999); only such a one may be nobody in particular.
    `responsible_for` are the children for whom somebody has parental responsibility (AGR-10).
    """

    id: Id
    name: Annotated[str, Field(min_length=1, max_length=200)]
    known_as: Annotated[str, Field(min_length=1, max_length=100)]
    role: Role
    born_on: date | None = None
    phone: Annotated[str, Field(max_length=40)] = ""
    agency: Line = ""
    responsible_for: tuple[ChildId, ...] = ()


class Part(StrEnum):
    """How far somebody's part in the network goes."""

    FULL = "full"
    LIMITED = "limited"
    UNSUITABLE = "unsuitable"


class NetworkMember(ItemBase):
    """NET-1, NET-3, NET-7: somebody of the network: ring 1 to 3 by how much they know, told, agreed, when they can act.

    `household` is a number that people under one roof share; no address stands in content.
    """

    kind: Literal["network_member"] = "network_member"
    person_id: SpeakerId
    ring: Annotated[int, Field(ge=1, le=3)]
    part: Part = Part.FULL
    asked_by: Line = ""
    told_on: date | None = None
    agreed_on: date | None = None
    by_telephone: bool = False
    able_from: time | None = None
    able_until: time | None = None
    hears_at_night: bool = True
    household: int | None = None
    reachable: bool = True
    needs: Text = ""
    details_confirmed_on: date | None = None


class Need(ItemBase):
    """VOICE-5, VOICE-6: what somebody needs to understand, speak or heal; private ones are theirs alone."""

    kind: Literal["need"] = "need"
    person_id: SpeakerId
    words: Text = ""
    private: bool = False


class WhomToRing(ItemBase):
    """Somebody to ring: a worker's telephone number, in and out of hours.

    One that is not `for_team` is the parent's own: her adviser's, her doctor's. The family team does not have it.
    """

    kind: Literal["whom_to_ring"] = "whom_to_ring"
    person_id: PersonId
    phone: Annotated[str, Field(max_length=40)]
    when: Line = ""
    for_team: bool = True
