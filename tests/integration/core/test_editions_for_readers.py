"""Each reader's edition of the sample plan, and the words written for one reader."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from kith.core.accounts.choices import Role
from kith.core.accounts.models import User
from kith.core.editions.models import EditionRecord, Wording
from kith.core.editions.selectors import (
    ReaderEdition,
    reader_edition,
    version_for_readers,
    waiting_words,
    wordings_for,
)
from kith.core.editions.services import edition_stored, wording_approved, wording_taken_back, wording_written
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
from kith.kernel.errors import Difference, Invalid, NotFound, NotYet, Refused, Stale
from kith.kernel.ids import new_id
from tests.integration.core.test_plan_draft import _step as add_step
from tests.integration.core.together import together
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


@pytest.mark.rule("SHARE-5", part="words are approved by somebody else than who wrote them")
def test_nobody_approves_words_they_wrote_themselves(world: World) -> None:
    version = world.proposed()
    _write(world, version)
    User.objects.filter(id=world.ids["amara"]).update(role=Role.MANAGER)
    with pytest.raises(Refused, match="Somebody else has to approve"):
        _approve(world, version, by=world.by("amara"))
    row = Wording.objects.get()
    row.approved_at, row.approved_on, row.approved_by = clock.instant(), clock.today(), row.written_by
    with pytest.raises(IntegrityError, match="approved_by_another"), transaction.atomic():
        row.save()


@pytest.mark.parametrize(
    ("who", "write", "approve"),
    [("amara", None, Refused), ("helen", Refused, None), ("donna", NotFound, NotFound), ("pat", NotFound, NotFound)],
)
def test_who_writes_and_who_approves(
    world: World, who: str, write: type[Exception] | None, approve: type[Exception] | None
) -> None:
    version = world.proposed()
    if write:
        with pytest.raises(write):
            _write(world, version, by=world.by(who))
    _write(world, version)
    if approve:
        with pytest.raises(approve):
            _approve(world, version, by=world.by(who))
    else:
        assert _approve(world, version, by=world.by(who)).approved_by == world.ids[who]


@pytest.mark.rule("SHARE-5", part="changed words need approval again, and those approved before hold until then")
def test_words_written_anew_wait_beside_those_that_are_approved(world: World) -> None:
    version = world.proposed()
    world.craigs_words(version)
    _write(world, version, "Something else.", base=1)
    assert CRAIGS_WORDS in _texts(_theirs(world, version, "craig"))
    view = wordings_for(content_of(version), world.ids["craig"])[_step(version)]
    assert (view.words, view.instead, view.waiting, view.in_effect) == ("Something else.", CRAIGS_WORDS, True, True)
    with pytest.raises(Stale):
        _approve(world, version, base=1)
    _approve(world, version, base=2)
    assert "Something else." in _texts(_theirs(world, version, "craig"))
    assert CRAIGS_WORDS not in _texts(_theirs(world, version, "craig"))
    with pytest.raises(NotYet, match="approved already"):
        _approve(world, version, base=2)


@pytest.mark.rule("SHARE-5", part="words taken back reach nobody")
def test_words_that_are_taken_back_reach_nobody_until_they_are_approved_again(world: World) -> None:
    version = world.proposed()
    world.craigs_words(version)
    place = {"version_id": version.id, "reader_id": world.ids["craig"], "item_id": _step(version)}
    for who, refusal in (("helen", Refused), ("donna", NotFound)):
        with pytest.raises(refusal):
            wording_taken_back(**place, base=1, by=world.by(who))
    with pytest.raises(Stale):
        wording_taken_back(**place, base=0, by=world.by("amara"))
    row = wording_taken_back(**place, base=1, by=world.by("amara"))
    assert _theirs(world, version, "craig").edition is None
    assert row.waiting == CRAIGS_WORDS
    with pytest.raises(NotYet, match="not approved"):
        wording_taken_back(**place, base=row.revision, by=world.by("amara"))
    _approve(world, version, base=row.revision)
    assert CRAIGS_WORDS in _texts(_theirs(world, version, "craig"))


def test_words_taken_back_while_new_ones_wait_leave_the_new_ones_waiting(world: World) -> None:
    version = world.proposed()
    world.craigs_words(version)
    _write(world, version, "Something else.", base=1)
    place = {"version_id": version.id, "reader_id": world.ids["craig"], "item_id": _step(version)}
    row = wording_taken_back(**place, base=2, by=world.by("amara"))
    assert (row.waiting, row.next_words, row.approved_by) == ("Something else.", "", None)


def test_what_waits_for_a_yes_is_on_the_list_of_who_may_give_it(world: World) -> None:
    version = world.proposed()
    _write(world, version)
    (one,) = waiting_words(world.by("helen"), 25)
    assert (one.version_id, one.reader_id, one.reader_name) == (version.id, world.ids["craig"], "Craig")
    assert set(one.children) == {world.ids["ruby"], world.ids["alfie"]}
    for who in ("amara", "donna", "beth", "pat"):
        assert waiting_words(world.by(who), 25) == ()
    _approve(world, version)
    assert waiting_words(world.by("helen"), 25) == ()
    _write(world, version, "Something else.", base=1)
    assert len(waiting_words(world.by("helen"), 25)) == 1
    _proposed_with(world, version, act="rings at six")
    assert waiting_words(world.by("helen"), 25) == (), "the step is another now: they have to be written anew"


def test_words_somebody_else_changed_are_refused_with_both_texts(world: World) -> None:
    version = world.proposed()
    _write(world, version, "theirs")
    with pytest.raises(Stale) as refusal:
        _write(world, version, "mine")
    assert refusal.value.differences == (Difference(str(_step(version)), "mine", "theirs"),)
    assert refusal.value.revision == 1
    _write(world, version, "theirs again", base=1)
    with pytest.raises(Stale):
        _approve(world, version, base=1)
    assert Wording.objects.get().approved_by is None


@pytest.mark.django_db(transaction=True)
def test_first_words_written_by_two_at_the_same_moment_are_kept_once(world: World) -> None:
    version = world.proposed()
    outcomes = together(lambda: _write(world, version, "one"), lambda: _write(world, version, "other"))
    assert sorted(type(one).__name__ for one in outcomes) == ["Stale", "Wording"]


@pytest.mark.parametrize(
    ("words", "message"),
    [(" \n", "Write the words"), ("x" * 4001, "at most 4000 characters"), ("a\x00b", "hidden character")],
)
def test_words_that_cannot_be_kept_are_refused(world: World, words: str, message: str) -> None:
    version = world.proposed()
    with pytest.raises(Invalid, match=message):
        _write(world, version, words)


def test_words_for_an_item_that_is_not_in_the_plan_are_not_found(world: World) -> None:
    version = world.proposed()
    with pytest.raises(NotFound):
        _write(world, version, item_id=new_id())
    with pytest.raises(NotFound):
        _write(world, version, reader_id=new_id())
    with pytest.raises(NotFound):
        _approve(world, version)


@pytest.mark.rule("SHARE-4", part="words of an unchanged item hold in the next version")
def test_words_hold_in_the_next_version_when_their_item_did_not_change(world: World) -> None:
    first = world.live()
    world.craigs_words(first)
    add_step(world, first.plan, act="also comes on Sunday")
    second = plan_proposed(plan_id=first.plan_id, by=world.by("amara"))
    assert second.number == 2
    assert world.edition_hash(second, "craig") == world.edition_hash(first, "craig")
    assert world.edition_hash(second, "pauline") != world.edition_hash(first, "pauline")


@pytest.mark.rule("SHARE-4", part="words for a changed item leave those in force alone")
def test_words_for_a_changed_item_leave_the_words_of_the_live_version_alone(world: World) -> None:
    first = world.live()
    world.craigs_words(first)
    live_hash = world.edition_hash(first, "craig")
    second = _proposed_with(world, first, act="comes at seven")
    assert _theirs(world, second, "craig").edition is None
    offered = wordings_for(content_of(second), world.ids["craig"])[_step(second)]
    assert (offered.words, offered.revision, offered.waiting) == (CRAIGS_WORDS, 0, False)
    assert "written anew" in offered.state
    with pytest.raises(NotYet, match="changed since these words were written"):
        _approve(world, second)
    _write(world, second, "New words.", base=offered.revision)
    assert wordings_for(content_of(second), world.ids["craig"])[_step(second)].words == "New words."
    assert wordings_for(content_of(first), world.ids["craig"])[_step(first)].words == CRAIGS_WORDS
    assert world.edition_hash(first, "craig") == live_hash
    _approve(world, second)
    assert world.edition_hash(first, "craig") == live_hash
    assert "New words." in _texts(_theirs(world, second, "craig"))


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
