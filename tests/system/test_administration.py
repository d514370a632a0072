"""The pages of who looks after accounts, teams, reach and evidence: on a phone, by machine's eye and by keyboard."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from kith.core.access.models import Opening
from kith.core.access.unusual_services import unusual_looks_listed
from kith.core.accounts.models import TeamChange
from kith.core.people.staffing_services import cover_arranged, shift_added
from kith.kernel import clock
from tests.architecture.reach_calls import broken, planned, restricted, teams_of
from tests.system.browser import PHONE, accessible, fits, shaped
from tests.system.test_hands_and_eyes import tab_to
from tests.system.walk import Walk
from tests.unusual import night_look
from tests.world import World


def _of_the_administrator(world: World) -> Iterator[str]:
    change, (home, other) = planned(world), teams_of(world)
    amara, moira = world.ids["amara"], world.ids["moira"]
    yield from (reverse("users"), reverse("user", args=[amara]), reverse("user-change", args=[amara]), reverse("teams"))
    for name in ("team", "team-rename", "team-move", "team-merge", "team-manager-add", "team-history"):
        yield reverse(name, args=[home])
    yield from (reverse(f"team-manager-{act}", args=[home, moira]) for act in ("replace", "end"))
    yield from (reverse("team-change-off", args=[change.id]), reverse("team-history", args=[other]))
    yield from (reverse("settings"), reverse("settings-history"))
    for group in ("council", "people-to-ask", "finding-and-opening", "words-on-copies"):
        yield reverse("settings-change", args=[group])


def _of_the_manager(world: World) -> Iterator[str]:
    ids, helen, today, now = world.ids, world.by("helen"), clock.today(), clock.instant()
    glass = broken(world)
    cover = cover_arranged(absent_id=ids["amara"], stand_in_id=ids["beth"], from_on=today, until_on=today, by=helen)
    shift = shift_added(user_id=ids["olu"], from_at=now, until_at=now + timedelta(hours=9), by=helen)
    yield from (reverse("my-team"), reverse("covers"), reverse("cover-new"), reverse("cover-end", args=[cover.id]))
    yield from (reverse("rota"), reverse("shift-new"), reverse("shift-end", args=[shift.id]), reverse("find"))
    yield from (reverse(name, args=[ids["amara"]]) for name in ("caseload", "worker-leave"))
    yield from (reverse(name, args=[ids["ruby"]]) for name in ("child-workers", "child-worker-add", "access-log"))
    yield from (reverse("break-glass-list"), reverse("break-glass-seen", args=[glass.id]))


def _of_the_service_manager(world: World) -> Iterator[str]:
    yield reverse("restrict", args=[world.ids["ruby"]])
    record = restricted(world)
    yield reverse("restricted-records")
    for act in ("record", "look", "lift", "answer", "name-add"):
        yield reverse(f"restricted-{act}", args=[record.id])


def _of_data_protection(world: World) -> Iterator[str]:
    (look,) = unusual_looks_listed(findings=[night_look(world)], by=world.by("della"))
    Opening.objects.create(
        at=look.first_at, as_of_on=look.on, principal_id=look.person_id, principal_label=look.person_label,
        children=[world.ids["ruby"], world.ids["alfie"]], basis="lead worker", page="family",
    )  # fmt: skip
    yield from (reverse("unusual"), reverse("unusual-look", args=[look.id]), reverse("unusual-records", args=[look.id]))
    yield from (reverse("log-find"), reverse("access-log", args=[world.ids["ruby"]]))


PAGES = {
    "pat": _of_the_administrator,
    "helen": _of_the_manager,
    "moira": _of_the_service_manager,
    "della": _of_data_protection,
}


@pytest.mark.parametrize("device", [PHONE], indirect=True, ids=["phone"])
@pytest.mark.parametrize("who", PAGES)
def test_pages_of_administration_and_evidence_hold_on_a_phone(walk: Walk, who: str) -> None:
    walk.sign_in(who)
    for address in PAGES[who](walk.world):
        answer = walk.page.goto(address)
        assert answer is not None and answer.ok, address
        accessible(walk.page)
        fits(walk.page)
        shaped(walk.page)
        _answers_beside_their_boxes(walk.page)


def _answers_beside_their_boxes(page: Page) -> None:
    """No long answer falls under its radio or checkbox."""
    fallen = page.evaluate("""() => [...document.querySelectorAll('.govuk-radios__item, .govuk-checkboxes__item')]
        .filter(one => one.querySelector('label').getBoundingClientRect().top
                       >= one.querySelector('input').getBoundingClientRect().bottom)
        .map(one => one.textContent.trim())""")
    assert not fallen, f"{page.url}: {fallen}"


def test_somebody_is_moved_by_keyboard_alone_after_the_numbers_were_seen(walk: Walk) -> None:
    page, (home, other) = walk.page, teams_of(walk.world)
    walk.sign_in("pat")
    page.goto(reverse("team-move", args=[home]))
    tab_to(page, f"[name=workers][value='{walk.world.ids['amara']}']")
    page.keyboard.press("Space")
    tab_to(page, "[name=team]")
    page.keyboard.type("Early")
    tab_to(page, "main button")
    page.keyboard.press("Enter")
    walk.arrived("Check what happens")
    walk.says("Amara Osei: from Locality Team 2 to Early Help.")
    walk.says("1 worker and 3 children move")
    tab_to(page, "main button[name=confirmed]")
    page.keyboard.press("Enter")
    walk.arrived("Locality Team 2")
    expect(page.locator(".govuk-notification-banner")).to_be_focused()
    assert TeamChange.objects.get(kind="moved").team_id == other
