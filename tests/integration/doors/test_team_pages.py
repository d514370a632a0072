"""Teams at the door: what would happen is seen first, then it happens, and it can be taken back."""

import pytest
from django.urls import reverse

from kith.core.access.selectors import reaches
from kith.core.accounts.models import Team, TeamChange, User
from kith.core.accounts.services import team_added
from kith.core.people.managing_services import managing_ended
from kith.core.people.models import Child
from tests.architecture.reach_calls import planned, teams_of
from tests.integration.doors.visitor import Seen, Typed, Visitor
from tests.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.rule("ACCESS-1", part="teams change, and reach with them")]


def _seen_and_done(world: World, page: str, **typed: object) -> tuple[Seen, Seen]:
    """Fill the form in, look at what would happen, confirm it."""
    pat = Visitor(world, "pat")
    before = pat.send(page, pat.opened(page, page, typed))
    assert before.status == 200, before.led_to
    return before, pat.send(page, {**typed, **before.form(page).values, "confirmed": "yes"})


def test_people_are_moved_after_the_numbers_were_seen_and_moved_back(world: World) -> None:
    home, other = teams_of(world)
    pat = Visitor(world, "pat")
    overview = pat.look(reverse("team", args=[home]))
    assert "3 people, 3 children." in overview.text or "people, 3 children." in overview.text
    page = reverse("team-move", args=[home])
    seen, done = _seen_and_done(world, page, workers=[str(world.ids["amara"])], team=str(other), why="Fewer there.")
    assert "1 worker and 3 children move; 1 person loses sight of 3 children; 1 person gains sight of 3 children." in (
        seen.text
    )
    assert "Helen Draycott" in seen.text and "Tom Ellery" in seen.text and "Ruby" not in seen.text
    assert (done.status, done.led_to) == (302, reverse("team", args=[home]))
    assert reaches(world.by("tom"), [world.ids["ruby"]])
    history = pat.look(reverse("team-history", args=[other]))
    assert "Moved: Amara Osei, from Locality Team 2 to Early Help, with 3 children." in history.text
    assert "Fewer there." in history.text and "By Pat Lindley." in history.text
    back = reverse("team-change-back", args=[TeamChange.objects.get(kind="moved").id])
    assert back in history.response.content.decode()
    seen, done = _seen_and_done(world, back, why="It was a mistake.")
    assert "Back from Early Help: Amara Osei." in seen.text and done.status == 302
    assert "1 worker and 3 children move" in seen.text
    assert not reaches(world.by("tom"), [world.ids["ruby"]])
    assert pat.look(back).status == 404, "once"


def test_a_whole_team_moves_with_one_tick(world: World) -> None:
    home, other = teams_of(world)
    page = reverse("team-move", args=[home])
    here = set(User.objects.filter(team_id=home).values_list("id", flat=True))
    seen, done = _seen_and_done(world, page, workers=["everybody"], team=str(other), why="One office.")
    assert f"{len(here)} workers and 3 children move" in seen.text and done.status == 302
    assert set(User.objects.filter(id__in=here).values_list("team_id", flat=True)) == {other}


def test_everything_typed_is_there_again_when_somebody_types_again(world: World) -> None:
    home, other = teams_of(world)
    page, pat = reverse("team-move", args=[home]), Visitor(world, "pat")
    both = [str(world.ids["amara"]), str(world.ids["beth"])]
    typed = {"workers": both, "team": str(other), "why": "Fewer there."}
    seen = pat.send(page, pat.opened(page, page, typed))
    body = seen.response.content.decode()
    assert all(f'<input type="hidden" name="workers" value="{one}">' in body for one in both)
    assert 'name="from_on-day"' in body
    again = pat.send(page, {**seen.form(page).values, "workers": both, "mend": "yes"})
    assert sorted(again.form(page).values["workers"]) == sorted(both)  # type: ignore[call-overload]
    assert again.form(page).values["why"] == "Fewer there."
    assert not TeamChange.objects.filter(kind="moved").exists()


def test_a_move_from_a_day_stands_on_the_team_and_is_called_off(world: World) -> None:
    change, home, pat = planned(world), teams_of(world)[0], Visitor(world, "pat")
    seen = pat.look(reverse("team", args=[home]))
    assert "From 17 January 2026" in seen.text and "Amara Osei, from Locality Team 2 to Early Help" in seen.text
    off = reverse("team-change-off", args=[change.id])
    assert pat.send(off, pat.opened(off, off, {})).status == 302
    assert "Planned moves" not in pat.look(reverse("team", args=[home])).text
    assert "Called off." in pat.look(reverse("team-history", args=[home])).text
    assert pat.look(off).status == 404


def test_a_move_to_a_team_without_a_manager_is_refused_before_there_is_anything_to_confirm(world: World) -> None:
    home, bare = teams_of(world)[0], team_added(name="Bare", by=world.by("pat"))
    pat, page = Visitor(world, "pat"), reverse("team-move", args=[home])
    typed: Typed = {"workers": [str(world.ids["amara"])], "team": str(bare.id)}
    seen = pat.send(page, pat.opened(page, page, typed))
    assert seen.messages == ["Bare would have children and no manager. Name a manager first."]
    assert "shown_hash" not in seen.form(page).values and reaches(world.by("helen"), [world.ids["ruby"]])
    on = {"from_on-day": "1", "from_on-month": "2", "from_on-year": "2026"}
    later = pat.send(page, pat.opened(page, page, {**typed, **on}))
    assert "Bare would have children and no manager: name a manager there first." in later.text
    assert "shown_hash" in later.form(page).values, "a manager may be named there before the day"


