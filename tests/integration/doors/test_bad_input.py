"""Bad input to every form: a clear message where the person is, what they typed kept, nothing written."""

import pytest
from django.urls import reverse

from kith.core.plans.models import DraftItem
from kith.kernel.ids import new_id
from tests.integration.doors.forms import FORMS, NO_SUCH, Place
from tests.integration.doors.visitor import Seen, Typed, Visitor, everything_kept
from tests.world import World

REFUSED = (
    "a" * 100_000,
    "She comes\x07 at six",
    "She comes\x00 at six",
    "She\u200bcomes at six",
    "Mill\u00adRise",
    "\u202exis ta semoc ehS",
    "She comes \U000e0041 at six",
)
STANDS = {
    "script": "<script>alert(1)</script>",
    "markup": "</textarea></form><h1>Ruby & Alfie</h1>{{ 7*7 }} #strong[x] \\u{0}",
    "right to left": "نانی چھ بجے آتی ہے",
    "emoji": "She comes 👍🏽 at six",
}
MAY_BE_EMPTY = ("by_when", "check_how", "reference", "known_as", "former_names", "also_known_as", "family_name")
NEED_NO_REASON = ("team-move", "team-merge", "team-manager-add", "worker-leave")
NOT_TYPED = ("password", "confirmed", "submission", "shown_hash", "revision", "csrfmiddlewaretoken")
MOST_MESSAGES = 12


def cases(kind: str) -> list[tuple[str, str]]:
    """Every (form, field) of a kind."""
    return [(name, one) for name, known in FORMS.items() for one in getattr(known, kind)]


class Desk:
    """Somebody with one form before them, ready to be filled in well, or badly."""

    def __init__(self, world: World, name: str) -> None:
        self.name = name
        self.place: Place = FORMS[name].ready(world)
        self.visitor = Visitor(world, FORMS[name].who)
        self.before = everything_kept()

    def send(self, **changes: object) -> tuple[Typed, Seen]:
        """Fill in well but for some changes, and send."""
        sent = self.visitor.opened(self.place.page, self.place.action, {**self.place.typed, **changes})
        return sent, self.visitor.send(self.place.action, sent)

    def refused(self, *lost: str, **changes: object) -> Seen:
        """Sent, and the same page came again: messages that say what to do, what was typed, and nothing written."""
        sent, seen = self.send(**changes)
        self.assert_refused(seen, {name: typed for name, typed in sent.items() if name not in lost})
        return seen

    def assert_refused(self, seen: Seen, sent: Typed) -> None:
        assert seen.status == 200, (seen.status, seen.led_to)
        assert 1 <= len(seen.messages) <= MOST_MESSAGES
        assert all(len(message) < 400 for message in seen.messages), "a message repeats what was typed at length"
        assert "<title>Error: " in seen.response.content.decode()
        assert everything_kept() == self.before, "something was written"
        stands = seen.form(self.place.action).values
        for name, typed in sent.items():
            if name not in NOT_TYPED:
                kept = stands.get(name, [] if isinstance(typed, list) else "")
                assert _plain(kept) == _plain(typed), name


def _plain(value: object) -> object:
    if isinstance(value, list):
        return sorted(map(str, value))
    return str(value).replace("\r\n", "\n").strip(" ")


@pytest.mark.parametrize("name", FORMS)
def test_a_form_filled_well_is_done_once_however_often_it_is_sent(world: World, name: str) -> None:
    desk = Desk(world, name)
    sent, first = desk.send()
    assert (first.status, first.messages) == (302, [])
    assert first.led_to.startswith(desk.place.led_to)
    after = everything_kept()
    assert after != desk.before or name == "sign-in"
    second = desk.visitor.send(desk.place.action, sent)
    assert (second.status, second.led_to) == (302, first.led_to)
    assert everything_kept() == after


@pytest.mark.parametrize("name", [name for name, known in FORMS.items() if known.texts or known.choices])
def test_empty(world: World, name: str) -> None:
    desk = Desk(world, name)
    stands = desk.visitor.look(desk.place.page).form(desk.place.action).values
    kept = {one: stands[one] for one in ("submission", "revision") if one in stands}
    desk.assert_refused(desk.visitor.send(desk.place.action, kept), {})
    bare = desk.visitor.send(desk.place.action, {})
    desk.assert_refused(bare, {})
    assert bare.form(desk.place.action).values["submission"], "the form cannot be sent again"


@pytest.mark.parametrize(("name", "one"), cases("texts"))
def test_text_that_cannot_stand_is_named_and_kept(world: World, name: str, one: str) -> None:
    desk = Desk(world, name)
    for words in REFUSED:
        desk.refused(**{one: words})


def _may_be_empty(name: str, one: str) -> bool:
    return one in MAY_BE_EMPTY or (one == "why" and name in NEED_NO_REASON)


@pytest.mark.parametrize(("name", "one"), [pair for pair in cases("texts") if not _may_be_empty(*pair)])
def test_only_spaces_are_nothing(world: World, name: str, one: str) -> None:
    Desk(world, name).refused(one, **{one: "  \n "})


