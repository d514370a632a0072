"""Every address × everybody × every method: who is let in, what a refusal tells, and that a look changes nothing."""

import re
from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from kith.core.access.models import Opening
from kith.core.access.needs import need_of
from kith.core.audit.models import Change
from kith.core.people.services import family_added, person_added
from kith.kernel.ids import new_id
from tests.architecture.places import LOOK, PLACES, WITHIN_REACH, Place, Situation
from tests.architecture.tables import changed_tables, fingerprints
from tests.world import PERSONAS, World

NEVER_IN_REACH = tuple(key for key in PERSONAS if key not in WITHIN_REACH)
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
# What a look may write: that it happened, and that the session goes on.
LOOKING_WRITES = {"access_opening", "audit_change", "audit_line", "django_session"}
TRYING_WRITES = {"django_session"}
BASES = {
    "amara": {"lead worker"},
    "helen": {"manager of the lead worker's team"},
    "moira": {"service manager of the lead worker's team", "named on the restricted record's list"},
}
NAMES = ("Tansley", "Ruby", "Alfie", "Kayden", "Craig", "Pauline", "Leanne", "Joan", "Mill Rise")

each_place = pytest.mark.parametrize("name", sorted(PLACES))


def patterns(resolver: URLResolver, space: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address of Kith with its full name."""
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from patterns(one, f"{one.namespace}:" if one.namespace else space)
        else:
            yield f"{space}{one.name}", one


ADDRESSES = dict(patterns(get_resolver()))


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


class Visit:
    """One address in one situation, opened by different people."""

    def __init__(self, world: World, name: str) -> None:
        self.place: Place = PLACES[name]
        self.name = name
        self.ready: Situation = self.place.prepare(world)
        self.clients = {
            "nobody": self.ready.put_into(Client()),
            **{key: self._signed_in(world, key) for key in PERSONAS},
        }

    def _signed_in(self, world: World, key: str) -> Client:
        client = Client(raise_request_exception=True)
        client.force_login(world.user(key), backend="django.contrib.auth.backends.ModelBackend")
        return client

    def ask(
        self,
        who: str,
        method: str,
        ids: Mapping[str, UUID | str] | None = None,
        typed: Mapping[str, object] | None = None,
    ) -> HttpResponse:
        """Open it, or send its form: filled well, or with something else typed."""
        address = reverse(self.name, kwargs=dict(self.ready.ids if ids is None else ids) or None)
        ask = getattr(self.clients[who], method.lower())
        sent = self.ready.sent() if typed is None else typed
        answer: HttpResponse = ask(address, sent) if method == "POST" else ask(address)
        return answer

    def expected(self, who: str, method: str) -> int:
        """The status that person has to get; for those let in, 200 or 302."""
        if not self.place.public:
            if who == "nobody":
                return 302
            if PERSONAS[who] not in self.place.roles:
                return 403
        if method not in self.place.methods:
            return 405
        if self.ready.session and who != "nobody":
            return 302
        if self.place.owner not in ("", who):
            return 404
        about_a_child = self.ready.ids and self.place.opens_record
        if about_a_child and who in self.outsiders() and not self.sees_all(who):
            return 404
        return 302 if method == "POST" or self.place.leads_on else 200

    def outsiders(self) -> list[str]:
        """Those for whom what the page is about does not exist."""
        return [key for key in PERSONAS if key not in self.place.found_by]

    def sees_all(self, who: str) -> bool:
        """True for whose role sees this of every child, within reach or not."""
        return PERSONAS[who] in self.place.without_reach

    def is_let_in(self, who: str, method: str) -> bool:
        """True for who may do it."""
        signed_in_at_sign_in = self.name == "sign-in" and who != "nobody"
        return signed_in_at_sign_in or (
            self.expected(who, method) in {200, 302} and (self.place.public or who != "nobody")
        )

    def opens_record(self) -> bool:
        """True where children's records are shown: all that is about something, unless the place says otherwise."""
        return bool(self.ready.ids) and self.place.opens_record

    def looks(self) -> list[str]:
        """The ways to look at it."""
        return sorted(self.place.methods & LOOK)


def plain(answer: HttpResponse) -> str:
    """A page's words without what is new in every answer."""
    return re.sub(r'(name="csrfmiddlewaretoken" value=")[^"]+', r"\1", answer.content.decode())


@pytest.mark.rule("GUARD-PAGES", "ACCESS-1", part="pages of the staff door")
@each_place
def test_who_may_not_is_refused_and_changes_nothing(name: str, world: World) -> None:
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
            if who in NEVER_IN_REACH:
                assert not [word for word in NAMES if word in answer.content.decode()], f"{where} names the family."
    wrote = changed_tables(before) - TRYING_WRITES
    assert wrote == set(), f"{name}: somebody who was refused wrote to {sorted(wrote)}."


@pytest.mark.rule("GUARD-PAGES", "ACCESS-1", part="pages of the staff door")
@pytest.mark.parametrize("name", sorted(name for name, place in PLACES.items() if not place.public))
def test_hidden_and_missing_look_the_same(name: str, world: World) -> None:
    visit = Visit(world, name)
    if not visit.opens_record() and not visit.place.owner:
        return
    nothing = {key: new_id() for key in visit.ready.ids}
    for who in (who for who in visit.outsiders() if not visit.sees_all(who)):
        for method in ("GET", "POST"):
            hidden, missing = visit.ask(who, method), visit.ask(who, method, nothing)
            assert (hidden.status_code, plain(hidden)) == (missing.status_code, plain(missing)), (
                f"{who} {method} {name}"
            )
            assert dict(hidden.headers).keys() == dict(missing.headers).keys()


@pytest.mark.rule("GUARD-PAGES", "ACCESS-1", part="pages of the staff door")
@each_place
def test_an_id_of_something_else_is_not_found(name: str, world: World) -> None:
    """Each id of an address alone is swapped for one that is not there, or is another family's."""
    visit = Visit(world, name)
    other = family_added(name="Others", by=world.by("amara"))
    stranger = person_added(family_id=other.id, name="A Stranger", known_as="Stranger", by=world.by("amara")).id
    who = next(key for key in PERSONAS if visit.place.public or any(visit.is_let_in(key, way) for way in METHODS))
    for key in visit.ready.ids:
        for wrong in (new_id(), stranger):
            for method in sorted(visit.place.methods):
                before = fingerprints()
                answer = visit.ask(who, method, {**visit.ready.ids, key: wrong})
                assert answer.status_code == 404, f"{name} {method} with a wrong {key}"
                assert changed_tables(before) <= LOOKING_WRITES, f"{name} {method} with a wrong {key} wrote something."


@pytest.mark.rule("GUARD-PAGES")
@each_place
def test_a_look_changes_nothing(name: str, world: World) -> None:
    visit = Visit(world, name)
    for who in ("nobody", *PERSONAS):
        for method in visit.looks():
            if not visit.is_let_in(who, method):
                continue
            before, seen = fingerprints(), Change.objects.order_by("id").last()
            answer = visit.ask(who, method)
            led_on = name == "sign-in" and who != "nobody"
            assert answer.status_code == (302 if led_on else visit.expected(who, method)), f"{who} {method} {name}"
            assert changed_tables(before) <= LOOKING_WRITES, f"{who} {method} {name} wrote to {changed_tables(before)}."
            new = Change.objects.filter(id__gt=seen.id if seen else 0)
            assert set(new.values_list("table_name", flat=True)) <= {"access_opening"}


@pytest.mark.rule("ACCESS-2", part="the log of openings")
@pytest.mark.parametrize("name", sorted(name for name, place in PLACES.items() if "GET" in place.methods))
def test_a_look_at_a_record_is_logged(name: str, world: World) -> None:
    """Who opened which children's record, from which page and on what basis; nothing where no record is opened."""
    visit = Visit(world, name)
    before = Opening.objects.count()
    who = next(who for who in PERSONAS if visit.is_let_in(who, "GET") or visit.place.public)
    visit.ask(who, "GET")
    if not (visit.opens_record() and visit.place.logged):
        assert Opening.objects.count() == before
        return
    assert Opening.objects.count() == before + 1, f"{name}: call open_record for the children it shows."
    _is_logged(Opening.objects.latest("at"), world, who, name)


def _is_logged(opening: Opening, world: World, who: str, page: str) -> None:
    assert (opening.principal_id, opening.page) == (world.ids[who], page)
    assert opening.basis in BASES[who]
    assert set(opening.children) <= {world.ids[key] for key in ("ruby", "alfie", "kayden")}
    assert world.ids["ruby"] in opening.children


@pytest.mark.rule("ACCESS-2", part="a form that is refused shows the record again, and that is logged")
@pytest.mark.parametrize("name", sorted(name for name, place in PLACES.items() if "POST" in place.methods))
def test_a_refused_form_shows_the_record_again_and_is_logged(name: str, world: World) -> None:
    """An empty form is refused by every page; one that leads on shows nothing, and logs nothing."""
    visit = Visit(world, name)
    who = next(who for who in ("nobody", *PERSONAS) if visit.is_let_in(who, "POST"))
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
def test_a_form_is_done_by_who_may_and_only_with_its_token(name: str, world: World) -> None:
    visit = Visit(world, name)
    who = next(who for who in ("nobody", *PERSONAS) if visit.is_let_in(who, "POST"))
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
