"""A generated council: the same for the same seed, whole, and like what the services would have written."""

import re
from collections.abc import Iterator

import pytest
from nhs_number.validate import is_valid

from kith.core.accounts.choices import Role
from kith.core.accounts.models import User
from kith.core.audit.models import Change, Entry, Line
from kith.core.audit.protection import kith_models, problems
from kith.core.people.allocation_facts import reach_differences
from kith.core.people.findables import rows_of, sounds_of
from kith.core.people.models import Child, Findable, Person
from kith.core.people.search_keys import sounding
from kith.core.plans.models import DraftItem, Version
from kith.core.plans.selectors import content_of, draft_items_of
from kith.sample.generate.council import Council, generate
from tests.architecture.tables import as_owner, execute

pytestmark = pytest.mark.django_db
COUNCIL = Council(children=40, years=1, seed=5)


def _quiet(share: float, doing: str) -> None:
    assert 0 <= share <= 1


@pytest.fixture
def made(db: None) -> Iterator[int]:
    """A small council, made as the owner and undone at the end."""
    with as_owner():
        yield generate(COUNCIL, _quiet)


def _words() -> list[tuple[object, ...]]:
    tables = ("people_person", "people_connection", "people_findable", "plans_version", "access_opening", "audit_entry")
    one = "SELECT '{0}', count(*), md5(string_agg(t::text, '' ORDER BY id)) FROM {0} t"
    return execute(" UNION ALL ".join(one.format(table) for table in tables))


def test_the_same_seed_makes_the_same_people() -> None:
    with as_owner():
        generate(COUNCIL, _quiet)
        first = _words()
    with as_owner():
        generate(COUNCIL, _quiet)
        assert _words() == first
    with as_owner():
        generate(Council(40, 1, 6), _quiet)
        assert _words() != first


def test_it_has_the_size_that_was_asked_for(made: int) -> None:
    open_children = Child.objects.filter(allocations__part="lead_worker", allocations__ended_at__isnull=True)
    assert open_children.count() == 40
    assert Child.objects.count() == 40 + COUNCIL.ended
    assert User.objects.filter(role=Role.WORKER).count() == 3
    assert made > 1000


def test_reach_is_what_follows_from_the_facts(made: int) -> None:
    assert list(reach_differences()) == []


def test_people_are_found_as_if_a_service_had_added_them(made: int) -> None:
    people = Person.objects.select_related("file").prefetch_related("other_names", "addresses", "findables")
    for person in people:
        names = [person.name, *(one.name for one in person.other_names.all())]
        wanted = {_findable(row) for row in rows_of(person, sounds_of(sounding(names)))}
        assert {_findable(row) for row in person.findables.all()} == wanted


def _findable(row: Findable) -> tuple[str, str, str, frozenset[str]]:
    return row.made_of, row.words, row.text, frozenset(row.keys)


def test_plans_can_be_read_and_their_hashes_are_true(made: int) -> None:
    versions = list(Version.objects.all())
    assert versions
    for version in versions:
        content = content_of(version)
        assert content.hash == version.content_hash
        assert list(content.items) == draft_items_of(version.plan_id)
    assert DraftItem.objects.exclude(plan__in=[version.plan_id for version in versions]).count() == 0


def test_every_row_has_its_history_and_every_child_its_lines(made: int) -> None:
    for model in kith_models():
        table = model._meta.db_table
        if table.startswith("audit_") or getattr(model, "worked_out", False):
            continue
        assert Change.objects.filter(table_name=table).count() == model._default_manager.count(), table
    secrets = [one.after for one in Change.objects.filter(table_name="accounts_user")]
    assert all(after and after["password"].startswith("sha256:") for after in secrets)
    expected = sum(len(entry.children) for entry in Entry.objects.all())
    assert Line.objects.filter(kind="act").count() == expected > 0


def test_the_guard_the_indexes_and_the_references_are_back() -> None:
    shape = (
        "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' UNION ALL "
        "SELECT conrelid::regclass || conname || pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'f'"
    )
    with as_owner():
        before = sorted(execute(shape))
        generate(COUNCIL, _quiet)
        assert sorted(execute(shape)) == before
        assert problems() == []


def test_everybody_is_invented(made: int) -> None:
    phones = {*User.objects.values_list("phone", flat=True), *Person.objects.values_list("phone", flat=True)} - {""}
    assert all(re.fullmatch(r"(01632 960|07700 900)\d{3}", phone) for phone in phones)
    numbers = set(Person.objects.exclude(nhs_number="").values_list("nhs_number", flat=True))
    assert numbers and all(number.startswith("999") and is_valid(number) for number in numbers)
    assert not User.objects.exclude(email__endswith="@generated.example.org").exists()
