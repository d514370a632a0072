"""Adding a child looks for the child first; who somebody is can be changed, never silently over another change."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from kith.core.access.principal import SYSTEM
from kith.core.accounts.models import User
from kith.core.audit.models import Entry
from kith.core.authority.policy import Policy
from kith.core.authority.services import policy_saved
from kith.core.people.choices import Relationship, RestrictedFor
from kith.core.people.details import Bond, Details, checked
from kith.core.people.lead_selectors import may_lead_new
from kith.core.people.likely_same import LOOKED_FOR, Contact
from kith.core.people.models import Address, Child, Connection, Person
from kith.core.people.restricted_services import record_restricted
from kith.core.people.selectors import person_for
from kith.core.people.services import (
    address_added,
    address_taken_out,
    adult_added,
    child_added,
    child_created,
    child_looked_for,
    connection_saved,
    details_saved,
    family_added,
    search_made,
)
from kith.kernel import clock
from kith.kernel.errors import Invalid, NotFound, Refused, Stale
from tests.integration.core.together import together
from tests.world import World

pytestmark = pytest.mark.django_db

TODAY = date(2026, 1, 15)
RUBY = Details("Ruby Crowe", born_on=date(2018, 3, 14))
NELL = Details("Nell Hartley", born_on=date(2020, 5, 2))


def _created(world: World, who: str, details: Details, reason: str = "", lead: str = "") -> Child:
    return child_created(
        family_id=None,
        family_name="",
        details=details,
        lead_worker_id=world.ids[lead or who],
        reason=reason,
        by=world.by(who),
    )


@pytest.mark.rule("ACCESS-1", part="hiding makes no duplicates")
def test_a_child_out_of_reach_is_told_as_somebody_to_ask(world: World) -> None:
    looked = child_looked_for(details=RUBY, by=world.by("donna"))
    assert (looked.within, looked.elsewhere) == ((), (Contact("Amara Osei", "01632 960211", world.ids["ruby"]),))


@pytest.mark.rule("ACCESS-4", part="who is asked about a restricted record")
def test_about_a_restricted_record_the_one_who_answers_for_it_is_asked_and_no_glass_is_broken(world: World) -> None:
    record_restricted(
        child_id=world.ids["ruby"],
        reason=RestrictedFor.STAFF_FAMILY,
        why="Somebody of the team is her aunt.",
        names=[world.ids["amara"]],
        answerable_id=world.ids["moira"],
        by=world.by("moira"),
    )
    moira = world.user("moira")
    looked = child_looked_for(details=RUBY, by=world.by("donna"))
    assert (looked.within, looked.elsewhere) == ((), (Contact(moira.name, moira.phone, None),))


def test_where_nobody_asked_can_sign_in_it_is_the_duty_contact(world: World) -> None:
    User.objects.filter(id=world.ids["amara"]).update(is_active=False)
    (contact,) = child_looked_for(details=RUBY, by=world.by("donna")).elsewhere
    assert (contact.name, contact.phone) == ("Helen Draycott", "01632 960210")


def test_a_child_within_reach_is_shown(world: World) -> None:
    looked = child_looked_for(details=RUBY, by=world.by("amara"))
    assert (looked.within, looked.elsewhere) == ((world.ids["ruby"],), ())


@pytest.mark.parametrize(
    ("details", "same"),
    [
        (Details("Ruby Tansley", born_on=date(2018, 3, 14)), True),
        (Details("Rubie Tanslay", born_on=date(2018, 3, 14)), True),
        (Details("Crowe Ruby", born_on=date(2018, 3, 14)), True),
        (Details("Ruby Crowe", born_on=date(2018, 3, 15)), False),
        (Details("Kingsley Obafemi", born_on=date(2018, 3, 14)), False),
        (Details("Somebody Else", born_on=date(2011, 1, 1), nhs_number="999 000 0018"), True),
        (Details("Somebody Else", born_on=date(2011, 1, 1), council_id="ab10233"), True),
        (Details("Somebody Else", born_on=date(2011, 1, 1), nhs_number="9990000026"), False),
    ],
)
def test_who_is_likely_the_same(world: World, details: Details, same: bool) -> None:
    amara, place = world.by("amara"), {"family_id": world.ids["family"], "person_id": world.ids["ruby"]}
    numbered = Details("Ruby Tansley-Crowe", "Ruby", date(2018, 3, 14), nhs_number="9990000018", council_id="AB10233")
    details_saved(**place, details=numbered, base=1, by=amara)
    assert child_looked_for(details=details, by=world.by("donna")).found is same


def test_a_grown_up_with_the_number_is_no_record_of_a_child(world: World) -> None:
    mine = {"family_id": world.ids["family"], "person_id": world.ids["joan"]}
    details_saved(**mine, details=Details("Joan Adeyemi", nhs_number="9990000018"), base=1, by=world.by("amara"))
    wanted = Details("Nell Hartley", born_on=date(2020, 5, 2), nhs_number="9990000018")
    assert not child_looked_for(details=wanted, by=world.by("donna")).found


@pytest.mark.rule("ACCESS-2", part="a look for a child to add is evidence about who was found")
def test_a_look_is_written_down_about_whom_it_found(world: World) -> None:
    child_looked_for(details=RUBY, by=world.by("donna"))
    entry = Entry.objects.get(action=LOOKED_FOR)
    assert (entry.actor_id, entry.children) == (world.ids["donna"], [world.ids["ruby"]])
    assert "Ruby" not in f"{entry.details}{entry.why}"


@pytest.mark.rule("ACCESS-1", part="adding is no way to fish")
def test_nobody_fishes(world: World) -> None:
    policy_saved(policy=Policy(looks_before_adding_a_day=5), by=SYSTEM)
    donna = world.by("donna")
    looks = [child_looked_for(details=RUBY, by=donna) for _ in range(6)]
    assert [one.stopped for one in looks] == [False] * 5 + [True]
    assert not looks[-1].found
    assert Entry.objects.filter(action="people.looking_stopped", actor_id=donna.id).count() == 1
    with pytest.raises(Refused, match="looked for many children today"):
        _created(world, "donna", NELL)
    assert not child_looked_for(details=RUBY, by=world.by("beth")).stopped


@pytest.mark.rule("ACCESS-1", part="hiding makes no duplicates")
def test_the_same_child_is_added_only_with_a_reason_which_is_kept(world: World) -> None:
    with pytest.raises(Invalid, match="Say why this is another child"):
        _created(world, "donna", RUBY)
    child = _created(world, "donna", RUBY, "A cousin of the same name, born the same day.")
    kept = Entry.objects.get(action="people.child_created_beside")
    assert set(kept.children) == {child.id, world.ids["ruby"]}
    assert kept.why.startswith("A cousin")


def test_a_child_is_added_with_a_family_and_is_within_reach(world: World) -> None:
    child = _created(world, "donna", NELL)
    seen = person_for(world.by("donna"), child.person.family_id, child.id)
    assert (child.person.family.name, seen.details.known_as) == ("Hartley", "Nell")
    with pytest.raises(NotFound):
        person_for(world.by("amara"), child.person.family_id, child.id)


def test_a_manager_adds_a_child_for_a_worker_and_goes_on_seeing_it(world: World) -> None:
    child = _created(world, "helen", NELL, lead="amara")
    for who in ("helen", "amara"):
        assert person_for(world.by(who), child.person.family_id, child.id)


def test_who_may_not_add_is_refused_and_a_family_out_of_reach_is_not_there(world: World) -> None:
    with pytest.raises(Refused):
        _created(world, "pat", NELL, lead="amara")
    with pytest.raises(Refused):
        child_looked_for(details=NELL, by=world.by("pat"))
    with pytest.raises(Refused):
        search_made(shown=[], by=world.by("pat"))
    with pytest.raises(Invalid, match="worker"):
        _created(world, "amara", NELL, lead="pat")
    with pytest.raises(NotFound):
        child_created(
            family_id=world.ids["family"],
            family_name="",
            details=NELL,
            lead_worker_id=world.ids["donna"],
            by=world.by("donna"),
        )


@pytest.mark.rule("ACCESS-1", part="a child is given within one’s teams, by one rule for page and service")
def test_a_new_child_is_given_to_whom_the_page_shows_and_to_nobody_else(world: World) -> None:
    """One's own team and the family's workers; out of hours also any team's manager, but no worker of theirs."""
    ids = world.ids
    for who, lead in (("amara", "donna"), ("amara", "tom"), ("helen", "donna"), ("olu", "donna"), ("olu", "amara")):
        assert ids[lead] not in {user.id for user in may_lead_new(world.by(who), ())}
        with pytest.raises(Invalid, match="within your teams"):
            _created(world, who, NELL, lead=lead)
    for who, lead in (("amara", "helen"), ("olu", "tom")):
        assert ids[lead] in {user.id for user in may_lead_new(world.by(who), ())}
    with pytest.raises(Invalid, match="works in another role"):
        _created(world, "olu", NELL, lead="ian")
    assert _created(world, "olu", NELL, lead="tom").lead_worker_id == ids["tom"]


