"""diff: every change of a plan is named, and nothing that did not change; goals unchanged can be proven."""

from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kith.core.plans.content import Danger, Goal, PlanContent, PlanRule, SafetyStep, Scale
from kith.core.plans.diff import Change, How, diff, in_words, unchanged
from kith.core.plans.wording import Mark, counted, likeness, marked, out_of_order, shown
from tests.unit.plan_files.files import content, labelled, with_item

pytestmark = pytest.mark.rule("SHARE-12")


def of_item(changes: tuple[Change, ...], item_id: UUID) -> list[How]:
    return [change.how for change in changes if change.item_id == item_id]


@pytest.mark.parametrize("version", [3, 5])
def test_a_plan_and_itself(version: int) -> None:
    assert diff(content(version), content(version)) == ()


@pytest.mark.rule("SOS-4", part="goals unchanged can be proven of two versions (AT-54)")
def test_from_v3_to_v5_the_goals_and_scales_are_the_same() -> None:
    before, after = content(3), content(5)
    assert unchanged(before, after, Goal, Scale)
    assert not any(change.kind in {"goal", "scale"} for change in diff(before, after))
    assert not unchanged(before, after, Danger)
    assert not unchanged(before, after, PlanRule)
    assert not unchanged(before, after)


@pytest.mark.rule("SOS-4", part="a goal re-worded, dropped or added is no unchanged goal")
def test_a_goal_cannot_change_unseen() -> None:
    plan = content(5)
    for field, value in (("words", "a little less"), ("how_long", "a week"), ("danger_id", plan.of_kind(Danger)[2].id)):
        edited = with_item(plan, "SG1", **{field: value})
        assert not unchanged(plan, edited, Goal)
        assert of_item(diff(plan, edited), labelled(plan, "SG1").id) == [How.REWORDED]
    fewer = plan.model_copy(update={"items": tuple(one for one in plan.items if one.label != "SG2")})
    assert not unchanged(plan, fewer, Goal)
    assert not unchanged(fewer, plan, Goal)
    assert unchanged(plan, fewer, Scale)


def test_what_became_of_the_scenarios_rules_is_told() -> None:
    before, after = content(3), content(5)
    told = [in_words(change) for change in diff(before, after)]
    assert any("step R2.1" in words and "the group “Tonight”" in words for words in told)
    assert any(words.startswith("New: order ORD-5 (Restraining order") for words in told)
    assert any("step R6.2" in words and "{+is paused;" in words for words in told)
    assert not any(label in words for words in told for label in (" R3 ", " R4 ", "DS2", "DS3", "SG1", "Scale 1"))


def test_the_plan_itself_and_its_people() -> None:
    before, after = content(3), content(5)
    told = [in_words(change) for change in diff(before, after) if change.item_id is None]
    assert told == [
        "Changed: the plan, next look: “[-29 January-]{+24 March+} 2026”.",
        "New: Marcus Veale is named in the plan.",
        "New: Diane Foss is named in the plan.",
    ]
    back = [in_words(change) for change in diff(after, before) if change.item_id is None]
    assert back[1:] == ["No longer there: Marcus Veale was named in the plan.",
                        "No longer there: Diane Foss was named in the plan."]  # fmt: skip


def test_moved_and_for_whom() -> None:
    plan = content(5)
    step = labelled(plan, "R2.1")
    rest = [one for one in plan.items if one.id != step.id]
    moved = plan.model_copy(update={"items": (step, *rest)})
    (change,) = diff(plan, moved)
    assert (change.how, change.item_id) == (How.MOVED, step.id)
    assert in_words(change).endswith("now comes first (before: after rule R2).")
    fewer = with_item(plan, "R2.1", children=step.children[:1])
    (change,) = diff(plan, fewer)
    assert change.how is How.FOR_WHOM
    assert "was for Alfie Tansley-Crowe, Ruby Tansley-Crowe, Kayden Birtles; it is now for Alfie" in in_words(change)


def test_added_to_and_taken_out_of() -> None:
    plan = with_item(content(5), "R2.1", check_how="", if_not="", act="wholly other words")
    told = [in_words(change) for change in diff(content(5), plan)]
    assert sum(words.startswith("Taken out of step R2.1") for words in told) == 2
    assert (
        sum(words.startswith("Changed: step R2.1") and "it is now “wholly other words”" in words for words in told) == 1
    )
    assert all(words.startswith("Added to step R2.1") for words in
               [in_words(change) for change in diff(plan, content(5)) if change.field != "what they do"])  # fmt: skip


