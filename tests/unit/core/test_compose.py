"""compose: an edition is built up from what its reader may see, from nothing (SHARE-5)."""

import re
from dataclasses import asdict
from datetime import date
from typing import Any

import pytest

from kith.core.editions.compose import LABELS, YOUR_PART_LINE, compose
from kith.core.editions.edition import Edition, Layout
from kith.core.editions.reader import ComposeContext, Contact, Reader, Relation
from kith.core.plans.content import PlanContent
from kith.core.protection.guard import Assessed, Carrier, Danger, Period
from tests.unit.core.plain import (
    ALFIE,
    CONTEXT,
    CRAIG,
    DEAN,
    JOAN,
    KAYDEN,
    LEANNE,
    LONG_AGO,
    PAULINE,
    RUBY,
    TODAY,
    carrier,
    content,
    guard,
    purpose,
    reader,
    step,
    telling,
    texts,
    uid,
)

WORDS = "Send no messages or presents with anyone."


def _made(who: Reader, plan: PlanContent | None = None, *tellings: Any, **of_guard: Any) -> Edition | None:
    return compose(plan or content(), tellings, guard(**of_guard), CONTEXT, who)


@pytest.mark.rule("SHARE-5", part="an edition is built up, never cut down")
def test_somebody_of_the_network_gets_the_purpose_and_only_the_steps_they_are_named_in() -> None:
    hers = step(1)
    others = step(2, who=JOAN, act="takes Ruby to school", steps_in=LEANNE, check_by=JOAN)
    edition = _made(reader(PAULINE), content(purpose(), hers, others))
    assert "Craig could hurt Mum again." in texts(edition)
    assert "is at home, awake and sober" in texts(edition)
    assert "takes Ruby to school" not in texts(edition)
    assert "Leanne" not in texts(edition)


@pytest.mark.rule("SHARE-5", part="an edition is built up, never cut down")
def test_a_step_somebody_does_stands_apart_from_one_they_step_in_for() -> None:
    edition = _made(reader(JOAN), content(purpose(), step(1), step(2, who=JOAN, act="brings soup", steps_in=PAULINE)))
    assert edition is not None
    headed = {section.heading: [getattr(block, "act", "") for block in section.blocks] for section in edition.sections}
    assert headed["What you do"] == ["brings soup"]
    assert headed["What others do"] == ["is at home, awake and sober"]


@pytest.mark.rule("SHARE-5", part="an edition is built up, never cut down")
def test_a_safe_parent_gets_every_step_about_their_children() -> None:
    plan = content(purpose(), step(1), step(2, who=JOAN, act="takes Ruby to school", steps_in=PAULINE))
    edition = _made(reader(LEANNE, relation=Relation.PARENT), plan)
    assert "takes Ruby to school" in texts(edition)
    assert "is at home, awake and sober" in texts(edition)


@pytest.mark.rule("SHARE-5", part="an edition is built up, never cut down")
def test_a_safe_relation_that_is_not_known_gets_nothing() -> None:
    assert _made(reader(PAULINE, relation=Relation.OTHER)) is None


@pytest.mark.rule("SHARE-5", part="an edition is built up, never cut down")
def test_a_new_person_with_no_assessment_gets_nothing_whatever_they_are() -> None:
    for relation in Relation:
        assert _made(reader(uid(999), relation=relation)) is None


@pytest.mark.rule("SHARE-5", part="an edition is built up, never cut down")
def test_who_poses_a_risk_gets_nothing_without_approved_words_even_when_a_step_names_them() -> None:
    leaning = content(purpose(), step(who=CRAIG))
    assert _made(reader(CRAIG, relation=Relation.PARENT), leaning) is None


@pytest.mark.rule("SHARE-5", part="an edition is built up, never cut down")
def test_who_poses_a_risk_gets_the_approved_words_and_nothing_else_of_the_plan() -> None:
    edition = _made(reader(CRAIG, relation=Relation.PARENT), None, telling(step(), WORDS))
    assert edition is not None
    assert [[asdict(block)["text"] for block in one.blocks] for one in edition.sections] == [[WORDS]]
    for name in ("Pauline", "Joan", "Amara", "Leanne", "sober", "Tuesday", "6pm", "hurt"):
        assert name not in texts(edition)


@pytest.mark.rule("SHARE-5", part="an edition is built up, never cut down")
@pytest.mark.parametrize(
    "of_guard",
    [{"carriers": (carrier(PAULINE),)}, {"dangers": (Danger(PAULINE, JOAN, LONG_AGO),)}, {"assessed": ()}],
    ids=["passes things on", "a danger to another grown-up", "not assessed"],
)
def test_every_standing_but_safe_gets_nothing_of_the_base_words(of_guard: dict[str, Any]) -> None:
    assert _made(reader(PAULINE), **of_guard) is None
    told = _made(reader(PAULINE), None, telling(step(), "Ring Amara.", to=PAULINE), **of_guard)
    assert "Ring Amara." in texts(told)
    assert "sober" not in texts(told)


