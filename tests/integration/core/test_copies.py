"""The register of copies: what may be given when, who holds what, and that nothing leaks out of a document."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from django.db import DatabaseError, transaction
from pypdf import PdfReader

from kith.core.audit.models import Entry
from kith.core.authority.models import PolicyVersion
from kith.core.authority.policy import Policy
from kith.core.authority.services import policy_saved
from kith.core.documents.readback import document_strings
from kith.core.editions.models import EditionRecord, Wording
from kith.core.editions.selectors import reader_edition, version_for_readers
from kith.core.lifecycle.services import plan_proposed, plan_went_live
from kith.core.plans.models import DraftItem, Plan, Version
from kith.core.plans.selectors import content_of
from kith.core.plans.services import purpose_saved
from kith.core.protection.models import PosesRisk, Withheld
from kith.core.protection.services import fact_withheld
from kith.core.sharing import final_text
from kith.core.sharing.choices import Form, GivenHow, Received
from kith.core.sharing.final_text import checked_document
from kith.core.sharing.models import Copy
from kith.core.sharing.selectors import Holding, holders
from kith.core.sharing.services import copy_handed_over
from kith.kernel import clock
from kith.kernel.errors import Invalid, NotFound, NotYet, Refused, Stale
from tests.integration.core.test_plan_draft import _step as another_step
from tests.unit.core.naive_scanner import says
from tests.world import NEEDED, WORRY, World

pytestmark = pytest.mark.django_db


def _given(world: World, version: Version, key: str = "pauline", **changes: Any) -> Copy:
    place: dict[str, Any] = {
        "version_id": version.id,
        "person_id": world.ids[key],
        "form": Form.PAPER,
        "how": GivenHow.BY_HAND,
        "received": Received.UNDERSTOOD,
        "given_at": clock.moment(),
        "by": world.by("amara"),
    }
    given = {**place, **changes}
    if "shown_hash" not in given:
        given["shown_hash"] = world.edition_hash(version, key)
    return copy_handed_over(**given)


def _holding(world: World, version: Version) -> dict[str, Holding]:
    keys = {value: key for key, value in world.ids.items()}
    return {
        keys[one.theirs.reader.id]: one.holding for one in holders(version_for_readers(world.by("amara"), version.id))
    }


def _next_live(world: World, version: Version) -> Version:
    """What the draft holds now, proposed, agreed to and put in force."""
    newer = plan_proposed(plan_id=version.plan_id, by=world.by("amara"))
    for key in ("pauline", "joan"):
        world.agrees(newer, key)
    return plan_went_live(plan_id=version.plan_id, version_id=newer.id, by=world.by("amara"))


@pytest.mark.rule("SHARE-3", part="which version and edition, to whom, when, how, by whom, received and understood")
def test_a_copy_keeps_which_edition_to_whom_when_how_and_by_whom(world: World) -> None:
    version = world.live()
    at = clock.moment()
    copy = _given(world, version, given_at=at, how=GivenHow.POST, received=Received.NOT_KNOWN)
    assert (copy.version_id, copy.person_id, copy.given_by) == (
        version.id,
        world.ids["pauline"],
        world.ids["amara"],
    )
    assert copy.edition.hash == world.edition_hash(version, "pauline")
    assert (copy.form, copy.how, copy.received, copy.given_at) == ("paper", "post", "not_known", at)
    assert len(copy.document_sha256) == 64
    assert copy.renderer.startswith("typst ")
    entry = Entry.objects.get(action="copy.handed_over")
    assert entry.details["edition_hash"] == copy.edition.hash


def test_what_was_read_aloud_leaves_no_document_in_the_register(world: World) -> None:
    copy = _given(world, world.live(), form=Form.READ_ALOUD)
    assert (copy.document_sha256, copy.renderer) == ("", "")


@pytest.mark.rule("SHARE-3", part="nothing is given before the plan is live")
def test_no_copy_is_given_of_a_version_that_is_not_live(world: World) -> None:
    proposed = world.proposed()
    with pytest.raises(NotYet, match="not live"):
        _given(world, proposed)
    for key in ("pauline", "joan"):
        world.agrees(proposed, key)
    plan_went_live(plan_id=proposed.plan_id, version_id=proposed.id, by=world.by("amara"))
    another_step(world, proposed.plan, act="comes on Sunday")
    _next_live(world, proposed)
    with pytest.raises(NotYet, match="not live"):
        _given(world, proposed)
    assert not Copy.objects.exists()


@pytest.mark.rule("SHARE-3", part="nothing is given before the plan was live, nor in the future")
def test_no_copy_was_given_in_the_future_or_before_the_plan_went_live(world: World) -> None:
    version = world.live()
    went_live = version.acts.get(act="go live").at
    for at, message in (
        (clock.moment() + timedelta(minutes=2), "cannot be in the future"),
        (went_live - timedelta(minutes=2), "before the plan went live"),
    ):
        with pytest.raises(Invalid, match=message) as refusal:
            _given(world, version, given_at=at)
        assert refusal.value.problems[0].place == "given_on"
    _given(world, version, given_at=went_live.replace(second=0, microsecond=0))


def test_an_edition_that_changed_since_it_was_shown_is_stale(world: World) -> None:
    version = world.live()
    with pytest.raises(Stale):
        _given(world, version, shown_hash="0" * 64)


@pytest.mark.rule("SHARE-5", part="nobody is given what is not theirs")
@pytest.mark.parametrize("key", ["craig", "ray", "dean", "gemma"])
def test_nothing_is_given_to_whom_nothing_is_for(world: World, key: str) -> None:
    version = world.live()
    with pytest.raises(NotYet, match="nothing in this plan for this reader"):
        _given(world, version, key, shown_hash="x")


@pytest.mark.rule("SHARE-6", part="a hit at hand-over is a hard stop")
def test_a_fact_withheld_since_the_words_were_approved_stops_the_copy(world: World) -> None:
    version = world.live()
    world.craigs_words(version, "Ring the office at the library.")
    shown = world.edition_hash(version, "craig")
    _withhold(world, "library")
    with pytest.raises(Invalid, match="Take out “library”") as refusal:
        _given(world, version, "craig", shown_hash=shown)
    assert refusal.value.problems[0].rule == "SHARE-6"
    assert not Copy.objects.exists()


@pytest.mark.rule("SHARE-6", part="the finished document is scanned, not only its words")
def test_a_withheld_word_that_only_the_finished_document_has_stops_the_copy(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A renderer that put more on the page, in the metadata or in the file name than the edition holds."""
    version = world.live()
    world.craigs_words(version)
    _, theirs = reader_edition(world.by("amara"), version.id, world.ids["craig"])
    assert checked_document(theirs).document.file_name == "your-part-2026-01-15.pdf"
    real = final_text.render_pdf

    def renamed(edition: Any) -> Any:
        return replace(real(edition), file_name="craig-mill-rise.pdf")

    def titled(edition: Any) -> Any:
        return real(edition.model_copy(update={"title": "Kayden’s plan"}))

    for renderer, place, words in ((renamed, "file name", "mill-rise"), (titled, "", "Kayden")):
        monkeypatch.setattr(final_text, "render_pdf", renderer)
        with pytest.raises(Invalid, match=f"Take out “{words}”") as refusal:
            checked_document(theirs)
        assert refusal.value.problems[0].place.startswith(place)


