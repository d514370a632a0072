"""How Django and Kith's own commands reach the database, as which role; nothing is started here (DESIGN 4.1)."""

import os
from typing import Any, Literal

from kith.config import places
from kith.config.postgres.keys import ADMIN, APP, DATABASE, OWNER, read_keys
from kith.config.postgres.ways import uses_url
from kith.config.trouble import Trouble

Role = Literal["app", "owner", "admin"]
_LOGINS: dict[Role, str] = {"app": APP, "owner": OWNER, "admin": ADMIN}
# No socket can lie in this folder, so a connection fails and its message holds these words.
_NOT_SET_UP = "/no database is set up yet: run 'kith db prepare'"


def connection_settings(role: Role | None = None) -> dict[str, Any]:
    """Django's DATABASES entry for a role; None takes KITH_DB_ROLE, or `app`.

    `app` may read and write but owns nothing; `owner` runs migrations; `admin` makes databases, for tests.
    """
    chosen = role or _role_from_environment()
    entry = _from_url(chosen) if uses_url() else _from_private_cluster(chosen)
    entry |= {"ENGINE": "django.db.backends.postgresql", "CONN_HEALTH_CHECKS": True, "CONN_MAX_AGE": 0}
    entry["OPTIONS"].setdefault("connect_timeout", 10)
    if chosen == "app" and os.environ.get("KITH_DB_POOL") == "1":
        size = int(os.environ.get("KITH_DB_POOL_SIZE") or 8)
        entry["OPTIONS"]["pool"] = {"min_size": 1, "max_size": size, "timeout": 3}
    return entry


def url_entry(name: str) -> dict[str, Any]:
    """A DATABASES entry from the environment variable `name`; Trouble when it is no PostgreSQL address."""
    from psycopg import ProgrammingError
    from psycopg.conninfo import conninfo_to_dict

    address = os.environ[name]
    form = "Write it like postgresql://login:password@host:5432/kith"
    if not address.startswith(("postgresql://", "postgres://")):
        raise Trouble(f"{name} is not a PostgreSQL address", "it begins with something else", form)
    try:
        parts = conninfo_to_dict(address)
    except ProgrammingError as fault:
        raise Trouble(f"{name} is not a PostgreSQL address", "it cannot be read", form) from fault
    known = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
    entry: dict[str, Any] = {key: str(parts.pop(part, "") or "") for key, part in known.items()}
    if not entry["NAME"]:
        raise Trouble(f"{name} names no database", "", form)
    return entry | {"OPTIONS": dict(parts)}


def _from_url(role: Role) -> dict[str, Any]:
    own_address = {"app": "DATABASE_APP_URL", "owner": "DATABASE_URL", "admin": "DATABASE_ADMIN_URL"}[role]
    entry = url_entry(own_address if os.environ.get(own_address) else "DATABASE_URL")
    if role == "app" and entry["USER"] != APP:
        entry["OPTIONS"]["assume_role"] = APP
    return entry


def _from_private_cluster(role: Role) -> dict[str, Any]:
    keys, login = read_keys(places.var()), _LOGINS[role]
    host, port, password = ("127.0.0.1", str(keys.port), keys.passwords[login]) if keys else (_NOT_SET_UP, "", "")
    # The private cluster listens on this machine only and was built without certificates.
    options = {"sslmode": "disable", "gssencmode": "disable"}
    return {"NAME": DATABASE, "USER": login, "PASSWORD": password, "HOST": host, "PORT": port, "OPTIONS": options}


def _role_from_environment() -> Role:
    asked = os.environ.get("KITH_DB_ROLE") or "app"
    match asked:
        case "app" | "owner" | "admin":
            return asked
        case _:
            raise Trouble(f"KITH_DB_ROLE is '{asked}'", "it can be app, owner or admin", "Change or unset it")