@pytest.mark.parametrize("words", STANDS.values(), ids=STANDS)
@pytest.mark.parametrize("name", [name for name, known in FORMS.items() if known.texts])
def test_text_that_looks_odd_is_taken_as_words(world: World, name: str, words: str) -> None:
    desk = Desk(world, name)
    sent, seen = desk.send(**dict.fromkeys(FORMS[name].texts, words))
    shown = seen.response.content.decode()
    if seen.status == 302:
        shown = desk.visitor.look(seen.led_to).response.content.decode()
    else:
        # Asked for is an address, one's own name, the name of a child who is there, or words without a withheld name.
        assert name in ("sign-in", "user-invite", "user-address", "agreement-agree", "reader-words", "log-find"), (
            seen.messages
        )
        desk.assert_refused(seen, sent)
    assert "<script>alert" not in shown
    assert "<h1>Ruby" not in shown


DATES = (
    ("31", "2", "2026"),
    ("", "2", "2026"),
    ("1", "x", "2026"),
    ("1", "1", "26"),
    ("\u0663", "1", "2026"),
    ("\x00",) * 3,
)


@pytest.mark.parametrize(("name", "one"), cases("dates"))
def test_no_real_date(world: World, name: str, one: str) -> None:
    desk = Desk(world, name)
    for parts in DATES:
        typed = {f"{one}-{part}": words for part, words in zip(("day", "month", "year"), parts, strict=True)}
        seen = desk.refused(**typed)
        assert len(seen.messages) == 1


@pytest.mark.parametrize(("name", "one"), cases("times"))
def test_no_real_time(world: World, name: str, one: str) -> None:
    desk = Desk(world, name)
    for words in ("25:99", "half past", "5:30", "\x00", "9" * 500):
        desk.refused(**{one: words})


@pytest.mark.parametrize(("name", "one"), cases("choices"))
def test_an_answer_that_was_not_offered(world: World, name: str, one: str) -> None:
    desk = Desk(world, name)
    for words in (NO_SUCH, "perhaps", "\x00", "<b>", "a" * 100_000):
        desk.refused(one, **{one: words})


@pytest.mark.parametrize(("name", "one"), cases("carried"))
def test_a_value_of_the_page_that_was_changed_saves_nothing(world: World, name: str, one: str) -> None:
    desk = Desk(world, name)
    for words in ("", "0" * 64, "a" * 5000, "\x00"):
        desk.refused(**{one: words})


@pytest.mark.parametrize("name", FORMS)
def test_a_broken_key_of_the_form_is_replaced(world: World, name: str) -> None:
    desk = Desk(world, name)
    for key in ("not-a-uuid", "", "\x00", "9" * 5000):
        seen = desk.refused(submission=key)
    sent = {**desk.place.typed, **seen.form(desk.place.action).values}
    if name == "sign-in":
        sent |= desk.place.typed
    if sent.get("confirmed"):
        sent = desk.visitor.looked_at(desk.place.action, sent)
    again = desk.visitor.send(desk.place.action, sent)
    assert again.status == 302, again.messages


@pytest.mark.parametrize("name", FORMS)
def test_a_revision_that_is_no_number_saves_nothing(world: World, name: str) -> None:
    desk = Desk(world, name)
    for words in ("-1", "1 or 1=1", "9" * 400, "\x00"):
        desk.refused(revision=words)


@pytest.mark.parametrize("one", ["who", "steps_in", "check_by"])
@pytest.mark.parametrize("name", ["plan-step-add", "plan-step"])
def test_a_step_leans_on_nobody_it_may_not(world: World, name: str, one: str) -> None:
    """Children, workers of other teams and administrators are not offered, and not taken."""
    desk = Desk(world, name)
    for key in ("kayden", "ruby", "pat", "donna"):
        desk.refused(one, **{one: str(world.ids[key])})


@pytest.mark.parametrize("name", ["plan-step-add", "plan-step", "plan-open"])
def test_a_child_who_cannot_be_in_it_is_not_taken(world: World, name: str) -> None:
    stranger = NO_SUCH if name == "plan-open" else str(world.ids["kayden"])
    Desk(world, name).refused("children", children=[str(world.ids["ruby"]), stranger])


def test_an_item_of_another_plan_is_not_found(world: World) -> None:
    plan = world.drafted()
    visitor = Visitor(world, "amara")
    first = visitor.look(reverse("plan-open", args=[world.ids["family"]]))
    action = reverse("plan-open", args=[world.ids["family"]])
    other = visitor.send(action, {**first.form(action).values, "children": [str(world.ids["kayden"])]})
    other_plan = other.led_to.split("/")[2]
    item = DraftItem.objects.get(plan=plan, kind="safety_step")
    for name in ("plan-step", "plan-step-remove"):
        address = reverse(name, args=[other_plan, item.id])
        assert visitor.look(address).status == 404
        assert visitor.send(address, {"submission": str(new_id()), "revision": "1", "act": "x"}).status == 404
    assert DraftItem.objects.filter(id=item.id).exists()


def test_somebody_who_is_no_reader_of_the_plan_is_not_found(world: World) -> None:
    version, visitor = world.live(), Visitor(world, "amara")
    for name in ("agreement", "reader", "reader-document", "reader-hand-over"):
        for person in (world.ids["ruby"], world.ids["amara"], new_id()):
            assert visitor.look(reverse(name, args=[version.id, person])).status == 404


@pytest.mark.parametrize(
    "address", ["/plans/not-a-uuid", "/families/1", "/plans/%00", "/versions/../plans", "/duties/'"]
)
def test_an_address_that_makes_no_sense_is_not_found(world: World, address: str) -> None:
    seen = Visitor(world, "amara").look(address)
    assert seen.status == 404
    assert "We cannot find that page" in seen.text
