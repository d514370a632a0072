"""What is confirmed is what is done: where it changed in between, nothing is done and it is shown again."""

from datetime import date
from uuid import UUID

import pytest
from django.urls import reverse

from kith.core.access.principal import SYSTEM
from kith.core.accounts.choices import Role
from kith.core.accounts.models import Team, TeamChange, User
from kith.core.accounts.services import team_added, user_added
from kith.core.audit.models import Entry
from kith.core.people.models import Child
from kith.core.people.services import child_added, family_added
from kith.core.people.team_services import workers_moved_team
from tests.architecture.reach_calls import managed, restricted, teams_of
from tests.integration.doors.visitor import Seen, Typed, Visitor
from tests.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.rule("ACCESS-1", part="what is confirmed is what is done")]
CHANGED = ["This has changed since you looked. Look again and confirm."]


def _somebody(team: UUID, name: str = "Quentin Marsh") -> UUID:
    address = f"{name.split()[0].lower()}@example.org"
    here = Team.objects.get(id=team)
    return user_added(email=address, name=name, role=Role.WORKER, password="x" * 14, team=here, by=SYSTEM).id


def _child(family: UUID, lead: UUID, name: str = "Nell") -> UUID:
    return child_added(
        family_id=family, name=name, known_as=name, born_on=date(2025, 12, 1), lead_worker_id=lead,
        from_on=date(2026, 1, 1), by=SYSTEM,
    ).id  # fmt: skip


def _looked(visitor: Visitor, page: str, **typed: object) -> Typed:
    """Fill the form in and look at what it would do; what is sent by who confirms that."""
    seen = visitor.send(page, visitor.opened(page, page, typed))
    assert seen.status == 200 and not seen.messages
    return {**seen.form(page).values, **typed, "confirmed": "yes"}


def _again(visitor: Visitor, page: str, seen: Seen, **typed: object) -> Seen:
    """Nothing was done; who looks again and confirms does it."""
    assert (seen.status, seen.messages) == (409, CHANGED)
    return visitor.send(page, {**seen.form(page).values, **typed, "confirmed": "yes"})


@pytest.mark.parametrize("act", ["move", "merge"])
def test_somebody_who_joins_the_team_in_between_does_not_go_along_unseen(world: World, act: str) -> None:
    home, other = teams_of(world)
    pat, page = Visitor(world, "pat"), reverse(f"team-{act}", args=[home])
    typed: Typed = {"workers": ["everybody"], "team": str(other)} if act == "move" else {"into": str(other)}
    sent = _looked(pat, page, **typed)
    joined = _somebody(home)
    seen = pat.send(page, sent)
    assert not TeamChange.objects.filter(kind__in=["moved", "merged"]).exists()
    assert world.user("amara").team_id == home
    assert _again(pat, page, seen, **typed).status == 302
    assert User.objects.get(id=joined).team_id == world.user("amara").team_id == other


def test_a_move_of_one_is_not_done_when_they_lead_another_child_by_then(world: World) -> None:
    home, other = teams_of(world)
    pat, page = Visitor(world, "pat"), reverse("team-move", args=[home])
    typed: Typed = {"workers": [str(world.ids["amara"])], "team": str(other)}
    sent = _looked(pat, page, **typed)
    _child(world.ids["family"], world.ids["amara"])
    seen = pat.send(page, sent)
    assert "1 worker and 4 children move" in seen.text and world.user("amara").team_id == home
    assert _again(pat, page, seen, **typed).status == 302
    assert world.user("amara").team_id == other


def test_a_child_added_to_a_family_in_between_is_not_handed_over_unseen(world: World) -> None:
    ids, helen = world.ids, Visitor(world, "helen")
    page = reverse("worker-leave", args=[ids["amara"]])
    family = Child.objects.select_related("person").get(id=ids["ruby"]).person.family_id
    typed: Typed = {f"family_{family.hex}": str(ids["beth"]), "why": "Retires."}
    sent = _looked(helen, page, **typed)
    added = _child(family, ids["amara"])
    seen = helen.send(page, sent)
    assert "4 children get another lead worker." in seen.text
    assert Child.objects.get(id=added).lead_worker_id == ids["amara"] and world.user("amara").is_active
    assert _again(helen, page, seen, **typed).status == 302
    assert Child.objects.get(id=added).lead_worker_id == ids["beth"]


