"""The database's own guard, tried as the app role: every write is seen, and what is kept cannot be changed."""

from typing import Any

import pytest
from django.db import DatabaseError, connection, models, transaction

from kith.core.accounts.models import Team
from kith.core.audit.models import Change, Entry
from kith.core.audit.protection import kith_models, problems, protect
from kith.core.protection.models import Withheld
from kith.kernel.ids import new_id
from kith.kernel.models import Keeping
from tests.world import World

pytestmark = pytest.mark.django_db
KEPT = sorted(
    (model for model in kith_models() if getattr(model, "keeping", Keeping.MUTABLE) is not Keeping.MUTABLE),
    key=lambda model: model._meta.db_table,
)


def _sql(statement: str, *parameters: Any) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, parameters)


def _latest(table: str) -> Change:
    return Change.objects.filter(table_name=table).latest("id")


def test_the_tests_run_as_the_app_role() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == ("kith_app",)


@pytest.mark.django_db(transaction=True)
def test_raw_sql_is_seen_with_what_stood_before_and_after_and_that_nobody_was_named() -> None:
    team_id = new_id()
    _sql("INSERT INTO accounts_team (id, name) VALUES (%s, 'First')", team_id)
    _sql("UPDATE accounts_team SET name = 'Second' WHERE id = %s", team_id)
    _sql("DELETE FROM accounts_team WHERE id = %s", team_id)
    rows = Change.objects.filter(table_name="accounts_team", row_id=str(team_id)).order_by("id")
    seen = [(row.operation, (row.before or {}).get("name"), (row.after or {}).get("name")) for row in rows]
    assert seen == [("insert", None, "First"), ("update", "First", "Second"), ("delete", "Second", None)]
    assert {(row.actor_id, row.actor_label) for row in rows} == {(None, "nobody named")}


@pytest.mark.django_db(transaction=True)
def test_a_bulk_update_is_seen_row_by_row() -> None:
    Team.objects.bulk_create([Team(name=f"Team {number}") for number in range(3)])
    Team.objects.update(name=models.functions.Concat("name", models.Value("!")))
    updates = Change.objects.filter(table_name="accounts_team", operation="update").order_by("id")
    assert [(row.before["name"], row.after["name"]) for row in updates] == [
        ("Team 0", "Team 0!"),
        ("Team 1", "Team 1!"),
        ("Team 2", "Team 2!"),
    ]
    assert {row.actor_label for row in updates} == {"nobody named"}


def test_the_password_never_stands_in_the_history(world: World) -> None:
    user = world.user("amara")
    user.set_password("another long secret")
    user.save()
    changes = Change.objects.filter(table_name="accounts_user", row_id=str(user.id))
    images = [image for change in changes for image in (change.before, change.after) if image]
    assert len(images) == 3
    assert all(image["password"].startswith("sha256:") for image in images)
    assert not any("argon2" in str(image) or "another long" in str(image) for image in images)


def test_withheld_words_stand_neither_in_the_history_nor_in_the_entries(world: World) -> None:
    Withheld.objects.update(label="changed")
    rows = Change.objects.filter(table_name="protection_withheld")
    images = [image for change in rows for image in (change.before, change.after) if image]
    assert len(images) == 9
    assert all(image["words"].startswith("sha256:") for image in images)
    entries = "".join(str((entry.why, entry.details)) for entry in Entry.objects.all())
    assert "Mill Rise" not in entries + "".join(map(str, images))


@pytest.mark.parametrize("verb", ["UPDATE", "DELETE", "TRUNCATE"])
@pytest.mark.parametrize("model", KEPT, ids=lambda model: model._meta.db_table)
@pytest.mark.rule("ACCESS-6", part="evidence and frozen rows cannot be changed by the application")
def test_what_is_kept_cannot_be_changed_or_emptied(model: type[models.Model], verb: str) -> None:
    table, first = model._meta.db_table, model._meta.fields[0].column
    statement = {
        "UPDATE": f'UPDATE "{table}" SET "{first}" = "{first}"',
        "DELETE": f'DELETE FROM "{table}"',
        "TRUNCATE": f'TRUNCATE "{table}" CASCADE',
    }[verb]
    with pytest.raises(DatabaseError, match="permission denied|is refused"):
        _sql(statement)


