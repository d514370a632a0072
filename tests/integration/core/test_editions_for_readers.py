"""Each reader's edition of the sample plan."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from kith.core.editions.models import EditionRecord, Wording
from kith.core.editions.selectors import (
    ReaderEdition,
    reader_edition,
    version_for_readers,
)
from kith.core.editions.services import edition_stored, wording_approved, wording_written
from kith.core.lifecycle.services import plan_proposed
from kith.core.people.choices import Relationship
from kith.core.people.services import child_added, person_added, person_connected
from kith.core.plans.models import DraftItem, Version
from kith.core.plans.selectors import content_of
from kith.core.plans.services import step_saved
from kith.core.protection.guard import Standing
from kith.core.protection.models import PosesRisk
from kith.core.protection.services import assessed_safe, carrier_recorded, fact_withheld, risk_recorded
from kith.kernel import clock
from kith.kernel.errors import Invalid, NotFound
from kith.kernel.ids import new_id
from tests.world import CRAIGS_WORDS, World

pytestmark = pytest.mark.django_db


def _theirs(world: World, version: Version, key: str) -> ReaderEdition:
    return reader_edition(world.by("amara"), version.id, world.ids[key])[1]


def _texts(theirs: ReaderEdition) -> str:
    assert theirs.edition is not None
    return "\n".join(text for _, text in theirs.edition.strings())


def _step(version: Version) -> UUID:
    return content_of(version).steps[0].id


def _write(world: World, version: Version, words: str = CRAIGS_WORDS, **changes: Any) -> Wording:
    place: dict[str, Any] = {
        "version_id": version.id,
        "reader_id": world.ids["craig"],
        "item_id": _step(version),
        "base": 0,
        "by": world.by("amara"),
    }
    return wording_written(**{**place, "words": words, **changes})


def _approve(world: World, version: Version, base: int = 1, **changes: Any) -> Wording:
    place: dict[str, Any] = {
        "version_id": version.id,
        "reader_id": world.ids["craig"],
        "item_id": _step(version),
        "by": world.by("helen"),
    }
    return wording_approved(**{**place, "base": base, **changes})


def _proposed_with(world: World, version: Version, **changes: Any) -> Version:
    """The draft's step changed and proposed again."""
    item = DraftItem.objects.get(plan=version.plan, kind="safety_step")
    step_saved(
        plan_id=version.plan_id,
        item_id=item.id,
        children=item.children,
        body=world.step_body(**changes),
        base=item.revision,
        by=world.by("amara"),
    )
    return plan_proposed(plan_id=version.plan_id, by=world.by("amara"))


STANDINGS = {
    "leanne": Standing.SAFE,
    "pauline": Standing.SAFE,
    "shelley": Standing.SAFE,
    "joan": Standing.SAFE,
    "craig": Standing.POSES_RISK,
    "ray": Standing.PASSES_ON,
    "dean": Standing.PASSES_ON,
    "gemma": Standing.NOT_ASSESSED,
}


@pytest.mark.rule("SHARE-5", part="the sample family, reader by reader")
def test_who_gets_something_and_who_gets_nothing(world: World) -> None:
    loaded = version_for_readers(world.by("amara"), world.proposed().id)
    found = {reader.id: loaded.edition_for(reader.id) for reader in loaded.readers}
    assert {key: found[world.ids[key]].standing for key in STANDINGS} == STANDINGS
    assert set(found) == {world.ids[key] for key in STANDINGS}, "no child of the plan, and no worker"
    with_edition = {key for key in STANDINGS if found[world.ids[key]].edition is not None}
    assert with_edition == {"leanne", "pauline", "shelley", "joan"}
    assert not any(one.hits for one in found.values())


@pytest.mark.rule("SHARE-5", part="the sample family, reader by reader")
def test_pauline_gets_her_step_and_the_purpose(world: World) -> None:
    edition = _theirs(world, world.proposed(), "pauline").edition
    assert edition is not None
    assert [section.heading for section in edition.sections] == ["Why we have a plan", "What you do"]
    assert edition.layout == "large_print"


@pytest.mark.rule("SHARE-5", part="the sample family, reader by reader")
def test_craig_gets_his_approved_words_and_nothing_else(world: World) -> None:
    version = world.proposed()
    assert _theirs(world, version, "craig").edition is None
    _write(world, version)
    assert _theirs(world, version, "craig").edition is None, "words nobody approved reach nobody"
    _approve(world, version)
    edition = _theirs(world, version, "craig").edition
    assert edition is not None
    assert [[getattr(block, "text", None) for block in section.blocks] for section in edition.sections] == [
        [CRAIGS_WORDS]
    ]


