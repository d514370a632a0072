"""The council's settings at the door: typed, seen, confirmed; both texts when two change the same."""

import pytest
from django.urls import reverse

from kith.core.access.settings_services import settings_changed
from kith.core.authority.fields import Group
from kith.core.authority.policy import Policy
from kith.core.authority.selectors import newest_version, policy
from kith.core.authority.services import policy_saved
from kith.core.authority.settings import settings
from kith.doors.staff.settings.forms import PURPOSES
from kith.doors.staff.settings.presenters import GROUPS
from tests.integration.doors.visitor import Seen, Typed, Visitor
from tests.world import World

pytestmark = pytest.mark.django_db
TIMES = reverse("settings-change", args=["time-limits"])


def _sent(visitor: Visitor, **typed: object) -> Seen:
    return visitor.send(TIMES, visitor.opened(TIMES, TIMES, {"why": "Agreed.", **typed}))


@pytest.mark.rule("GUARD-SETTINGS", part="every setting has its page")
def test_every_setting_stands_on_a_page_with_label_default_limits_and_rule(world: World) -> None:
    pat = Visitor(world, "pat")
    overview = pat.look(reverse("settings"))
    assert set(GROUPS) == set(Group)
    for one in settings():
        page = pat.look(reverse("settings-change", args=[one.group.value]))
        assert one.label in overview.text and one.label in page.text and one.hint in page.text
        assert one.words(one.default) in page.text or "Not set unless changed" in page.text
        assert not one.high or f"From {one.low:,} to {one.high:,}" in page.text
        assert not one.rule or f"It is there so that {PURPOSES[one.rule]} ({one.rule})." in page.text
        assert f"Rule {one.rule}" not in page.text


@pytest.mark.rule("GUARD-SETTINGS", part="seen before it is in force")
def test_what_changes_is_seen_first_and_then_in_force_at_once(world: World) -> None:
    pat = Visitor(world, "pat")
    seen = _sent(pat, on_file_working_days="4")
    assert seen.status == 200 and policy().on_file_working_days == 2
    assert "2 working days" in seen.text and "4 working days" in seen.text and "Agreed." in seen.text
    carried = seen.form(TIMES).values
    back = pat.send(TIMES, {**carried, "mend": "yes"})
    assert back.form(TIMES).values["on_file_working_days"] == "4", "nothing typed is lost"
    done = pat.send(TIMES, {**carried, "confirmed": "yes"})
    assert (done.status, done.led_to) == (302, reverse("settings"))
    assert policy().on_file_working_days == 4
    assert "The settings are changed, and in force now." in pat.look(reverse("settings")).text


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("0", "must be between 1 and 20"),
        ("21", "must be between 1 and 20"),
        ("-3", "must be between 1 and 20"),
        ("two", "must be a whole number, like 1"),
        ("2.5", "must be a whole number, like 1"),
        ("9" * 400, "must be a whole number, like 1"),
        ("٣", "must be a whole number, like 1"),
        ("=1+1", "must be a whole number, like 1"),
        ("<script>", "must be a whole number, like 1"),
        ("👍", "must be a whole number, like 1"),
        ("\x00", "must be a whole number, like 1"),
        ("", "Enter working days to put a plan on the child’s file"),
    ],
)
def test_a_number_that_cannot_be_is_said_at_its_field_and_kept(typed: str, message: str, world: World) -> None:
    seen = _sent(Visitor(world, "pat"), on_file_working_days=typed)
    assert len(seen.messages) == 1 and message in seen.messages[0]
    assert policy().on_file_working_days == 2


def test_a_telephone_number_that_is_none_is_said_at_its_field(world: World) -> None:
    pat, page = Visitor(world, "pat"), reverse("settings-change", args=["people-to-ask"])
    seen = pat.send(page, pat.opened(page, page, {"talk_to_phone": "ring Helen", "why": "x"}))
    assert seen.messages == ["Their telephone number must be a telephone number, like 01632 960210"]
    assert seen.form(page).values["talk_to_phone"] == "ring Helen"


def test_nothing_changed_and_no_reason_are_said(world: World) -> None:
    pat = Visitor(world, "pat")
    assert _sent(pat).messages == ["These are the settings in force already. Change one, or leave this page."]
    assert _sent(pat, on_file_working_days="3", why=" ").messages == ["Enter why it is changed"]


@pytest.mark.rule("GUARD-SETTINGS", part="never over another's change")
def test_two_who_change_the_same_see_both_texts(world: World) -> None:
    pat = Visitor(world, "pat")
    opened: Typed = pat.opened(TIMES, TIMES, {"on_file_working_days": "4", "why": "Agreed.", "confirmed": "yes"})
    settings_changed(
        changes={"on_file_working_days": 7}, base=newest_version().number, why="Otherwise.", by=world.by("pat")
    )
    seen = pat.send(TIMES, opened)
    assert seen.status == 409 and "Pat Lindley changed this" in seen.text
    assert policy().on_file_working_days == 7
    again = pat.send(TIMES, {**seen.form(TIMES).values, "on_file_working_days": "4", "confirmed": "yes"})
    assert again.status == 302 and policy().on_file_working_days == 4


@pytest.mark.rule("GUARD-SETTINGS", part="put back")
def test_the_history_says_what_who_when_and_why_and_leads_back(world: World) -> None:
    pat = Visitor(world, "pat")
    first = newest_version()
    settings_changed(changes={"on_file_working_days": 7}, base=first.number, why="Too little.", by=world.by("pat"))
    seen = pat.look(reverse("settings-history"))
    assert "Version 2 (in force)" in seen.text and "Pat Lindley" in seen.text and "Too little." in seen.text
    assert "2 working days" in seen.text and "7 working days" in seen.text
    address = reverse("settings-version", args=[first.id])
    assert address in seen.response.content.decode()
    put_back = pat.send(address, pat.opened(address, address, {"why": "It was better."}))
    assert put_back.status == 302 and policy().on_file_working_days == 2
    assert "Puts version 1 back." in pat.look(reverse("settings-history")).text


def test_putting_back_over_a_newer_change_is_refused_and_shows_what_it_would_change_now(world: World) -> None:
    pat, first = Visitor(world, "pat"), newest_version()
    policy_saved(policy=Policy(on_file_working_days=3), by=world.by("pat"))
    address = reverse("settings-version", args=[first.id])
    opened = pat.opened(address, address, {"why": "It was better."})
    policy_saved(policy=Policy(on_file_working_days=6), by=world.by("pat"))
    seen = pat.send(address, opened)
    assert seen.messages[0].startswith("Somebody changed the settings after you opened this page.")
    assert "6 working days" in seen.text and policy().on_file_working_days == 6
    assert pat.send(address, {**seen.form(address).values, "why": "It was better."}).status == 302


def test_a_long_history_goes_on_below(world: World) -> None:
    for days in range(1, 20):
        for more in (1, 2):
            policy_saved(policy=Policy(on_file_working_days=days, talk_to_name=f"Team {more}"), by=world.by("pat"))
    pat = Visitor(world, "pat")
    seen = pat.look(reverse("settings-history"))
    older = seen.response.content.decode().split("?older=")[1].split('"')[0]
    below = pat.look(f"{reverse('settings-history')}?older={older}")
    assert f"Version {int(older) - 1} " in below.text and "Version 39" not in below.text
    for nonsense in ("x", "-1", "9" * 50, "٣"):
        assert "Version 39 (in force)" in pat.look(f"{reverse('settings-history')}?older={nonsense}").text