@pytest.mark.rule("SHARE-5", part="an edition is built up, never cut down")
def test_nobody_gets_an_item_about_a_child_they_have_no_connection_to() -> None:
    plan = content(purpose(), step(1, children=(RUBY,), act="for Ruby"), step(2, children=(ALFIE,), act="for Alfie"))
    for relation in (Relation.PARENT, Relation.NETWORK):
        edition = _made(reader(PAULINE, relation=relation, children=frozenset({RUBY})), plan)
        assert "for Ruby" in texts(edition)
        assert "for Alfie" not in texts(edition)
        assert "hurt Mum" not in texts(edition), "the purpose is about both children"
        assert "Alfie" not in texts(edition)


@pytest.mark.rule("SHARE-5", part="an edition is built up, never cut down")
def test_somebody_connected_to_no_child_of_the_plan_gets_nothing() -> None:
    assessed = (Assessed(DEAN, LONG_AGO),)
    assert _made(reader(DEAN, relation=Relation.PARENT, children=frozenset({KAYDEN})), assessed=assessed) is None


@pytest.mark.rule("SHARE-5", part="an edition is built up, never cut down")
def test_the_title_names_only_the_children_the_reader_is_connected_to() -> None:
    told = telling(step(), WORDS)
    titles = {
        children: getattr(_made(reader(CRAIG, children=frozenset(children)), None, told), "title", None)
        for children in ((RUBY, ALFIE), (ALFIE,), (), (KAYDEN,))
    }
    assert titles == {
        (RUBY, ALFIE): "Your part of the plan for Ruby and Alfie",
        (ALFIE,): "Your part of the plan for Alfie",
        (): "Your part of a plan",
        (KAYDEN,): "Your part of a plan",
    }


@pytest.mark.rule("SHARE-5", part="approved words are for one reader and one state of the item")
def test_words_approved_for_somebody_else_are_never_used() -> None:
    assert _made(reader(CRAIG), None, telling(step(), WORDS, to=JOAN)) is None
    mixed = _made(reader(CRAIG), None, telling(step(), "for Joan", to=JOAN), telling(step(), WORDS))
    assert "for Joan" not in texts(mixed)


@pytest.mark.parametrize(
    "changed",
    [{"act": "is at home"}, {"children": (RUBY,)}, {"check_how": "rings"}, {"who": JOAN, "steps_in": PAULINE}],
)
@pytest.mark.rule("SHARE-5", part="approved words are for one reader and one state of the item")
def test_words_approved_for_an_item_that_changed_since_are_never_used(changed: dict[str, Any]) -> None:
    assert _made(reader(CRAIG), content(purpose(), step(**changed)), telling(step(), WORDS)) is None


@pytest.mark.rule("SHARE-5", part="approved words are for one reader and one state of the item")
def test_words_approved_for_a_copy_of_an_item_are_not_used_for_a_changed_one() -> None:
    """A changed copy of an item whose hash was asked for has a hash of its own."""
    approved = telling(step(), WORDS)
    item = step()
    assert item.hash == approved.item_hash
    assert _made(reader(CRAIG), content(purpose(), item.model_copy(update={"act": "is at home"})), approved) is None


def test_approved_words_stand_in_place_of_the_base_words_also_for_a_safe_reader() -> None:
    edition = _made(reader(PAULINE), None, telling(step(), "Come at half past seven, Nan.", to=PAULINE))
    assert "Come at half past seven, Nan." in texts(edition)
    assert "is at home, awake and sober" not in texts(edition)
    assert "hurt Mum again" in texts(edition)


EVERYBODY = {
    "safe": (reader(PAULINE), ()),
    "parent": (reader(LEANNE, relation=Relation.PARENT), ()),
    "poses a risk": (reader(CRAIG, relation=Relation.PARENT), (telling(step(), WORDS),)),
    "other": (reader(uid(999), relation=Relation.OTHER), (telling(step(), WORDS, to=uid(999)),)),
}


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.rule("AGR-13", part="every edition composed")
def test_every_edition_says_whom_to_speak_to_and_how_to_complain(who: str) -> None:
    one, tellings = EVERYBODY[who]
    edition = _made(one, None, *tellings)
    assert edition is not None
    assert edition.speak_to_lines == (
        "To talk about this, or if anybody does not keep to it, ring Helen Draycott, 01632 960210.",
        "To complain, ring 01632 960230.",
    )


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.rule("SHARE-5", part="the same your-part line on everybody's")
def test_every_edition_says_that_it_is_a_part_in_the_same_words(who: str) -> None:
    one, tellings = EVERYBODY[who]
    edition = _made(one, None, *tellings)
    assert edition is not None
    assert (
        edition.your_part_line
        == YOUR_PART_LINE
        == ("This is your part of the plan. Other people may have their own part.")
    )


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.rule("SHARE-5", part="no id, number or name tells that more exists")
def test_no_id_and_no_number_of_the_plan_stands_in_what_can_be_read(who: str) -> None:
    one, tellings = EVERYBODY[who]
    edition = _made(one, None, *tellings)
    shown = texts(edition)
    for number in (*range(1, 30), 100, 200, 301, 999):
        assert str(uid(number)) not in shown
    assert not re.search(r"(?i)version|\bv\d|page \d|step \d|\d of \d", shown)


