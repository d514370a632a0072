"""Settings of the tests: the product's own, in test mode."""

import os

os.environ["KITH_MODE"] = "test"
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
os.environ.pop("KITH_AS_OF", None)

from kith.config.settings import *  # noqa: F403
