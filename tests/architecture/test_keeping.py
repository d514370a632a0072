"""The database holds what models say of their rows: tried as the app role, row by row, and round every corner."""

import psycopg
import pytest
from django.db import DatabaseError, models

from kith.core.audit.models import Change
from kith.core.audit.protection import kith_models, problems
from kith.kernel.models import Keeping
from tests.architecture.tables import all_tables, as_owner, execute, keeping_of, undone
from tests.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.rule("GUARD-KEEPING")]

KEPT = [model for model in kith_models() if keeping_of(model) is not Keeping.MUTABLE]
MUTABLE = [model for model in kith_models() if keeping_of(model) is Keeping.MUTABLE]


def refused(statement: str) -> bool:
    """True if the database refuses the statement for want of the right to it."""
    try:
        with undone():
            execute(statement)
    except DatabaseError as fault:
        assert isinstance(fault.__cause__, psycopg.errors.InsufficientPrivilege), fault
        return True
    return False


def owner_refused(statement: str) -> bool:
    """True if even the owner of the tables is refused."""
    try:
        with as_owner():
            execute(statement)
    except DatabaseError as fault:
        assert isinstance(fault.__cause__, psycopg.errors.InsufficientPrivilege), fault
        return True
    return False


def test_rows_are_kept_as_their_models_say(filled: World) -> None:
    for model in KEPT:
        table, name = model._meta.db_table, model.__name__
        assert model._default_manager.exists(), f"No row of {name} to try: let `filled` write one."
        for statement in (f'UPDATE "{table}" SET id = id', f'DELETE FROM "{table}"'):
            assert refused(statement), f"{name} says {keeping_of(model)} and the app role may {statement}."
            assert owner_refused(statement), (
                f"{name} says {keeping_of(model)} and no trigger stops its owner: {statement}."
            )


def test_no_table_can_be_emptied_at_a_stroke(filled: World) -> None:
    execute("SET CONSTRAINTS ALL IMMEDIATE")
    for table in all_tables():
        assert refused(f'TRUNCATE "{table}" CASCADE'), f"The app role may TRUNCATE {table}."
        assert owner_refused(f'TRUNCATE "{table}" CASCADE'), f"No trigger stops the owner from TRUNCATE {table}."


@pytest.mark.parametrize("model", MUTABLE, ids=lambda model: model.__name__)
def test_rows_that_may_change_can_be_changed(model: type[models.Model], db: None) -> None:
    assert not refused(f'UPDATE "{model._meta.db_table}" SET id = id'), f"{model.__name__} says it is mutable."
    assert not refused(f'DELETE FROM "{model._meta.db_table}"'), f"{model.__name__} says it is mutable."


@pytest.mark.parametrize(
    "statement",
    [
        "SET session_replication_role = replica",
        "SELECT set_config('session_replication_role', 'replica', true)",
        "ALTER TABLE plans_version DISABLE TRIGGER ALL",
        "ALTER TABLE plans_version DISABLE TRIGGER kith_keep_rows",
        "DROP TRIGGER kith_keep_rows ON plans_version",
        "ALTER TABLE plans_version OWNER TO kith_app",
        "DROP TABLE plans_version CASCADE",
        "CREATE OR REPLACE FUNCTION kith_refuse_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
        "ALTER FUNCTION kith_record_change() SECURITY INVOKER",
        "CREATE TRIGGER mine BEFORE INSERT ON plans_version EXECUTE FUNCTION kith_refuse_change()",
        "CREATE RULE mine AS ON UPDATE TO plans_version DO INSTEAD NOTHING",
        "INSERT INTO audit_change SELECT * FROM audit_change",
        "UPDATE django_migrations SET name = name",
        "CREATE TABLE mine (id int)",
    ],
)
def test_the_guard_cannot_be_switched_off_by_the_app(statement: str, db: None) -> None:
    assert refused(statement), f"The app role may: {statement}"


def test_a_history_row_cannot_be_forged_with_the_history_trigger(db: None) -> None:
    """Where the app role may make temporary tables, it may not lay the history's trigger on them."""
    with undone():
        execute("CREATE TEMP TABLE forged (id text)")
        statement = (
            "CREATE TRIGGER forged AFTER INSERT ON forged FOR EACH ROW EXECUTE FUNCTION kith_record_change('{}')"
        )
        assert refused(statement), "REVOKE EXECUTE on kith_record_change from PUBLIC in protection.sql."


def test_a_setting_that_other_tools_obey_changes_nothing(filled: World) -> None:
    with undone():
        execute(
            "SELECT set_config('pgtrigger.ignore', '{plans_version:kith_keep_rows,people_family:kith_history}', true)"
        )
        assert refused("DELETE FROM plans_version")
        assert owner_refused("DELETE FROM plans_version")
        before = Change.objects.count()
        execute("UPDATE people_family SET name = 'Otherwise'")
        assert Change.objects.count() == before + 1, "The history obeyed a setting."


def test_the_app_role_is_nobody_special() -> None:
    (row,) = execute(
        "SELECT rolsuper, rolcreaterole, rolcreatedb, rolbypassrls FROM pg_roles WHERE rolname = 'kith_app'"
    )
    assert row == (False, False, False, False)
    owned = execute("SELECT relname FROM pg_class WHERE pg_get_userbyid(relowner) = 'kith_app'")
    assert owned == [], f"The app role owns {owned}."
    owners = execute("SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'public'")
    for (owner,) in owners:
        (held,) = execute(f"SELECT pg_has_role('kith_app', '{owner}', 'MEMBER')")
        assert held == (False,), f"The app role can become {owner}."


def test_the_examination_finds_nothing_missing() -> None:
    assert problems() == []


@pytest.mark.parametrize(
    ("break_it", "found"),
    [
        ("DROP TRIGGER kith_keep_rows ON plans_version", "plans_version: trigger kith_keep_rows is missing"),
        ("ALTER TABLE people_family DISABLE TRIGGER kith_history", "people_family: trigger kith_history is missing"),
        ("DROP TRIGGER kith_keep_table ON sharing_copy", "sharing_copy: trigger kith_keep_table is missing"),
        ("GRANT UPDATE ON plans_version TO kith_app", "plans_version: the app role may UPDATE"),
        ("GRANT TRUNCATE ON people_family TO kith_app", "people_family: the app role may TRUNCATE"),
        ("GRANT INSERT ON audit_change TO kith_app", "audit_change: the app role may INSERT"),
    ],
)
def test_the_examination_finds_what_is_missing(break_it: str, found: str) -> None:
    with as_owner():
        execute(break_it)
        assert any(one.startswith(found) for one in problems()), f"problems() does not say: {found}"
