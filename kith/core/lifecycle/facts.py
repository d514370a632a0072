"""GateFacts: all that a gate may know, loaded by `services` room by room. Plain data, so that gates are pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID

from kith.core.plans.content import PlanContent
from kith.kernel.working_days import Nation


class Yes(StrEnum):
    """How somebody whom the plan relies on stands to their part of it, as it would be given to them today."""

    AGREED = "agreed to it"
    TO_OTHER_WORDS = "agreed to other words"
    NOT_YET = "has not agreed"
    STOPPED = "it holds words withheld from them"
    NO_PART = "nothing of it may be given to them"


@dataclass(frozen=True, slots=True)
class GateFacts:
    """A version about to be proposed or to go live, as of `today`; `yes` by person, NOT_YET for who is not in it."""

    content: PlanContent
    today: date
    yes: Mapping[UUID, Yes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LiveFacts:
    """A version that has gone live: what duties follow from (SHARE-2)."""

    version_id: UUID
    children: tuple[UUID, ...]
    went_live_on: date
    lead_worker_id: UUID
    nation: Nation
    on_file_working_days: int
