"""How many statements a page sends: at most fifteen, and no more for twenty-five steps than for one (DESIGN 6)."""

from dataclasses import dataclass

import pytest
from django.urls import reverse

from kith.core.access.principal import principal_of
from kith.core.accounts.models import User
from kith.core.lifecycle.services import plan_went_live
from kith.core.plans.models import Version
from tests.bench import world as bench
from tests.bench.browser import Browser, signed_in
from tests.bench.pages import MOST_STATEMENTS, statements

pytestmark = pytest.mark.django_db(transaction=True)
MANY = 25


@dataclass(frozen=True)
class Place:
    """A proposed version for eight readers, and its worker with a browser."""

    lead: User
    browser: Browser
    family: bench.BenchFamily
    version: Version

    def sent_by(self, name: str, *more: object) -> list[str]:
        return statements(self.browser, reverse(name, args=[self.version.id, *more]))

    def pages(self) -> dict[str, list[str]]:
        reader = self.family.people[0]
        plan = statements(self.browser, reverse("plan", args=[self.version.plan_id]))
        return {
            "plan": plan,
            "version": self.sent_by("version"),
            "reader": self.sent_by("reader", reader),
            "agreement": self.sent_by("agreement", reader),
        }

    def goes_live(self) -> None:
        bench.everybody_agrees(self.version, self.family, self.lead)
        plan_went_live(plan_id=self.version.plan_id, version_id=self.version.id, by=principal_of(self.lead))


def _place(steps: int) -> Place:
    lead = bench.worker(f"Lead{steps}")
    family = bench.family(lead, readers=8)
    return Place(lead, signed_in(lead), family, bench.proposed(family, steps, lead))


def _within(found: dict[str, list[str]]) -> None:
    for name, sent in found.items():
        listed = "\n".join(f"{number} {one}" for number, one in enumerate(sent, 1))
        assert len(sent) <= MOST_STATEMENTS, f"{name}:\n{listed}"


def test_a_page_sends_no_more_for_many_steps_than_for_one() -> None:
    few, many = _place(1).pages(), _place(MANY).pages()
    _within(many)
    assert {name: len(sent) for name, sent in many.items()} == {name: len(sent) for name, sent in few.items()}


def test_a_live_version_with_its_duties_and_agreements_sends_no_more_than_allowed() -> None:
    place = _place(3)
    place.goes_live()
    _within(place.pages())