@pytest.mark.rule("SHARE-5", part="a new person widens no edition and gets none")
def test_a_new_person_gets_nothing_until_somebody_looked_at_them(world: World) -> None:
    version = world.proposed()
    before = {key: world.edition_hash(version, key) for key in ("leanne", "pauline", "joan")}
    new = person_added(family_id=world.ids["family"], name="Michelle Dunn", known_as="Michelle", by=world.by("amara"))
    for child in ("ruby", "alfie"):
        person_connected(
            person_id=new.id,
            child_id=world.ids[child],
            relationship=Relationship.PARENT,
            described_as="x",
            by=world.by("amara"),
        )
    world.ids["michelle"] = new.id
    assert _theirs(world, version, "michelle").standing is Standing.NOT_ASSESSED
    assert _theirs(world, version, "michelle").edition is None
    assert {key: world.edition_hash(version, key) for key in before} == before
    assessed_safe(family_id=world.ids["family"], person_id=new.id, from_on=clock.today(), by=world.by("amara"))
    assert _theirs(world, version, "michelle").edition is not None


def test_somebody_without_a_connection_and_a_child_of_the_plan_are_no_readers(world: World) -> None:
    version = world.proposed()
    stranger = person_added(family_id=world.ids["family"], name="Sam Hill", known_as="Sam", by=world.by("amara"))
    for person_id in (stranger.id, world.ids["ruby"], world.ids["kayden"], new_id()):
        with pytest.raises(NotFound):
            reader_edition(world.by("amara"), version.id, person_id)


@pytest.mark.rule("SHARE-5", part="an old version honours the dangers of the day")
def test_a_danger_that_starts_tomorrow_is_honoured_tomorrow_on_an_old_version(
    world: World, as_of: Callable[[str], None]
) -> None:
    version = world.live()
    PosesRisk.objects.create(
        family_id=world.ids["family"],
        from_person_id=world.ids["joan"],
        to_person_id=world.ids["leanne"],
        from_on="2026-01-16",
    )
    assert _theirs(world, version, "joan").edition is not None
    as_of("2026-01-16")
    assert _theirs(world, version, "joan").standing is Standing.POSES_RISK
    assert _theirs(world, version, "joan").edition is None


@pytest.mark.rule("SHARE-5", part="an old version honours the dangers of its own day")
def test_a_danger_that_ended_still_counts_for_a_version_frozen_while_it_held(
    world: World, as_of: Callable[[str], None]
) -> None:
    PosesRisk.objects.create(
        family_id=world.ids["family"],
        from_person_id=world.ids["joan"],
        to_person_id=world.ids["leanne"],
        from_on="2026-01-09",
        until_on="2026-01-15",
    )
    version = world.proposed()
    as_of("2026-01-20")
    assert _theirs(world, version, "joan").edition is None
    newer = _proposed_with(world, version, act="comes at seven")
    assert _theirs(world, newer, "joan").edition is not None


def test_somebody_found_to_pass_things_on_has_nothing_from_that_day(world: World) -> None:
    version = world.proposed()
    carrier_recorded(
        family_id=world.ids["family"],
        person_id=world.ids["shelley"],
        to_person_id=world.ids["craig"],
        from_on=clock.today(),
        by=world.by("amara"),
    )
    assert _theirs(world, version, "shelley").edition is None
    risk_recorded(
        family_id=world.ids["family"],
        from_person_id=world.ids["leanne"],
        to_person_id=world.ids["ruby"],
        from_on=clock.today(),
        by=world.by("amara"),
    )
    assert _theirs(world, version, "leanne").edition is None


LEAKS = {
    "a place": "They are at Mill Rise.",
    "who rang": "It was Ruby’s call.",
    "a helper": "Shelley will be there.",
    "a helper in Cyrillic": "Ѕһеllеу will be there.",
    "a child he has no connection to": "Kayden comes too.",
    "that child's whole name": "Birtles, Kayden Birtles.",
}


@pytest.mark.parametrize("leak", LEAKS)
@pytest.mark.rule("SHARE-6", part="a hit when words are written is a hard stop")
def test_words_that_leak_are_refused_when_they_are_written(world: World, leak: str) -> None:
    version = world.proposed()
    with pytest.raises(Invalid, match="Take out “") as refusal:
        _write(world, version, LEAKS[leak])
    assert {(one.place, one.rule) for one in refusal.value.problems} == {(str(_step(version)), "SHARE-6")}
    assert not Wording.objects.exists()