def _withhold(world: World, *words: str) -> None:
    fact_withheld(
        family_id=world.ids["family"],
        label="where she works",
        words=words,
        may_hold=[],
        from_on=clock.today(),
        by=world.by("amara"),
    )


@pytest.mark.parametrize(("who", "refusal"), [("donna", NotFound), ("pat", NotFound), ("helen", Refused)])
def test_who_may_not_hand_over(world: World, who: str, refusal: type[Exception]) -> None:
    version = world.live()
    shown = world.edition_hash(version, "pauline")
    with pytest.raises(refusal):
        _given(world, version, shown_hash=shown, by=world.by(who))


@pytest.mark.rule("SHARE-3", part="the register cannot be changed")
def test_the_register_cannot_be_changed(world: World) -> None:
    copy = _given(world, world.live())
    for act in (copy.delete, lambda: Copy.objects.update(received="received")):
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            act()
    assert Copy.objects.get().received == "understood"


@pytest.mark.rule("SHARE-4", part="who holds what")
def test_who_holds_what_goes_from_not_given_to_current(world: World) -> None:
    version = world.live()
    before = _holding(world, version)
    assert before["pauline"] is before["joan"] is Holding.NOT_GIVEN
    assert before["craig"] is before["ray"] is before["gemma"] is Holding.NOTHING_FOR_THEM
    _given(world, version)
    after = _holding(world, version)
    assert after.pop("pauline") is Holding.CURRENT
    before.pop("pauline")
    assert after == before


@pytest.mark.rule("SHARE-6", part="a hit in an edition is shown where copies are listed")
def test_a_copy_whose_words_are_withheld_now_is_shown_as_stopped(world: World) -> None:
    version = world.live()
    _given(world, version)
    _withhold(world, "texts Pauline")
    held = _holding(world, version)
    assert held["pauline"] is Holding.OLD_AND_STOPPED, "the copy in her hand is not forgotten (SHARE-9)"
    assert held["joan"] is Holding.STOPPED


def test_who_became_a_danger_after_they_were_given_a_copy_holds_an_old_one(world: World) -> None:
    version = world.live()
    _given(world, version, "joan")
    PosesRisk.objects.create(
        family_id=world.ids["family"],
        from_person_id=world.ids["joan"],
        to_person_id=world.ids["ruby"],
        from_on=clock.today(),
    )
    assert _holding(world, version)["joan"] is Holding.OLD_AND_NOTHING


