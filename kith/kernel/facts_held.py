"""One act at a time changes what reach follows from (ACCESS-1)."""

from django.db import connection


def facts_held() -> None:
    """Hold still what reach follows from, until this transaction ends.

    Two acts that ran side by side could each work out reach without the other's fact, and leave rows that nothing
    gives; and what somebody confirms could change between the look and the act.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('kith.reach'))")
