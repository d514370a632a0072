"""No child falls out of a manager's sight when people go, come back, or are moved to and from nowhere (ACCESS-1)."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from kith.core.access.models import Managing, Reach
from kith.core.access.principal import SYSTEM, principal_of
from kith.core.accounts.choices import Role
from kith.core.accounts.details import Details
from kith.core.accounts.invitation_services import invitation_link_made, password_link_sent
from kith.core.accounts.models import Team, User
from kith.core.accounts.services import team_added, user_added
from kith.core.duties.models import Duty
from kith.core.people.account_services import (
    NO_MANAGER_MAIL,
    account_changed,
    account_connected,
    account_let_in,
    account_stopped,
)
from kith.core.people.allocation_services import children_allocated
from kith.core.people.leaving_services import worker_left
from kith.core.people.managing_services import managing_begun
from kith.core.people.services import child_added, family_added
from kith.core.people.team_facts import bare_teams
from kith.core.people.team_services import move_put_back, team_ended, teams_merged, workers_moved_team
from kith.kernel.errors import Invalid, NotYet
from tests.architecture.reach_calls import teams_of
from tests.council import identity, provider, use
from tests.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.rule("ACCESS-1", part="no child falls out of a manager's sight")]


def _bases(child: UUID) -> set[str]:
    return set(Reach.objects.filter(child_id=child, until_at__isnull=True).values_list("basis", flat=True))


def _newcomer() -> UUID:
    return user_added(email="q@example.org", name="Quentin Marsh", role=Role.WORKER, password="x" * 14, by=SYSTEM).id


def _child(lead: UUID) -> UUID:
    family = family_added(name="Hart", by=SYSTEM).id
    return child_added(
        family_id=family, name="Nell Hart", known_as="Nell", born_on=date(2020, 1, 1), lead_worker_id=lead,
        from_on=date(2026, 1, 15), by=SYSTEM,
    ).id  # fmt: skip


def test_who_leads_children_is_put_into_no_team_by_nobody(world: World) -> None:
    amara, pat = world.user("amara"), world.by("pat")
    for role in (Role.WORKER, Role.PARTNER):
        with pytest.raises((NotYet, Invalid)):
            nowhere = Details(name=amara.name, role=role, agency="A school" if role is Role.PARTNER else "")
            account_changed(user_id=amara.id, details=nowhere, base=amara.revision, by=pat)
    assert "team_manager" in _bases(world.ids["ruby"])
    beth = world.user("beth")
    account_changed(user_id=beth.id, details=Details(name=beth.name, role=Role.WORKER), base=beth.revision, by=pat)
    assert world.user("beth").team_id is None, "she leads nobody"


def test_who_came_from_no_team_goes_back_there_without_children_and_stays_with_them(world: World) -> None:
    pat, other, new = world.by("pat"), teams_of(world)[1], _newcomer()
    change = workers_moved_team(worker_ids=[new], team_id=other, by=pat)
    child = _child(new)
    with pytest.raises(NotYet, match="Quentin Marsh leads children"):
        move_put_back(change_id=change.id, by=pat)
    _somebody_else_leads(child, world.ids["donna"])
    move_put_back(change_id=change.id, by=pat)
    assert User.objects.get(id=new).team_id is None


def _somebody_else_leads(child: UUID, to: UUID) -> None:
    """Somebody else leads the child."""
    children_allocated(child_ids=[child], worker_id=to, by=SYSTEM)


def test_a_team_in_which_a_stopped_worker_leads_children_does_not_close(world: World) -> None:
    pat = world.by("pat")
    team = team_added(name="Small", by=pat)
    managing_begun(user_id=world.ids["tom"], team_id=team.id, by=pat)
    lead = _newcomer()
    workers_moved_team(worker_ids=[lead], team_id=team.id, by=pat)
    child = _child(lead)
    account_stopped(user_id=lead, by=pat)
    with pytest.raises(Invalid, match="Quentin Marsh still leads children here"):
        team_ended(team_id=team.id, by=pat)
    account_let_in(user_id=lead, by=pat)
    assert "team_manager" in _bases(child)
    account_stopped(user_id=lead, by=pat)
    _somebody_else_leads(child, world.ids["donna"])
    team_ended(team_id=team.id, by=pat)
    assert Team.objects.get(id=team.id).closed_at is not None


def test_who_was_stopped_goes_along_in_a_merger_with_their_children_and_back(world: World) -> None:
    pat, (home, other) = world.by("pat"), teams_of(world)
    account_stopped(user_id=world.ids["amara"], by=pat)
    change = teams_merged(team_id=home, into_id=other, by=pat)
    assert world.user("amara").team_id == other
    assert "team_manager" in _bases(world.ids["ruby"])
    move_put_back(change_id=change.id, by=pat)
    assert world.user("amara").team_id == home


def test_administrators_are_told_when_a_manager_comes_back_by_the_council_as_something_else(
    world: World, settings: Any
) -> None:
    home = teams_of(world)[0]
    helen = world.user("helen")
    Managing.objects.filter(team_id=home).delete()
    use(settings, provider("https://council.example.org"))
    link = password_link_sent(user_id=helen.id, by=SYSTEM)
    token = invitation_link_made(invitation_id=link.id, by=SYSTEM)
    account_connected(token=token, identity=identity(("worker",), helen.email), by=principal_of(helen))
    assert bare_teams([home])
    assert ProcrastinateJob.objects.filter(task_name=NO_MANAGER_MAIL).exists()


def test_a_manager_whose_account_was_stopped_leaves(world: World) -> None:
    Managing.objects.filter(team_id=teams_of(world)[0]).delete()
    account_stopped(user_id=world.ids["helen"], by=SYSTEM)
    worker_left(worker_id=world.ids["helen"], hand_over={}, by=SYSTEM)


@pytest.mark.parametrize("way", ["leaves", "is stopped", "moves", "becomes something else"])
def test_what_is_to_do_for_a_stopped_worker_is_always_somebodys_who_can_do_it(world: World, way: str) -> None:
    pat, ids, (home, other) = world.by("pat"), world.ids, teams_of(world)
    account_stopped(user_id=ids["amara"], by=pat)
    assert _owners() == {"Helen Draycott"}
    helen = world.user("helen")
    if way == "leaves":
        worker_left(worker_id=ids["helen"], hand_over={}, by=SYSTEM)
    elif way == "is stopped":
        account_stopped(user_id=ids["helen"], by=pat)
    elif way == "moves":
        workers_moved_team(worker_ids=[ids["helen"]], team_id=other, by=pat)
    else:
        chair = Details(name=helen.name, role=Role.CHAIR, team_id=home)
        account_changed(user_id=ids["helen"], details=chair, base=helen.revision, by=pat)
    assert _owners() == {"Moira Kettle"}


def _owners() -> set[str]:
    held = Duty.objects.filter(kind="access.lead_stopped", done_at__isnull=True).values_list("owner_id", flat=True)
    return set(User.objects.filter(id__in=held).values_list("name", flat=True))
