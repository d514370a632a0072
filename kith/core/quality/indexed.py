"""Indexed: a plan document with the ways through it that checks need, each made once and only when asked for."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple, TypeVar
from uuid import UUID

from kith.core.plans.content import (
    Danger,
    Emergency,
    ItemBase,
    NetworkMember,
    Order,
    PlanContent,
    PlanPerson,
    PlanRule,
    Purpose,
    Role,
    SafetyStep,
)
from kith.core.plans.records import Agreement, PlanDocument, PlanRecords
from kith.core.quality.finding import Finding
from kith.core.quality.language.places import Place, all_texts
from kith.core.quality.language.whole_plan import names_of, of_items
from kith.core.quality.limits import DEFAULTS, Limits
from kith.core.quality.words import day_of, texts

Kind = TypeVar("Kind", bound=ItemBase)
STEP_WORDS = ("act", "by_when", "if_not", "check_how")
RULE_WORDS = ("title", "hard_times", "triggers", "first_signs", "red_flags", "also", "child_line")


class Said(NamedTuple):
    """One text of a rule or a step: whose it is, the field, the words, and the words in small letters."""

    item_id: UUID
    rule_id: UUID | None
    field: str
    text: str
    low: str


@dataclass(frozen=True)
class Indexed:
    """One document as of `today`. `records_known` False: only the words are known, not what happened around them."""

    document: PlanDocument
    today: date
    limits: Limits = DEFAULTS
    records_known: bool = True

    @property
    def content(self) -> PlanContent:
        """The words of the plan."""
        return self.document.content

    @property
    def records(self) -> PlanRecords:
        """What happened around them."""
        return self.document.records

    @property
    def on(self) -> date:
        """The day this version is judged by: when it went live, else today."""
        return self.document.went_live_on or self.today

    @cached_property
    def _by_kind(self) -> Mapping[type[ItemBase], list[ItemBase]]:
        held: dict[type[ItemBase], list[ItemBase]] = defaultdict(list)
        for item in self.content.items:
            held[type(item)].append(item)
        return dict(held)

    def of(self, kind: type[Kind]) -> list[Kind]:
        """The items of one kind, in order."""
        return self._by_kind.get(kind, [])  # type: ignore[return-value]

    @cached_property
    def people(self) -> Mapping[UUID, PlanPerson]:
        """Everybody the plan lists."""
        return {person.id: person for person in self.content.people}

    def name(self, person_id: UUID) -> str:
        """What somebody is called; an id without a person has no name to show."""
        person = self.people.get(person_id)
        return person.known_as if person else "somebody who is not listed"

    def names(self, ids: Iterable[UUID]) -> list[str]:
        """What several people are called."""
        return [self.name(one) for one in ids]

    def role(self, person_id: UUID) -> Role | None:
        """What somebody is to the plan."""
        person = self.people.get(person_id)
        return person.role if person else None

    @cached_property
    def steps(self) -> list[SafetyStep]:
        """The safety steps."""
        return self.of(SafetyStep)

    @cached_property
    def rules(self) -> list[PlanRule]:
        """The plan rules."""
        return self.of(PlanRule)

    @cached_property
    def _steps_by_rule(self) -> Mapping[UUID | None, list[SafetyStep]]:
        held: dict[UUID | None, list[SafetyStep]] = defaultdict(list)
        for step in self.steps:
            held[step.rule_id].append(step)
        return dict(held)

    def steps_of(self, rule: PlanRule) -> list[SafetyStep]:
        """The steps of one rule."""
        return self._steps_by_rule.get(rule.id, [])

    @cached_property
    def said(self) -> tuple[Said, ...]:
        """What the rules and the steps say, rule by rule; steps of no rule come last."""
        found = []
        for rule in self.rules:
            found += [Said(rule.id, rule.id, at, text, text.lower()) for at, text in texts(rule, *RULE_WORDS)]
            found += [one for step in self.steps_of(rule) for one in _said_in(step)]
        found += [one for step in self.steps if step.rule_id is None for one in _said_in(step)]
        return tuple(found)

    @cached_property
    def dangers(self) -> list[Danger]:
        """The danger statements."""
        return self.of(Danger)

    @cached_property
    def members(self) -> Mapping[UUID, NetworkMember]:
        """The network by person."""
        return {member.person_id: member for member in self.of(NetworkMember)}

    @cached_property
    def agreements(self) -> Mapping[UUID, list[Agreement]]:
        """Every yes, signed or spoken, by person."""
        held: dict[UUID, list[Agreement]] = defaultdict(list)
        for agreement in self.records.agreements:
            held[agreement.person_id].append(agreement)
        return dict(held)

    @cached_property
    def relied_on(self) -> Mapping[UUID, SafetyStep]:
        """Everybody a step leans on, with the first step that does."""
        held: dict[UUID, SafetyStep] = {}
        for step in self.steps:
            for person in step.relies_on:
                held.setdefault(person, step)
        return held

    @cached_property
    def feared(self) -> frozenset[UUID]:
        """Adults whom a court or the police hold back: those who cause the harm, as far as the document says."""
        return frozenset(order.about for order in self.of(Order))

    @cached_property
    def texts(self) -> tuple[Place, ...]:
        """Every text of the plan with its place."""
        return tuple(all_texts(self.content))

    @cached_property
    def name_words(self) -> frozenset[str]:
        """Every word of everybody's name."""
        return names_of(self.content)

    @cached_property
    def language(self) -> tuple[Finding, ...]:
        """What the word lists and the reader's eye find in the items."""
        return tuple(of_items(self.texts, self.name_words))

    def decided(self, rule: str, *, item_id: UUID | None = None, person_id: UUID | None = None) -> bool:
        """True if a manager said yes to this, about this item or person."""
        return any(
            one.rule == rule
            and one.yes
            and (item_id is None or one.item_id == item_id)
            and (person_id is None or one.person_id == person_id)
            for one in self.records.decisions
        )

    @cached_property
    def lane(self) -> Emergency | None:
        """The emergency part, while the lane is open: until the day it lapses, or with no hour set yet (EMERG-2)."""
        open_now = (
            one
            for one in self.of(Emergency)
            if day_of(one.from_at) <= self.today and (one.lapses_at is None or self.today <= day_of(one.lapses_at))
        )
        return next(open_now, None)

    @cached_property
    def has_safety_part(self) -> bool:
        """True if the plan is, or is about to be, a safety plan: it may also be a child's plan without one."""
        kinds = (Purpose, SafetyStep, PlanRule, Emergency)
        return any(self.of(kind) for kind in kinds) or not self.content.items

    def adults(self, *roles: Role) -> Iterator[PlanPerson]:
        """The people listed in one of these roles."""
        yield from (person for person in self.content.people if person.role in roles)


def _said_in(step: SafetyStep) -> list[Said]:
    return [Said(step.id, step.rule_id, at, text, text.lower()) for at, text in texts(step, *STEP_WORDS)]
