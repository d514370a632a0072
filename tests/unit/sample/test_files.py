"""The files: rebuilt byte for byte, free of what belongs in the vault, agreeing with each other; goals untouched."""

import json
import re
from datetime import date
from typing import Any

import pytest

from kith.core.editions.plan_file import PlanFile
from kith.core.editions.sample_check import agree
from kith.core.plans.content import Danger, PlanContent, Role
from kith.core.plans.reading import read_content, read_item
from kith.core.protection.guard_file import GuardFile
from kith.core.quality.checks.voice import each_child_was_heard_again
from kith.core.quality.indexed import Indexed
from tests.unit.sample.plans import FOLDER, guard_file, plan
from tools.sample_plan.build import as_text, files
from tools.sample_plan.keys import id_of, moment


def test_the_tool_writes_the_same_bytes() -> None:
    for name, text in files().items():
        assert (FOLDER / name).read_text("utf-8") == text, f"{name}: run python tools/build_sample_plans.py"
    assert {path.name for path in FOLDER.iterdir()} == set(files())


def test_reading_a_file_and_writing_it_again_changes_nothing() -> None:
    for version in (3, 5):
        assert as_text(plan(version)) == (FOLDER / f"v{version}.json").read_text("utf-8")
    assert as_text(guard_file()) == (FOLDER / "guard.json").read_text("utf-8")


def test_stored_content_is_read_as_content() -> None:
    for version in (3, 5):
        data = json.loads((FOLDER / f"v{version}.json").read_text("utf-8"))["document"]["content"]
        assert read_content(data) == plan(version).document.content


@pytest.mark.parametrize("schema", [1, 2])
def test_an_item_read_by_itself_is_the_item_of_the_whole(schema: int) -> None:
    data = json.loads((FOLDER / "v5.json").read_text("utf-8"))["document"]["content"]
    whole = read_content({**data, "schema_version": schema})
    alone = [read_item(item, schema) for item in data["items"]]
    assert alone == list(whole.items) and [one.hash for one in alone] == [one.hash for one in whole.items]


@pytest.mark.parametrize("version", [3, 5])
def test_no_vault_contents_in_a_plan(version: int) -> None:
    """Family phones, addresses away from home, safe contact: in no plan file, not even unseen."""
    text = (FOLDER / f"v{version}.json").read_text("utf-8")
    assert not re.findall(r"07700", text)
    for words in ("Mill Rise", "AS6", "Chapel Bank, A", "Tanner House", "Weavers", "Teasel", "St Aidan", "library call",
                  "quiet here", "blue holdall", "lavender", "MARAC", "DASH", "danger talk", "squash"):  # fmt: skip
        assert words not in text, words
    family = {Role.FAMILY, Role.CHILD}
    assert all(not person.phone for person in plan(version).document.content.people if person.role in family)


@pytest.mark.parametrize("version", [3, 5])
def test_ages_are_not_written_but_reckoned(version: int) -> None:
    """But where the agreed words say one: “Alfie is 3”."""
    text = (FOLDER / f"v{version}.json").read_text("utf-8")
    for words in ("Alfie is 3. ", "Alfie, 3, was out"):
        text = text.replace(words, "")
    ages = r"\b(?:Kayden|Ruby|Alfie)(?: is|,) \d+\b|\baged? \d+|\d+ years? old"
    assert not re.findall(ages, text)
    born = {person.known_as: person.born_on for person in plan(version).document.content.people if person.born_on}
    assert {name: day.isoformat() for name, day in born.items()} == {
        "Kayden": "2011-06-30", "Ruby": "2018-03-14", "Alfie": "2022-11-02",
    }  # fmt: skip


def test_the_files_agree() -> None:
    assert agree(plan(3), plan(5), guard_file()) == ()
    assert agree(plan(3), plan(4), guard_file()) == agree(plan(4), plan(5), guard_file()) == ()


def _changed(file: PlanFile, named: str, **fields: Any) -> PlanFile:
    content = file.document.content
    items = tuple(one.model_copy(update=fields) if one.label == named else one for one in content.items)
    assert items != content.items
    return _with_content(file, content.model_copy(update={"items": items}))


def _with_content(file: PlanFile, content: PlanContent) -> PlanFile:
    return file.model_copy(update={"document": file.document.model_copy(update={"content": content})})


def test_the_plan_changed_and_the_goals_did_not() -> None:
    before, after = ({one.label: one for one in plan(version).document.content.items} for version in (3, 5))
    same = {label for label in before if label[:2] in {"SG", "Sc"}}
    assert same == {"SG1", "SG2", "SG3", "Scale 1", "Scale 2", "Scale 3"}
    assert all(before[label].hash == after[label].hash for label in (*same, "DS2", "DS3"))
    rules = {label for label in before if label[0] == "R" and before[label].hash != after[label].hash}
    assert {"R1", "R1.1", "R2", "R2.1", "R2.2", "R2.3", "R2.4", "R2.5", "R2.6", "R6", "R6.2", "R6.3"} <= rules
    assert not {label for label in rules if label[:2] in {"R3", "R4"}}
    ds1, was = after["DS1"], before["DS1"]
    assert isinstance(ds1, Danger)
    assert isinstance(was, Danger)
    assert ds1.model_copy(update={"disputes": was.disputes}) == was


@pytest.mark.rule("SOS-4", part="files: a goal or a scale that differs between versions is told")
@pytest.mark.parametrize(
    ("label", "field"), [("SG1", "words"), ("SG2", "how_long"), ("Scale 3", "ten"), ("Scale 1", "zero")]
)
def test_a_goal_that_was_edited_is_told(label: str, field: str) -> None:
    edited = _changed(plan(5), label, **{field: "something easier"})
    assert any(label in words and "not edited" in words for words in agree(plan(3), edited, guard_file()))


