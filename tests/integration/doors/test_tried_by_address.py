"""Tried by address: ids of every table and their neighbours, more words in the address, and another's form."""

import random
from collections.abc import Iterator
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from kith.core.audit.protection import kith_models
from kith.doors.staff.sitting import LONGEST
from kith.kernel.ids import new_id
from tests.architecture.places import PLACES
from tests.architecture.visits import ADDRESSES
from tests.cast import About, CastWorld, make_shut
from tests.integration.doors.tried import NAMES, OUTSIDE, looked, named, sent
from tests.sample_again import sample_world

pytestmark = pytest.mark.rule("ACCESS-1", part="what was tried to learn of a hidden child")
TRIES = 6
LISTS = (
    "work", "find", "my-team", "covers", "rota", "restricted-records", "break-glass-list", "unusual", "users",
    "account",
)  # fmt: skip


@pytest.fixture
def shut(db: None, monkeypatch: pytest.MonkeyPatch) -> CastWorld:
    monkeypatch.setattr("kith.doors.staff.sitting._SEEN_EVERY", LONGEST.total_seconds())
    return sample_world(make_shut)


def _one_id_addresses() -> Iterator[tuple[str, str]]:
    """Every address about a child that takes one id: its name and the id's."""
    for name, place in PLACES.items():
        ids = list(ADDRESSES[name].pattern.converters)
        if len(ids) == 1 and "GET" in place.methods and place.about not in {About.NOTHING, About.WORKER, About.ABSENCE}:
            yield name, ids[0]


def _ids_of_every_table(world: CastWorld) -> list[UUID]:
    """One id of each table that has such, and the neighbours of a child's, a plan's and a version's."""
    theirs = {world.ids["tobias"], world.ids["other_family"]}
    found: list[UUID] = []
    for model in kith_models():
        if model._meta.pk.get_internal_type() == "UUIDField":
            rows = list(model._base_manager.order_by("pk").values_list("pk", flat=True)[:3])
            found += [one for one in rows if one not in theirs]
    for key in ("ruby", "plan", "version"):
        found += [UUID(int=world.ids[key].int + by) for by in (-256, -1, 1, 256)]
    return [*found, *(world.ids[key] for key in ("ruby", "alfie", "family", "plan", "version", "item", "leanne"))]


@pytest.mark.parametrize("who", ["donna", "helen", "ian", "nia", "farah", "lenny", "gus"])
def test_an_id_of_whatever_table_opens_nothing_and_tells_nothing(who: str, shut: CastWorld) -> None:
    """By everybody in turn: of each address some ids of all tables, chosen by the same dice in every run."""
    client, ids, dice = shut.client(who), _ids_of_every_table(shut), random.Random(who)
    for name, key in _one_id_addresses():
        nothing = looked(client, reverse(name, kwargs={key: new_id()}))
        for one in dice.sample(ids, TRIES):
            found = looked(client, reverse(name, kwargs={key: one}))
            assert not (apart := found.differs_from(nothing)), f"{who} {name} {one}: {apart}"
        assert nothing.status in {403, 404}


@pytest.mark.parametrize("who", OUTSIDE)
def test_no_page_number_filter_sort_or_count_of_a_list_says_more(who: str, shut: CastWorld) -> None:
    client = shut.client(who)
    more = (
        "page=1", "page=2", "page=99", "page=-1", f"older={shut.ids['ruby']}", "older=1", "looked-into=yes", "q=Ruby",
        "sort=name", "filter=Tansley", f"child={shut.ids['ruby']}", "count=yes", "format=json", "all=1",
    )  # fmt: skip
    for name in LISTS:
        pages = {words: client.get(f"{reverse(name)}?{words}") for words in more}
        for words, page in pages.items():
            assert page.status_code in {200, 403}, f"{who} {name}?{words}"
            assert who == "della" or not named(page, *(("Ruby",) if words == "q=Ruby" else ())), f"{who} {name}?{words}"
            assert b"<datalist" not in page.content and b"aria-autocomplete" not in page.content
        for words in ("sort=name", "filter=Tansley", "count=yes", "format=json", "all=1"):
            assert len(pages[words].content) == len(pages["page=1"].content), f"{who} {name}?{words}"