@st.composite
def edited(draw: st.DrawFn) -> tuple[PlanContent, set[UUID]]:
    """v5 with some items re-worded, dropped, added (by label) or about fewer children; and which ids were touched."""
    plan = content(5)
    items, touched = list(plan.items), set()
    for index in draw(st.lists(st.integers(0, len(items) - 1), max_size=8, unique=True)):
        item = items[index]
        touched.add(item.id)
        match draw(st.integers(0, 3)):
            case 0 if not isinstance(item, SafetyStep | PlanRule):
                items[index] = item.model_copy(update={"label": f"{item.label[:10]} {draw(st.integers(0, 9))}"})
            case 1 if len(item.children) > 1:
                items[index] = item.model_copy(update={"children": item.children[1:]})
            case _:
                items[index] = _other_words(item, draw(st.text(max_size=30)))
    return plan.model_copy(update={"items": tuple(items)}), touched


def _other_words(item: Any, words: str) -> Any:
    for name in ("act", "words", "title", "worry", "when", "task", "ten", "behaviour", "name", "phone", "label"):
        if isinstance(getattr(item, name, None), str):
            return item.model_copy(update={name: words})
    return item.model_copy(update={"label": words[:20]})


@settings(max_examples=60, deadline=None)
@given(edited(), st.randoms(use_true_random=False), st.integers(0, 5))
def test_every_item_that_changed_is_named_and_no_other(
    made: tuple[PlanContent, set[UUID]], random: Any, dropped: int
) -> None:
    plan, touched = made
    before = content(5)
    gone = set(random.sample([one.id for one in plan.items], dropped))
    after = plan.model_copy(update={"items": tuple(one for one in plan.items if one.id not in gone)})
    held = {one.id: one for one in before.items}
    differ = {one.id for one in after.items if held[one.id] != one} | gone
    assert differ <= touched | gone
    there, back = diff(before, after), diff(after, before)
    assert {change.item_id for change in there} == differ == {change.item_id for change in back}
    assert {change.item_id for change in there if change.how is How.DROPPED} == gone
    assert {change.item_id for change in back if change.how is How.ADDED} == gone
    assert (there == ()) == (before.hash == after.hash)
    assert unchanged(before, after) == (not differ)
    assert all(in_words(change).strip() for change in (*there, *back))


@settings(max_examples=60, deadline=None)
@given(st.permutations(range(12)))
def test_any_order_is_told_by_moves_alone(order: list[int]) -> None:
    plan = content(5).model_copy(update={"items": content(5).items[:12]})
    after = plan.model_copy(update={"items": tuple(plan.items[index] for index in order)})
    changes = diff(plan, after)
    assert {change.how for change in changes} <= {How.MOVED}
    assert (changes == ()) == (order == sorted(order))
    moved = {change.item_id for change in changes}
    assert [one.id for one in plan.items if one.id not in moved] == [
        one.id for one in after.items if one.id not in moved
    ]


texts = st.text(alphabet="ab \nç’", max_size=40)


@settings(max_examples=300, deadline=None)
@given(texts, texts)
def test_marked_words_give_both_texts_back(before: str, after: str) -> None:
    runs = marked(before, after)
    assert "".join(run.words for run in runs if run.mark is not Mark.NEW) == before
    assert "".join(run.words for run in runs if run.mark is not Mark.GONE) == after
    assert all(run.words for run in runs)
    assert (before == after) == all(run.mark is Mark.SAME for run in runs)


def test_words_are_marked_and_long_stretches_cut_short() -> None:
    assert shown(marked("comes in half an hour", "comes within an hour")) == "comes [-in half-]{+within+} an hour"
    long = " ".join(str(number) for number in range(200))
    line = shown(marked(long, f"{long} more"))
    assert line.endswith("199{+ more+}")
    assert len(line) < 120
    vast = "word " * 3000
    assert [run.mark for run in marked(vast, f"{vast}x")] == [Mark.GONE, Mark.NEW]


@given(st.lists(st.integers(0, 20), unique=True), st.lists(st.integers(0, 20), unique=True))
def test_the_rest_keep_their_order(before: list[int], after: list[int]) -> None:
    moved = out_of_order(before, after)
    rest = [one for one in before if one in after and one not in moved]
    assert rest == [one for one in after if one in before and one not in moved]
    assert not out_of_order(before, before)


def test_likeness() -> None:
    assert likeness(counted(""), counted("")) == 1
    assert likeness(counted("one two"), counted("Two ONE")) == 1
    assert likeness(counted("one two"), counted("three")) == 0