def test_a_plan_without_a_review_date_has_no_review_line() -> None:
    edition = _made(reader(PAULINE), content(review_on=None))
    assert edition is not None
    assert edition.review_line == ""
    with_date = _made(reader(PAULINE))
    assert with_date is not None
    assert with_date.review_line == "We look at this again on 26 January 2026."


def test_an_edition_is_set_as_its_reader_needs_it() -> None:
    edition = _made(reader(PAULINE, layout=Layout.LARGE_PRINT))
    assert edition is not None
    assert edition.layout is Layout.LARGE_PRINT


def test_an_unfinished_step_shows_empty_places_and_no_wrong_name() -> None:
    edition = _made(reader(LEANNE, relation=Relation.PARENT), content(step(who=None, steps_in=None, check_by=None)))
    assert edition is not None
    card = asdict(edition.sections[0].blocks[0])
    assert (card["who"], card["steps_in"], card["checks"]) == ("", "", "texts Pauline at 6pm")


def _hash(**changes: Any) -> str:
    edition = _made(reader(PAULINE))
    assert edition is not None
    return edition.model_copy(update=changes).hash


@pytest.mark.rule("SHARE-4", part="the hash of an edition stands for what can be read")
def test_the_hash_of_an_edition_ignores_its_date_its_review_and_who_composed_it() -> None:
    same = (_hash(dated_on=date(2027, 1, 1)), _hash(composer_version="9"), _hash(review_line="x"))
    assert set(same) == {_hash()}


@pytest.mark.parametrize(
    "changes",
    [
        {"reader_name": "Nan"},
        {"title": "x"},
        {"your_part_line": "x"},
        {"speak_to_lines": ("x",)},
        {"labels": LABELS.model_copy(update={"who": "x"})},
        {"sections": ()},
        {"layout": Layout.LARGE_PRINT},
        {"language": "pl"},
    ],
    ids=lambda changes: next(iter(changes)),
)
@pytest.mark.rule("SHARE-4", part="the hash of an edition stands for what can be read")
def test_the_hash_of_an_edition_differs_with_any_change_of_what_is_told(changes: dict[str, Any]) -> None:
    assert _hash(**changes) != _hash()


@pytest.mark.parametrize("field", ["act", "by_when", "check_how"])
@pytest.mark.rule("SHARE-4", part="the hash of an edition stands for what can be read")
def test_the_hash_of_an_edition_follows_a_change_of_its_own_steps_and_no_other(field: str) -> None:
    def hashed(hers: dict[str, str], others: dict[str, str]) -> str:
        plan = content(
            purpose(), step(1, **hers), step(2, **{"who": JOAN, "steps_in": LEANNE, "check_by": JOAN, **others})
        )
        edition = _made(reader(PAULINE), plan)
        assert edition is not None
        return edition.hash

    assert hashed({field: "changed"}, {}) != hashed({}, {})
    assert hashed({}, {field: "changed"}) == hashed({}, {})


def test_an_old_version_shown_tomorrow_honours_a_danger_that_starts_tomorrow() -> None:
    tomorrow = date(2026, 1, 16)
    danger = (Danger(PAULINE, RUBY, Period(tomorrow)),)
    assert _made(reader(PAULINE), dangers=danger) is not None
    assert _made(reader(PAULINE), dangers=danger, days=frozenset({TODAY, tomorrow})) is None


def test_somebody_who_starts_to_pass_things_on_tomorrow_has_nothing_tomorrow() -> None:
    tomorrow = date(2026, 1, 16)
    passing = (Carrier(PAULINE, CRAIG, Period(tomorrow)),)
    assert _made(reader(PAULINE), carriers=passing) is not None
    assert _made(reader(PAULINE), carriers=passing, days=frozenset({TODAY, tomorrow})) is None


def test_where_no_number_is_set_yet_the_lines_still_say_whom_to_ask() -> None:
    without = ComposeContext(dated_on=TODAY, speak_to=Contact(name="the duty team", phone=""), complaints_phone="")
    edition = compose(content(), (), guard(), without, reader())
    assert edition is not None
    assert edition.speak_to_lines == (
        "To talk about this, or if anybody does not keep to it, ask for the duty team.",
        "To complain, ask the duty team how.",
    )
