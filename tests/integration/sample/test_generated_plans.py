"""The plans of a generated council are what the services would have written: the same columns, gates, copies, pages."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from django.db import connection, models
from django.test import Client
from django.urls import reverse

from kith.core.access.principal import principal_of
from kith.core.accounts.models import User
from kith.core.agreements.models import Agreement, NoticeGiven, Told
from kith.core.agreements.selectors import asked_of
from kith.core.audit.models import Entry
from kith.core.duties.models import Duty
from kith.core.editions.edition import Edition
from kith.core.editions.models import EditionRecord
from kith.core.editions.selectors import version_for_readers
from kith.core.lifecycle.gates import gaps_before_live
from kith.core.lifecycle.selectors import live_facts_of
from kith.core.people.models import Child
from kith.core.plans.models import DraftItem, Plan, PlanChild, Version, VersionAct
from kith.core.protection.guard import Standing
from kith.core.sharing.choices import Form, GivenHow, Received
from kith.core.sharing.final_text import checked_document
from kith.core.sharing.models import Copy
from kith.core.sharing.services import copy_handed_over
from kith.kernel import clock
from kith.sample.generate.council import Council, generate
from tests.architecture.tables import as_owner
from tests.world import World

pytestmark = pytest.mark.django_db
MODELS = (EditionRecord, Told, NoticeGiven, Agreement, Copy, Version, VersionAct, Plan, PlanChild, DraftItem, Duty)
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def made(db: None) -> Iterator[None]:
    with as_owner():
        generate(Council(children=150, years=0, seed=7), lambda share, doing: None)
        yield


def _open() -> list[tuple[Plan, Version, User]]:
    """Each open plan with the version people are asked about or hold, and its lead worker."""
    found = []
    for plan in Plan.objects.filter(children__left_on__isnull=True).distinct().order_by("id"):
        version = Version.objects.get(id=plan.live_id or plan.proposed_id)
        child = Child.objects.get(id=version.content["children"][0])
        found.append((plan, version, User.objects.get(id=child.lead_worker_id)))
    return found


def test_there_is_some_of_everything(made: None) -> None:
    for model in MODELS:
        assert model._default_manager.exists(), model
    assert {bool(plan.live_id) for plan, _, _ in _open()} == {True, False}


def test_every_stored_edition_is_what_is_composed_today_and_gives_nothing_away(made: None) -> None:
    for _, version, lead in _open():
        loaded = version_for_readers(principal_of(lead), version.id)
        for row in EditionRecord.objects.filter(version=version):
            theirs = loaded.edition_for(row.reader_id)
            assert theirs.edition is not None
            assert theirs.hits == ()
            assert (row.hash, row.part_hash) == (theirs.edition.hash, theirs.edition.part_hash)
            assert row.body == theirs.edition.model_copy(update={"dated_on": row.dated_on}).model_dump(mode="json")
            assert Edition.model_validate(row.body).hash == row.hash
        for reader in loaded.readers:
            held = EditionRecord.objects.filter(version=version, reader_id=reader.id).exists()
            assert not held or loaded.edition_for(reader.id).standing is Standing.SAFE
    some = EditionRecord.objects.order_by("id")[0]
    lead = next(lead for _, version, lead in _open() if version.id == some.version_id)
    assert checked_document(version_for_readers(principal_of(lead), some.version_id).edition_for(some.reader_id))


def test_what_is_live_could_have_gone_live_and_what_is_proposed_waits_for_somebody(made: None) -> None:
    waiting = 0
    for plan, version, lead in _open():
        gaps = gaps_before_live(
            live_facts_of(version_for_readers(principal_of(lead), version.id), asked_of(version.id))
        )
        assert plan.live_id is None or gaps == (), gaps
        assert {gap.rule for gap in gaps} <= {"NET-2"}
        waiting += bool(gaps)
    assert waiting
    assert not Copy.objects.exclude(version_id__in=Plan.objects.filter(live__isnull=False).values("live_id")).exists()


def test_things_happened_one_after_another_and_before_now(made: None) -> None:
    for agreement in Agreement.objects.select_related("version"):
        told = Told.objects.get(version=agreement.version, person_id=agreement.person_id, edition=agreement.edition)
        notice = NoticeGiven.objects.get(version=agreement.version, person_id=agreement.person_id)
        times: list[datetime] = [agreement.version.proposed_at, told.at, notice.at, agreement.at]
        live = VersionAct.objects.filter(version=agreement.version, act="go_live").first()
        copy = Copy.objects.filter(version=agreement.version, person_id=agreement.person_id).first()
        times += [one for one in (live and live.at, copy and copy.given_at) if one]
        assert times == sorted(times)
        assert times[-1] <= clock.moment()
        assert copy is None or copy.edition_id == agreement.edition_id


def _filled(row: models.Model) -> frozenset[str]:
    """The columns of a row that hold something."""
    values: dict[str, Any] = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    return frozenset(name for name, value in values.items() if value not in (None, "", [], {}))


def _shapes() -> dict[str, set[frozenset[str]]]:
    return {model.__name__: {_filled(row) for row in model._default_manager.all()} for model in MODELS}


def _details() -> dict[str, frozenset[str]]:
    acts = Entry.objects.filter(action__regex=r"^(plan|agreement|copy)\.")
    return {f"{one.action} of {one.subject_kind}": frozenset(one.details) for one in acts}


def test_the_services_fill_the_same_columns(world: World) -> None:
    """Beside a plan made by the services, with copies read aloud: no generated row has a shape of its own."""
    version = world.live()
    for key in ("pauline", "joan"):
        copy_handed_over(
            version_id=version.id, person_id=world.ids[key], shown_hash=world.edition_hash(version, key),
            form=Form.READ_ALOUD, how=GivenHow.BY_HAND, received=Received.UNDERSTOOD, given_at=clock.moment(),
            by=world.by("amara"),
        )  # fmt: skip
    live, details = _shapes(), _details()
    Duty.objects.filter(kind="plan.on_file").update(done_at=clock.instant(), done_by=world.ids["amara"], reference="x")
    kept = {name: live[name] | shapes for name, shapes in _shapes().items()}
    Plan.objects.update(live=None, proposed=version)
    kept["Plan"] |= _shapes()["Plan"]
    connection.check_constraints()
    with as_owner():
        generate(Council(children=60, years=0, seed=7), lambda share, doing: None)
        for name, shapes in _shapes().items():
            assert shapes <= kept[name], name
        assert _details().items() == details.items()


def test_pages_of_generated_plans_open(made: None) -> None:
    plans = _open()
    live = next(one for one in plans if one[0].live_id)
    proposed = next(one for one in plans if one[0].proposed_id)
    for plan, version, lead in (live, proposed):
        client = Client()
        client.force_login(lead, backend=BACKEND)
        child, reader = version.content["children"][0], EditionRecord.objects.filter(version=version).first()
        readers = [reader.reader_id] if reader else []
        ids = [one.id for one in version_for_readers(principal_of(lead), version.id).readers]
        pages = [
            reverse("work"),
            reverse("family", args=[plan.family_id]),
            reverse("plan", args=[plan.id]),
            reverse("version", args=[version.id]),
            reverse("access-log", args=[child]),
            *(reverse("reader", args=[version.id, one]) for one in ids),
            *(reverse("agreement", args=[version.id, one]) for one in readers),
        ]
        for page in pages:
            assert client.get(page).status_code == 200, page
    _, version, lead = live
    client = Client()
    client.force_login(lead, backend=BACKEND)
    names = " ".join(Agreement.objects.filter(version=version).values_list("typed_name", flat=True)).split()
    page = client.get(reverse("version", args=[version.id])).content.decode()
    assert names
    assert all(name.replace("’", "&#8217;") in page or name in page for name in names[:1])


def test_the_proportions_are_those_the_docs_name(made: None) -> None:
    assert 0.75 <= PlanChild.objects.count() / Child.objects.count() <= 0.95
    assert 2.5 <= DraftItem.objects.filter(kind="safety_step").count() / Plan.objects.count() <= 3.5
    assert 1.5 <= EditionRecord.objects.count() / Plan.objects.count() <= 3
