"""Break-glass: for a reason, for some hours, told to the manager in the same act (ACCESS-3, OVER-2)."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail

from kith.core.access.basis import Emergency
from kith.core.access.models import BreakGlass, Opening, Reach
from kith.core.access.selectors import basis_for, own_children, reaches
from kith.core.access.services import opening_logged
from kith.core.accounts.models import User
from kith.core.audit.models import Entry
from kith.core.authority.policy import Policy
from kith.core.authority.services import policy_saved
from kith.core.duties.models import Duty
from kith.core.duties.selectors import open_duties
from kith.core.lifecycle.break_glass_selectors import broken_for, mine_in_force, told_of, whom_to_ask
from kith.core.lifecycle.break_glass_services import break_glass_looked_at, glass_broken
from kith.core.lifecycle.duties import BREAK_GLASS_SEEN
from kith.core.people.allocation_facts import reach_differences
from kith.core.people.allocation_services import children_allocated
from kith.core.people.selectors import families_of, family_for
from kith.doors.jobs.tasks import needed_today_mailed
from kith.kernel import clock
from kith.kernel.errors import Invalid, NotFound, Refused
from kith.kernel.ids import new_id
from tests.architecture.tables import execute
from tests.world import PERSONAS, World

pytestmark = [pytest.mark.django_db, pytest.mark.rule("ACCESS-3")]
REASON = "Ruby’s school rang: nobody fetched her and Amara does not answer."


def breaks(world: World, who: str = "donna", child: str = "ruby", **changes: Any) -> BreakGlass:
    given = {"child_id": world.ids[child], "whole_family": False, "kind": Emergency.CALLED, "reason": REASON}
    return glass_broken(**{**given, **changes}, by=world.by(who))


def _mails_queued() -> list[str]:
    rows = execute("SELECT args ->> 'user_id' FROM procrastinate_jobs WHERE task_name = 'needed_today_mailed'")
    return [user for (user,) in rows]


def test_it_opens_that_record_and_no_other_for_some_hours_of_the_real_clock(
    world: World, as_of: Callable[[str], None]
) -> None:
    donna = world.by("donna")
    broken = breaks(world)
    assert reaches(donna, [world.ids["ruby"]]) and not reaches(donna, [world.ids["alfie"]])
    assert [one.person.known_as for one in family_for(donna, world.ids["family"]).children] == ["Ruby"]
    assert timedelta(hours=11, minutes=59) < broken.until_at - clock.instant() <= timedelta(hours=12)
    as_of("2026-01-16")
    assert reaches(donna, [world.ids["ruby"]]), "the domain's date moves no security"
    with time_machine.travel(broken.until_at - timedelta(seconds=5)):
        assert reaches(donna, [world.ids["ruby"]])
    with time_machine.travel(broken.until_at):
        assert not reaches(donna, [world.ids["ruby"]])
        assert mine_in_force(donna) == ()
        with pytest.raises(NotFound):
            family_for(donna, world.ids["family"])


def test_the_council_says_how_long(world: World) -> None:
    policy_saved(policy=Policy(break_glass_hours=3), by=world.by("pat"))
    broken = breaks(world)
    assert broken.until_at - broken.begun_at == timedelta(hours=3)


def test_the_whole_family_if_asked(world: World) -> None:
    broken = breaks(world, whole_family=True)
    assert set(broken.children) == {world.ids[key] for key in ("ruby", "alfie", "kayden")}
    assert reaches(world.by("donna"), broken.children)


def test_each_look_is_logged_as_break_glass(world: World) -> None:
    breaks(world)
    opening_logged(principal=world.by("donna"), children=[world.ids["ruby"]])
    assert Opening.objects.get().basis == "break-glass"
    assert basis_for(world.by("donna"), [world.ids["ruby"]]) == "break-glass"


@pytest.mark.rule("OVER-2", part="break-glass is told to the manager")
def test_the_manager_is_told_in_the_same_act_by_duty_and_by_an_e_mail_that_says_nothing(world: World) -> None:
    broken = breaks(world)
    (duty,) = open_duties(world.by("helen"), 25).shown
    assert (duty.kind, duty.subject_id, duty.due_on) == (BREAK_GLASS_SEEN, broken.id, date(2026, 1, 15))
    assert Duty.objects.get().owner_id == world.ids["helen"]
    for who in ("amara", "donna"):
        assert open_duties(world.by(who), 25).shown == (), "managers are told, nobody else's worklist holds it"
    assert _mails_queued() == [str(world.ids["helen"])]
    needed_today_mailed(str(world.ids["helen"]))
    (sent,) = mail.outbox
    assert sent.to == [world.user("helen").email]
    for word in ("Ruby", "Donna", "glass", "record", "child", "Tansley", str(broken.id), str(world.ids["ruby"])):
        assert word not in f"{sent.subject}\n{sent.body}"


def test_nobody_is_mailed_who_left_or_is_not_there(world: World) -> None:
    User.objects.filter(id=world.ids["helen"]).update(is_active=False)
    needed_today_mailed(str(world.ids["helen"]))
    needed_today_mailed(str(new_id()))
    assert mail.outbox == []


def test_what_fails_opens_nothing_and_tells_nobody(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(**_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(Entry.objects, "create", fails)
    with pytest.raises(RuntimeError):
        breaks(world)
    assert _mails_queued() == []
    assert not BreakGlass.objects.exists() and not Duty.objects.exists()
    assert not Reach.objects.filter(basis="break_glass").exists()


@pytest.mark.parametrize("reason", ["", "x", "   short   ", "a" + " " * 40 + "b"])
def test_a_reason_has_to_say_something(world: World, reason: str) -> None:
    with pytest.raises(Invalid, match="what happened"):
        breaks(world, reason=reason)
    assert not BreakGlass.objects.exists()


def test_who_may(world: World) -> None:
    """Workers and managers out of reach, and the chair; who reaches the record finds nothing to break."""
    finds = {"beth", "donna", "tom", "olu"}
    for key in PERSONAS:
        if key in finds:
            breaks(world, key)
            continue
        refusal = NotFound if key in {"amara", "helen", "moira", "ian"} else Refused
        with pytest.raises(refusal):
            breaks(world, key)


def test_what_is_not_there_is_not_found(world: World) -> None:
    with pytest.raises(NotFound):
        glass_broken(child_id=new_id(), whole_family=True, kind=Emergency.VISIT, reason=REASON, by=world.by("donna"))
    with pytest.raises(NotFound):
        whom_to_ask(world.by("donna"), new_id())


def test_who_to_ask_first_is_said_without_a_word_about_the_child(world: World) -> None:
    asked = whom_to_ask(world.by("donna"), world.ids["ruby"])
    assert (asked.name, asked.phone) == ("Amara Osei", "01632 960211")


@pytest.mark.rule("OVER-2", part="break-glass is told to the manager")
def test_a_manager_looks_says_what_they_found_and_may_end_it(world: World) -> None:
    broken, helen = breaks(world), world.by("helen")
    given = {"break_glass_id": broken.id, "end_now": True}
    with pytest.raises(Invalid, match="what you found"):
        break_glass_looked_at(**given, words=" ", by=helen)
    for who, refusal in (("amara", Refused), ("donna", NotFound), ("tom", NotFound), ("pat", NotFound)):
        with pytest.raises(refusal):
            break_glass_looked_at(**given, words="Fine.", by=world.by(who))
    break_glass_looked_at(**given, words="Rang Donna: it was needed, Ruby is with Joan.", by=helen)
    assert not reaches(world.by("donna"), [world.ids["ruby"]])
    assert open_duties(helen, 25).shown == ()
    (seen,) = told_of(helen, 0, 25).shown
    assert (seen.who, seen.seen_words) == ("Donna Frost", "Rang Donna: it was needed, Ruby is with Joan.")
    with pytest.raises(Invalid, match="already"):
        break_glass_looked_at(**given, words="Again.", by=helen)


def test_looked_at_without_ending_it_goes_on(world: World) -> None:
    broken = breaks(world)
    break_glass_looked_at(break_glass_id=broken.id, words="Needed.", end_now=False, by=world.by("helen"))
    assert reaches(world.by("donna"), [world.ids["ruby"]])


def test_break_glass_makes_a_child_nobodys_own(world: World) -> None:
    """No worklist, no giving away, no look at others' break-glass: what lasts is for who answers for the child."""
    ids, tom = world.ids, world.by("tom")
    breaks(world, "tom")
    other = breaks(world, "donna")
    assert list(own_children(tom)) == [] and families_of(tom).shown == ()
    with pytest.raises(NotFound):
        children_allocated(child_ids=[ids["ruby"]], worker_id=ids["donna"], by=tom)
    with pytest.raises(NotFound):
        break_glass_looked_at(break_glass_id=other.id, words="All well.", end_now=False, by=tom)
    with pytest.raises(NotFound):
        broken_for(tom, other.id)
    assert told_of(tom, 0, 25).total == 0
    assert [one.children for one in mine_in_force(tom)] == [(ids["ruby"],)]


def test_what_a_manager_has_to_look_at_stands_first(world: World) -> None:
    first, helen = breaks(world), world.by("helen")
    break_glass_looked_at(break_glass_id=first.id, words="Needed.", end_now=False, by=helen)
    second = breaks(world, "beth")
    page = told_of(helen, 0, 1)
    assert ([one.id for one in page.shown], page.total) == ([second.id], 2)
    assert told_of(world.by("amara"), 0, 25).total == 0


def test_recomputing_reach_leaves_break_glass_alone(world: World) -> None:
    breaks(world)
    assert list(reach_differences()) == []
    children_allocated(child_ids=[world.ids["ruby"]], worker_id=world.ids["beth"], by=world.by("helen"))
    assert reaches(world.by("donna"), [world.ids["ruby"]])


def test_a_second_time_while_it_is_open_finds_nothing_to_break(world: World) -> None:
    breaks(world)
    with pytest.raises(NotFound):
        breaks(world)
    broken = breaks(world, whole_family=True, child="alfie")
    assert world.ids["ruby"] not in broken.children
    assert isinstance(broken.begun_at, datetime)