def test_who_stands_in_gives_a_new_brother_to_the_workers_of_the_family(world: World) -> None:
    """The family's lead workers and their teams may be given a child of it by whoever adds one there."""
    leads = [world.ids["donna"]]
    assert world.ids["tom"] in {user.id for user in may_lead_new(world.by("amara"), leads)}


def test_an_unborn_child_has_a_day_they_are_expected(world: World) -> None:
    child = _created(world, "amara", Details("Baby Hartley", expected_on=date(2026, 5, 1)))
    assert (child.person.born_on, child.person.expected_on) == (None, date(2026, 5, 1))
    born = Details("Baby Hartley", "Baby", date(2026, 1, 10))
    details_saved(family_id=child.person.family_id, person_id=child.id, details=born, base=1, by=world.by("amara"))
    assert Person.objects.get(id=child.id).expected_on is None


@pytest.mark.parametrize(
    ("details", "place"),
    [
        (Details(" ", born_on=TODAY), "name"),
        (Details("Nell"), "born_on"),
        (Details("Nell", born_on=TODAY + timedelta(days=1)), "born_on"),
        (Details("Nell", born_on=date(1990, 1, 1)), "born_on"),
        (Details("Nell", born_on=TODAY, expected_on=TODAY), "expected_on"),
        (Details("Nell", expected_on=date(2027, 1, 1)), "expected_on"),
        (Details("Nell", expected_on=date(2025, 10, 1)), "expected_on"),
        (Details("Nell", born_on=TODAY, nhs_number="9990000019"), "nhs_number"),
        (Details("Nell", born_on=TODAY, nhs_number="99900"), "nhs_number"),
        (Details("Nell", born_on=TODAY, nhs_number="\u0669\u0669\u06690000018"), "nhs_number"),
        (Details("Nell", born_on=TODAY, council_id="AB_1"), "council_id"),
        (Details("Nell", born_on=TODAY, council_id="A" * 21), "council_id"),
        (Details("Nell", born_on=TODAY, phone="ring nan"), "phone"),
        (Details("Nell", born_on=TODAY, former_names=("x",) * 21), "former_names"),
        (Details("Nell", born_on=TODAY, also_known_as=("x" * 201,)), "also_known_as"),
    ],
)
def test_details_that_cannot_stand_are_named(details: Details, place: str) -> None:
    with pytest.raises(Invalid) as refused:
        checked(details, TODAY, child=True)
    assert [one.place for one in refused.value.problems] == [place]


