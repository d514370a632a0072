"""The sample plan of 24 January (v3) and of 17 March (v5): what is said of them, and nothing else."""

from datetime import date
from functools import cache
from pathlib import Path
from uuid import UUID

import pytest

from kith.core.editions.plan_file import PlanFile
from kith.core.plans.content import BottomLine, PlanRule
from kith.core.plans.records import PlanDocument
from kith.core.quality import tested as badges
from kith.core.quality.check import CHECKS
from kith.core.quality.checks import network, scales
from kith.core.quality.checks.bottom import ring_one
from kith.core.quality.finding import Finding
from kith.core.quality.indexed import Indexed
from kith.core.quality.tested import Badge, whole_plan_tested
from tests.unit.quality.builders import practice

FOLDER = Path(__file__).resolve().parents[3] / "sample" / "tansley"
V3, V5 = ("v3", date(2026, 1, 25)), ("v5", date(2026, 3, 17))


@cache
def document(version: str) -> PlanDocument:
    return PlanFile.model_validate_json((FOLDER / f"{version}.json").read_bytes()).document


def findings(version: str, today: date) -> list[Finding]:
    plan = Indexed(document(version), today)
    checks = [one for one in CHECKS if one.__module__ in OWN]
    return [finding for one in checks for finding in one(plan)]


OWN = {f"kith.core.quality.checks.{name}" for name in (
    "able", "agree", "bottom", "cover", "emerg", "network", "practised", "rules", "safe", "scales", "worries",
)}  # fmt: skip


def said_of(version: str, today: date) -> list[tuple[str, str, str]]:
    """(rule, severity, the label of the item it is about)."""
    content = document(version).content
    return [
        (one.rule, one.severity.value, content.item(one.item_id).label if one.item_id else one.field)
        for one in findings(version, today)
    ]


@pytest.mark.rule("SOS-9", part="the sample plan of 24 January")
@pytest.mark.rule("RULE-4", part="the sample plan of 24 January")
def test_v3_is_told_of_pauline_at_night_and_of_the_13_march() -> None:
    """M1, M2."""
    assert {(rule, severity) for rule, severity, _ in said_of(*V3)} == {("RULE-4", "hint"), ("SOS-9", "hint")}
    night, day = findings(*V3)
    assert document("v3").content.item(night.item_id).label == "R2.2"
    assert ("Pauline" in night.message, night.field) == (True, "steps_in")
    assert day.message == "“13 March” stands on the map and in no rule."


@pytest.mark.rule("SOS-6", part="the sample plan of 17 March")
def test_v5_is_told_of_leannes_number() -> None:
    """AT-21: Leanne 5 to 3, nobody else."""
    (one,) = findings(*V5)
    assert (one.rule, one.message) == ("SOS-6", "Leanne’s number fell from 5 to 3 on 17 March 2026.")
    assert len(scales.falls(document("v5"))) == 1
    assert scales.falls(document("v3")) == ()


@pytest.mark.rule("NET-2", part="the sample plan of 24 January")
def test_v3_waits_for_kirsty() -> None:
    """AT-31."""
    waiting = document("v3").model_copy(update={"went_live_on": date(2026, 1, 24)})
    named = {one.message for one in network.nobody_is_relied_on_unasked(Indexed(waiting, date(2026, 1, 24)))}
    assert named == {"Kirsty has not agreed yet."}


@pytest.mark.rule("BOT-2", part="the count")
@pytest.mark.parametrize(("version", "today"), [V3, V5])
def test_four_are_in_the_nearest_ring(version: str, today: date) -> None:
    """AT-28."""
    assert len(ring_one(Indexed(document(version), today))) == 4
    assert any(line.about_network for line in document(version).content.of_kind(BottomLine))


def rules() -> dict[str, UUID]:
    return {rule.label: rule.id for rule in document("v5").content.of_kind(PlanRule)}


YES, NO, NONE = Badge.YES, Badge.NO, Badge.DOES_NOT_APPLY
TABLE = {
    "2026-01-25": (NO, NO, NO, NO, NO, NONE),
    "2026-02-28": (NO, YES, YES, NO, NO, NONE),
    "2026-03-04": (NO, NO, YES, NO, NO, NONE),
    "2026-03-17": (NO, NO, YES, NO, NO, NONE),
    "2026-03-21": (NO, YES, YES, NO, NO, NONE),
    "2026-03-31": (NO, YES, YES, YES, YES, NONE),
}


@pytest.mark.rule("RULE-5", part="the table of the sample plan, to 31 March")
@pytest.mark.parametrize("on", TABLE)
def test_which_rule_counts_as_tested(on: str) -> None:
    """AT-51, AT-70: row by row; the practices after 17 March are those of the sample."""
    held = document("v5")
    later = tuple(
        practice(day, rules=(rules()[label],))
        for day, label in (("2026-03-21", "R2"), ("2026-03-26", "R4"), ("2026-03-31", "R5"))
    )
    records = held.records.model_copy(update={"practices": (*held.records.practices, *later)})
    held = held.model_copy(update={"records": records})
    day = date.fromisoformat(on)
    row = tuple(badges.tested(held, rules()[f"R{number}"], day).badge for number in range(1, 7))
    assert row == TABLE[on]
    assert not whole_plan_tested(held, day)
