"""Tried by acts: a hidden id in the fields of one's own forms; and whether hidden work shows anywhere else."""

from datetime import date

import pytest
from django.urls import reverse

from kith.core.lifecycle.services import plan_proposed
from kith.core.people.choices import Relationship
from kith.core.people.details import Bond, Details
from kith.core.people.services import address_added, adult_added, child_created, details_saved, search_made
from kith.core.plans.services import step_added
from kith.doors.staff.sitting import LONGEST
from kith.kernel.ids import new_id
from tests.cast import CHILDREN, OTHER_FAMILY, CastWorld, make_shut, restrict
from tests.integration.doors.tried import FINDERS, LISTED, OUTSIDE, looked, named, sent
from tests.sample_again import sample_world
from tests.told import Told

pytestmark = pytest.mark.rule("ACCESS-1", part="what was tried to learn of a hidden child")
FIELDS = [
    ("donna", "adult-add", "children"),
    ("donna", "plan-open", "children"),
    ("donna", "child-add", "worker"),
    ("tom", "caseload", "children"),
    ("tom", "caseload", "worker"),
    ("helen", "caseload", "children"),
    ("helen", "worker-leave", "rest_to"),
    ("helen", "cover-new", "absent"),
]


@pytest.fixture
def shut(db: None, monkeypatch: pytest.MonkeyPatch) -> CastWorld:
    monkeypatch.setattr("kith.doors.staff.sitting._SEEN_EVERY", LONGEST.total_seconds())
    return sample_world(make_shut)


def _page(world: CastWorld, who: str, name: str) -> str:
    ids = world.ids
    about = {
        "adult-add": [ids["other_family"]], "plan-open": [ids["other_family"]], "child-add": [ids["other_family"]],
        "caseload": [ids["donna"] if who == "tom" else ids["amara"]], "worker-leave": [ids["amara"]], "cover-new": [],
    }  # fmt: skip
    return reverse(name, args=about[name])


@pytest.mark.parametrize(("who", "name", "field"), FIELDS)
def test_a_hidden_id_in_a_field_is_answered_as_an_id_of_nothing(
    who: str, name: str, field: str, shut: CastWorld
) -> None:
    client, address = shut.client(who), _page(shut, who, name)
    base = {
        "name": "Val Hartley",
        "relationship": "network",
        "described_as": "aunt",
        "why": "x",
        "email": "x@example.org",
    }
    nothing = new_id()

    def told(one: object) -> Told:
        return sent(client, address, {**base, field: [str(one)]}, str(one))

    for key in ("ruby", "leanne", "family", "plan", "version"):
        assert not (apart := told(shut.ids[key]).differs_from(told(nothing))), f"{who} {name} {field} {key}: {apart}"


def test_a_hidden_person_cannot_be_named_in_ones_own_plan(shut: CastWorld) -> None:
    """Neither as who acts, nor as who checks, nor by adding a child of another family to it."""
    client, own = shut.client("donna"), shut.ids["other_family"]
    opened = client.post(
        reverse("plan-open", args=[own]), {"children": [str(shut.ids["tobias"])], "submission": str(new_id())}
    )
    assert opened.status_code == 302
    address = reverse("plan-step-add", args=[opened.headers["Location"].split("/")[2]])
    for field in ("who", "steps_in", "check_by", "children"):
        typed = shut.step_body(who=None, steps_in=None, check_by=None) | {"children": [str(shut.ids["tobias"])]}
        typed = {name: value for name, value in typed.items() if value is not None}

        def told(one: object, field: str = field, typed: dict[str, object] = typed) -> Told:
            return sent(client, address, {**typed, field: [str(one)]}, str(one))

        for key in ("leanne", "ruby"):
            assert not (apart := told(shut.ids[key]).differs_from(told(new_id()))), f"{field} {key}: {apart}"


LISTS = ("work", "my-team", "covers", "rota", "restricted-records", "break-glass-list", "find", "account")


def _everything_seen(world: CastWorld, who: str) -> dict[str, Told]:
    """All pages somebody may come by without an id, their own search and caseloads, and the hidden ones."""
    client, ids = world.client(who), world.ids
    seen = {name: looked(client, reverse(name)) for name in LISTS}
    seen |= {
        f"find {words}": _searched(world, who, words) for words in (("Tansley", "Tobias") if who in FINDERS else ())
    }
    seen |= {f"caseload {key}": looked(client, reverse("caseload", args=[ids[key]])) for key in ("amara", "donna")}
    seen |= {name: looked(client, reverse(name, args=[ids[name]])) for name in ("family", "plan", "version")}
    seen["other family"] = looked(client, reverse("family", args=[ids["other_family"]]))
    return seen


def _searched(world: CastWorld, who: str, words: str) -> Told:
    client = world.client(who)
    sent(client, reverse("find"), {"words": words})
    return looked(client, reverse("find"))


def _hidden_work(world: CastWorld) -> None:
    """An ordinary week on hidden records: a sibling, an aunt, an address, a step, a version, a number, a search."""
    amara, ids = world.by("amara"), world.ids
    born = Details("Nell Tansley", born_on=date(2024, 5, 2), council_id="AB77")
    sibling = child_created(
        family_id=ids["family"], family_name="", details=born, lead_worker_id=ids["amara"], by=amara
    )
    ids["nell"] = sibling.id
    restrict(world, "nell")
    aunt = Bond(Relationship.NETWORK, "aunt")
    adult_added(family_id=ids["family"], details=Details("Tobiah Tansley"), bond=aunt, children=[ids["ruby"]], by=amara)
    place = {"family_id": ids["family"], "person_id": ids["ruby"]}
    address_added(**place, lines="7 Kiln Yard", postcode="AS1 9ZZ", from_on=date(2026, 1, 2), by=amara)
    details_saved(**place, details=Details("Ruby Quenby", born_on=date(2018, 3, 14)), base=1, by=amara)
    both = [ids["ruby"], ids["alfie"]]
    step_added(plan_id=ids["plan"], children=both, body=world.step_body(act="rings at six"), by=amara)
    plan_proposed(plan_id=ids["plan"], by=amara)
    search_made(shown=[ids[child] for child in CHILDREN], by=amara)


@pytest.mark.parametrize("who", [key for key in OUTSIDE if key != "della"])
def test_what_is_done_on_hidden_records_changes_nothing_that_others_see(who: str, shut: CastWorld) -> None:
    """Words, sizes, counts, page numbers, titles, headers, statements: the same before a week of work and after."""
    _everything_seen(shut, who)  # what is kept of a first search is kept
    before = _everything_seen(shut, who)
    _hidden_work(shut)
    after = _everything_seen(shut, who)
    for name, told in before.items():
        assert not (apart := after[name].differs_from(told)), f"{who} {name}: {apart}"
        own = ("Tobias", *OTHER_FAMILY)
        assert not named(told, *own, *(("Tansley",) if name.startswith("find") else ())), f"{who} {name}"


def test_the_week_of_work_is_seen_by_whose_it_is(shut: CastWorld) -> None:
    """The test above proves nothing if nothing was done."""
    assert "amara" in LISTED
    before = looked(shut.client("amara"), reverse("family", args=[shut.ids["family"]]))
    _hidden_work(shut)
    after = looked(shut.client("amara"), reverse("family", args=[shut.ids["family"]]))
    assert "Nell" in after.words and "Nell" not in before.words
