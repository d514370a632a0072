"""The sample data as written, without the framework."""

import json
from functools import cache
from importlib import resources
from typing import Any

PASSWORD = "a plan in every hand"


@cache
def sample() -> dict[str, Any]:
    """Everybody and everything invented: workers, family, dangers, withheld facts."""
    text = resources.files("kith.sample").joinpath("family.json").read_text("utf-8")
    data: dict[str, Any] = json.loads(text)
    return data
