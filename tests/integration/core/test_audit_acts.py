"""One act, one transaction, with its evidence in it (ACCESS-6)."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection

from kith.core.access.principal import Principal
from kith.core.accounts.choices import Role
from kith.core.accounts.models import Team, User
from kith.core.accounts.services import team_added
from kith.core.audit.attribution import acting_from
from kith.core.audit.models import Change, Entry
from kith.core.audit.selectors import entries_about
from kith.core.audit.services import UnrecordedAct, audited, record
from kith.core.lifecycle.services import plan_withdrawn
from kith.kernel.ids import new_id
from tests.world import World

BY = Principal(new_id(), "Amara Osei", "administrator")


@pytest.fixture(autouse=True)
def administrator(db: None) -> None:
    """Whom BY stands for: only somebody who looks after accounts may add a team."""
    User.objects.create(id=BY.id, email="amara@example.org", name=BY.label, role=Role.ADMINISTRATOR, password="none")


@audited
def _silent_act(*, name: str, by: Principal) -> None:
    Team.objects.create(name=name)


@audited
def _renamed(*, team_id: UUID, name: str, why: str, by: Principal) -> None:
    Team.objects.filter(id=team_id).update(name=name)
    record(action="test.renamed", by=by, subject=("team", team_id), why=why, details={"to": name})


@audited
def _renamed_after_an_act_within(*, team_id: UUID, name: str, why: str, by: Principal) -> None:
    team_added(name="made on the way", by=by)
    Team.objects.filter(id=team_id).update(name=name)


@audited
def _swallows_a_failed_act(*, name: str, by: Principal) -> None:
    Team.objects.create(name=name)
    with pytest.raises(RuntimeError, match="after the evidence"):
        _fails_after_recording(by=by)


@audited
def _fails_after_recording(*, by: Principal) -> None:
    record(action="test.failed", by=by, subject=("team", new_id()))
    raise RuntimeError("after the evidence")


@pytest.mark.django_db
@pytest.mark.rule("ACCESS-6", part="an act without evidence is rolled back")
def test_an_act_that_records_nothing_is_rolled_back() -> None:
    with pytest.raises(UnrecordedAct, match="_silent_act recorded nothing"):
        _silent_act(name="Nobody saw this", by=BY)
    assert not Team.objects.filter(name="Nobody saw this").exists()


@pytest.mark.django_db
def test_evidence_of_an_act_within_that_failed_does_not_stand_for_the_outer_one() -> None:
    with pytest.raises(UnrecordedAct):
        _swallows_a_failed_act(name="Still nobody", by=BY)
    assert not Team.objects.filter(name="Still nobody").exists()
    assert not Entry.objects.filter(action="test.failed").exists()


@pytest.mark.django_db
@pytest.mark.rule("ACCESS-6", part="an act whose evidence cannot be written is rolled back")
def test_an_act_whose_evidence_cannot_be_written_is_rolled_back(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(**_: Any) -> None:
        raise OSError("no room for evidence")

    monkeypatch.setattr(Entry.objects, "create", refused)
    with pytest.raises(OSError, match="no room"):
        team_added(name="Half a team", by=BY)
    assert not Team.objects.filter(name="Half a team").exists()
    assert not Change.objects.filter(after__name="Half a team").exists()


@pytest.mark.rule("ACCESS-6", part="an act whose evidence cannot be written is rolled back")
def test_a_withdrawal_whose_evidence_cannot_be_written_leaves_the_plan_proposed(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    version = world.proposed()

    def refused(**_: Any) -> None:
        raise OSError("no room for evidence")

    monkeypatch.setattr(Entry.objects, "create", refused)
    with pytest.raises(OSError, match="no room"):
        plan_withdrawn(plan_id=version.plan_id, by=world.by("amara"))
    version.plan.refresh_from_db()
    assert version.plan.proposed_id == version.id
    assert list(version.acts.values_list("act", flat=True)) == ["propose"]


@pytest.mark.django_db
def test_an_entry_says_who_when_by_both_clocks_why_and_from_which_page(as_of: Any) -> None:
    as_of("2026-01-16")
    team = team_added(name="Locality Team 9", by=BY)
    with acting_from("plan", "request-7"):
        _renamed(team_id=team.id, name="Locality Team 10", why="a letter too many", by=BY)
    entry = entries_about("team", team.id)[-1]
    assert (entry.actor_id, entry.actor_label) == (BY.id, "Amara Osei")
    assert abs(entry.at - datetime.now(UTC)) < timedelta(minutes=1)
    assert entry.as_of_on.isoformat() == "2026-01-16"
    assert (entry.action, entry.why, entry.page, entry.request_id) == (
        "test.renamed",
        "a letter too many",
        "plan",
        "request-7",
    )
    assert entry.details == {"to": "Locality Team 10"}


@pytest.mark.django_db
def test_the_history_of_a_row_says_who_why_and_from_which_page_as_well() -> None:
    team = team_added(name="Before", by=BY)
    with acting_from("plan", "request-8"):
        _renamed(team_id=team.id, name="After", why="it was wrong", by=BY)
    change = Change.objects.filter(table_name="accounts_team", row_id=str(team.id)).latest("id")
    assert (change.operation, change.before["name"], change.after["name"]) == ("update", "Before", "After")
    assert (change.actor_id, change.actor_label) == (BY.id, "Amara Osei")
    assert (change.why, change.page, change.request_id) == ("it was wrong", "plan", "request-8")
    assert change.as_of_on.isoformat() == "2026-01-15"


@pytest.mark.django_db
def test_after_an_act_within_an_act_the_history_keeps_the_outer_reason() -> None:
    team = team_added(name="Before", by=BY)
    _renamed_after_an_act_within(team_id=team.id, name="After", why="the outer reason", by=BY)
    changes = Change.objects.filter(table_name="accounts_team").order_by("id")
    assert [(change.after["name"], change.why) for change in changes] == [
        ("Before", ""),
        ("made on the way", ""),
        ("After", "the outer reason"),
    ]


@pytest.mark.django_db(transaction=True)
def test_what_the_database_was_told_ends_with_the_act() -> None:
    team = team_added(name="Before", by=BY)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE accounts_team SET name = 'By hand' WHERE id = %s", [team.id])
    change = Change.objects.latest("id")
    assert (change.actor_id, change.actor_label, change.page) == (None, "nobody named", "")
