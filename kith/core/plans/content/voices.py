"""Voices: what children and parents say, the picture story, the safety object, one sentence at every change."""

from datetime import date
from enum import StrEnum
from typing import Literal

from kith.core.plans.content.base import ItemBase, Line, PersonId, SpeakerId, Text
from kith.kernel.frozen import Frozen


class View(ItemBase):
    """VOICE-1 to VOICE-4: somebody's own words, dated, with how and where; a very young child is seen, never quoted.

    `may_see` are the readers outside the council the speaker chose; everybody else may not (VOICE-2). An adult who
    poses a risk is never among them unless the speaker was asked and two people release it (SHARE-7).
    """

    kind: Literal["view"] = "view"
    person_id: SpeakerId
    on: date
    how: Line = ""
    words: Text = ""
    seen_not_said: bool = False
    may_see: tuple[PersonId, ...] = ()
    accepts_change: Line = ""
    override_because: Line = ""
    taken_up_in: Line = ""


class PanelHeading(StrEnum):
    """WORDS-1: the fixed order of a picture story."""

    TITLE = "title"
    WHO_IS_WORRIED = "who is worried"
    WHAT_ABOUT = "what they are worried about"
    WHAT_HAPPENED = "what happened then"
    WHAT_WE_DO = "what we are doing about the worries"


class StoryLine(Frozen):
    """One line of a panel; agreed by whom, or disputed."""

    words: Line
    agreed_by: tuple[SpeakerId, ...] = ()
    disputed: bool = False


class Panel(Frozen):
    """One drawing and its lines; `picture` says in words what is drawn."""

    heading: PanelHeading
    picture: Line = ""
    lines: tuple[StoryLine, ...] = ()


class PictureStory(ItemBase):
    """WORDS-1: why things happened, told to the children in words and pictures."""

    kind: Literal["picture_story"] = "picture_story"
    panels: tuple[Panel, ...] = ()
    told_on: date | None = None
    told_by: tuple[PersonId, ...] = ()
    how_taken: Text = ""


class SafetyObject(ItemBase):
    """WORDS-4: a thing a child moves to say "I am worried": place, meaning, who looks, what they do."""

    kind: Literal["safety_object"] = "safety_object"
    name: Line = ""
    place: Line = ""
    meaning: Line = ""
    lookers: tuple[PersonId, ...] = ()
    how_often: Line = ""
    what_they_do: Text = ""


class SentenceForChild(ItemBase):
    """WORDS-5: one sentence for the child why the plan changed; told by whom, when, how it was taken."""

    kind: Literal["sentence_for_child"] = "sentence_for_child"
    words: Line = ""
    told_by: tuple[PersonId, ...] = ()
    told_on: date | None = None
    how_taken: Line = ""
