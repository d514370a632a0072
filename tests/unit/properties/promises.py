"""What an edition promises, written down a second time from the rules, and every way a given edition breaks a promise.

Nothing here asks `open_to`, `policy`, `telling` or the guard's own methods: two answers that agree prove something.
"""

import re
from collections.abc import Iterator
from functools import cached_property
from uuid import UUID

from kith.core.editions.compose import LABELS, YOUR_PART_LINE, compose
from kith.core.editions.edition import Edition
from kith.core.editions.reader import Reader, guard_for
from kith.core.editions.scan import Hit, scan_edition, sought_for
from kith.core.editions.telling import Telling
from kith.core.plans.content import AnyItem
from kith.core.protection.guard import Period, WithheldFact
from tests.unit.properties.naive_scanner import near, normal, says, squeezed
from tests.unit.properties.random_items import TODAY
from tests.unit.properties.random_worlds import CONTEXT, World
from tests.unit.properties.shown_fields import SHOWN, people_in, speakers, texts_of

_MARKER = re.compile(r"zq[a-z]+")
_FAMILY_PLAN = {
    "emergency", "purpose", "danger", "goal", "scale", "plan_rule", "safety_step", "bottom_line", "if_then",
    "backup_for_child", "timeline_row", "whom_to_ring", "view", "map_item", "safety_object", "picture_story",
    "sentence_for_child",
}  # fmt: skip
_CHILDS_PLAN = {"outcome", "action", "step_down", "order", "harm", "network_member", "need"}
WHOLE = {
    "parent": _FAMILY_PLAN | _CHILDS_PLAN,
    "chair": _FAMILY_PLAN | _CHILDS_PLAN,
    "family team": _FAMILY_PLAN,
    "network": {"purpose"},
}
OWN = {
    "family team": {"action", "need"},
    "network": {"safety_step", "action", "if_then", "emergency"},
    "agency": {"safety_step", "action"},
}


