"""The history sees every row that is written, by whom and from where, and never a secret."""

import json

import pytest

from kith.core.accounts.models import User
from kith.core.audit.attribution import acting_from
from kith.core.audit.models import Change
from kith.core.people.services import family_added
from tests.architecture.tables import execute
from tests.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.rule("GUARD-KEEPING")]


def test_raw_sql_is_seen(world: World) -> None:
    """Also what goes round every service stands in the history, with the database's own user."""
    execute("SELECT set_config('kith.actor_label', '', true)")  # as outside of every service
    execute("UPDATE people_family SET name = 'Someone else' WHERE name <> ''")
    change = Change.objects.latest("id")
    assert (change.table_name, change.operation, change.actor_label) == ("people_family", "update", "nobody named")
    assert change.before and change.after
    assert change.before["name"] != change.after["name"] == "Someone else"
    assert change.database_user


def test_a_service_tells_the_history_who_and_where(world: World) -> None:
    with acting_from("a-page", "a-request"):
        family_added(name="Newcomers", by=world.by("amara"))
    change = Change.objects.filter(table_name="people_family").latest("id")
    assert (change.actor_id, change.actor_label) == (world.ids["amara"], world.user("amara").name)
    assert (change.page, change.request_id, change.as_of_on.isoformat()) == ("a-page", "a-request", "2026-01-15")


def test_no_secret_enters_the_history(world: World) -> None:
    held = "\n".join(json.dumps([one.before, one.after]) for one in Change.objects.all())
    facts = [one.after for one in Change.objects.filter(table_name="protection_withheld")]
    hashes = list(User.objects.values_list("password", flat=True))
    stored = [bytes(words).decode() for (words,) in execute("SELECT words FROM protection_withheld")]
    assert hashes and stored
    assert not [secret for secret in (*hashes, *stored) if secret in held]
    assert facts and all(fact and fact["words"].startswith("sha256:") for fact in facts)