@pytest.mark.parametrize("who", OUTSIDE)
@pytest.mark.parametrize("name", ["access-log", "access-log-print", "access-log-file"])
def test_nobody_exports_a_log_by_asking_for_part_of_it(name: str, who: str, shut: CastWorld) -> None:
    client = shut.client(who)
    if who == "della":
        return
    for words in (f"who={shut.ids['amara']}", "from_on-day=1", "older=99999", "page=2"):
        hidden = looked(client, f"{reverse(name, args=[shut.ids['ruby']])}?{words}")
        assert not (apart := hidden.differs_from(looked(client, f"{reverse(name, args=[new_id()])}?{words}"))), apart
        assert hidden.status in {403, 404}


def test_who_signs_in_first_is_led_on_alike_and_finds_nothing_there(shut: CastWorld) -> None:
    hidden, nothing = shut.ids["plan"], new_id()
    answers = [Client().get(reverse("plan", args=[one])) for one in (hidden, nothing)]
    assert [one.status_code for one in answers] == [302, 302]
    led = [one.headers["Location"].replace(str(of), "…") for one, of in zip(answers, (hidden, nothing), strict=True)]
    assert led[0] == led[1]


@pytest.mark.parametrize("address", ["/%00", "/plans/%ff", "/plans/1", "/plans/" + "a" * 3000, "/families/../plans"])
def test_an_address_that_makes_no_sense_is_answered_by_the_same_page(address: str, shut: CastWorld) -> None:
    answer = shut.client("donna").get(address)
    assert answer.status_code in {400, 404}
    assert not named(answer)


def test_another_ones_form_sent_again_leads_nowhere(shut: CastWorld) -> None:
    """The key of a form that Amara sent, with all she typed, in somebody else's hands."""
    address = reverse("person-address", args=[shut.ids["family"], shut.ids["ruby"]])
    day = {"from_on-day": "10", "from_on-month": "1", "from_on-year": "2026"}
    form = {"lines": "7 Kiln Yard", "postcode": "", **day, "submission": str(new_id())}
    assert shut.client("amara").post(address, form).status_code == 302
    for who in ("helen", "donna", "nia"):
        answer = shut.client(who).post(address, form)
        assert answer.status_code == 404, who
        assert not named(answer)


def test_words_not_sent_yet_are_ones_own(shut: CastWorld) -> None:
    """What Amara typed and did not send is handed to nobody, and a hidden page's address holds nothing of others'."""
    address, typed = reverse("plan-purpose", args=[shut.ids["plan"]]), reverse("account-typed")
    kept = {"kith_form": address, "worry": "Ruby said so"}
    assert shut.client("amara").post(typed, kept).status_code == 302
    assert shut.client("amara").get(typed, {"form": address}).json() == {"worry": ["Ruby said so"]}
    for who in ("helen", "donna", "nia"):
        for held in (address, reverse("plan-purpose", args=[new_id()])):
            assert shut.client(who).get(typed, {"form": held}).json() == {}, who
        hidden = sent(shut.client(who), typed, {"kith_form": address, "worry": "x"}, address)
        other = reverse("plan-purpose", args=[new_id()])
        nothing = sent(shut.client(who), typed, {"kith_form": other, "worry": "x"}, other)
        assert not (apart := hidden.differs_from(nothing)), apart


@pytest.mark.parametrize("who", ["donna", "helen", "nia"])
def test_nothing_of_a_hidden_page_stays_in_a_browser(who: str, shut: CastWorld) -> None:
    """Neither page nor title nor anything kept: a second person at the same screen who goes back asks anew."""
    client = shut.client(who)
    for name, key in (("family", "family"), ("plan", "plan"), ("version", "version")):
        answer = client.get(reverse(name, args=[shut.ids[key]]))
        assert answer.headers["Cache-Control"] == "no-store, private"
        assert "<title>We cannot find that page" in answer.content.decode()
        assert "ETag" not in answer.headers and "Last-Modified" not in answer.headers
    assert not set(NAMES) & set(" ".join(map(str, client.session.items())).split())


def test_the_database_says_nothing_of_a_hidden_row_that_is_being_changed(shut: CastWorld) -> None:
    """A read that is refused waits for no lock, so that nobody learns by waiting that somebody works there now."""
    for who in ("donna", "helen"):
        for name in ("family", "plan", "version"):
            told = looked(shut.client(who), reverse(name, args=[shut.ids[name]]))
            assert not [one for one in told.statements if "FOR UPDATE" in one]
