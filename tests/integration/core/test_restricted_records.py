"""A restricted record is there for the people on its list and for nobody else (ACCESS-4)."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from kith.core.access.basis import Basis, Emergency
from kith.core.access.log_policies import logs_readable
from kith.core.access.selectors import basis_for, reaches
from kith.core.accounts.choices import Role
from kith.core.accounts.models import User
from kith.core.audit.models import Entry
from kith.core.duties.models import Duty
from kith.core.duties.selectors import open_duties
from kith.core.lifecycle.break_glass_services import glass_broken
from kith.core.people.allocation_facts import reach_differences
from kith.core.people.allocation_services import allocation_added, children_allocated, reach_mended
from kith.core.people.choices import RestrictedFor
from kith.core.people.duties import LOOK_AGAIN, TOLD
from kith.core.people.leaving_services import worker_left
from kith.core.people.models import Named, Restriction
from kith.core.people.restricted_selectors import (
    list_of,
    people_around,
    restricted_for,
    restricted_records,
    to_restrict,
)
from kith.core.people.restricted_services import (
    name_added,
    name_removed,
    record_restricted,
    restriction_answered_by,
    restriction_lifted,
    restriction_looked_at,
)
from kith.core.people.selectors import families_of, family_for
from kith.core.people.staffing_services import cover_arranged, shift_added
from kith.core.plans.selectors import plan_view
from kith.kernel import clock
from kith.kernel.errors import Invalid, NotFound, NotYet, Refused
from tests.world import PERSONAS, World

pytestmark = [pytest.mark.django_db, pytest.mark.rule("ACCESS-4", part="restricted records and their lists")]
WHY = "Ruby is the niece of somebody in the team."


def restrict(world: World, child: str = "ruby", by: str = "moira", **changes: Any) -> Restriction:
    ids = world.ids
    given: dict[str, Any] = {
        "child_id": ids[child],
        "reason": RestrictedFor.STAFF_FAMILY,
        "why": WHY,
        "names": [ids["amara"]],
        "answerable_id": ids["moira"],
        "by": world.by(by),
    }
    return record_restricted(**{**given, **changes})


def _seeing(world: World, child: str = "ruby") -> set[str]:
    return {key for key in PERSONAS if reaches(world.by(key), [world.ids[child]])}


def test_only_the_list_reaches_a_restricted_record_from_that_moment(world: World) -> None:
    restrict(world)
    assert _seeing(world) == {"amara", "moira"}
    assert _seeing(world, "alfie") == {"amara", "helen", "moira", "ian"}
    on_list = "named on the restricted record's list"
    assert basis_for(world.by("amara"), [world.ids["ruby"]]) == f"lead worker of the restricted record, {on_list}"
    assert basis_for(world.by("moira"), [world.ids["ruby"]]) == on_list
    assert list(reach_differences()) == []


@pytest.mark.rule("ACCESS-2", part="who may read the log")
def test_the_log_of_a_restricted_record_is_for_its_lead_worker_and_managers_on_its_list_alone(world: World) -> None:
    ids = world.ids
    record = restrict(world, names=[ids["amara"], ids["beth"], ids["ian"]])

    def readers() -> set[str]:
        return {key for key in PERSONAS if logs_readable(world.by(key), [ids["ruby"]])}

    assert {"amara", "beth", "ian", "moira"} == _seeing(world)
    assert readers() == {"amara", "moira", "della"}, "not others on the list, and no manager who is not on it"
    name_added(restriction_id=record.id, user_id=ids["helen"], by=world.by("moira"))
    assert readers() == {"amara", "helen", "moira", "della"}
    children_allocated(child_ids=[ids["ruby"]], worker_id=ids["beth"], by=world.by("helen"))
    assert readers() == {"beth", "helen", "moira", "della"}, "who leads it now, and not who did"
    restriction_lifted(restriction_id=record.id, why="She has left.", by=world.by("moira"))
    assert readers() == {"beth", "helen", "moira", "della"}
    assert list(reach_differences()) == []


@pytest.mark.rule("ACCESS-2", part="who may read the log")
def test_who_leads_a_restricted_record_reads_its_log_as_long_as_they_are_on_its_list(
    world: World, as_of: Callable[[str], None]
) -> None:
    ids, ruby = world.ids, [world.ids["ruby"]]
    restrict(world)
    assert logs_readable(world.by("amara"), ruby) == set(ruby)
    Named.objects.filter(user_id=ids["amara"]).update(until_on=date(2026, 1, 20))
    reach_mended(by=world.by("pat"))
    assert logs_readable(world.by("amara"), ruby) == set(ruby)
    as_of("2026-01-21")
    assert logs_readable(world.by("amara"), ruby) == set()


def test_out_of_hours_cover_and_quality_do_not_reach_it(world: World) -> None:
    ids, helen, now = world.ids, world.by("helen"), clock.instant()
    day = date(2026, 1, 15)
    allocation_added(child_id=ids["ruby"], worker_id=ids["quinn"], part=Basis.QUALITY, until_on=day, by=helen)
    cover_arranged(absent_id=ids["amara"], stand_in_id=ids["beth"], from_on=day, until_on=day, by=helen)
    shift_added(user_id=ids["olu"], from_at=now, until_at=now + timedelta(hours=1), by=helen)
    assert {"quinn", "beth", "olu"} <= _seeing(world)
    restrict(world)
    assert _seeing(world) == {"amara", "moira"}
    assert "olu" in _seeing(world, "alfie")


def test_pages_of_its_family_and_plan_are_not_there(world: World) -> None:
    version = world.live()
    restrict(world)
    helen = world.by("helen")
    assert {child.person.known_as for child in family_for(helen, world.ids["family"]).children} == {"Alfie", "Kayden"}
    assert [child.person.known_as for view in families_of(helen).shown for child in view.children] == [
        "Kayden",
        "Alfie",
    ]
    with pytest.raises(NotFound):
        plan_view(helen, version.plan_id)


def test_break_glass_that_is_open_ends_and_none_can_begin(world: World) -> None:
    ids, reason = world.ids, "Police are at the house and ask who may take her."
    glass = {"child_id": ids["ruby"], "whole_family": False, "kind": Emergency.POLICE_OR_HOSPITAL, "reason": reason}
    glass_broken(**glass, by=world.by("donna"))
    assert "donna" in _seeing(world)
    restrict(world)
    assert _seeing(world) == {"amara", "moira"}
    with pytest.raises(NotFound):
        glass_broken(**glass, by=world.by("donna"))
    glass_broken(**{**glass, "child_id": ids["alfie"], "whole_family": True}, by=world.by("donna"))
    assert "donna" in _seeing(world, "kayden") & _seeing(world, "alfie")
    assert "donna" not in _seeing(world)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"names": []}, "lead worker is not on the list"),
        ({"why": "  "}, "Say why"),
        ({"names": ["amara", "pat"]}, "Name only people who can sign in"),
        ({"names": ["amara", "della"]}, "Name only people who can sign in"),
        ({"answerable_id": "amara"}, "Choose a service manager to answer"),
        ({"names": ["amara", "farah"], "reason": RestrictedFor.ADOPTION}, "not given to partner agencies"),
    ],
)
def test_what_has_to_be_said(world: World, changes: dict[str, Any], words: str) -> None:
    ids = world.ids
    meant = {
        key: [ids[one] for one in value] if isinstance(value, list) else ids.get(value, value)
        for key, value in changes.items()
    }
    with pytest.raises(Invalid, match=words):
        restrict(world, **meant)
    assert not Restriction.objects.exists()


def test_only_the_service_manager_within_reach_and_data_protection_restrict(world: World) -> None:
    for who, refusal in (
        ("helen", Refused),
        ("amara", Refused),
        ("tom", NotFound),
        ("olu", NotFound),
        ("pat", NotFound),
    ):
        with pytest.raises(refusal):
            restrict(world, by=who)
    restrict(world, by="della")
    with pytest.raises(Invalid, match="already"):
        restrict(world)


@pytest.mark.rule("OVER-2", part="a restricted record is told to who answers for it")
def test_who_answers_is_told_of_what_somebody_else_did_and_looks_every_90_days(
    world: World, as_of: Callable[[str], None]
) -> None:
    restriction = restrict(world, by="della")
    told, look = Duty.objects.get(kind=TOLD), Duty.objects.get(kind=LOOK_AGAIN)
    assert (told.owner_id, told.due_on) == (world.ids["moira"], date(2026, 1, 15))
    assert (look.owner_id, look.due_on, look.rule) == (world.ids["moira"], date(2026, 4, 15), "ACCESS-4")
    assert {duty.kind for duty in open_duties(world.by("moira"), 25).shown} == {TOLD, LOOK_AGAIN}
    for who in ("amara", "helen", "della"):
        assert open_duties(world.by(who), 25).shown == ()
    as_of("2026-04-20")
    restriction_looked_at(restriction_id=restriction.id, words="Her aunt still works here.", by=world.by("moira"))
    waiting = Duty.objects.get(done_at__isnull=True)
    assert (waiting.kind, waiting.due_on) == (LOOK_AGAIN, date(2026, 7, 19))
    restriction_looked_at(restriction_id=restriction.id, words="Looked twice in a day.", by=world.by("moira"))
    assert Duty.objects.filter(done_at__isnull=True).count() == 1
    with pytest.raises(Invalid, match="Say why"):
        restriction_looked_at(restriction_id=restriction.id, words=" ", by=world.by("moira"))


def test_the_list_changes_by_name_and_by_day(world: World, as_of: Callable[[str], None]) -> None:
    ids, moira = world.ids, world.by("moira")
    restriction = restrict(world)
    name_added(restriction_id=restriction.id, user_id=ids["helen"], by=moira)
    name_added(restriction_id=restriction.id, user_id=ids["olu"], until_on=date(2026, 1, 20), by=moira)
    assert _seeing(world) == {"amara", "moira", "helen", "olu"}
    assert [one.name for one in list_of(moira, restriction.id)] == [
        "Amara Osei", "Helen Draycott", "Moira Kettle", "Olu Bankole",
    ]  # fmt: skip
    as_of("2026-01-21")
    assert _seeing(world) == {"amara", "moira", "helen"}
    name_removed(restriction_id=restriction.id, user_id=ids["helen"], by=moira)
    assert _seeing(world) == {"amara", "moira"}
    name_added(restriction_id=restriction.id, user_id=ids["olu"], by=moira)
    for who, words in (("olu", "already"), ("pat", "can sign in")):
        with pytest.raises(Invalid, match=words):
            name_added(restriction_id=restriction.id, user_id=ids[who], by=moira)
    for who, words in (("amara", "lead worker"), ("moira", "answers for")):
        with pytest.raises(Invalid, match=words):
            name_removed(restriction_id=restriction.id, user_id=ids[who], by=moira)
    with pytest.raises(NotFound):
        name_removed(restriction_id=restriction.id, user_id=ids["helen"], by=moira)
    with pytest.raises(Invalid, match="has passed"):
        name_added(restriction_id=restriction.id, user_id=ids["helen"], until_on=date(2026, 1, 1), by=moira)
    assert list(reach_differences()) == []


def test_an_adoption_record_is_given_to_no_partner_later_either(world: World) -> None:
    restriction = restrict(world, reason=RestrictedFor.ADOPTION)
    with pytest.raises(Invalid, match="not given to partner agencies"):
        name_added(restriction_id=restriction.id, user_id=world.ids["farah"], by=world.by("moira"))


def test_another_manager_answers_for_it(world: World) -> None:
    ids, moira = world.ids, world.by("moira")
    restriction = restrict(world)
    User.objects.filter(id=ids["helen"]).update(role=Role.SERVICE_MANAGER)
    with pytest.raises(Invalid, match="on the list"):
        restriction_answered_by(restriction_id=restriction.id, user_id=ids["helen"], by=moira)
    name_added(restriction_id=restriction.id, user_id=ids["helen"], by=moira)
    with pytest.raises(NotYet, match="answers for a restricted record"):
        worker_left(worker_id=ids["moira"], hand_over={}, by=world.by("pat"))
    restriction_answered_by(restriction_id=restriction.id, user_id=ids["helen"], by=moira)
    assert Duty.objects.get(kind=LOOK_AGAIN).owner_id == ids["helen"]
    name_removed(restriction_id=restriction.id, user_id=ids["moira"], by=world.by("della"))
    assert _seeing(world) == {"amara", "helen"}


def test_who_works_with_it_is_on_its_list_first(world: World) -> None:
    ids, helen = world.ids, world.by("helen")
    restriction = restrict(world, names=[ids["amara"], ids["helen"]])
    words = "Put Beth Lindqvist on its list first"
    with pytest.raises(NotYet, match=words):
        children_allocated(child_ids=[ids["ruby"]], worker_id=ids["beth"], by=helen)
    with pytest.raises(NotYet, match=words):
        allocation_added(child_id=ids["ruby"], worker_id=ids["beth"], part=Basis.CO_WORKER, by=helen)
    with pytest.raises(NotYet, match=words):
        worker_left(worker_id=ids["amara"], hand_over={}, rest_to=ids["beth"], by=helen)
    name_added(restriction_id=restriction.id, user_id=ids["beth"], by=world.by("moira"))
    children_allocated(child_ids=[ids["ruby"]], worker_id=ids["beth"], by=helen)
    assert _seeing(world) == {"amara", "helen", "moira", "beth"}


def test_a_manager_who_cannot_see_one_of_the_records_hands_over_none(world: World) -> None:
    restrict(world)
    with pytest.raises(NotYet, match="a record that you cannot open"):
        worker_left(worker_id=world.ids["amara"], hand_over={}, rest_to=world.ids["beth"], by=world.by("helen"))
    assert world.user("amara").is_active


def test_lifted_it_is_as_the_facts_are(world: World) -> None:
    restriction = restrict(world)
    with pytest.raises(Invalid, match="Say why"):
        restriction_lifted(restriction_id=restriction.id, why="", by=world.by("moira"))
    restriction_lifted(restriction_id=restriction.id, why="The colleague has left.", by=world.by("moira"))
    assert _seeing(world) == {"amara", "helen", "moira", "ian"}
    assert not Duty.objects.filter(done_at__isnull=True).exists()
    assert restricted_records(world.by("moira"), 0, 25).total == 0
    with pytest.raises(NotFound):
        restriction_lifted(restriction_id=restriction.id, why="Again", by=world.by("moira"))
    assert Entry.objects.filter(action="people.restriction_lifted", children=[world.ids["ruby"]]).exists()
    assert list(reach_differences()) == []


def test_who_sees_which_are_restricted(world: World) -> None:
    restriction = restrict(world)
    for key in PERSONAS:
        total = restricted_records(world.by(key), 0, 25).total
        assert total == (1 if key in {"moira", "della"} else 0), key
        if total == 0:
            for look in (restricted_for, list_of):
                with pytest.raises(NotFound):
                    look(world.by(key), restriction.id)
    assert restricted_for(world.by("della"), restriction.id).child_name == "Ruby Tansley-Crowe"


def test_who_may_begin_sees_who_is_around(world: World) -> None:
    assert [user.name for user in people_around(world.by("moira"), world.ids["ruby"])] == [
        "Amara Osei", "Helen Draycott", "Ian Prosser", "Moira Kettle",
    ]  # fmt: skip
    for who in ("helen", "amara", "tom"):
        with pytest.raises(NotFound):
            to_restrict(world.by(who), world.ids["ruby"])
    restrict(world)
    with pytest.raises(NotFound):
        to_restrict(world.by("moira"), world.ids["ruby"])


@pytest.mark.parametrize("act", ["name", "off", "answer", "look", "lift"])
@pytest.mark.parametrize(("who", "refusal"), [("helen", NotFound), ("amara", Refused), ("pat", NotFound)])
def test_nobody_else_changes_it(world: World, act: str, who: str, refusal: type[Exception]) -> None:
    one: UUID = restrict(world).id
    beth, by = world.ids["beth"], world.by(who)
    acts: dict[str, Callable[[], object]] = {
        "name": lambda: name_added(restriction_id=one, user_id=beth, by=by),
        "off": lambda: name_removed(restriction_id=one, user_id=beth, by=by),
        "answer": lambda: restriction_answered_by(restriction_id=one, user_id=beth, by=by),
        "look": lambda: restriction_looked_at(restriction_id=one, words="Still needed.", by=by),
        "lift": lambda: restriction_lifted(restriction_id=one, why="Over.", by=by),
    }
    with pytest.raises(refusal):
        acts[act]()
    assert _seeing(world) == {"amara", "moira"}
