"""A short way to write a safety step: its label, who, what, by when, who steps in, who checks and how."""

from typing import Any

from kith.core.plans.content import SafetyStep
from tools.sample_plan.keys import ALFIE, CHILDREN, KAYDEN, RUBY, id_of, ids
from tools.sample_plan.people import source

OF_RULE = {
    "R1": ids(*CHILDREN),
    "R2": ids(ALFIE, RUBY, KAYDEN),
    "R3": ids(ALFIE),
    "R4": ids(RUBY, ALFIE),
    "R5": ids(KAYDEN),
    "R6": ids(RUBY, ALFIE),
}
JOURNAL = ("amara", "journal, read every second Monday")


def step(
    label: str, who: str, act: str, by_when: str, steps_in: str, if_not: str, check: tuple[str, str], **more: Any
) -> SafetyStep:
    """`who` and `steps_in` may name several, parted by spaces: the first does it, the others as a list says."""
    first, *others = who.split()
    stand_in, *then = steps_in.split()
    rule = label.split(".")[0]
    return SafetyStep(
        id=id_of(label), label=label, children=OF_RULE[rule], source=source(more.pop("by", "amara")),
        rule_id=id_of(rule), who=id_of(first), who_else=ids(*others), act=act, by_when=by_when,
        steps_in=id_of(stand_in), then_steps_in=ids(*then), if_not=if_not,
        check_by=id_of(check[0]), check_how=check[1], **more,
    )  # fmt: skip
