"""Tried by words: search for pieces of a hidden name, misspelt, turned, by date and number; and adding the child."""

import re
from collections.abc import Mapping

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kith.core.access.principal import SYSTEM
from kith.core.audit.models import Entry
from kith.core.authority.policy import Policy
from kith.core.authority.services import policy_saved
from kith.core.people.findables import made_findable
from kith.core.people.likely_same import LOOKED_FOR
from kith.core.people.models import Child, Person
from kith.doors.staff.sitting import LONGEST
from tests.cast import CastWorld, make_shut
from tests.integration.doors.tried import ADDERS, FINDERS, ONES_OWN, looked, named, sent
from tests.integration.doors.visitor import Seen, read
from tests.sample_again import sample_world
from tests.told import Told

pytestmark = pytest.mark.rule("ACCESS-1", part="what was tried to learn of a hidden child")
HIDDEN = (
    "Ruby Tansley-Crowe", "Alfie Tansley-Crowe", "Kayden Birtles", "Leanne Tansley", "Craig Crowe", "Pauline Tansley",
    "14 March 2018", "14/03/2018", "2018", "30.6.2011", "999 000 0018", "AB10233",
)  # fmt: skip
# Words of nobody: what search answers to them is what it has to answer to a hidden name of as many words.
NOBODY = "Xqzyv Wvjkq Qwvxj Zzqkx Vxqzj Jqxvw Kqzvx Wqxzj"
ANSWERED_ALIKE = {"beth", "gus", "helen", "tom", "rosa", "ian", "chidi", "olu"}


@pytest.fixture
def shut(db: None, monkeypatch: pytest.MonkeyPatch) -> CastWorld:
    monkeypatch.setattr("kith.doors.staff.sitting._SEEN_EVERY", LONGEST.total_seconds())
    world = sample_world(make_shut)
    Person.objects.filter(id=world.ids["ruby"]).update(nhs_number="9990000018")
    Child.objects.filter(id=world.ids["ruby"]).update(council_id="AB10233")
    made_findable(world.ids["ruby"])
    return world


@st.composite
def attempts(draw: st.DrawFn) -> str:
    """A hidden name, date or number as somebody who guesses would type it."""
    words = draw(st.sampled_from(HIDDEN))
    how = draw(st.sampled_from(["whole", "part", "swapped", "left out", "twice", "turned", "capitals", "one word"]))
    at = draw(st.integers(0, len(words) - 2))
    match how:
        case "part":
            words = words[: max(3, at)]
        case "swapped":
            words = words[:at] + words[at + 1] + words[at] + words[at + 2 :]
        case "left out":
            words = words[:at] + words[at + 1 :]
        case "twice":
            words = words[:at] + words[at] + words[at:]
        case "turned":
            words = " ".join(reversed(words.split()))
        case "capitals":
            words = words.upper()
        case "one word":
            words = draw(st.sampled_from(words.split()))
    return words


def _of_nobody(typed: str) -> str:
    """As many words, each as long, of nobody."""
    words = iter(NOBODY.split())
    return re.sub("[A-Za-z]+", lambda word: (next(words) * 3)[: len(word[0])], typed)


