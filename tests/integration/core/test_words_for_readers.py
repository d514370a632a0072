"""Words written for one reader: written, approved by somebody else, changed, taken back."""

import pytest
from django.db import IntegrityError, transaction

from kith.core.accounts.choices import Role
from kith.core.accounts.models import User
from kith.core.editions.models import Wording
from kith.core.editions.selectors import (
    waiting_words,
    wordings_for,
)
from kith.core.editions.services import wording_taken_back
from kith.core.lifecycle.services import plan_proposed
from kith.core.plans.selectors import content_of
from kith.kernel import clock
from kith.kernel.errors import Difference, Invalid, NotFound, NotYet, Refused, Stale
from kith.kernel.ids import new_id
from tests.integration.core.test_editions_for_readers import _approve, _proposed_with, _step, _texts, _theirs, _write
from tests.integration.core.test_plan_draft import _step as add_step
from tests.integration.core.together import together
from tests.world import CRAIGS_WORDS, World

pytestmark = pytest.mark.django_db


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
    (one,) = waiting_words(world.by("helen"))
    assert (one.version_id, one.reader_id, one.reader_name) == (version.id, world.ids["craig"], "Craig")
    assert set(one.children) == {world.ids["ruby"], world.ids["alfie"]}
    for who in ("amara", "donna", "beth", "pat"):
        assert waiting_words(world.by(who)) == ()
    _approve(world, version)
    assert waiting_words(world.by("helen")) == ()
    _write(world, version, "Something else.", base=1)
    assert len(waiting_words(world.by("helen"))) == 1
    _proposed_with(world, version, act="rings at six")
    assert waiting_words(world.by("helen")) == (), "the step is another now: they have to be written anew"


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
