"""Settings of the bench: the product's own as `kith serve` runs it, on a database of its own, with one page more."""

import os

os.environ["KITH_MODE"] = "demo"
os.environ["KITH_DB_POOL"] = "1"
os.environ.pop("KITH_AS_OF", None)

from kith.config import places
from kith.config.postgres import connection_settings
from kith.config.settings import *  # noqa: F403

NAME = "kith_bench"
DATABASES = {
    "default": connection_settings("app") | {"NAME": NAME},
    "owner": connection_settings("owner") | {"NAME": NAME},
}
ROOT_URLCONF = "tests.bench.urls"
STATIC_ROOT = places.var() / "bench-static"