def test_two_files_never_have_the_same_number_of_the_council(world: World) -> None:
    numbered = Details("Nell Hartley", born_on=date(2020, 5, 2), council_id="ab1")
    _created(world, "donna", numbered)
    with pytest.raises(Invalid, match="Another record has this number"):
        _created(world, "donna", Details("Max Orme", born_on=date(2012, 1, 1), council_id="AB1"), "another child")
    with pytest.raises(IntegrityError, match="people_child_council_id_once"), transaction.atomic():
        Child.objects.filter(id=world.ids["ruby"]).update(council_id="AB1")


def test_a_stale_change_is_shown_both_texts_and_saves_nothing(world: World) -> None:
    place = {"family_id": world.ids["family"], "person_id": world.ids["joan"], "by": world.by("amara")}
    details_saved(**place, details=Details("Joan Marsh", former_names=("Joan Adeyemi",)), base=1)
    with pytest.raises(Stale) as stale:
        details_saved(**place, details=Details("Joan Smith", phone="01632 960001"), base=1)
    assert {one.place for one in stale.value.differences} == {"name", "phone", "former_names"}
    assert Person.objects.get(id=world.ids["joan"]).name == "Joan Marsh"


def test_a_connection_is_changed_or_added_on_its_revision(world: World) -> None:
    place = {"family_id": world.ids["family"], "by": world.by("amara")}
    dean = {**place, "person_id": world.ids["dean"], "child_id": world.ids["ruby"]}
    made = connection_saved(**dean, bond=Bond(Relationship.NETWORK, "brother’s dad"), base=0)
    assert made.revision == 1
    with pytest.raises(Stale) as stale:
        connection_saved(**dean, bond=Bond(Relationship.PARENT, "stepdad", True), base=0)
    assert {one.place for one in stale.value.differences} == {
        "relationship",
        "described_as",
        "parental_responsibility",
    }
    connection_saved(**dean, bond=Bond(Relationship.OTHER, "Kayden’s dad"), base=1)
    assert Connection.objects.get(person_id=world.ids["dean"], child_id=world.ids["ruby"]).revision == 2
    with pytest.raises(NotFound):
        connection_saved(**{**dean, "person_id": world.ids["alfie"]}, bond=Bond(Relationship.OTHER, "x"), base=0)