@pytest.mark.rule("SHARE-4", part="staleness goes by the content of the reader's own edition")
def test_a_new_version_makes_stale_only_the_copies_whose_words_changed(
    world: World, as_of: Callable[[str], None]
) -> None:
    first = world.live()
    world.craigs_words(first)
    for key in ("pauline", "joan", "leanne", "craig"):
        _given(world, first, key)
    another_step(world, first.plan, act="also comes on Sunday", who=str(world.ids["pauline"]))
    as_of("2026-01-17")
    second = _next_live(world, first)
    held = _holding(world, second)
    assert held["craig"] is Holding.CURRENT, "not a word of his changed: a new copy would tell him that something did"
    assert held["pauline"] is held["joan"] is held["leanne"] is Holding.STALE
    _given(world, second)
    assert _holding(world, second)["pauline"] is Holding.CURRENT


@pytest.mark.rule("SHARE-4", part="an unchanged item keeps its id and its hash")
def test_an_unchanged_item_keeps_its_id_and_hash_from_version_to_version(world: World) -> None:
    first = world.live()
    another_step(world, first.plan, act="also comes on Sunday")
    second = plan_proposed(plan_id=first.plan_id, by=world.by("amara"))
    assert content_of(second).items[:2] == content_of(first).items
    assert len(content_of(second).items) == 3


@pytest.mark.rule("SHARE-4", part="a changed review date alone makes no copy stale")
def test_a_new_review_date_alone_makes_no_copy_stale(world: World) -> None:
    first = world.live()
    _given(world, first)
    plan = Plan.objects.get(id=first.plan_id)
    purpose_saved(
        plan_id=plan.id,
        worry=WORRY,
        needed=NEEDED,
        review_on=clock.today() + timedelta(days=30),
        base=plan.revision,
        by=world.by("amara"),
    )
    assert _holding(world, _next_live(world, first))["pauline"] is Holding.CURRENT


def test_a_new_number_to_ring_makes_every_copy_stale(world: World) -> None:
    version = world.live()
    _given(world, version)
    body = Policy.model_validate(PolicyVersion.objects.latest("number").body)
    policy_saved(policy=body.model_copy(update={"complaints_phone": "01632 960299"}), by=world.by("amara"))
    assert _holding(world, version)["pauline"] is Holding.STALE


def test_the_last_copy_counts_by_when_it_was_given_not_by_when_it_was_written_down(world: World) -> None:
    version = world.live()
    went_live = version.acts.get(act="go live").at
    _given(world, version, given_at=clock.moment())
    late = _given(world, version, given_at=went_live, received=Received.NOT_KNOWN)
    last = next(
        one.last
        for one in holders(version_for_readers(world.by("amara"), version.id))
        if one.theirs.reader.id == world.ids["pauline"]
    )
    assert last is not None
    assert last.id != late.id


@pytest.mark.rule("SHARE-6", part="nothing withheld in page text, metadata or file name of a real PDF")
@pytest.mark.rule("SHARE-5", part="no id and no name of others in a real PDF")
def test_craigs_real_document_tells_nothing_more_than_his_words(world: World) -> None:
    version = world.live()
    world.craigs_words(version)
    document = checked_document(reader_edition(world.by("amara"), version.id, world.ids["craig"])[1]).document
    pages = [page.extract_text() for page in PdfReader(BytesIO(document.data)).pages]
    read_back = [text for _, text in document_strings(document.data)]
    with pikepdf.open(BytesIO(document.data)) as pdf:
        metadata = [str(value) for value in (*pdf.docinfo.values(), pdf.Root.Metadata.read_bytes().decode())]
    everything = "\n".join([*pages, *read_back, *metadata, document.file_name])
    assert says(everything, "Send no messages or presents with anyone")
    withheld = [word for row in Withheld.objects.all() for word in row.words]
    assert len(withheld) > 10
    for word in (*withheld, "Kayden", "Birtles", "Leanne", "Dean", "Pauline Tansley", "sober", "Tuesday", "texts"):
        assert not says(everything, word), word
    raw = everything.casefold()
    for held in (version.id, version.plan_id, *world.ids.values(), *DraftItem.objects.values_list("id", flat=True)):
        assert str(held) not in raw
        assert held.hex not in raw
    assert version.content_hash not in raw


def test_two_documents_of_one_edition_are_the_same_bytes(world: World, as_of: Callable[[str], None]) -> None:
    version = world.live()
    first = _given(world, version)
    as_of("2026-01-20")
    again = _given(world, version)
    assert again.document_sha256 == first.document_sha256
    assert again.edition_id == first.edition_id
    assert EditionRecord.objects.filter(reader_id=world.ids["pauline"]).count() == 1


def test_words_that_no_font_can_print_are_named_and_nothing_is_registered(world: World) -> None:
    version = world.live()
    world.craigs_words(version, "Ring 𒀀 Amara.")
    with pytest.raises(Invalid, match="We cannot print"):
        _given(world, version, "craig")
    assert not Copy.objects.exists()
    assert Wording.objects.count() == 1


def test_the_time_a_copy_was_given_is_kept_as_it_was_told(world: World, as_of: Callable[[str], None]) -> None:
    version = world.live()
    as_of("2026-01-30")
    at = datetime(2026, 1, 30, 0, 5, tzinfo=clock.LOCAL_ZONE)
    assert Copy.objects.get(id=_given(world, version, given_at=at).id).given_at == at