@given(typed=attempts(), who=st.sampled_from(FINDERS))
@settings(
    max_examples=60, derandomize=True, database=None, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
def test_no_search_finds_or_hints_at_a_hidden_child(shut: CastWorld, who: str, typed: str) -> None:
    """The same page and the same statements as for words of nobody; and for who finds others, no name of theirs."""
    asked, page = _search(shut, who, typed)
    assert asked.status in {200, 302}
    assert not named(page, *re.split("[ -]", typed)), f"{who} “{typed}”"
    for child in ("ruby", "alfie", "kayden", "leanne", "craig", "family"):
        assert str(shut.ids[child]) not in page.words
    if who in ANSWERED_ALIKE and re.fullmatch("[A-Za-z -]+", typed):
        for hidden, nobody in zip((asked, page), _search(shut, who, _of_nobody(typed)), strict=True):
            assert not (apart := hidden.differs_from(nobody)), f"{who} “{typed}”: {apart}"


def _search(world: CastWorld, who: str, typed: str) -> tuple[Told, Told]:
    """What the form answers, and the page it leads to, which holds the words again."""
    client = world.client(who)
    client.post(reverse("find"), {"clear": "yes"})
    return sent(client, reverse("find"), {"words": typed}, typed), looked(client, reverse("find"), typed)


def test_what_is_not_shown_is_not_counted_or_paged(shut: CastWorld) -> None:
    for who in FINDERS:
        client = shut.client(who)
        sent(client, reverse("find"), {"words": "Tansley"})
        for number in ("1", "2", "8", "99"):
            assert not named(looked(client, f"{reverse('find')}?page={number}"), "Tansley"), who
        client.post(reverse("find"), {"clear": "yes"})


def _added(world: CastWorld, who: str, typed: Mapping[str, object]) -> Seen:
    """Somebody fills the form in for a child of a new family and sends it."""
    client, address = world.client(who), reverse("child-add-new")
    return read(client.post(address, {**read(client.get(address)).form(address).values, **typed}))


RUBY = {"name": "Ruby Crowe", "born_on-day": "14", "born_on-month": "3", "born_on-year": "2018"}


@pytest.mark.parametrize("who", ADDERS)
def test_adding_a_hidden_child_names_whom_to_ask_and_nothing_else(who: str, shut: CastWorld) -> None:
    """By design: hiding must make no duplicates. It is evidence about the child, and so often a day and no more."""
    page = _added(shut, who, RUBY)
    assert "A record exists. Ask Moira Kettle" in page.text
    assert not named(page.response, "Ruby", "Crowe")
    assert reverse("break-glass", args=[shut.ids["ruby"]]) not in page.response.content.decode()
    entry = Entry.objects.filter(action=LOOKED_FOR).latest("at")
    assert (entry.actor_id, entry.children) == (shut.ids[who], [shut.ids["ruby"]])


@pytest.mark.parametrize(
    "typed",
    [
        {**RUBY, "born_on-day": "15"},
        {**RUBY, "name": "Rosalind Achterberg"},
        {**RUBY, "name": "Ruby Crowe", "born_on-year": "2017"},
        {"name": "Somebody Else", "born_on-day": "1", "born_on-month": "1", "born_on-year": "2011"},
    ],
)
def test_a_guess_that_is_wrong_is_answered_as_a_child_nobody_knows(typed: dict[str, str], shut: CastWorld) -> None:
    """Name and day have to fit both; otherwise the form goes on as for anybody."""
    page = _added(shut, "donna", typed)
    assert "A record exists" not in page.text
    assert not named(page.response, "Ruby", "Crowe")


def _changed_number(world: CastWorld, number: str) -> str:
    """Donna gives her own child a number of the council's; what the page says."""
    client, ids = world.client("donna"), world.ids
    address = reverse("person-change", args=[ids["other_family"], ids["tobias"]])
    form = read(client.get(address)).form(address).values
    page = read(client.post(address, {**form, "council_id": number}))
    return "saved" if page.status == 302 else " ".join(page.messages)


@pytest.mark.rule("ACCESS-1", part="adding is no way to fish")
def test_numbers_of_the_council_are_tried_on_a_known_child_so_often_a_day_and_no_more(shut: CastWorld) -> None:
    """One limit for adding and for changing a number: each try is evidence of whom it found; then nothing is told."""
    policy_saved(policy=Policy(looks_before_adding_a_day=5), by=SYSTEM)
    assert _changed_number(shut, "ZZ1") == "saved"
    taken = _changed_number(shut, "ab10233")
    assert taken == "Another record has this number. Check it, or leave it empty until you know"
    found = Entry.objects.filter(action=LOOKED_FOR, actor_id=shut.ids["donna"], children=[shut.ids["ruby"]])
    assert found.count() == 1
    assert [_changed_number(shut, number) for number in ("ZZ2", "ZZ3", "ZZ4")] == ["saved"] * 3
    stopped = "You have looked for many children today. Ask your manager."
    assert [_changed_number(shut, number) for number in ("AB10233", "ZZ5")] == [stopped, stopped]
    page = _added(shut, "donna", RUBY)
    assert page.messages == ["You have looked for many children today. Ask your manager to add this child."]
    assert "A record exists" not in page.text


def test_ones_own_are_found_all_the_while(shut: CastWorld) -> None:
    """The attempts above prove nothing if search finds nobody at all."""
    client = shut.client("donna")
    sent(client, reverse("find"), {"words": "Tobias Quenby"})
    assert all(name in looked(client, reverse("find")).words for name in ONES_OWN)