def test_the_same_id_means_the_same_person() -> None:
    file = plan(5)
    content = file.document.content
    people = tuple(
        person.model_copy(update={"name": "Somebody Else"}) if person.id == id_of("joan") else person
        for person in content.people
    )
    found = agree(plan(3), _with_content(file, content.model_copy(update={"people": people})), guard_file())
    assert len(found) == 1
    assert "Joan Adeyemi" in found[0]


def test_words_approved_for_an_item_as_it_was_are_told() -> None:
    found = agree(plan(3), _changed(plan(5), "R1", title="Other words"), guard_file())
    assert any("Craig Crowe were approved for an item that is not there so" in words for words in found)


def test_a_guard_about_strangers_is_told() -> None:
    guard = guard_file()
    stranger = id_of("a stranger")
    fact = guard.facts[0]
    odd = type(fact)(fact.id, fact.label, fact.variants, frozenset({stranger}), fact.period)
    found = agree(plan(3), plan(5), GuardFile(dangers=guard.dangers, facts=(odd,)))
    assert found == (f"{fact.label}: the guard lets somebody hold it who is no reader.",)
    danger = type(guard.dangers[0])(stranger, id_of("leanne"), guard.dangers[0].period)
    assert agree(plan(3), plan(5), GuardFile(dangers=(danger,)))


def test_versions_in_the_wrong_order_or_of_another_plan_are_told() -> None:
    assert "v3 does not come after v5." in agree(plan(5), plan(3), guard_file())
    other = _with_content(plan(5), plan(5).document.content.model_copy(update={"plan_id": id_of("other")}))
    assert "The two versions belong to different plans." in agree(plan(3), other, guard_file())


def test_readers_and_records_that_do_not_fit_are_told() -> None:
    file = plan(5)
    twice = file.model_copy(update={"readers": (*file.readers, file.readers[0])})
    assert "v5 lists a reader twice." in agree(plan(3), twice, guard_file())
    moved = file.readers[0].model_copy(update={"children": frozenset()})
    other = file.model_copy(update={"readers": (moved, *file.readers[1:])})
    assert any("another reader" in words for words in agree(plan(3), other, guard_file()))
    few = file.model_copy(update={"readers": file.readers[1:]})
    assert "v5: words are approved for somebody who is not a reader." in agree(plan(3), few, guard_file())
    agreement = file.document.records.agreements[0].model_copy(update={"person_id": id_of("nobody")})
    records = file.document.records.model_copy(update={"agreements": (agreement,)})
    strange = file.model_copy(update={"document": file.document.model_copy(update={"records": records})})
    assert "v5: records.agreements.0.person_id names what the plan does not hold." in agree(
        plan(3), strange, guard_file()
    )


def test_an_item_that_became_another_kind_and_a_forgotten_goal_are_told() -> None:
    wrong = _changed(plan(5), "R3", label="R9")
    assert any("R3: the same id is R9" in words for words in agree(plan(3), wrong, guard_file()))
    file = plan(5)
    goal = file.document.goals_before[0].model_copy(update={"words": "another goal"})
    document = file.document.model_copy(update={"goals_before": (goal,)})
    found = agree(plan(3), file.model_copy(update={"document": document}), guard_file())
    assert "v5 remembers a goal that v3 does not hold in these words." in found


@pytest.mark.parametrize("version", [3, 5])
def test_everybody_a_step_leans_on_said_yes_to_that_step(version: int) -> None:
    document = plan(version).document
    yes = {(one.person_id, item) for one in document.records.agreements for item in one.items}
    family = {person.id for person in document.content.people if person.role is Role.FAMILY}
    for step in document.content.steps:
        for person in set(step.actors) & family:
            assert (person, step.id) in yes, (step.label, document.content.person(person).name)
    kirsty = next(one for one in plan(3).document.records.agreements if one.person_id == id_of("kirsty"))
    assert kirsty.at == moment("2026-01-25 16:30")


def test_the_overruled_hint_is_kept() -> None:
    (kept,) = plan(3).document.records.overruled
    assert (kept.rule, kept.item_id, kept.by) == ("RULE-4", id_of("R2.2"), id_of("amara"))
    assert "phone on buzz under the pillow" in kept.because
    assert "13 March" not in " ".join(
        words for one in plan(3).document.content.items if one.kind == "plan_rule" for words in one.hard_times
    )


@pytest.mark.rule("VOICE-7", part="the sample: a child nobody asked since the version before is named")
@pytest.mark.parametrize("version", [3, 5])
def test_each_child_was_heard_since_the_version_before(version: int) -> None:
    held = plan(version).document
    assert held.version_before_on == {3: date(2026, 1, 15), 5: plan(4).frozen_on}[version]
    assert not list(each_child_was_heard_again(Indexed(held, plan(version).frozen_on)))
    for child in held.content.children:
        unheard = tuple(
            one for one in held.content.items
            if not (one.kind == "view" and one.person_id == child and one.on >= (held.version_before_on or one.on))
        )  # fmt: skip
        document = held.model_copy(update={"content": held.content.model_copy(update={"items": unheard})})
        name = held.content.person(child).known_as
        found = [one.message for one in each_child_was_heard_again(Indexed(document, plan(version).frozen_on))]
        assert len(found) == 1
        assert found[0].startswith(f"Nobody has asked {name} since ")


def test_a_version_that_does_not_know_the_one_before_is_told() -> None:
    for on in (None, date(2026, 1, 23)):
        document = plan(5).document.model_copy(update={"version_before_on": on})
        found = agree(plan(3), plan(5).model_copy(update={"document": document}), guard_file())
        assert found == ("v5 does not say on which day the version before it was frozen, or says one too early.",)
