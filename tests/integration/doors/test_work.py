"""My work: what stands on the first page, and the way through many families."""

import pytest
from django.urls import reverse

from kith.core.people.services import child_added, family_added
from kith.kernel import clock
from tests.bench.browser import counted
from tests.integration.doors.visitor import Seen, Visitor
from tests.world import World

pytestmark = pytest.mark.django_db
MANY = 60


@pytest.fixture
def beth(world: World) -> Visitor:
    """A worker with sixty families, each with a child."""
    for number in range(1, MANY + 1):
        family = family_added(name=f"Name{number:02}", by=world.by("amara"))
        child_added(
            family_id=family.id,
            name=f"Child{number} Name{number:02}",
            known_as=f"Child{number}",
            born_on=None,
            lead_worker_id=world.ids["beth"],
            from_on=clock.today(),
            by=world.by("amara"),
        )
    return Visitor(world, "beth")


def _families(seen: Seen) -> list[int]:
    return [number for number in range(1, MANY + 1) if f"Name{number:02} family" in seen.text]


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("", 1, 25),
        ("?page=2", 26, 50),
        ("?page=3", 51, 60),
        ("?page=99", 51, 60),
        ("?page=0", 1, 25),
        ("?page=-2", 1, 25),
        ("?page=two", 1, 25),
        ("?page=%C2%B2", 1, 25),
        ("?page=" + "9" * 5000, 1, 25),
    ],
)
def test_at_most_twenty_five_families_with_a_way_to_the_rest(beth: Visitor, asked: str, first: int, last: int) -> None:
    seen = beth.look(reverse("work") + asked)
    assert _families(seen) == list(range(first, last + 1))
    assert f"Families {first} to {last} of {MANY}" in seen.text
    words = seen.response.content.decode()
    assert ('rel="prev"' in words, 'rel="next"' in words) == (first > 1, last < MANY)


def test_following_the_way_leads_through_all_of_them_once(beth: Visitor) -> None:
    address, found = reverse("work"), []
    while address:
        seen = beth.look(address)
        found += _families(seen)
        words = seen.response.content.decode()
        address = words.split('rel="next"')[0].rsplit('href="', 1)[1].split('"')[0] if 'rel="next"' in words else ""
    assert found == list(range(1, MANY + 1))


def test_few_families_have_no_pages(world: World) -> None:
    assert "Families 1 to" not in Visitor(world, "amara").look(reverse("work")).text


def test_many_families_take_as_many_statements_as_one(beth: Visitor, world: World) -> None:
    sent = []
    for visitor in (beth, Visitor(world, "amara")):
        visitor.look(reverse("work"))
        with counted() as queries:
            visitor.look(reverse("work"))
        sent.append(len(queries.statements))
    assert sent[0] == sent[1]
    assert max(sent) <= 15
