"""A hidden child's surname is nowhere: not in the family's name, not on a page, not in a list's order (ACCESS-4)."""

import logging

import pytest
from django.core import mail
from django.urls import reverse

from kith.core.people.selectors import families_of, family_for
from kith.core.people.services import child_added, family_added
from kith.kernel import clock
from tests.cast import IN_REACH, LISTED, CastWorld, make_cast, restrict
from tests.integration.doors.visitor import read
from tests.sample_again import sample_world

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.rule("ACCESS-4", part="a hidden child’s surname is not in the family’s name"),
]


@pytest.fixture
def cast() -> CastWorld:
    """Kayden's record is restricted to Amara and Moira; his brother and sister are seen by many."""
    world = sample_world(make_cast)
    restrict(world, "kayden")
    return world


def _pages(world: CastWorld) -> list[str]:
    family, plan = world.ids["family"], world.drafted()
    people = ("ruby", "alfie", "leanne", "craig", "pauline", "joan", "shelley", "ray")
    return [
        reverse("work"),
        reverse("family", args=[family]),
        reverse("plan-open", args=[family]),
        reverse("child-add", args=[family]),
        reverse("adult-add", args=[family]),
        reverse("plan", args=[plan.id]),
        reverse("plan-step-add", args=[plan.id]),
        *(reverse("person", args=[family, world.ids[key]]) for key in people),
        *(reverse("person-change", args=[family, world.ids[key]]) for key in people),
        reverse("worker-leave", args=[world.ids["amara"]]),
        reverse("find"),
    ]


@pytest.mark.parametrize("who", sorted(IN_REACH - LISTED))
def test_no_page_and_no_log_line_of_the_others_holds_the_surname(
    who: str, cast: CastWorld, caplog: pytest.LogCaptureFixture
) -> None:
    client, looked = cast.client(who), 0
    caplog.set_level(logging.DEBUG)
    pages = _pages(cast)
    find = client.get(reverse("find"))
    if find.status_code == 200:
        client.post(reverse("find"), read(find).form(reverse("find")).values | {"words": "Tansley"})
    for page in pages:
        answer = client.get(page)
        words = f"{answer.content.decode()} {answer.headers}"
        looked += answer.status_code == 200
        assert "Birtles" not in words and "Kayden" not in words, f"{who} {page}"
    assert looked >= 10
    assert "Birtles" not in caplog.text
    assert not [one for one in mail.outbox if "Birtles" in f"{one.subject} {one.body}"]


def test_who_is_on_the_list_reads_the_whole_name(cast: CastWorld) -> None:
    for who in LISTED:
        page = read(cast.client(who).get(reverse("family", args=[cast.ids["family"]])))
        assert "Tansley, Crowe and Birtles family" in page.text
    assert family_for(cast.by("helen"), cast.ids["family"]).name == "Tansley and Crowe"


def test_nobody_finds_a_family_by_the_surname_of_a_hidden_child(cast: CastWorld) -> None:
    client = cast.client("helen")
    for words, found in (("Birtles", False), ("Tansley", True)):
        client.post(reverse("find"), read(client.get(reverse("find"))).form(reverse("find")).values | {"words": words})
        assert ("Tansley and Crowe family" in read(client.get(reverse("find"))).text) is found
        assert "Nobody was found" in read(client.get(reverse("find"))).text or found


def test_a_family_stands_where_the_name_that_is_seen_belongs(cast: CastWorld) -> None:
    """Typed “Aldous and Zander”; of whom only a Zander is seen. Among the As it would say that there is more."""
    ids = [family_added(name=name, by=cast.by("amara")).id for name in ("Aldous and Zander", "Marsh")]
    for name, family in (("Ned Aldous", ids[0]), ("Mia Zander", ids[0]), ("Tom Marsh", ids[1])):
        child = child_added(
            family_id=family, name=name, known_as=name.split()[0], born_on=None, lead_worker_id=cast.ids["amara"],
            from_on=clock.today(), by=cast.by("amara"),
        )  # fmt: skip
        cast.ids[name.split()[0]] = child.id
    helen = cast.by("helen")
    assert [one.name for one in families_of(helen).shown][:2] == ["Aldous and Zander", "Marsh"]
    restrict(cast, "Ned")
    shown = [one.name for one in families_of(helen).shown]
    assert shown.index("Zander") > shown.index("Marsh")