class Copy:
    """One reader's edition in one world, with what its reader should and should not find in it."""

    def __init__(self, world: World, reader: Reader) -> None:
        self.world, self.reader = world, reader
        self.edition: Edition | None = compose(world.content, world.tellings, world.guard, CONTEXT, reader)

    @cached_property
    def hits(self) -> tuple[Hit, ...]:
        """What the scan stops."""
        world, reader = self.world, self.reader
        guard = guard_for(reader, world.guard)
        sought = sought_for(reader.id, reader.children, world.content, world.children_of_family, guard)
        return scan_edition(self.edition, sought) if self.edition else ()

    @cached_property
    def strings(self) -> list[str]:
        """Every string of the edition."""
        return [text for _, text in self.edition.strings()] if self.edition else []

    @cached_property
    def markers(self) -> set[str]:
        """The words of its own that each sentence of the plan bears, as far as they stand in the edition."""
        return {marker for text in self.strings for marker in _MARKER.findall(text)}

    @cached_property
    def said(self) -> list[tuple[str, str]]:
        """(id of a fact or child, words): what the tests' own scanner finds, of what this reader must not find."""
        text = normal("\n".join(self.strings))
        tight = squeezed(text)
        return [(name, words) for name, words in self.withheld() if says(text, tight, words)] + self.given_away

    @cached_property
    def given_away(self) -> list[tuple[str, str]]:
        """(id of a fact, words): what words close together in one part of the copy give away to this reader."""
        parts = [normal("\n".join(part)) for part in self.parts]
        pairs = ((fact, pair.lists) for fact in self.withheld_facts() for pair in fact.together)
        return [(str(fact.id), str(lists)) for fact, lists in pairs if any(near(part, lists) for part in parts)]

    @property
    def parts(self) -> list[list[str]]:
        """The strings of the edition in its parts: those above, each section's, those below."""
        parts: list[list[str]] = [[], []]
        for place, text in self.edition.strings() if self.edition else ():
            if place.endswith(".heading"):
                parts.insert(-1, [])
            parts[-2 if place.startswith("sections.") else -1 if len(parts) > 2 else 0].append(text)
        return parts

    def withheld_facts(self) -> Iterator[WithheldFact]:
        """The facts in force that this reader, or whom what they read may reach, may not hold."""
        yield from (
            fact for fact in self.world.guard.facts if self.reached - fact.may_hold and self._in_force(fact.period)
        )

    def withheld(self) -> Iterator[tuple[str, str]]:
        """(id of a fact or child, words) that this reader must not find."""
        for fact in self.withheld_facts():
            yield from ((str(fact.id), variant) for variant in fact.variants)
        in_plan = (
            (one.id, one.known_as, one.name) for one in map(self.world.content.person, self.world.content.children)
        )
        family = ((one.id, one.known_as, one.name) for one in self.world.children_of_family)
        for child, known_as, name in {*in_plan, *family}:
            if child not in self.reader.children:
                yield from ((str(child), words) for words in (known_as, name))

    def _in_force(self, period: Period) -> bool:
        return any(period.from_on <= day <= (period.until_on or day) for day in self.world.guard.days)

    @cached_property
    def is_safe(self) -> bool:
        """They, and the one they read as, pose no risk, pass nothing on and were looked at (SHARE-5)."""
        return self._is_safe(self.reader.id) and (self.reader.reads_as is None or self._is_safe(self.reader.reads_as))

    def _is_safe(self, who: UUID) -> bool:
        guard = self.world.guard
        risky = any(one.from_id == who and self._in_force(one.period) for one in guard.dangers)
        carries = any(one.person_id == who and self._in_force(one.period) for one in guard.carriers)
        seen = [one.period for one in guard.assessed if one.person_id == who]
        return not risky and not carries and any(p.from_on <= TODAY <= (p.until_on or TODAY) for p in seen)

    @cached_property
    def reached(self) -> set[UUID]:
        """The reader, and everybody whom what they read may reach: who is not safe and read for, and along carriers."""
        me, as_well = self.reader.id, self.reader.reads_as
        reached = {me} if as_well is None or self._is_safe(as_well) else {me, as_well}
        links = [one for one in self.world.guard.carriers if self._in_force(one.period)]
        for _ in links:  # a chain is at most as long as there are links
            reached |= {one.to_id for one in links if one.person_id in reached}
        return reached

    @cached_property
    def told(self) -> dict[UUID, str]:
        """Approved words by item: for this reader, for the item as it stands, and not held back (SHARE-7)."""
        items = {item.id: item for item in self.world.content.items}
        mine = [one for one in self.world.tellings if one.reader_id == self.reader.id]
        mine.sort(key=lambda one: (one.approved_on, one.words))
        fit = (one for one in mine if one.item_hash == items[one.item_id].hash)
        return {one.item_id: one.words for one in fit if self.is_safe or self.may_be_told(one, items[one.item_id])}

    def may_be_told(self, telling: Telling, item: AnyItem) -> bool:
        """SHARE-7: no words of a child or somebody endangered, unless they were asked and two people release them."""
        dangers = [one for one in self.world.guard.dangers if self._in_force(one.period)]
        protected = {one.to_id for one in dangers if one.from_id in self.reached}
        protected |= {one.id for one in self.world.content.people if one.role.value == "child"}
        sources = (*telling.sources, *item.all_sources())
        spoke = {one.person_id for one in sources} | speakers(item)
        if spoke & protected or any(one.kind.value == "child" for one in sources):
            return telling.speaker_asked and len({*telling.released_by}) > 1
        return True

    def is_theirs(self, item: AnyItem) -> bool:
        """DESIGN 5 and the edition matrix, for a reader who is safe."""
        me, as_well, relation = self.reader.id, self.reader.reads_as, self.reader.relation.value
        listed = {one.id for one in self.world.content.people if one.role.value == "child"}
        named = {held for place, held in people_in(item) if "source" not in place and place != "may_see"}
        if not self.is_safe or not {*item.children, *(named & listed)} <= self.reader.children:
            return False
        kept_back = {
            "view": lambda: me not in item.may_see and as_well not in item.may_see,
            "timeline_row": lambda: item.unannounced,
            "network_member": lambda: item.part.value == "unsuitable" and relation != "chair",
            "need": lambda: item.private and item.person_id not in (me, as_well),
            "whom_to_ring": lambda: not item.for_team and relation not in ("parent", "chair"),
            "map_item": lambda: item.private and item.said_by not in {me, as_well},
        }
        if kept_back.get(item.kind, lambda: False)():
            return False
        if item.id in self.reader.given or item.kind in WHOLE.get(relation, ()):
            return True
        step = self.world.content.item(item.step_id) if item.kind == "action" and item.step_id else item
        if step.kind == "safety_step" != item.kind and self.is_theirs(step):
            return False
        return item.kind in OWN.get(relation, ()) and me in _acts_in(item)

    def stands_in_its_own_words(self, item: AnyItem) -> bool:
        """It is theirs, and neither it nor the step it stands for has words of theirs."""
        worded = {one.item_id for one in self.world.tellings if one.reader_id == self.reader.id}
        step = item.step_id if item.kind == "action" else None
        return self.is_theirs(item) and item.id not in self.told and step not in worded


