"""Stops a command, in one line, before it asks tables that are not there or not of this version (DESIGN 4.2)."""

from kith.config.trouble import Trouble, first_line

PREPARE = "Run: kith db prepare"


def must_be_ready(refusal: str) -> None:
    """Trouble unless the database answers and has the tables of this version; `refusal` says what is not done.

    For commands that have set Django up. Nothing is read but the list of migrations, as whoever the command signs in.
    """
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
    except DatabaseError as fault:
        raise Trouble(refusal, f"the database cannot be asked ({first_line(fault)})", PREPARE) from fault
    loader = executor.loader
    if not loader.applied_migrations:
        raise Trouble(refusal, "this database has no tables yet", PREPARE)
    if waiting := executor.migration_plan(loader.graph.leaf_nodes()):
        behind = f"{len(waiting)} migration{'s' if len(waiting) > 1 else ''} behind"
        raise Trouble(refusal, f"its tables are of an older version, {behind}", PREPARE)
    rooms = {room for room, _ in loader.disk_migrations}
    if any(room in rooms and (room, name) not in loader.disk_migrations for room, name in loader.applied_migrations):
        raise Trouble(refusal, "its tables are of a newer version than this Kith", "Use the version that made them")
