"""Two people at different fields of one form: each goes on as whoever touched it left it (DESIGN 4.5, ACCESS-6)."""

import pytest
from django.urls import reverse

from kith.core.people.models import Connection, Person
from tests.integration.doors.forms import date_typed
from tests.integration.doors.visitor import Seen, Typed, Visitor, everything_kept
from tests.world import World

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.rule("ACCESS-6", part="a form that came too late loses neither what was typed nor what was saved"),
]


def _joan(world: World) -> str:
    return reverse("person-change", args=[world.ids["family"], world.ids["joan"]])


def _late(world: World, mine: Typed, theirs: Typed) -> tuple[Visitor, Seen]:
    """Amara's form was opened first and is sent last."""
    page, amara, helen = _joan(world), Visitor(world, "amara"), Visitor(world, "helen")
    sent = amara.opened(page, page, mine)
    assert helen.send(page, helen.opened(page, page, theirs)).status == 302
    before = everything_kept()
    seen = amara.send(page, sent)
    assert (seen.status, everything_kept()) == (409, before)
    return amara, seen


def _plain(seen: Seen) -> str:
    return " ".join(seen.text.replace("[only here:", "").replace("]", "").split())


def test_a_field_not_touched_here_takes_what_was_saved_and_one_touched_only_here_keeps_what_was_typed(
    world: World,
) -> None:
    page = _joan(world)
    amara, seen = _late(
        world,
        {"known_as": "Nan Joan", **date_typed("born_on", 3)},
        {"phone": "01632 960333", "former_names": "Joan Marsh"},
    )
    values = seen.form(page).values
    assert (values["known_as"], values["phone"]) == ("Nan Joan", "01632 960333")
    assert values["former_names"] == "Joan Marsh"
    assert values["born_on-day"] == "3"
    assert "You did not change this." in seen.text
    assert "Look at both texts, write" not in seen.text, "nobody changed the same"
    assert amara.send(page, values).status == 302
    joan = Person.objects.get(id=world.ids["joan"])
    assert (joan.known_as, joan.phone) == ("Nan Joan", "01632 960333")
    assert joan.born_on is not None


def test_what_both_changed_is_shown_twice_and_the_rest_is_merged(world: World) -> None:
    page = _joan(world)
    _, seen = _late(
        world,
        {"name": "Joan Marsh", "known_as": "Nan Joan"},
        {"name": "Joan Smith", "phone": "01632 960333"},
    )
    values, text = seen.form(page).values, _plain(seen)
    assert (values["name"], values["known_as"], values["phone"]) == ("Joan Marsh", "Nan Joan", "01632 960333")
    assert "What you typed Joan Marsh" in text
    assert "Somebody saved Joan Smith" in text


def test_a_date_somebody_took_out_stays_out_and_one_they_set_stays_set(world: World) -> None:
    page = _joan(world)
    for typed, day in (
        (date_typed("born_on", 3), "3"),
        ({f"born_on-{one}": "" for one in ("day", "month", "year")}, ""),
    ):
        _, seen = _late(world, {"known_as": f"Nan {day}"}, typed)
        assert seen.form(page).values["born_on-day"] == day


def test_a_tick_somebody_else_changed_is_theirs(world: World) -> None:
    page = reverse("person-connection", args=[world.ids["family"], world.ids["leanne"], world.ids["ruby"]])
    amara, helen = Visitor(world, "amara"), Visitor(world, "helen")
    mine = amara.opened(page, page, {"described_as": "mummy"})
    ticked = bool(mine.get("parental_responsibility"))
    theirs = helen.opened(page, page, {"parental_responsibility": None if ticked else "on"})
    assert helen.send(page, theirs).status == 302
    seen = amara.send(page, mine)
    values = seen.form(page).values
    assert seen.status == 409
    assert (bool(values.get("parental_responsibility")), values["described_as"]) == (not ticked, "mummy")
    assert amara.send(page, values).status == 302
    bond = Connection.objects.get(person_id=world.ids["leanne"], child_id=world.ids["ruby"])
    assert (bond.parental_responsibility, bond.described_as) == (not ticked, "mummy")


def test_without_marks_or_with_forged_ones_both_texts_are_shown_and_nothing_is_taken_over(world: World) -> None:
    page = _joan(world)
    for number, forged in enumerate((None, "", "phone=" + "0" * 16, "x" * 100_000)):
        typed = {"shown_marks": forged, "known_as": "Nan Joan"}
        _, seen = _late(world, typed, {"phone": f"01632 96034{number}"})
        assert seen.form(page).values["phone"] != Person.objects.get(id=world.ids["joan"]).phone
        assert "What you typed" in seen.text
        assert len(str(seen.form(page).values["shown_marks"])) < 1000


def test_forged_marks_change_nothing_but_what_the_forger_is_shown(world: World) -> None:
    """They cannot get a late form saved, whatever they say."""
    page, amara, helen = _joan(world), Visitor(world, "amara"), Visitor(world, "helen")
    mine = amara.opened(page, page, {"name": "Joan Marsh"})
    theirs = helen.opened(page, page, {"name": "Joan Smith"})
    assert helen.send(page, theirs).status == 302
    newest = str(helen.opened(page, page, {})["shown_marks"])
    assert amara.send(page, {**mine, "shown_marks": newest}).status == 409
    assert Person.objects.get(id=world.ids["joan"]).name == "Joan Smith"


def test_a_third_change_meanwhile_is_compared_with_what_was_shown_last(world: World) -> None:
    page = _joan(world)
    amara, seen = _late(world, {"known_as": "Nan Joan"}, {"phone": "01632 960333"})
    helen = Visitor(world, "helen")
    assert helen.send(page, helen.opened(page, page, {"phone": "01632 960444"})).status == 302
    again = amara.send(page, seen.form(page).values)
    assert again.status == 409
    values = again.form(page).values
    assert (values["known_as"], values["phone"]) == ("Nan Joan", "01632 960444")


def test_a_form_that_has_to_be_mended_first_is_still_compared_with_its_beginning(world: World) -> None:
    page, amara, helen = _joan(world), Visitor(world, "amara"), Visitor(world, "helen")
    sent = amara.opened(page, page, {"name": "", "known_as": "Nan Joan"})
    assert helen.send(page, helen.opened(page, page, {"phone": "01632 960333"})).status == 302
    first = amara.send(page, sent)
    assert first.messages == ["Enter their full name"]
    seen = amara.send(page, {**first.form(page).values, "name": "Joan Adeyemi"})
    assert seen.status == 409
    assert seen.form(page).values["phone"] == "01632 960333"
