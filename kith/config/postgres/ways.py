"""Which of the three ways to PostgreSQL holds: `url`, `system` or `embedded` (DESIGN 4.1)."""

import os
from typing import Literal

from kith.config.trouble import Trouble

Way = Literal["url", "system", "embedded"]


def forced_way() -> Way | None:
    """What KITH_POSTGRES asks for, if anything."""
    asked = os.environ.get("KITH_POSTGRES", "")
    match asked:
        case "":
            return None
        case "url" | "system" | "embedded":
            return asked
        case _:
            raise Trouble(f"KITH_POSTGRES is '{asked}'", "it can be url, system or embedded", "Change or unset it")


def uses_url() -> bool:
    """True when DATABASE_URL names the database, so that Kith starts and stops nothing."""
    forced, given = forced_way(), bool(os.environ.get("DATABASE_URL"))
    if forced == "url" and not given:
        raise Trouble("KITH_POSTGRES is 'url'", "DATABASE_URL is not set", "Set DATABASE_URL or unset KITH_POSTGRES")
    return given and forced in (None, "url")
