"""The world of the tests: the sample family and its workers, and short ways to act in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from unittest.mock import patch
from uuid import UUID

from django.contrib.auth.hashers import get_hasher, make_password

from kith.core.access.principal import Principal, principal_of
from kith.core.accounts.models import User
from kith.core.agreements.choices import Advice, ToldHow
from kith.core.agreements.services import agreed, notice_given, told
from kith.core.editions.models import Wording
from kith.core.editions.selectors import reader_edition
from kith.core.editions.services import wording_approved, wording_written
from kith.core.lifecycle.services import plan_proposed, plan_went_live
from kith.core.people.models import Person
from kith.core.plans.models import Plan, Version
from kith.core.plans.services import plan_opened, purpose_saved, step_added
from kith.kernel import clock
from kith.sample.data import sample
from kith.sample.load import load_sample

CRAIGS_WORDS = "Send no messages or presents with anyone. To hear how Ruby and Alfie are, ring Amara, 01632 960211."
WORRY = "The worry: Craig could hurt Mum again when Ruby and Alfie are at home."
NEEDED = "What needs to be done: a sober grown-up is always in charge."

# Every account of the sample with its role; what each reaches follows from the sample's allocation.
PERSONAS = {one["key"]: one["role"] for one in sample()["users"]}


@dataclass(frozen=True)
class World:
    """The sample, loaded; `ids` by key: the keys of PERSONAS, family, ruby, alfie, pauline, craig …."""

    ids: dict[str, UUID]

    def by(self, key: str) -> Principal:
        """A worker as the one who acts."""
        return principal_of(self.user(key))

    def user(self, key: str) -> User:
        """A worker's account."""
        return User.objects.get(id=self.ids[key])

    def users(self, keys: Iterable[str]) -> dict[str, User]:
        """The accounts of some workers, by key."""
        held = User.objects.in_bulk([self.ids[key] for key in keys])
        return {key: held[self.ids[key]] for key in keys}

    def step_body(self, **changes: object) -> dict[str, object]:
        """A whole safety step: Pauline does, Joan steps in, Amara checks."""
        return {
            "who": str(self.ids["pauline"]),
            "act": "is at home with Ruby and Alfie, awake and sober",
            "by_when": "every Tuesday and Thursday, 7:30am to 6pm",
            "steps_in": str(self.ids["joan"]),
            "check_by": str(self.ids["amara"]),
            "check_how": "texts Pauline at 6pm and writes down the answer",
            **changes,
        }

    def drafted(self) -> Plan:
        """A plan for Ruby and Alfie with purpose, review date and one step, not yet proposed."""
        amara, children = self.by("amara"), [self.ids["ruby"], self.ids["alfie"]]
        plan = plan_opened(family_id=self.ids["family"], children=children, by=amara)
        purpose_saved(
            plan_id=plan.id,
            worry=WORRY,
            needed=NEEDED,
            review_on=clock.today() + timedelta(days=11),
            base=plan.revision,
            by=amara,
        )
        step_added(plan_id=plan.id, children=children, body=self.step_body(), by=amara)
        return Plan.objects.get(id=plan.id)

    def proposed(self) -> Version:
        """The drafted plan, proposed."""
        return plan_proposed(plan_id=self.drafted().id, by=self.by("amara"))

    def edition_hash(self, version: Version, key: str) -> str:
        """The hash of one reader's edition as it stands."""
        edition = reader_edition(self.by("amara"), version.id, self.ids[key])[1].edition
        assert edition is not None
        return edition.hash

    def agrees(self, version: Version, key: str) -> None:
        """Somebody is told, hears the notice and agrees."""
        amara, person_id = self.by("amara"), self.ids[key]
        shown = self.edition_hash(version, key)
        told(
            version_id=version.id,
            person_id=person_id,
            shown_hash=shown,
            how=ToldHow.IN_PERSON,
            at=clock.moment(),
            by=amara,
        )
        notice_given(version_id=version.id, person_id=person_id, read_aloud=True, by=amara)
        agreed(
            version_id=version.id,
            person_id=person_id,
            shown_hash=shown,
            typed_name=Person.objects.get(id=person_id).name,
            said_back="I am there Tuesday and Thursday.",
            advice=Advice.DECLINED,
            asked_alone=True,
            understands=True,
            sees_the_risk=True,
            by=amara,
        )

    def live(self) -> Version:
        """The plan in force: Pauline and Joan have agreed."""
        version = self.proposed()
        for key in ("pauline", "joan"):
            self.agrees(version, key)
        return plan_went_live(plan_id=version.plan_id, version_id=version.id, by=self.by("amara"))

    def words_for(self, version: Version, key: str, words: str) -> None:
        """Amara writes words for somebody in place of the step, and Helen approves them."""
        item_id = UUID(next(item["id"] for item in version.content["items"] if item["kind"] == "safety_step"))
        place = {"version_id": version.id, "reader_id": self.ids[key], "item_id": item_id}
        held = Wording.objects.filter(item_id=item_id, reader_id=self.ids[key]).order_by("written_at").last()
        row = wording_written(**place, words=words, base=held.revision if held else 0, by=self.by("amara"))
        wording_approved(**place, base=row.revision, by=self.by("helen"))

    def craigs_words(self, version: Version, words: str = CRAIGS_WORDS) -> None:
        """The same for Craig, who gets nothing but words written for him."""
        self.words_for(version, "craig", words)


# The sample's workers share one password, and argon2 takes a quarter of a second each time, on purpose.
_hashed = cache(make_password)


def _hashed_once(password: str) -> str:
    """Anew for another way of hashing: some tests use a quick one."""
    return _hashed(password, None, get_hasher().algorithm)


def make_world() -> World:
    """Load the sample into the test's database."""
    with patch("django.contrib.auth.base_user.make_password", _hashed_once):
        return World(load_sample())


DAY = date(2026, 1, 15)