@pytest.mark.rule("SHARE-6", part="a hit when words are approved is a hard stop")
def test_words_that_leak_since_a_fact_was_withheld_are_refused_when_they_are_approved(world: World) -> None:
    version = world.proposed()
    _write(world, version, "Ring the office at the library.")
    _withhold(world, "the library")
    with pytest.raises(Invalid, match="Take out “the library”: where she works"):
        _approve(world, version)
    assert _theirs(world, version, "craig").edition is None


@pytest.mark.rule("SHARE-6", part="a hit in an edition is shown at its place")
def test_approved_words_that_leak_since_are_found_in_the_edition(world: World) -> None:
    version = world.proposed()
    _write(world, version, "Ring the office at the library.")
    _approve(world, version)
    _withhold(world, "library")
    (hit,) = _theirs(world, version, "craig").hits
    assert (hit.place, hit.words, hit.label) == ("sections.0.blocks.0.text", "library", "where she works")


def _withhold(world: World, *words: str) -> None:
    fact_withheld(
        family_id=world.ids["family"],
        label="where she works",
        words=words,
        may_hold=[],
        from_on=clock.today(),
        by=world.by("amara"),
    )


@pytest.mark.rule("SHARE-6", part="words that give a fact away together, from the rows to the copy")
def test_words_that_give_a_fact_away_together_are_refused_and_the_words_are_named(world: World) -> None:
    """The sample's family withholds who rang 999, by words that are innocent alone."""
    version = world.proposed()
    for base, words in enumerate(("Ruby sleeps.", "If Mum will not wake, Ruby may ring 999.", "A driver rang 999.")):
        _write(world, version, words, base=base)
    with pytest.raises(Invalid, match="Take out “police: it was Ruby who phoned”: who made the first 999 call"):
        _write(world, version, "Think of the police: it was Ruby who phoned them.", base=3)


@pytest.mark.parametrize("words", [[], [""], ["Mill Rise", " - "], ["🦉"]])
def test_a_fact_that_could_never_be_found_is_refused(world: World, words: list[str]) -> None:
    with pytest.raises(Invalid, match="each needs a letter or a number"):
        _withhold(world, *words)


def test_a_child_born_into_the_family_is_sought_at_once(world: World) -> None:
    version = world.proposed()
    _write(world, version, "Poppy is well.")
    child_added(
        family_id=world.ids["family"],
        name="Poppy Birtles",
        known_as="Poppy",
        born_on=clock.today(),
        lead_worker_id=world.ids["amara"],
        from_on=clock.today(),
        by=world.by("amara"),
    )
    with pytest.raises(Invalid, match="Take out “Poppy”: the name of a child"):
        _approve(world, version)


def test_the_same_edition_is_kept_once_and_bears_the_day_it_first_stood(
    world: World, as_of: Callable[[str], None]
) -> None:
    version = world.proposed()
    edition = _theirs(world, version, "pauline").edition
    assert edition is not None
    row = edition_stored(version=version, edition=edition)
    as_of("2026-01-20")
    again = _theirs(world, version, "pauline").edition
    assert again is not None
    assert again.dated_on.isoformat() == "2026-01-15"
    assert edition_stored(version=version, edition=again) == row
    assert EditionRecord.objects.count() == 1


@pytest.mark.parametrize("key", ["leanne", "pauline", "shelley", "joan", "craig"])
@pytest.mark.rule("SHARE-5", part="no id or number of the plan stands in an edition")
def test_no_id_and_no_number_of_the_version_stands_in_what_can_be_read(world: World, key: str) -> None:
    version = world.live()
    world.craigs_words(version)
    shown = _texts(_theirs(world, version, key))
    for held in (version.id, version.plan_id, _step(version), *world.ids.values()):
        assert str(held) not in shown
        assert held.hex not in shown
    assert version.content_hash not in shown
    assert "ersion" not in shown


@pytest.mark.parametrize("key", ["leanne", "pauline", "shelley", "joan", "craig"])
@pytest.mark.rule("AGR-13", part="every copy of the sample family")
def test_every_edition_says_whom_to_speak_to_and_how_to_complain(world: World, key: str) -> None:
    version = world.proposed()
    world.craigs_words(version)
    shown = _texts(_theirs(world, version, key))
    assert "Helen Draycott, 01632 960210" in shown
    assert "To complain, ring 01632 960230." in shown
    assert "This is your part of the plan. Other people may have their own part." in shown


@pytest.mark.parametrize("who", ["donna", "beth", "pat"])
def test_no_edition_can_be_looked_at_out_of_reach(world: World, who: str) -> None:
    version = world.live()
    with pytest.raises(NotFound):
        version_for_readers(world.by(who), version.id)
    with pytest.raises(NotFound):
        reader_edition(world.by(who), version.id, world.ids["pauline"])
