"""Worries and goals: danger statement, safety goal and scale; the harm grid; the map."""

from datetime import date
from enum import StrEnum
from typing import Literal
from uuid import UUID

from kith.core.plans.content.base import Effect, ItemBase, ItemId, Line, PersonId, Sourced, SpeakerId, Text
from kith.kernel.frozen import Frozen
from kith.kernel.kept import kept


class Dispute(Frozen):
    """SOS-2, SOS-10: who disagrees, in their words, how it is worked with, by whom, and when it is looked at again."""

    person_id: SpeakerId
    said: Sourced
    worked_with: Text = ""
    by: PersonId | None = None
    looked_at_on: date | None = None


class Danger(ItemBase):
    """SOS-2: who is worried, adult behaviour, a dated example with its source, effects now and later, disputes."""

    kind: Literal["danger"] = "danger"
    who_is_worried: Sourced = Sourced()
    behaviour: Sourced = Sourced()
    example: Sourced = Sourced()
    example_on: date | None = None
    effects_now: tuple[Effect, ...] = ()
    effects_later: tuple[Effect, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    nobody_disputes: bool = False

    @kept
    def tells_of(self) -> frozenset[UUID]:
        """Also those it has an effect on."""
        return frozenset(self.children).union(*(one.children for one in (*self.effects_now, *self.effects_later)))

    def sentences(self) -> tuple[str, ...]:
        """The statement's words in their order, without empty parts."""
        parts = (
            self.who_is_worried.words,
            self.behaviour.words,
            self.example.words,
            *(effect.words for effect in self.effects_now),
            *(effect.words for effect in self.effects_later),
            *(dispute.said.words for dispute in self.disputes),
        )
        return tuple(part for part in parts if part.strip())


class Goal(ItemBase):
    """SOS-3, SOS-4: what will be seen instead, what the child lives, and for how long. Never edited in a review."""

    kind: Literal["goal"] = "goal"
    danger_id: ItemId
    words: Text = ""
    how_long: Line = ""
    agreed_on: date | None = None


class Scale(ItemBase):
    """SOS-5: both ends described in terms of the children's safety."""

    kind: Literal["scale"] = "scale"
    danger_id: ItemId
    ten: Text = ""
    zero: Text = ""
    worded_on: date | None = None


class Moment(Frozen):
    """When something happened, as exactly as it is known."""

    words: Line = ""
    on: date | None = None


class HarmRow(ItemBase):
    """SOS-8: one kind of harm: what the adult does, how bad, how often, how long; effects; first, worst, latest."""

    kind: Literal["harm"] = "harm"
    behaviour: Line = ""
    how_bad: Line = ""
    how_often: Line = ""
    how_long: Line = ""
    effects: tuple[Effect, ...] = ()
    first: Moment = Moment()
    worst: Moment = Moment()
    latest: Moment = Moment()

    @kept
    def tells_of(self) -> frozenset[UUID]:
        """Also those it has an effect on."""
        return frozenset(self.children).union(*(one.children for one in self.effects))


class Box(StrEnum):
    """The seven boxes of the map (SOS-8)."""

    HARM = "harm"
    DANGER = "danger"
    COMPLICATING = "complicating factor"
    STRENGTH = "strength"
    EXISTING_SAFETY = "existing safety"
    GOAL = "goal"
    NEXT_STEP = "next step"


class MapItem(ItemBase):
    """SOS-7, SOS-8, SOS-9: one entry of the map, with who said it; a private one is its speaker's alone."""

    kind: Literal["map_item"] = "map_item"
    box: Box
    words: Text = ""
    said_by: SpeakerId | None = None
    on: date | None = None
    private: bool = False
