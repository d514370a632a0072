"""A thing to look into, for tests that need one to be listed."""

from datetime import UTC, date, datetime

from kith.core.access.unusual import Finding, Kind
from tests.world import World


def night_look(world: World, day: int = 3) -> Finding:
    """Amara looked at one child's record at night."""
    on = date(2026, 11, day)
    first_at = datetime(2026, 11, day, 23, 10, tzinfo=UTC)
    return Finding(Kind.NIGHT, world.ids["amara"], "Amara Osei", None, on, on.isoformat(), first_at, 1)
