"""Every address × everybody × every method: who is let in, what a refusal tells, and that a look changes nothing."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from kith.core.access.models import Opening
from kith.core.access.needs import need_of
from kith.core.audit.models import Change
from kith.core.people.services import family_added, person_added
from kith.kernel.ids import new_id
from tests.architecture.places import PLACES
from tests.architecture.tables import changed_tables, fingerprints
from tests.architecture.visits import ADDRESSES, METHODS, Visit, named, patterns
from tests.cast import CAST, IN_REACH, OTHER_FAMILY, CastWorld, make_cast
from tests.sample_again import sample_world

# What a look may write: that it happened, and that the session goes on.
LOOKING_WRITES = {"access_opening", "audit_change", "audit_line", "django_session"}
TRYING_WRITES = {"django_session"}
BASES = {
    "amara": {"lead worker"},
    "helen": {"manager of the lead worker's team"},
    "moira": {"service manager of the lead worker's team", "named on the restricted record's list"},
}
# The other family is Donna's, and whoever's the rota leads to; who reads every log is told whose it is.
FINDS_EVERYBODY = {"donna", "nia", "tom", "moira"}
SEES_NAMES = {"della"}

each_place = pytest.mark.parametrize("name", sorted(PLACES))


@pytest.fixture
def world(db: None) -> CastWorld:
    """The sample with everybody of the cast."""
    return sample_world(make_cast)


@pytest.mark.rule("GUARD-PAGES")
def test_every_address_has_a_name_of_its_own_and_a_place() -> None:
    names = [name for name, _ in patterns(get_resolver())]
    assert len(names) == len(set(names)), "Two addresses have the same name, or one has none."
    assert set(names) - set(PLACES) == set(), (
        "Say in tests/architecture/places.py who may open these, and what is there."
    )
    assert set(PLACES) - set(names) == set(), "These places are no addresses any more: take them out of places.py."


@pytest.mark.rule("GUARD-PAGES")
@pytest.mark.parametrize("name", sorted(ADDRESSES))
def test_every_view_declares_what_it_needs(name: str) -> None:
    assert need_of(ADDRESSES[name].callback) is not None, (
        f"{name}: say requires(…), signed_in or public above its view."
    )


@pytest.mark.rule("GUARD-PAGES", "ACCESS-1", part="pages of the staff door")
@each_place
def test_who_may_not_is_refused_and_changes_nothing(name: str, world: CastWorld) -> None:
    visit = Visit(world, name)
    before = fingerprints()
    for who in visit.clients:
        for method in METHODS:
            if visit.is_let_in(who, method):
                continue
            answer = visit.ask(who, method)
            where = f"{who} {method} {name}"
            assert answer.status_code == visit.expected(who, method), where
            if answer.status_code == 302:
                assert answer.headers["Location"].startswith(reverse("sign-in")), f"{where}: not led to sign in"
            if who not in IN_REACH:
                assert not named(answer), f"{where} names the family."
    wrote = changed_tables(before) - TRYING_WRITES
    assert wrote == set(), f"{name}: somebody who was refused wrote to {sorted(wrote)}."


@pytest.mark.rule("GUARD-PAGES", "ACCESS-1", part="pages of the staff door")
@each_place
def test_an_id_of_something_else_is_not_found(name: str, world: CastWorld) -> None:
    """Each id of an address alone is swapped for one that is not there, or is another family's."""
    visit = Visit(world, name)
    other = family_added(name="Others", by=world.by("amara"))
    stranger = person_added(family_id=other.id, name="A Stranger", known_as="Stranger", by=world.by("amara")).id
    who = next(key for key in CAST if visit.place.public or any(visit.is_let_in(key, way) for way in METHODS))
    for key in visit.ready.ids:
        for wrong in (new_id(), stranger):
            for method in sorted(visit.place.methods):
                before = fingerprints()
                answer = visit.ask(who, method, {**visit.ready.ids, key: wrong})
                assert answer.status_code == 404, f"{name} {method} with a wrong {key}"
                assert changed_tables(before) <= LOOKING_WRITES, f"{name} {method} with a wrong {key} wrote something."


