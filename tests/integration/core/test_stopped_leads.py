"""An account is stopped, and its children need another lead worker: their managers see it, until none is left so."""

from datetime import date
from uuid import UUID

import pytest

from kith.core.accounts.models import User
from kith.core.audit.models import Entry
from kith.core.duties.models import Duty
from kith.core.duties.selectors import open_duties
from kith.core.people.account_services import account_let_in, account_stopped
from kith.core.people.allocation_selectors import caseload_of, team_workers
from kith.core.people.allocation_services import children_allocated
from kith.core.people.duties import LEAD_STOPPED
from kith.core.people.leaving_services import worker_left
from kith.core.people.models import Child
from kith.core.people.restricted_services import restriction_lifted
from tests.architecture.reach_calls import restricted
from tests.world import World

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.rule("CHILD-2", part="children of a stopped account need another lead worker"),
]
CHILDREN = ("ruby", "alfie", "kayden")


def _stopped(world: World) -> None:
    account_stopped(user_id=world.ids["amara"], by=world.by("pat"))


def _due(world: World, who: str) -> list[frozenset[UUID]]:
    found = open_duties(world.by(who), 25).shown
    return sorted((frozenset(one.children) for one in found if one.kind == LEAD_STOPPED), key=len)


def _children(world: World, *keys: str) -> frozenset[UUID]:
    return frozenset(world.ids[key] for key in keys)


def _given(world: World, *keys: str, to: str = "beth") -> None:
    children_allocated(child_ids=list(_children(world, *keys)), worker_id=world.ids[to], by=world.by("helen"))


def test_the_managers_of_the_team_have_it_to_do_at_once_and_nobody_else(world: World) -> None:
    assert Duty.objects.filter(kind=LEAD_STOPPED).count() == 0
    _stopped(world)
    assert [_due(world, who) for who in ("helen", "moira")] == [[_children(world, *CHILDREN)]] * 2
    assert [_due(world, who) for who in ("tom", "beth", "donna", "olu", "pat", "ian")] == [[]] * 6
    duty = Duty.objects.get(kind=LEAD_STOPPED)
    assert (duty.subject_id, duty.owner_id) == (world.ids["amara"], world.ids["helen"])
    assert duty.due_on == date(2026, 1, 15)
    assert Entry.objects.filter(action="duty.expected", details__kind=LEAD_STOPPED).count() == 1


def test_it_goes_on_for_those_who_are_left_and_is_done_with_the_last(world: World) -> None:
    _stopped(world)
    _given(world, "ruby")
    assert _due(world, "helen") == [_children(world, "alfie", "kayden")]
    _given(world, "alfie", "kayden")
    assert _due(world, "helen") == []
    duty = Duty.objects.get(kind=LEAD_STOPPED)
    assert duty.done_by == world.ids["helen"] and duty.done_at is not None


def test_it_is_done_when_the_account_is_started_again_and_comes_again_when_it_is_stopped_again(world: World) -> None:
    _stopped(world)
    account_let_in(user_id=world.ids["amara"], by=world.by("pat"))
    assert _due(world, "helen") == []
    _stopped(world)
    assert _due(world, "helen") == [_children(world, *CHILDREN)]


def test_who_leads_no_child_leaves_nothing_to_do(world: World) -> None:
    account_stopped(user_id=world.ids["donna"], by=world.by("pat"))
    assert not Duty.objects.filter(kind=LEAD_STOPPED).exists()


def test_who_hands_over_for_somebody_stopped_has_nothing_left_to_do(world: World) -> None:
    _stopped(world)
    worker_left(worker_id=world.ids["amara"], hand_over={}, rest_to=world.ids["beth"], by=world.by("helen"))
    assert _due(world, "helen") == []


@pytest.mark.rule("ACCESS-4", part="a restricted child stands in nobody else's duty")
def test_of_a_restricted_record_only_those_on_its_list_who_allocate_know(world: World) -> None:
    restriction = restricted(world, "kayden")
    _stopped(world)
    listed = set(restriction.list.values_list("user_id", flat=True))
    for who in ("helen", "moira"):
        alone = [_children(world, "kayden")] if world.ids[who] in listed else []
        assert _due(world, who) == [*alone, _children(world, "ruby", "alfie")]
    restriction_lifted(restriction_id=restriction.id, why="No longer.", by=world.by("moira"))
    assert _due(world, "helen") == [_children(world, *CHILDREN)]


def test_a_manager_sees_who_is_stopped_and_still_leads_children_first_and_gives_them_on(world: World) -> None:
    helen = world.by("helen")
    _stopped(world)
    first = team_workers(helen, 0, 25).shown[0]
    assert (first.name, first.stopped, first.children) == ("Amara Osei", True, 3)
    assert caseload_of(helen, world.ids["amara"], 0, 25).total == 3
    _given(world, *CHILDREN)
    assert "Amara Osei" not in [one.name for one in team_workers(helen, 0, 25).shown]


def test_who_was_stopped_in_another_team_is_not_shown(world: World) -> None:
    _stopped(world)
    assert "Amara Osei" not in [one.name for one in team_workers(world.by("tom"), 0, 25).shown]


def test_when_stopping_fails_nothing_is_due(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(**_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("kith.core.people.account_services.sessions_ended", fails)
    with pytest.raises(RuntimeError):
        _stopped(world)
    assert User.objects.get(id=world.ids["amara"]).is_active
    assert not Duty.objects.filter(kind=LEAD_STOPPED).exists()
    assert Child.objects.filter(lead_worker_id=world.ids["amara"]).count() == 3
