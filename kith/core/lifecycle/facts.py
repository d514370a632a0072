"""GateFacts: all that a gate may know, loaded by `services` room by room. Plain data, so that gates are pure."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kith.core.plans.content import PlanContent
from kith.kernel.working_days import Nation


@dataclass(frozen=True, slots=True)
class GateFacts:
    """A version about to be proposed or to go live, as of `today`.

    `agreed` are the people who agreed to it; `without_part` those for whom nothing in it may be given out today.
    """

    content: PlanContent
    today: date
    agreed: frozenset[UUID] = frozenset()
    without_part: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class LiveFacts:
    """A version that has gone live: what duties follow from (SHARE-2)."""

    version_id: UUID
    children: tuple[UUID, ...]
    went_live_on: date
    lead_worker_id: UUID
    nation: Nation
    on_file_working_days: int
