"""Writes: proposing and going live as whole requests, beside the smallest act that leaves evidence."""

from collections.abc import Iterator
from uuid import uuid4

from django.urls import reverse

from kith.core.access.principal import principal_of
from kith.core.accounts.models import User
from kith.core.accounts.services import team_added
from kith.core.lifecycle.services import plan_proposed
from kith.core.plans.models import Version
from tests.bench import world
from tests.bench.browser import signed_in
from tests.bench.measure import Row, ms, p50, p95, times

LIVE_BUDGET = 120.0
READERS = 20
REPEATS = 7


def write_rows() -> Iterator[Row]:
    """The floor, then the service that proposes, then the request that goes live."""
    floor = p50(times(lambda: team_added(name=uuid4().hex, by=world.SYSTEM), 40))
    yield Row("Smallest act with evidence: one row, committed (the floor)", ms(floor))
    lead = world.worker("Writes")
    asker = principal_of(lead)
    draft = world.plan(world.family(lead), 10, lead)
    taken = times(
        lambda: plan_proposed(plan_id=draft.id, by=asker), REPEATS, before=lambda: world.worded_anew(draft, lead)
    )
    yield Row(
        "Service: propose a plan of 10 steps, committed, p50 / p95",
        f"{ms(p50(taken))} / {ms(p95(taken))}",
        ms(floor),
        f"{p50(taken) / floor:.1f} ×",
    )
    yield _live_row(lead, floor)


def _live_row(lead: User, floor: float) -> Row:
    browser = signed_in(lead)
    waiting = iter([_agreed(lead) for _ in range(REPEATS + 1)])

    def go_live() -> None:
        browser.post(reverse("version-go-live", args=[next(waiting).id]))

    taken = times(go_live, REPEATS, warm=1)
    return Row(
        f"Request: go live with {READERS} readers, p50 / p95",
        f"{ms(p50(taken))} / {ms(p95(taken))}",
        ms(floor),
        f"{p50(taken) / floor:.1f} ×",
        f"p50 ≤ {LIVE_BUDGET:.0f} ms",
        p50(taken) <= LIVE_BUDGET,
    )


def _agreed(lead: User) -> Version:
    of = world.family(lead, readers=READERS)
    version = world.proposed(of, 3, lead)
    world.everybody_agrees(version, of, lead)
    return version
