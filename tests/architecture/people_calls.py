"""Examples of the services that find, add and change people; the others stand in `service_calls`."""

from datetime import date

from kith.core.people.choices import Relationship
from kith.core.people.details import Bond, Details
from kith.core.people.models import Address
from kith.core.people.services import (
    address_added,
    address_taken_out,
    adult_added,
    child_created,
    child_looked_for,
    connection_saved,
    details_saved,
    search_made,
)
from tests.architecture.service_calls import DAY, Call, example
from tests.world import World

NELL = Details("Nell Hartley", born_on=date(2020, 5, 2))


@example(child_looked_for)
def _looked_for(world: World) -> Call:
    return lambda: child_looked_for(details=NELL, by=world.by("amara"))


@example(child_created)
def _child_created(world: World) -> Call:
    amara = world.ids["amara"]
    return lambda: child_created(
        family_id=None, family_name="Hartley", details=NELL, lead_worker_id=amara, by=world.by("amara")
    )


@example(adult_added)
def _adult(world: World) -> Call:
    ids, bond = world.ids, Bond(Relationship.NETWORK, "aunt")
    return lambda: adult_added(
        family_id=ids["family"],
        details=Details("Val Orme"),
        bond=bond,
        children=[ids["ruby"]],
        by=world.by("amara"),
    )


@example(details_saved)
def _details(world: World) -> Call:
    ids, named = world.ids, Details("Joan Adeyemi", former_names=("Joan Marsh",))
    return lambda: details_saved(
        family_id=ids["family"], person_id=ids["joan"], details=named, base=1, by=world.by("amara")
    )


@example(connection_saved)
def _connection_saved(world: World) -> Call:
    place = {"family_id": world.ids["family"], "person_id": world.ids["joan"], "child_id": world.ids["ruby"]}
    return lambda: connection_saved(**place, bond=Bond(Relationship.NETWORK, "friend"), base=1, by=world.by("amara"))


def _lives(world: World) -> Address:
    place = {"family_id": world.ids["family"], "person_id": world.ids["joan"]}
    return address_added(**place, lines="7 Kiln Yard", postcode="AS1 9ZZ", from_on=DAY, by=world.by("amara"))


@example(address_added)
def _address(world: World) -> Call:
    return lambda: _lives(world)


@example(address_taken_out)
def _address_out(world: World) -> Call:
    place, lives = {"family_id": world.ids["family"], "person_id": world.ids["joan"]}, _lives(world)
    return lambda: address_taken_out(**place, address_id=lives.id, by=world.by("amara"))


@example(search_made)
def _search(world: World) -> Call:
    return lambda: search_made(shown=[world.ids["ruby"]], by=world.by("amara"))
