"""What was done with a family: its plan with versions, what is due, who looked, and the evidence of it all."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from random import Random

from kith.core.access.basis import Basis
from kith.core.access.models import Opening
from kith.core.audit.models import Entry
from kith.core.duties.models import Duty
from kith.core.editions.layout import day_of
from kith.core.lifecycle.duties import ON_FILE
from kith.core.plans.models import DraftItem, Plan, PlanChild, Version, VersionAct
from kith.core.plans.workflow import Act
from kith.sample.generate import papers
from kith.sample.generate.agreeing import AgreeingTables, Asked
from kith.sample.generate.families import Made, MadeFamily
from kith.sample.generate.ids import Ids
from kith.sample.generate.tables import Table

_WORRIES = (
    "The worry: the children could be hurt when the grown-ups argue at home.",
    "The worry: nobody notices when the children are not fed or not at school.",
    "The worry: a grown-up who has been drinking looks after the children alone.",
    "The worry: the children see somebody hurt their mum and are frightened to sleep.",
)
_NEEDED = "What needs to be done: a calm and sober grown-up is always in charge."
_STEPS = (
    "is at home with the children, awake and sober",
    "takes the children to school and waits until they are inside",
    "cooks tea and sits down with them",
    "rings the family worker when a sign shows",
)
_WHEN = ("every day, 7:30am to 6pm", "every Tuesday and Thursday", "Friday 5pm to Sunday 6pm")
_PAGES = ("family", "plan", "version", "reader", "plan-step")
_DAY = timedelta(days=1)
_HAS_PLAN, _PROPOSED_ONLY = 0.9, 0.12


class WorkTables:
    """Makes what was done."""

    def __init__(self, ids: Ids, random: Random, today: date) -> None:
        self._ids, self._random, self._today = ids, random, today
        self.plans = Table(Plan, ("id", "family_id", "opened_on", "review_on", "revision", "proposed_id", "live_id"))
        self.plan_children = Table(PlanChild, ("id", "plan_id", "child_id", "joined_on", "left_on"))
        self.items = Table(
            DraftItem,
            ("id", "plan_id", "kind", "position", "revision", "children", "source", "body", "changed_at", "changed_by"),
        )
        self.versions = Table(
            Version,
            ("id", "plan_id", "number", "schema_version", "content", "content_hash", "proposed_at", "proposed_on",
             "proposed_by", "settings_number"),
        )  # fmt: skip
        self.acts = Table(VersionAct, ("id", "version_id", "act", "at", "on", "by"))
        self.duties = Table(
            Duty,
            ("id", "kind", "subject_kind", "subject_id", "occasion", "children", "owner_id", "arises_on", "due_on",
             "rule", "done_at", "done_by", "reference", "late_reason"),
        )  # fmt: skip
        self.agreeing = AgreeingTables(ids, random)
        self.openings = Table(
            Opening,
            ("id", "at", "as_of_on", "principal_id", "principal_label", "children", "basis", "page", "request_id"),
        )
        self.entries = Table(
            Entry,
            ("id", "at", "as_of_on", "actor_id", "actor_label", "action", "subject_kind", "subject_id", "children",
             "why", "page", "request_id", "details"),
        )  # fmt: skip

    @property
    def all(self) -> tuple[Table, ...]:
        """In any order: there are no references while they are filled."""
        return (
            self.plans, self.plan_children, self.items, self.versions, self.acts, self.duties, self.openings,
            self.entries, *self.agreeing.all,
        )  # fmt: skip

    def make(self, family: MadeFamily) -> None:
        """The work with one family."""
        self._act(family, "people.family_added", "family", family.id)
        for child in family.children:
            self._act(family, "people.child_added", "child", child.id)
        if self._random.random() < _HAS_PLAN and any(one.safe for one in family.adults):
            self._plan(family)
        self._looked(family)

    def _plan(self, family: MadeFamily) -> None:
        """A plan that leans on the safe grown-ups alone, so that everybody it leans on has a part of their own."""
        plan, opened = self._ids(), family.from_on + min(3 * _DAY, self._today - family.from_on - _DAY)
        review = (self._today if family.until_on is None else family.until_on) + self._random.randrange(1, 40) * _DAY
        everybody = (*family.children, *(one for one in family.adults if one.safe))
        steps, born = self._random.randrange(2, 5), tuple(one.born_on is not None for one in everybody)
        shape = papers.Shape(len(family.children), len(everybody) - len(family.children), steps, born)
        forms, values = papers.papers(shape), self._values(family, everybody, plan, review, steps)
        version, live = self._ids(), family.until_on is not None or self._random.random() >= _PROPOSED_ONLY
        held = forms.content_hash(values)
        self.versions.add(
            version, plan, 1, forms.schema_version, forms.content.filled(values), held, f"{opened} 11:00+00", opened,
            family.lead.id, self.agreeing.settings.number,
        )  # fmt: skip
        self.plans.add(plan, family.id, opened, review, steps + 1, None if live else version, version if live else None)
        for child in family.children:
            self.plan_children.add(self._ids(), plan, child.id, opened, family.until_on)
        self._items(family, plan, forms, values, opened)
        self._happened(family, plan, (version, held), opened, live)
        if family.until_on is None:
            asked = Asked(version, shape, values, opened, live)
            self.agreeing.make(family, asked, lambda *said: self._said(family, ("plan_version", version), *said))

    def _values(
        self, family: MadeFamily, everybody: Sequence[Made], plan: str, review: date, steps: int
    ) -> dict[str, str]:
        random, lead = self._random, family.lead
        values = {papers.PLAN: plan, papers.LEAD: lead.id, "§l§": lead.name, papers.PHONE: lead.phone}
        values |= {papers.REVIEW: str(review), papers.WORRY: random.choice(_WORRIES), papers.NEEDED: _NEEDED}
        values[papers.REVIEW_WORDS] = day_of(review)
        for number, one in enumerate(everybody):
            values[papers.person(number)] = one.id
            values[f"§n{number}§"], values[papers.known_as(number)] = one.name, one.known_as
            values[papers.born(number)] = str(one.born_on)
        for step in range(steps):
            values[f"§a{step}§"], values[f"§t{step}§"] = _STEPS[step], random.choice(_WHEN)
        return values | {papers.item(number): self._ids() for number in range(steps + 1)}

    def _items(
        self, family: MadeFamily, plan: str, forms: papers.Papers, values: Mapping[str, str], opened: date
    ) -> None:
        children, source = _array([child.id for child in family.children]), forms.source.filled(values)
        for number, (kind, body) in enumerate(zip(forms.kinds, forms.bodies, strict=True)):
            self.items.add(
                values[papers.item(number)], plan, kind, number + 1, 1, children, source, body.filled(values),
                f"{opened} 10:00+00", family.lead.id,
            )  # fmt: skip
            action = "plan.step_added" if number else "plan.purpose_saved"
            details = f'{{"item": "{values[papers.item(number)]}"}}' if number else "{}"
            self._said(family, ("plan", plan), action, f"{opened} 10:00+00", details)

    def _happened(self, family: MadeFamily, plan: str, proposed: tuple[str, str], opened: date, live: bool) -> None:
        lead, children, (version, held) = family.lead.id, [child.id for child in family.children], proposed
        self.acts.add(self._ids(), version, Act.PROPOSE.value, f"{opened} 11:00+00", opened, lead)
        details = f'{{"number": 1, "content_hash": "{held}"}}'
        self._said(family, ("plan", plan), "plan.opened", f"{opened} 09:00+00", "{}")
        self._said(family, ("plan_version", version), "plan.proposed", f"{opened} 11:00+00", details)
        if not live:
            return
        self.acts.add(self._ids(), version, Act.GO_LIVE.value, f"{opened} 16:00+00", opened, lead)
        self._said(family, ("plan_version", version), "plan.went_live", f"{opened} 16:00+00", "{}")
        done = family.until_on is not None or opened < self._today - 9 * _DAY or self._random.random() < 0.5
        self.duties.add(
            self._ids(), ON_FILE, "plan_version", version, "went_live", _array(children), lead, opened,
            opened + 4 * _DAY, "SHARE-2", f"{opened + _DAY} 12:00+00" if done else None, lead if done else None,
            "On file" if done else "", "",
        )  # fmt: skip

    def _looked(self, family: MadeFamily) -> None:
        random, until = self._random, family.until_on or self._today
        span, children = max(1, (until - family.from_on).days), _array([child.id for child in family.children])
        for _ in range(random.randrange(2, 6) if family.until_on is None else 1):
            day = family.from_on + random.randrange(span) * _DAY
            manager = random.random() < 0.2
            who, label = (
                (family.lead.manager, family.lead.manager_name) if manager else (family.lead.id, family.lead.name)
            )
            basis = Basis.TEAM_MANAGER if manager else Basis.LEAD_WORKER
            at = f"{day} {random.randrange(8, 18):02d}:{random.randrange(60):02d}+00"
            self.openings.add(self._ids(), at, day, who, label, children, basis.label, random.choice(_PAGES), "")

    def _act(self, family: MadeFamily, action: str, kind: str, subject: str) -> None:
        at = f"{family.from_on} {self._random.randrange(9, 17):02d}:{self._random.randrange(60):02d}+00"
        self._said(family, (kind, subject), action, at, "{}")

    def _said(self, family: MadeFamily, subject: tuple[str, str], action: str, at: str, details: str) -> None:
        """What was done and when, as evidence has it."""
        children = _array([child.id for child in family.children])
        lead, day = family.lead, at.partition(" ")[0]
        self.entries.add(self._ids(), at, day, lead.id, lead.name, action, *subject, children, "", "", "", details)


def _array(ids: Sequence[str]) -> str:
    return f"{{{','.join(ids)}}}"
