"""SAFE-3: every step: who, a thing that can be seen, by when, who steps in, who checks and how."""

import pytest

from tests.unit.quality.builders import (
    ALFIE,
    CHILDREN,
    IMRAN,
    JOAN,
    KAYDEN,
    KIRSTY,
    RUBY,
    SHELLEY,
    STEP,
    Severity,
    danger,
    found,
    member,
    only,
    plan,
    purpose,
    step,
)  # fmt: skip

pytestmark = pytest.mark.rule("SAFE-3", part="the content check")


def of(*steps: object, **more: object) -> list[tuple[object, str, str]]:
    return [(one.item_id, one.field, one.message) for one in found(plan(purpose(), *steps, **more), "SAFE-3")]


def test_a_whole_step_is_right() -> None:
    assert of(step(rule_id=None)) == []


@pytest.mark.parametrize(
    ("field", "empty", "message"),
    [
        ("who", None, "Say who does this: one named person."),
        ("act", " ", "Say what they do, so that somebody else could see it."),
        ("by_when", "", "Say by when, or how soon."),
        ("steps_in", None, "Say who steps in if they cannot."),
        ("check_by", None, "Say who checks that it happened."),
        ("check_how", "\n", "Say how they check."),
    ],
)
def test_each_part_a_step_lacks_is_named_at_its_field(field: str, empty: str | None, message: str) -> None:
    assert of(step(rule_id=None, **{field: empty})) == [(STEP, field, message)]


def test_family_to_monitor_drinking() -> None:
    """Bad draft 5: nobody named, no time, no back-up, nobody checks."""
    draft = step(rule_id=None, act="Family to monitor drinking", who=None, by_when="", steps_in=None, check_by=None,
                 check_how="")  # fmt: skip
    assert [field for _, field, _ in of(draft)] == ["who", "by_when", "steps_in", "check_by", "check_how"]


@pytest.mark.parametrize("what_then", [{"if_not": "it does not happen"}, {"then_steps_in": (JOAN,)}])
def test_what_happens_instead_will_do_for_a_stand_in(what_then: dict[str, object]) -> None:
    assert of(step(rule_id=None, steps_in=None, **what_then)) == []


@pytest.mark.parametrize(
    ("same", "field"), [({"steps_in": SHELLEY}, "steps_in"), ({"then_steps_in": (SHELLEY,)}, "then_steps_in")]
)
def test_the_one_who_steps_in_must_be_somebody_else(same: dict[str, object], field: str) -> None:
    """Bad draft 9."""
    assert of(step(rule_id=None, **same)) == [(STEP, field, "The one who steps in must be a different person.")]


def test_on_a_list_whoever_is_not_on_tonight_may_stand_in() -> None:
    listed = step(rule_id=None, who_else=(KIRSTY,), steps_in=JOAN, then_steps_in=(SHELLEY,))
    assert of(listed) == []


def test_every_child_of_the_plan_needs_a_step() -> None:
    only_two = step(rule_id=None, children=(RUBY, KAYDEN))
    assert of(only_two) == [(None, "steps", "Write at least one step for Alfie.")]
    assert of(only_two, step(2, rule_id=None, children=(ALFIE,))) == []


def test_a_plan_without_a_safety_part_needs_no_step() -> None:
    assert found(plan(danger()), "SAFE-3") == []
    assert len(found(plan(), "SAFE-3")) == len(CHILDREN)


class TestRooms:
    """Bad draft 20."""

    @pytest.mark.parametrize(
        ("act", "room"),
        [
            ("Mum and children lock themselves in the bathroom.", "bathroom"),
            ("goes to the toilet and stays there", "toilet"),
            ("hides with the children in the cupboard", "cupboard"),
        ],
    )
    def test_a_room_without_a_second_way_out_is_hinted_at(self, act: str, room: str) -> None:
        one = only(plan(purpose(), step(rule_id=None, act=act)), "SAFE-3")
        assert (one.severity, one.field) == (Severity.HINT, "act")
        assert one.span is not None
        assert act[slice(*one.span)] == room
        assert "fire service" in one.mend

    @pytest.mark.parametrize(
        "act",
        [
            "goes to the room agreed with Nadia: a window that opens. Never the bathroom: one way in, no way out",
            "go to the front bedroom (a window that opens; not the bathroom)",
            "bath, story, bed",
            "goes through the kitchen and out by the back door",
            "locks the door, never hides in the bathroom",
        ],
    )
    def test_no_cry_of_wolf(self, act: str) -> None:
        assert of(step(rule_id=None, act=act)) == []


class TestMessagesToAChild:
    """Bad draft 26: one-to-one messages."""

    def write(self, act: str, ring: int) -> list[tuple[object, str, str]]:
        return of(step(rule_id=None, who=IMRAN, act=act), member(IMRAN, ring=ring))

    def test_one_to_one_is_hinted_at(self) -> None:
        ((item, field, message),) = self.write("texts Kayden every Wednesday", 2)
        assert (item, field) == (STEP, "act")
        assert message == "Imran would write to Kayden with nobody else there."

    def test_in_a_group_or_from_somebody_who_knows_everything_it_is_not(self) -> None:
        assert self.write("texts Kayden in the group with Shelley", 2) == []
        assert self.write("texts Kayden every Wednesday", 1) == []
        assert self.write("talks with Kayden after training", 2) == []