def test_another_child_in_the_place_of_one_is_not_what_was_confirmed(world: World) -> None:
    ids, helen = world.ids, Visitor(world, "helen")
    page, hartley = reverse("worker-leave", args=[ids["amara"]]), family_added(name="Hartley", by=SYSTEM).id
    first = _child(hartley, ids["amara"])
    sent = _looked(helen, page, rest_to=str(ids["beth"]))
    Child.objects.filter(id=first).update(lead_worker_id=ids["donna"])
    _child(hartley, ids["amara"], "Ned")
    seen = helen.send(page, sent)
    assert (seen.status, seen.messages) == (409, CHANGED), "the numbers are the same, the children are not"
    assert world.user("amara").is_active


@pytest.mark.parametrize("act", ["add", "replace", "end", "back", "manager-back"])
def test_managers_and_taking_back_are_done_as_they_were_seen(world: World, act: str) -> None:
    home, other = teams_of(world)
    ids, pat, by = world.ids, Visitor(world, "pat"), world.by("pat")
    if act == "back":
        change = workers_moved_team(worker_ids=[ids["amara"], ids["beth"]], team_id=other, by=by)
        page = reverse("team-change-back", args=[change.id])
    elif act == "manager-back":
        page = reverse("team-manager-back", args=[managed(world).id])
    else:
        page = reverse(f"team-manager-{act}", args=[home] if act == "add" else [home, ids["moira"]])
    typed: Typed = {} if act.endswith(("end", "back")) else {"user": str(ids["tom"])}
    sent = _looked(pat, page, **typed)
    before = TeamChange.objects.count()
    _child(ids["family"], ids["amara"])
    seen = pat.send(page, sent)
    assert TeamChange.objects.count() == before
    assert _again(pat, page, seen, **typed).status == 302
    assert TeamChange.objects.count() == before + 1


def test_who_confirms_what_they_never_saw_is_shown_it_first(world: World) -> None:
    home, other = teams_of(world)
    pat, page = Visitor(world, "pat"), reverse("team-merge", args=[home])
    typed: Typed = {"into": str(other), "confirmed": "yes"}
    seen = pat.send(page, {**pat.look(page).form(page).values, **typed})
    assert seen.status == 200 and "workers and 3 children move" in seen.text
    assert pat.send(page, {**seen.form(page).values, **typed, "shown_hash": "0" * 64}).status == 409
    assert Team.objects.get(id=home).closed_at is None


def test_the_same_press_twice_is_done_once_and_leads_on_both_times(world: World) -> None:
    home, other = teams_of(world)
    pat, page = Visitor(world, "pat"), reverse("team-move", args=[home])
    sent = _looked(pat, page, workers=["everybody"], team=str(other))
    assert [pat.send(page, sent).status for _ in range(2)] == [302, 302]
    assert TeamChange.objects.filter(kind="moved").count() == 1


@pytest.mark.parametrize("case", ["restricted", "empty team", "past day"])
def test_what_would_be_refused_is_refused_before_there_is_anything_to_confirm(world: World, case: str) -> None:
    home, other = teams_of(world)
    ids, pat, moira = world.ids, Visitor(world, "pat"), Visitor(world, "moira")
    here = {"workers": ["everybody"], "team": str(other)}
    who, page, typed, words = {
        "restricted": (
            moira,
            reverse("worker-leave", args=[ids["amara"]]),
            {"rest_to": str(ids["beth"])},
            "This record is restricted",
        ),
        "empty team": (
            pat,
            reverse("team-merge", args=[team_added(name="Empty", by=world.by("pat")).id]),
            {"into": str(other)},
            "close it instead",
        ),
        "past day": (
            pat,
            reverse("team-move", args=[home]),
            here | dict(zip(("from_on-day", "from_on-month", "from_on-year"), ("1", "2", "2020"), strict=True)),
            "has passed",
        ),
    }[case]
    if case == "restricted":
        restricted(world)
    sent = who.opened(page, page, typed)
    seen = who.send(page, sent)
    assert seen.status == 200 and any(words in one for one in seen.messages), seen.messages
    assert "shown_hash" not in seen.form(page).values


def test_looking_at_what_would_happen_leaves_nothing_behind(world: World) -> None:
    """It is rehearsed and undone: no evidence, no e-mail, no job, no account closed, nobody signed out."""
    from procrastinate.contrib.django.models import ProcrastinateJob

    def held() -> tuple[object, ...]:
        users = list(User.objects.order_by("id").values_list("id", "is_active", "team_id", "revision"))
        counts = (Entry.objects.count(), ProcrastinateJob.objects.count(), TeamChange.objects.count())
        return users, counts, list(Child.objects.order_by("id").values_list("id", "lead_worker_id"))

    helen, page = Visitor(world, "helen"), reverse("worker-leave", args=[world.ids["amara"]])
    helen.look(page)
    before = held()
    _looked(helen, page, rest_to=str(world.ids["beth"]))
    assert held() == before
    assert not Entry.objects.filter(action__startswith="people.worker_left").exists()