def _acts_in(item: AnyItem) -> set[UUID | None]:
    if item.kind == "safety_step":
        return {item.who, *item.who_else, item.steps_in, *item.then_steps_in, item.check_by}
    if item.kind == "action":
        return {item.who, item.steps_in}
    if item.kind == "emergency":
        return {
            held for place, held in people_in(item) if "source" not in place and "child" not in place.split(".")[-1]
        }
    return {item.person_id} if item.kind == "need" else {*item.who, *item.steps_in}


def leaks(copy: Copy) -> Iterator[str]:
    """SHARE-5, SHARE-6: a withheld fact, or an unconnected child's name, that the scan does not see in a copy.

    Asked fact by fact and string by string: what is stopped for one thing may not hide that another was missed.
    """
    found = {(hit.place, str(hit.sought_id)) for hit in copy.hits}
    withheld = list(copy.withheld())
    for place, text in copy.edition.strings() if copy.edition else ():
        held = normal(text)
        tight = squeezed(held)
        said = (words for name, words in withheld if (place, name) not in found and says(held, tight, words))
        yield from (f"says {words!r} in {text!r}" for words in said)
    stopped = {name for _, name in found}
    yield from (f"says {words!r} over two strings" for name, words in copy.said if name not in stopped)


def false_alarms(copy: Copy) -> Iterator[str]:
    """SHARE-6: stopped by the scan for something the tests' own scanner does not find."""
    found = {name for name, _ in copy.said}
    yield from (f"cries at {hit.words!r}" for hit in copy.hits if str(hit.sought_id) not in found)


def beyond_approved_words(copy: Copy) -> Iterator[str]:
    """SHARE-5, SHARE-7: an unsafe reader finds something but approved words, or an approved word is missing."""
    if copy.is_safe:
        return
    told = set(copy.told.values())
    if bool(copy.edition) is not bool(told):
        yield "a copy without approved words, or none in spite of them"
    constants = {YOUR_PART_LINE, "", "What you need to know", copy.reader.name, *LABELS.model_dump().values()}
    edition = copy.edition
    if edition is not None:
        constants |= {edition.title, edition.review_line, *edition.speak_to_lines}
        if copy.reader.relation.value == "agency":
            constants |= {section_text for section_text in copy.strings if section_text.startswith(_ASKED)}
        yield from (f"says {text!r}" for text in copy.strings if text not in told | constants)
        yield from (f"does not say {words!r}" for words in told - set(copy.strings))


_ASKED = ("If somebody asks you for this", "This copy is for you. Send a parent or a court who asks")


