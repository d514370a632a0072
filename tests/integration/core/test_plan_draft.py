"""Opening a plan and writing its draft."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction

from kith.core.access.basis import Basis
from kith.core.access.models import Reach
from kith.core.access.principal import SYSTEM
from kith.core.accounts.models import User
from kith.core.audit.models import Change
from kith.core.people.services import child_added, family_added, person_added
from kith.core.plans.content import Purpose, SafetyStep
from kith.core.plans.models import DraftItem, Plan, PlanChild
from kith.core.plans.selectors import children_without_plan, draft_items_of, draft_step_for, plan_view
from kith.core.plans.services import plan_opened, purpose_saved, step_added, step_removed, step_saved
from kith.kernel.errors import Difference, Invalid, NotFound, Refused, Stale
from kith.kernel.ids import new_id
from tests.integration.core.together import together
from tests.world import NEEDED, WORRY, World

pytestmark = pytest.mark.django_db
REVIEW = date(2026, 1, 26)


def _children(world: World, *keys: str) -> list[UUID]:
    return [world.ids[key] for key in keys or ("ruby", "alfie")]


def _opened(world: World, *keys: str) -> Plan:
    return plan_opened(family_id=world.ids["family"], children=_children(world, *keys), by=world.by("amara"))


def _step(world: World, plan: Plan, **changes: Any) -> DraftItem:
    return step_added(plan_id=plan.id, children=_children(world), body=world.step_body(**changes), by=world.by("amara"))


def _problems(refusal: Any) -> list[tuple[str, str]]:
    return [(problem.place, problem.message) for problem in refusal.value.problems]


@pytest.mark.rule("CHILD-1", part="a second open plan for a child cannot be made")
def test_a_child_is_never_in_two_open_plans(world: World) -> None:
    _opened(world, "ruby")
    with pytest.raises(Invalid, match="already has an open plan") as refusal:
        _opened(world, "alfie", "ruby")
    assert refusal.value.problems[0].place == "children"
    assert refusal.value.problems[0].rule == "CHILD-1"
    assert Plan.objects.count() == 1
    assert children_without_plan(_children(world)) == {world.ids["alfie"]}


@pytest.mark.django_db(transaction=True)
@pytest.mark.rule("CHILD-1", part="a second open plan for a child cannot be made, at the same moment included")
def test_two_workers_who_open_a_plan_at_the_same_moment_open_one(world: World) -> None:
    Reach.objects.create(
        principal_id=world.ids["beth"], child_id=world.ids["ruby"], basis=Basis.LEAD_WORKER, from_on="2026-01-01"
    )

    def opens(key: str) -> Any:
        return lambda: plan_opened(family_id=world.ids["family"], children=[world.ids["ruby"]], by=world.by(key))

    outcomes = together(opens("amara"), opens("beth"))
    assert sorted(type(one).__name__ for one in outcomes) == ["Invalid", "Plan"]
    assert PlanChild.objects.filter(child_id=world.ids["ruby"]).count() == 1
    assert Plan.objects.count() == 1


@pytest.mark.rule("CHILD-1", part="a second open plan for a child cannot be made, by anyone")
def test_the_database_itself_refuses_a_second_open_plan(world: World) -> None:
    _opened(world, "ruby")
    other = Plan.objects.create(family_id=world.ids["family"], opened_on=date(2026, 1, 15))
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO plans_planchild (id, plan_id, child_id, joined_on) VALUES (%s, %s, %s, '2026-01-15')",
            [new_id(), other.id, world.ids["ruby"]],
        )


def test_a_child_named_twice_joins_once(world: World) -> None:
    assert plan_view(world.by("amara"), _opened(world, "ruby", "ruby").id).children == (world.ids["ruby"],)


@pytest.mark.parametrize("who", ["donna", "beth", "pat"])
def test_a_plan_cannot_be_opened_out_of_reach(world: World, who: str) -> None:
    with pytest.raises(NotFound):
        plan_opened(family_id=world.ids["family"], children=_children(world), by=world.by(who))


def test_a_manager_within_reach_is_refused_to_write(world: World) -> None:
    with pytest.raises(Refused):
        plan_opened(family_id=world.ids["family"], children=_children(world), by=world.by("helen"))


def test_a_plan_for_no_child_is_not_found(world: World) -> None:
    with pytest.raises(NotFound):
        plan_opened(family_id=world.ids["family"], children=[], by=world.by("amara"))


def test_a_plan_cannot_be_opened_under_another_family_than_its_childrens(world: World) -> None:
    other = family_added(name="Another", by=SYSTEM)
    with pytest.raises(NotFound):
        plan_opened(family_id=other.id, children=_children(world), by=world.by("amara"))
    theirs = child_added(
        family_id=other.id,
        name="Max Other",
        known_as="Max",
        born_on=date(2020, 1, 1),
        lead_worker_id=world.ids["amara"],
        from_on=date(2026, 1, 1),
        by=SYSTEM,
    )
    with pytest.raises(NotFound):
        plan_opened(family_id=other.id, children=[*_children(world), theirs.id], by=world.by("amara"))


def test_a_draft_keeps_its_items_in_order_as_they_were_written(world: World) -> None:
    plan = world.drafted()
    purpose, step = draft_items_of(plan.id)
    assert isinstance(purpose, Purpose)
    assert (purpose.worry, purpose.needed) == (WORRY, NEEDED)
    assert isinstance(step, SafetyStep)
    assert step.relies_on == (world.ids["pauline"], world.ids["joan"], world.ids["amara"])
    assert step.source.person_id == world.ids["amara"]


@pytest.mark.rule("REV-1", part="a draft takes no review date that is not ahead")
@pytest.mark.parametrize("review_on", [date(2026, 1, 15), date(2025, 12, 31)])
def test_a_review_date_that_is_not_ahead_is_refused_at_its_field(world: World, review_on: date) -> None:
    plan = _opened(world)
    with pytest.raises(Invalid, match="must be after today") as refusal:
        purpose_saved(plan_id=plan.id, worry="w", needed="n", review_on=review_on, base=1, by=world.by("amara"))
    assert refusal.value.problems[0].place == "review_on"


def test_a_stale_purpose_is_refused_with_both_texts(world: World) -> None:
    plan = world.drafted()
    with pytest.raises(Stale) as refusal:
        purpose_saved(
            plan_id=plan.id, worry="mine", needed=NEEDED, review_on=date(2026, 2, 1), base=1, by=world.by("amara")
        )
    assert refusal.value.differences == (
        Difference("worry", "mine", WORRY),
        Difference("review_on", "2026-02-01", "2026-01-26"),
    )
    assert refusal.value.revision == 2


def test_a_stale_step_is_refused_with_both_texts_and_changes_nothing(world: World) -> None:
    plan = _opened(world)
    item = _step(world, plan)
    first = step_saved(
        plan_id=plan.id,
        item_id=item.id,
        children=_children(world),
        body=world.step_body(act="theirs"),
        base=1,
        by=world.by("amara"),
    )
    with pytest.raises(Stale) as refusal:
        step_saved(
            plan_id=plan.id,
            item_id=item.id,
            children=[world.ids["ruby"]],
            body=world.step_body(act="mine"),
            base=1,
            by=world.by("amara"),
        )
    differences = {one.place: (one.mine, one.theirs) for one in refusal.value.differences}
    assert differences["act"] == ("mine", "theirs")
    assert set(differences) == {"act", "children"}
    assert refusal.value.revision == first.revision == 2
    assert draft_step_for(world.by("amara"), plan.id, item.id)[0].act == "theirs"


@pytest.mark.django_db(transaction=True)
def test_two_changes_of_one_step_at_the_same_moment_keep_one_and_refuse_the_other(world: World) -> None:
    plan = _opened(world)
    item = _step(world, plan)

    def saves(act: str) -> Any:
        body = world.step_body(act=act)
        return lambda: step_saved(
            plan_id=plan.id, item_id=item.id, children=_children(world), body=body, base=1, by=world.by("amara")
        )

    outcomes = together(saves("one"), saves("other"))
    assert sorted(type(one).__name__ for one in outcomes) == ["DraftItem", "Stale"]
    item.refresh_from_db()
    assert item.revision == 2
    kept = next(one for one in outcomes if isinstance(one, DraftItem))
    assert item.body["act"] == kept.body["act"]


def test_a_stale_removal_is_refused_and_a_right_one_leaves_the_history(world: World) -> None:
    plan = _opened(world)
    item = _step(world, plan)
    with pytest.raises(Stale):
        step_removed(plan_id=plan.id, item_id=item.id, base=2, by=world.by("amara"))
    step_removed(plan_id=plan.id, item_id=item.id, base=1, by=world.by("amara"))
    assert draft_items_of(plan.id) == []
    last = Change.objects.filter(table_name="plans_draftitem", row_id=str(item.id)).latest("id")
    assert (last.operation, last.before["body"]["act"]) == ("delete", item.body["act"])


def test_a_step_under_another_plans_address_is_not_found(world: World) -> None:
    plan, other = _opened(world), _opened(world, "kayden")
    item = _step(world, plan)
    place = {"plan_id": other.id, "item_id": item.id, "base": 1, "by": world.by("amara")}
    with pytest.raises(NotFound):
        step_saved(**place, children=[world.ids["kayden"]], body=world.step_body())
    with pytest.raises(NotFound):
        step_removed(**place)
    with pytest.raises(NotFound):
        draft_step_for(world.by("amara"), other.id, item.id)
    assert draft_items_of(plan.id)


def test_a_step_for_a_child_outside_the_plan_or_for_none_is_refused(world: World) -> None:
    plan = _opened(world)
    for children in ([], [world.ids["kayden"]], [world.ids["ruby"], world.ids["kayden"]]):
        with pytest.raises(Invalid, match="Choose which children") as refusal:
            step_added(plan_id=plan.id, children=children, body=world.step_body(), by=world.by("amara"))
        assert refusal.value.problems[0].place == "children"


def _stranger(world: World) -> UUID:
    other = family_added(name="Another", by=SYSTEM)
    return person_added(family_id=other.id, name="Sam Other", known_as="Sam", by=SYSTEM).id


@pytest.mark.parametrize("place", ["who", "steps_in", "check_by"])
@pytest.mark.parametrize("whom", ["stranger", "ruby", "kayden", "nobody", "left", "no id"])
def test_a_step_names_grown_ups_of_this_family_or_workers_and_nobody_else(world: World, place: str, whom: str) -> None:
    plan = _opened(world)
    User.objects.filter(id=world.ids["donna"]).update(is_active=False)
    named = {
        "stranger": lambda: _stranger(world),
        "nobody": new_id,
        "no id": lambda: "Pauline",
        "left": lambda: world.ids["donna"],
    }.get(whom, lambda: world.ids[whom])()
    with pytest.raises(Invalid, match="from the people around the children") as refusal:
        _step(world, plan, **{place: str(named)})
    assert [problem.place for problem in refusal.value.problems] == [place]


def test_a_step_that_names_a_colleague_who_left_since_can_still_be_mended(world: World) -> None:
    plan = _opened(world)
    item = _step(world, plan, check_by=str(world.ids["donna"]))
    User.objects.filter(id=world.ids["donna"]).update(is_active=False)
    saved = step_saved(
        plan_id=plan.id,
        item_id=item.id,
        children=_children(world),
        base=1,
        by=world.by("amara"),
        body=world.step_body(check_by=str(world.ids["donna"]), act="comes at seven"),
    )
    assert saved.body["act"] == "comes at seven"


def test_what_a_step_cannot_hold_is_refused_at_each_field(world: World) -> None:
    plan = _opened(world)
    with pytest.raises(Invalid) as refusal:
        _step(world, plan, act="x" * 4001, by_when="a\x00b", address="22 Mill Rise")
    assert {problem.place for problem in refusal.value.problems} == {"act", "by_when", "address"}
    with pytest.raises(Invalid) as refusal:
        purpose_saved(plan_id=plan.id, worry="x" * 4001, needed="\x00", review_on=REVIEW, base=1, by=world.by("amara"))
    assert {problem.place for problem in refusal.value.problems} == {"worry", "needed"}
    with pytest.raises(Invalid) as refusal:
        step_added(plan_id=plan.id, children=[world.ids["ruby"]] * 2, body=world.step_body(), by=world.by("amara"))
    assert {problem.place for problem in refusal.value.problems} == {"children"}


def test_an_unfinished_step_can_be_kept_in_the_draft(world: World) -> None:
    plan = _opened(world)
    step_added(plan_id=plan.id, children=_children(world), body={"act": "rings"}, by=world.by("amara"))
    (step,) = draft_items_of(plan.id)
    assert isinstance(step, SafetyStep)
    assert (step.act, step.who) == ("rings", None)


@pytest.mark.parametrize(
    "words", ["<script>alert(1)</script>", "\u200fمرحبا", "👩\u200d👧 🦉", "a\u200bb", "x" * 4000, "\t\n "]
)
def test_any_words_that_can_be_written_come_back_as_they_were(world: World, words: str) -> None:
    plan = _opened(world)
    item = _step(world, plan, act=words)
    assert draft_step_for(world.by("amara"), plan.id, item.id)[0].act == words
