"""The guard: who poses a risk to whom, who passes things on, who is assessed, and which facts are withheld from whom.

Lives outside the plan's content, dated, and is read as of today together with the day a version was frozen: an old
version shown tomorrow honours tomorrow's dangers (DESIGN 5; SHARE-5, SHARE-6). Plain data, no framework.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from pydantic import ConfigDict

# A guard file with a misspelt field is refused: "until" for "until_on" would leave somebody assessed safe for ever.
_NO_OTHER_FIELDS: ConfigDict = {"extra": "forbid"}


@dataclass(frozen=True, slots=True)
class Period:
    """From a day until a day, both inclusive; `until_on` None means still so."""

    __pydantic_config__: ClassVar[ConfigDict] = _NO_OTHER_FIELDS

    from_on: date
    until_on: date | None = None

    def covers(self, days: Collection[date]) -> bool:
        """True if any of the days lies within."""
        return any(self.from_on <= day and (self.until_on is None or day <= self.until_on) for day in days)


@dataclass(frozen=True, slots=True)
class Danger:
    """One person poses a risk to another, between children and adults alike."""

    __pydantic_config__: ClassVar[ConfigDict] = _NO_OTHER_FIELDS

    from_id: UUID
    to_id: UUID
    period: Period


@dataclass(frozen=True, slots=True)
class Carrier:
    """A person who passes things on to somebody else."""

    __pydantic_config__: ClassVar[ConfigDict] = _NO_OTHER_FIELDS

    person_id: UUID
    to_id: UUID
    period: Period


@dataclass(frozen=True, slots=True)
class Assessed:
    """Somebody was looked at and found safe to be given plan papers."""

    __pydantic_config__: ClassVar[ConfigDict] = _NO_OTHER_FIELDS

    person_id: UUID
    period: Period


@dataclass(frozen=True, slots=True)
class Together:
    """Words that are innocent alone and give a fact away where one of each list stands close to the others (SHARE-6).

    “Ruby” near “999” tells who rang, in whatever order and with whatever between; no one spelling of it can be listed.
    """

    __pydantic_config__: ClassVar[ConfigDict] = _NO_OTHER_FIELDS

    lists: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        """ValueError, with the place, for what could never be found or would be found in every text."""
        if len(self.lists) < _FEWEST_LISTS:
            raise ValueError("lists: at least two lists of words are needed; what tells it alone goes under variants")
        seen: dict[str, int] = {}
        for number, words in enumerate(self.lists):
            if not words:
                raise ValueError(f"lists.{number}: this list has no words")
            for index, word in enumerate(words):
                if not any(map(str.isalnum, word)):
                    raise ValueError(f"lists.{number}.{index}: a letter or a number is needed here")
                if seen.setdefault(word.strip().casefold(), number) != number:
                    raise ValueError(f"lists.{number}.{index}: this stands in another list too, so it would do alone")


_FEWEST_LISTS = 2


@dataclass(frozen=True, slots=True)
class WithheldFact:
    """A fact only some may hold: every way it may be written, and the readers outside the council who may have it.

    `together`: words that give it away when they stand close together, for what has no spelling of its own.
    """

    __pydantic_config__: ClassVar[ConfigDict] = _NO_OTHER_FIELDS

    id: UUID
    label: str
    variants: tuple[str, ...]
    may_hold: frozenset[UUID]
    period: Period
    together: tuple[Together, ...] = ()


class Standing(StrEnum):
    """How a reader outside the council stands today; all but SAFE get nothing but words approved for them (SHARE-5)."""

    SAFE = "safe"
    POSES_RISK = "poses a risk"
    PASSES_ON = "passes things on"
    NOT_ASSESSED = "not assessed yet"


@dataclass(frozen=True, slots=True)
class Guard:
    """Everything in force on any of `days`: today, and the day the version was frozen."""

    days: frozenset[date]
    dangers: tuple[Danger, ...] = ()
    carriers: tuple[Carrier, ...] = ()
    assessed: tuple[Assessed, ...] = ()
    facts: tuple[WithheldFact, ...] = ()

    def standing(self, person_id: UUID) -> Standing:
        """How this person stands. A danger to anybody counts on any day asked; an assessment only if it holds today."""
        if any(danger.from_id == person_id and danger.period.covers(self.days) for danger in self.dangers):
            return Standing.POSES_RISK
        if any(carrier.person_id == person_id and carrier.period.covers(self.days) for carrier in self.carriers):
            return Standing.PASSES_ON
        today = (max(self.days),)
        safe = any(mark.person_id == person_id and mark.period.covers(today) for mark in self.assessed)
        return Standing.SAFE if safe else Standing.NOT_ASSESSED

    def withheld_from(self, person_id: UUID) -> tuple[WithheldFact, ...]:
        """The facts in force that this reader may not hold: all, unless they and all it may reach from them may."""
        reached = self._reached_from(person_id)
        return tuple(fact for fact in self.facts if not reached <= fact.may_hold and fact.period.covers(self.days))

    def endangered_by(self, person_id: UUID) -> frozenset[UUID]:
        """Those this person poses a risk to, and those endangered by whomever it may reach from them (SHARE-7)."""
        from_them = self._reached_from(person_id)
        return frozenset(
            danger.to_id for danger in self.dangers if danger.from_id in from_them and danger.period.covers(self.days)
        )

    def _reached_from(self, person_id: UUID) -> set[UUID]:
        """The person, those they pass things on to, and so on along the chain."""
        reached = {person_id}
        while further := {
            carrier.to_id
            for carrier in self.carriers
            if carrier.person_id in reached and carrier.to_id not in reached and carrier.period.covers(self.days)
        }:
            reached |= further
        return reached