@pytest.mark.parametrize("model", list(kith_models()), ids=lambda model: model._meta.db_table)
def test_no_table_can_be_emptied_at_once(model: type[models.Model]) -> None:
    with pytest.raises(DatabaseError, match="permission denied|is refused"):
        _sql(f'TRUNCATE "{model._meta.db_table}" CASCADE')


def test_the_history_cannot_be_written_by_the_application() -> None:
    with pytest.raises(DatabaseError, match="permission denied"):
        _sql(
            "INSERT INTO audit_change (at, as_of_on, database_user, table_name, row_id, operation, actor_label, why,"
            " page, request_id) VALUES (now(), now(), 'x', 'x', 'x', 'x', 'x', '', '', '')"
        )


@pytest.mark.parametrize(
    "setting", ["SET LOCAL pgtrigger.ignore = '{all}'", "SELECT set_config('pgtrigger.ignore', '{\"*\"}', true)"]
)
def test_a_setting_that_asks_triggers_to_look_away_changes_nothing(setting: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(setting)
        cursor.execute("INSERT INTO accounts_team (id, name) VALUES (%s, 'Unseen?')", [new_id()])
    assert _latest("accounts_team").after["name"] == "Unseen?"
    with pytest.raises(DatabaseError, match="permission denied|is refused"), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(setting)
            cursor.execute("DELETE FROM audit_entry")


@pytest.mark.parametrize(
    "statement",
    [
        "SET session_replication_role = replica",
        "ALTER TABLE audit_entry DISABLE TRIGGER ALL",
        "ALTER TABLE accounts_team DISABLE TRIGGER kith_history",
        "DROP TRIGGER kith_keep_rows ON audit_entry",
        "DROP TABLE audit_change",
        "GRANT UPDATE ON audit_entry TO kith_app",
        "CREATE OR REPLACE FUNCTION kith_refuse_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
    ],
)
def test_the_application_cannot_take_the_guard_down(statement: str) -> None:
    granted_before = _rights_on_evidence()
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    except DatabaseError as refusal:
        assert any(words in str(refusal) for words in ("permission denied", "must be owner"))
    else:
        assert statement.startswith("GRANT"), "PostgreSQL only warns of a grant that grants nothing"
    assert _rights_on_evidence() == granted_before


def _rights_on_evidence() -> list[tuple[str]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT privilege_type FROM information_schema.table_privileges "
            "WHERE grantee = 'kith_app' AND table_name = 'audit_entry' ORDER BY 1"
        )
        return [(row[0],) for row in cursor.fetchall()]


def test_the_triggers_hold_even_for_who_was_granted_too_much() -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("INSERT INTO accounts_team (id, name) VALUES (%s, 'x')", [new_id()])
        cursor.execute("RESET ROLE")
        try:
            for statement in ("DELETE FROM audit_change", "UPDATE audit_change SET why = ''", "TRUNCATE audit_change"):
                with pytest.raises(DatabaseError, match="is refused"), transaction.atomic():
                    cursor.execute(statement)
        finally:
            cursor.execute("SET ROLE kith_app")


def test_the_guard_finds_nothing_missing_and_names_what_is() -> None:
    assert problems() == []
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        cursor.execute("ALTER TABLE accounts_team DISABLE TRIGGER kith_history")
        cursor.execute("GRANT DELETE ON audit_entry TO kith_app")
        assert sorted(problems()) == [
            "accounts_team: trigger kith_history is missing or switched off",
            "audit_entry: the app role may DELETE",
        ]
        protect()
        assert problems() == []
        cursor.execute("SET ROLE kith_app")
