"""Lays the database's own guard on every table of Kith, by how its model says rows are kept.

Grants: the app role may never TRUNCATE or own; append-only and frozen tables give it no UPDATE and no DELETE; the
change history and the lines of children's logs give it SELECT alone. Triggers: each look and each act writes its
lines, and each write is copied into the history, by functions that run as the owner and ask no session setting whether
they should, so `pgtrigger.ignore` and its like change nothing; append-only and frozen tables refuse UPDATE, DELETE and
TRUNCATE even to who was granted them by mistake. Run as the owner.
"""

from collections.abc import Iterator
from importlib import resources

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, connections, models

from kith.kernel.models import Keeping

APP_ROLE = "kith_app"
_HISTORY, _LINES = "audit_change", "audit_line"
_WRITTEN_BY_TRIGGERS = frozenset({_HISTORY, _LINES})
_TRIGGERS = ("kith_history", "kith_keep_rows", "kith_keep_table", "kith_lines")


def kith_models() -> Iterator[type[models.Model]]:
    """Every model of Kith's own rooms, including automatic join tables."""
    for config in apps.get_app_configs():
        if config.name.startswith("kith."):
            yield from config.get_models(include_auto_created=True)


def protect(using: str = DEFAULT_DB_ALIAS) -> None:
    """Create or renew functions, triggers and grants. Idempotent; needs the owner's role."""
    connection = connections[using]
    existing = set(connection.introspection.table_names())
    if _HISTORY not in existing:
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM pg_trigger WHERE tgname = 'kith_lines')")
        lines_are_new = _LINES in existing and cursor.fetchone() == (False,)
        cursor.execute(resources.files("kith.core.audit").joinpath("protection.sql").read_text("utf-8"))
        cursor.execute(_grants_for_all())
        for model in kith_models():
            if model._meta.db_table in existing:
                cursor.execute(_statements(model))
                if _LINES in existing and (kind := _kind_of_line(model)):
                    cursor.execute(_writes_lines(model, kind))
    if lines_are_new:
        lines_filled(using)


def lines_filled(using: str = DEFAULT_DB_ALIAS) -> int:
    """Write the lines of children's logs for rows that came in with triggers off, or from before there were any.

    How many were missing. May run twice without harm; needs the owner's role.
    """
    written = 0
    with connections[using].cursor() as cursor:
        for model in kith_models():
            if kind := _kind_of_line(model):
                cursor.execute(_missing_lines(model._meta.db_table, kind, _actor_column(model)))
                written += cursor.rowcount
    return written


def _missing_lines(table: str, kind: str, actor: str) -> str:
    return f"""
        INSERT INTO {_LINES} (child_id, at, kind, row_id, actor_id)
        SELECT DISTINCT child, row.at, '{kind}', row.id, row.{actor}
        FROM "{table}" row CROSS JOIN LATERAL unnest(row.children) AS child
        WHERE NOT EXISTS (SELECT FROM {_LINES} line WHERE line.child_id = child AND line.at = row.at
                          AND line.row_id = row.id)
        ORDER BY row.at
    """


def _kind_of_line(model: type[models.Model]) -> str:
    return str(getattr(model, "in_childrens_logs", ""))


def _actor_column(model: type[models.Model]) -> str:
    return next(field.name for field in model._meta.concrete_fields if field.name in ("principal_id", "actor_id"))


def _grants_for_all() -> str:
    return f"""
        GRANT USAGE ON SCHEMA public TO {APP_ROLE};
        REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {APP_ROLE};
        GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {APP_ROLE};
        GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {APP_ROLE};
        REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {APP_ROLE};
    """


def _statements(model: type[models.Model]) -> str:
    table = model._meta.db_table
    keeping: Keeping = getattr(model, "keeping", Keeping.MUTABLE)
    hidden = ",".join(getattr(model, "never_in_history", ()))
    out = [f'DROP TRIGGER IF EXISTS {trigger} ON "{table}";' for trigger in _TRIGGERS]
    out.append(
        f'CREATE TRIGGER kith_keep_table BEFORE TRUNCATE ON "{table}" FOR EACH STATEMENT '
        "EXECUTE FUNCTION kith_refuse_change();"
    )
    if keeping is not Keeping.MUTABLE:
        out.append(f'REVOKE UPDATE, DELETE ON "{table}" FROM {APP_ROLE};')
        out.append(
            f'CREATE TRIGGER kith_keep_rows BEFORE UPDATE OR DELETE ON "{table}" FOR EACH ROW '
            "EXECUTE FUNCTION kith_refuse_change();"
        )
    if table in _WRITTEN_BY_TRIGGERS:
        out.append(f'REVOKE INSERT ON "{table}" FROM {APP_ROLE};')
    elif _has_history(model):
        out.append(
            f'CREATE TRIGGER kith_history AFTER INSERT OR UPDATE OR DELETE ON "{table}" FOR EACH ROW '
            f"EXECUTE FUNCTION kith_record_change('{{{hidden}}}');"
        )
    return "\n".join(out)


def _writes_lines(model: type[models.Model], kind: str) -> str:
    return (
        f'CREATE TRIGGER kith_lines AFTER INSERT ON "{model._meta.db_table}" FOR EACH ROW '
        f"EXECUTE FUNCTION kith_write_lines('{kind}');"
    )


def problems(using: str = DEFAULT_DB_ALIAS) -> list[str]:
    """What is missing of the guard, in words for the person who runs the system; empty when all is in place."""
    found = []
    with connections[using].cursor() as cursor:
        for model in kith_models():
            table = model._meta.db_table
            cursor.execute(
                "SELECT tgname FROM pg_trigger WHERE tgrelid = to_regclass(%s) AND NOT tgisinternal "
                "AND tgenabled = 'O'",
                [f'"{table}"'],
            )
            held = {row[0] for row in cursor.fetchall()}
            missing = _expected_triggers(model) - held
            found += [f"{table}: trigger {name} is missing or switched off" for name in sorted(missing)]
            for privilege in _refused_privileges(model):
                cursor.execute("SELECT has_table_privilege(%s, %s, %s)", [APP_ROLE, f'"{table}"', privilege])
                if cursor.fetchone() != (False,):
                    found.append(f"{table}: the app role may {privilege}")
    return found


def _expected_triggers(model: type[models.Model]) -> set[str]:
    expected = {"kith_keep_table"}
    if getattr(model, "keeping", Keeping.MUTABLE) is not Keeping.MUTABLE:
        expected.add("kith_keep_rows")
    if _has_history(model):
        expected.add("kith_history")
    if _kind_of_line(model):
        expected.add("kith_lines")
    return expected


def _has_history(model: type[models.Model]) -> bool:
    """Evidence is its own history; what is worked out from other rows has theirs."""
    return not model._meta.db_table.startswith("audit_") and not (
        getattr(model, "worked_out", False) or getattr(model, "untracked", False)
    )


def _refused_privileges(model: type[models.Model]) -> tuple[str, ...]:
    refused: tuple[str, ...] = ("TRUNCATE", "TRIGGER")
    if getattr(model, "keeping", Keeping.MUTABLE) is not Keeping.MUTABLE:
        refused += ("UPDATE", "DELETE")
    return refused + (("INSERT",) if model._meta.db_table in _WRITTEN_BY_TRIGGERS else ())