@pytest.mark.rule("GUARD-PAGES")
@each_place
def test_a_look_changes_nothing(name: str, world: CastWorld) -> None:
    visit = Visit(world, name)
    before, seen = fingerprints(), Change.objects.order_by("id").last()
    for who in ("nobody", *CAST):
        for method in visit.looks():
            if not visit.is_let_in(who, method):
                continue
            answer = visit.ask(who, method)
            led_on = name == "sign-in" and who != "nobody"
            assert answer.status_code == (302 if led_on else visit.expected(who, method)), f"{who} {method} {name}"
            assert not named(answer, OTHER_FAMILY) or who in FINDS_EVERYBODY, f"{who} {name} names another family."
            if who not in visit.finders() & IN_REACH:
                assert not named(answer) or who in SEES_NAMES, f"{who} {method} {name} names the family."
    wrote = changed_tables(before)
    assert wrote <= LOOKING_WRITES, f"{name}: somebody who only looked wrote to {sorted(wrote)}."
    new = Change.objects.filter(id__gt=seen.id if seen else 0)
    assert set(new.values_list("table_name", flat=True)) <= {"access_opening"}


@pytest.mark.rule("ACCESS-2", part="the log of openings")
@pytest.mark.parametrize("name", sorted(name for name, place in PLACES.items() if "GET" in place.methods))
def test_a_look_at_a_record_is_logged(name: str, world: CastWorld) -> None:
    """Who opened which children's record, from which page and on what basis; nothing where no record is opened."""
    visit = Visit(world, name)
    before = Opening.objects.count()
    who = next(who for who in CAST if visit.is_let_in(who, "GET") or visit.place.public)
    visit.ask(who, "GET")
    if not (visit.opens_record() and visit.place.logged):
        assert Opening.objects.count() == before
        return
    assert Opening.objects.count() == before + 1, f"{name}: call open_record for the children it shows."
    _is_logged(Opening.objects.latest("at"), world, who, name)


def _is_logged(opening: Opening, world: CastWorld, who: str, page: str) -> None:
    assert (opening.principal_id, opening.page) == (world.ids[who], page)
    assert opening.basis in BASES[who]
    assert set(opening.children) <= {world.ids[key] for key in ("ruby", "alfie", "kayden")}
    assert world.ids["ruby"] in opening.children


@pytest.mark.rule("ACCESS-2", part="a form that is refused shows the record again, and that is logged")
@pytest.mark.parametrize("name", sorted(name for name, place in PLACES.items() if "POST" in place.methods))
def test_a_refused_form_shows_the_record_again_and_is_logged(name: str, world: CastWorld) -> None:
    """An empty form is refused by every page; one that leads on shows nothing, and logs nothing."""
    visit = Visit(world, name)
    who = next(who for who in ("nobody", *CAST) if visit.is_let_in(who, "POST"))
    before = Opening.objects.count()
    answer = visit.ask(who, "POST", typed={})
    if not (visit.opens_record() and visit.place.logged):
        assert Opening.objects.count() == before
        return
    assert answer.status_code in {200, 409}, f"{name}: an empty form leads on."
    assert Opening.objects.count() == before + 1, f"{name}: call open_record for what a refused form shows again."
    _is_logged(Opening.objects.latest("at"), world, who, name)
    assert visit.ask(who, "POST").status_code == 302
    assert Opening.objects.count() == before + 1, f"{name}: a form that leads on opens nothing."


@pytest.mark.rule("GUARD-PAGES")
@pytest.mark.parametrize("name", sorted(name for name, place in PLACES.items() if "POST" in place.methods))
def test_a_form_is_done_by_who_may_and_only_with_its_token(name: str, world: CastWorld) -> None:
    visit = Visit(world, name)
    who = next(who for who in ("nobody", *CAST) if visit.is_let_in(who, "POST"))
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = visit.clients[who].cookies
    before = fingerprints()
    address = reverse(name, kwargs=dict(visit.ready.ids) or None)
    assert strict.post(address, visit.ready.sent()).status_code == 403, f"{name} is done without its token."
    assert changed_tables(before) - TRYING_WRITES == set(), f"{name} wrote something without its token."
    answer = visit.ask(who, "POST")
    assert answer.status_code == 302, f"{name}: {who} sent a whole form. {_errors(answer)}"
    assert changed_tables(before), f"{name}: {who} sent a whole form and nothing changed."


def _errors(answer: Any) -> list[str]:
    words: str = answer.content.decode()
    return re.findall(r'<a href="#[^"]*">([^<]+)</a>', words)
