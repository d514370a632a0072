"""The daily search for unusual looking (ACCESS-2)."""

from datetime import date

from django.db import connection, transaction

from kith.core.access.unusual import Limits, unusual
from kith.core.access.unusual_selectors import not_listed
from kith.core.access.unusual_services import unusual_looks_listed
from kith.core.audit.attribution import Actor
from kith.core.authority.selectors import policy
from kith.core.people.look_facts import Night, looks_between

_LOCK = 7_216_404


def unusual_looks_sought(*, first: date, last: date, by: Actor) -> int:
    """Search these days and list what is new; how many. May run again, or twice at once, without harm."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        settings = policy()
        night = Night(settings.night_begins, settings.night_ends)
        looks = looks_between(first, last, night)
        new = not_listed(unusual(looks, Limits(many_records=settings.many_records_a_day)))
        if new:
            unusual_looks_listed(findings=new, by=by)
    return len(new)