def test_a_team_is_merged_into_another_and_closes(world: World) -> None:
    home, other = teams_of(world)
    seen, done = _seen_and_done(world, reverse("team-merge", args=[home]), into=str(other), why="One office.")
    assert "workers and 3 children move" in seen.text
    assert done.led_to == reverse("team", args=[other])
    assert Team.objects.get(id=home).closed_at is not None
    assert Visitor(world, "pat").look(reverse("team", args=[home])).status == 404
    assert "went into" in Visitor(world, "pat").look(reverse("team-history", args=[home])).text


def test_managers_are_named_replaced_and_taken_away(world: World) -> None:
    home, ids = teams_of(world)[0], world.ids
    seen, done = _seen_and_done(world, reverse("team-manager-add", args=[home]), user=str(ids["tom"]), why="Helps out.")
    assert "1 person gains sight of 3 children." in seen.text and done.status == 302
    page = Visitor(world, "pat").look(reverse("team", args=[home]))
    assert "Tom Ellery" in page.text and "Helen Draycott" in page.text and "this is their own team" in page.text
    seen, done = _seen_and_done(world, reverse("team-manager-end", args=[home, ids["tom"]]), why="Done.")
    assert "1 person loses sight of 3 children." in seen.text and done.status == 302
    assert not reaches(world.by("tom"), [ids["ruby"]])
    page_of = reverse("team-manager-replace", args=[home, ids["moira"]])
    seen, done = _seen_and_done(world, page_of, user=str(ids["tom"]))
    assert "loses sight" in seen.text and "gains sight" in seen.text and done.status == 302
    assert Visitor(world, "pat").look(page_of).status == 404, "who does not manage it cannot be replaced"


@pytest.mark.rule("ACCESS-1", part="who leaves leaves nothing behind")
def test_each_family_goes_to_whom_it_is_given_and_the_rest_to_one(world: World) -> None:
    from kith.core.access.principal import SYSTEM
    from kith.core.people.services import child_added, family_added
    from kith.kernel import clock

    ids, helen = world.ids, Visitor(world, "helen")
    family = family_added(name="Hartley", by=SYSTEM)
    nell = child_added(
        family_id=family.id, name="Nell Hartley", known_as="Nell", born_on=clock.today(), lead_worker_id=ids["amara"],
        from_on=clock.today(), by=SYSTEM,
    )  # fmt: skip
    page = reverse("worker-leave", args=[ids["amara"]])
    opened = helen.look(page)
    assert "4 children are left to hand over of 2 families." in opened.text
    assert "Beth Lindqvist (no children now)" in opened.text and "Ruby" in opened.text
    typed = {f"family_{family.id.hex}": str(ids["beth"]), "rest_to": str(ids["helen"]), "why": "Retires"}
    seen = helen.send(page, helen.opened(page, page, typed))
    assert "gets 1 child; leads 1 then" in seen.text and "gets 3 children; leads 3 then" in seen.text
    assert helen.send(page, {**seen.form(page).values, "confirmed": "yes"}).status == 302
    leads = dict(Child.objects.values_list("id", "lead_worker_id"))
    assert leads[nell.id] == ids["beth"]
    assert {leads[ids[key]] for key in ("ruby", "alfie", "kayden")} == {ids["helen"]}


def test_the_naming_of_a_manager_is_taken_back_from_the_history_after_the_numbers_were_seen(world: World) -> None:
    home = teams_of(world)[0]
    pat, page = Visitor(world, "pat"), reverse("team-manager-add", args=[home])
    _seen_and_done(world, page, user=str(world.ids["tom"]), why="Helps out.")
    history = reverse("team-history", args=[home])
    back = reverse("team-manager-back", args=[TeamChange.objects.get(kind="manager", people=[world.ids["tom"]]).id])
    assert back in pat.look(history).response.content.decode()
    assert "Locality Team 2: Tom Ellery manages this team. Helps out." in pat.look(back).text
    seen, done = _seen_and_done(world, back, why="He is needed elsewhere.")
    assert "1 person loses sight of 3 children" in seen.text and "Tom Ellery" in seen.text
    assert (done.status, done.led_to) == (302, reverse("team", args=[home]))
    assert not reaches(world.by("tom"), [world.ids["ruby"]])
    told = pat.look(history)
    assert "Taken back: Tom Ellery manages this team no more. He is needed elsewhere." in told.text
    assert back not in told.response.content.decode() and pat.look(back).status == 404


def test_a_stopped_manager_is_missed_before_and_after(world: World) -> None:
    home, ids, pat = teams_of(world)[0], world.ids, Visitor(world, "pat")
    managing_ended(user_id=ids["moira"], team_id=home, by=world.by("pat"))
    page, words = reverse("user-stop", args=[ids["helen"]]), "Nobody manages it, and its people lead children"
    assert words not in pat.look(reverse("teams")).text
    seen = pat.look(page)
    assert "Locality Team 2 would have children and no manager: name another one on its page." in seen.text
    assert pat.send(page, pat.opened(page, page, {})).status == 302
    assert words in pat.look(reverse("teams")).text
    assert "Nobody manages this team." in pat.look(reverse("team", args=[home])).text


def test_teams_that_closed_stand_below_and_open_again(world: World) -> None:
    pat, page = Visitor(world, "pat"), reverse("teams")
    closed = team_added(name="Gone", by=world.by("pat")).id
    shut = reverse("team-close", args=[closed])
    assert pat.send(shut, pat.opened(shut, shut, {})).status == 302
    seen = pat.look(page)
    assert seen.status == 200 and "Open Gone again" in seen.text
    again = reverse("team-reopen", args=[closed])
    assert pat.send(again, pat.opened(page, again, {})).status == 302
    assert "Open Gone again" not in pat.look(page).text