def hidden_from_them(copy: Copy) -> Iterator[str]:
    """SHARE-1: of what is theirs, something a copy should say and does not. Before the scan."""
    for item in copy.world.content.items:
        if item.id in copy.told:
            if copy.told[item.id] not in copy.strings:
                yield f"the approved words of a {item.kind} are missing"
        elif copy.stands_in_its_own_words(item):
            shown = {m for place, text in texts_of(item) if place in SHOWN[item.kind] for m in _MARKER.findall(text)}
            yield from (f"{marker} of a {item.kind} is missing" for marker in shown - copy.markers)


def more_than_theirs(copy: Copy) -> Iterator[str]:
    """SHARE-5: words of an item that is not theirs, of a field no copy shows, or that a telling stands in place of."""
    allowed: set[str] = set()
    for item in copy.world.content.items:
        if item.id in copy.told:
            allowed |= set(_MARKER.findall(copy.told[item.id]))
        elif copy.stands_in_its_own_words(item):
            allowed |= {m for place, text in texts_of(item) if place in SHOWN[item.kind] for m in _MARKER.findall(text)}
    yield from (f"{marker} is not theirs" for marker in copy.markers - allowed)


def signs_of_the_whole(copy: Copy) -> Iterator[str]:
    """SHARE-5: an id, a label, a number or a count of the plan in a string."""
    plan = copy.world.content
    together = "\n".join(copy.strings).casefold()
    ids = {plan.plan_id, copy.reader.id, *(one.id for one in plan.people), *(one.id for one in plan.items)}
    yield from (f"the id {held}" for held in ids if str(held) in together or held.hex in together)
    yield from (f"the label {item.label}" for item in plan.items if item.label and item.label in together)
    own = {text for item in plan.items for _, text in texts_of(item)} | set(copy.told.values())
    longest_first = sorted((text for text in own if any(map(str.isdigit, text))), key=len, reverse=True)
    for place, text in copy.edition.strings() if copy.edition else ():
        left = text
        for words in longest_first:
            left = left.replace(words, "")
        left = _OF_EVERY_COPY.sub("", left)
        if any(map(str.isdigit, left)) and not (place.endswith("label") and left in {"10", "0"}):
            yield f"the number in {text!r}"


_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_OF_EVERY_COPY = re.compile(
    rf"\d{{1,2}}(?::\d\d)?[ap]m|\d{{1,2}} (?:{_MONTHS}) \d{{4}}|How safe is it\? From 0 to 10|01632 96099[01]"
)


def of_every_copy(copy: Copy) -> Iterator[str]:
    """SHARE-5, AGR-13: the same line about parts on every copy, whom to speak to; a title of connected children."""
    edition = copy.edition
    if edition is None:
        return
    if edition.your_part_line != YOUR_PART_LINE or not edition.speak_to_lines[0].startswith("To talk about this"):
        yield "a line is missing at its end"
    for words in (CONTEXT.speak_to.name, CONTEXT.speak_to.phone, CONTEXT.complaints_phone):
        if words not in "\n".join(edition.speak_to_lines):
            yield f"{words} is missing at its end"
    if set(edition.strings()) - set(Edition.model_validate(edition.model_dump()).strings()):
        yield "it is not the same when read back"
    plan = copy.world.content
    theirs = [item for item in plan.items if item.id in copy.told or copy.stands_in_its_own_words(item)]
    about = copy.reader.children & {child for item in theirs for child in item.children}
    told = copy.reader.children & {child for item in theirs if _is_seen(item, copy) for child in item.children}
    named = {one for one in about if plan.person(one).known_as in edition.title}
    if not told <= named or edition.title != _titled(
        [plan.person(one).known_as for one in plan.children if one in named]
    ):
        yield f"its title is {edition.title!r}"


def _is_seen(item: AnyItem, copy: Copy) -> bool:
    return item.id in copy.told or bool(copy.markers & {m for _, text in texts_of(item) for m in _MARKER.findall(text)})


def _titled(names: list[str]) -> str:
    listed = " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
    return f"Your part of the plan for {listed}" if names else "Your part of a plan"


PROMISES = (
    leaks, false_alarms, beyond_approved_words, hidden_from_them, more_than_theirs, signs_of_the_whole, of_every_copy,
)  # fmt: skip
