"""How long the properties look: "ci" always sees the same worlds; "long" looks at new ones (KITH_PROPERTIES=long)."""

import os

from hypothesis import HealthCheck, settings

_COMMON = settings(deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", _COMMON, max_examples=300, derandomize=True)
settings.register_profile("long", _COMMON, max_examples=3000)
LOOKING = settings.get_profile(os.environ.get("KITH_PROPERTIES", "ci"))