@pytest.mark.rule("ACCESS-1", part="one person in two families stays two worlds")
def test_nobody_is_connected_across_families(world: World) -> None:
    other = family_added(name="Other", by=SYSTEM)
    child = child_added(
        family_id=other.id,
        name="Max New",
        known_as="Max",
        born_on=date(2020, 1, 1),
        lead_worker_id=world.ids["amara"],
        from_on=date(2026, 1, 1),
        by=SYSTEM,
    )
    amara, bond = world.by("amara"), Bond(Relationship.NETWORK, "nan")
    with pytest.raises(NotFound):
        adult_added(
            family_id=world.ids["family"], details=Details("Val Orme"), bond=bond, children=[child.id], by=amara
        )
    with pytest.raises(NotFound):
        connection_saved(
            family_id=world.ids["family"],
            person_id=world.ids["joan"],
            child_id=child.id,
            bond=bond,
            base=0,
            by=amara,
        )


def test_a_move_ends_the_address_before_it(world: World) -> None:
    place = {"family_id": world.ids["family"], "person_id": world.ids["joan"], "by": world.by("amara")}
    address_added(**place, lines="7 Kiln Yard", postcode="as1 9zz", from_on=date(2024, 1, 1))
    address_added(**place, lines="2 Weir Row", postcode="", from_on=date(2025, 6, 1))
    assert list(Address.objects.order_by("from_on").values_list("postcode", "until_on")) == [
        ("AS1 9ZZ", date(2025, 5, 31)),
        ("", None),
    ]
    with pytest.raises(Invalid, match="later address"):
        address_added(**place, lines="1 Old Lane", postcode="", from_on=date(2025, 6, 1))
    with pytest.raises(Invalid, match="today or in the past"):
        address_added(**place, lines="1 Old Lane", postcode="", from_on=clock.today() + timedelta(days=1))


@pytest.mark.rule("ACCESS-1", part="people are changed within reach")
def test_an_outsider_changes_nobody_and_the_wrong_role_is_refused(world: World) -> None:
    ids = world.ids
    place = {"family_id": ids["family"], "person_id": ids["joan"]}
    lives = address_added(**place, lines="7 Kiln Yard", postcode="", from_on=TODAY, by=world.by("amara"))
    for who, refusal in (("donna", NotFound), ("pat", NotFound)):
        by = world.by(who)
        with pytest.raises(refusal):
            details_saved(**place, details=Details("Joan Marsh"), base=1, by=by)
        with pytest.raises(refusal):
            connection_saved(**place, child_id=ids["ruby"], bond=Bond(Relationship.OTHER, "x"), base=1, by=by)
        with pytest.raises(refusal):
            address_added(**place, lines="1 Old Lane", postcode="", from_on=TODAY, by=by)
        with pytest.raises(refusal):
            address_taken_out(**place, address_id=lives.id, by=by)
        with pytest.raises(refusal):
            adult_added(
                family_id=ids["family"],
                details=Details("Val Orme"),
                bond=Bond(Relationship.OTHER, "x"),
                children=[ids["ruby"]],
                by=by,
            )


@pytest.mark.django_db(transaction=True)
def test_of_two_who_add_the_same_child_at_once_the_second_is_told(world: World) -> None:
    one, other = together(lambda: _created(world, "amara", NELL), lambda: _created(world, "donna", NELL))
    assert {type(one), type(other)} == {Child, Invalid}
    assert Child.objects.filter(person__name="Nell Hartley").count() == 1


@pytest.mark.parametrize("typed", ["ab-10 233", "AB/10233", "AB\u201310233", " ab10233 "])
def test_a_councils_number_is_kept_in_one_way_however_it_is_written(typed: str) -> None:
    assert checked(Details("Nell", born_on=TODAY, council_id=typed), TODAY, child=True).council_id == "AB10233"
