"""What `kith doctor` looks at. Each check is a function that gives findings and never raises."""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from kith.config import places
from kith.config.council_examination import breached_passwords, sign_in_service
from kith.config.findings import Finding
from kith.config.postgres.keys import APP
from kith.config.trouble import first_line
from kith.kernel import clock

_RIGHTS = """
    SELECT current_setting('server_version_num')::int / 10000, current_user, session_user,
      own.rolsuper OR own.rolcreatedb OR own.rolcreaterole, has_schema_privilege('public', 'CREATE'), login.rolsuper
    FROM pg_roles own, pg_roles login WHERE own.rolname = current_user AND login.rolname = session_user
"""
Check = Callable[[], Iterator[Finding]]


def examine() -> Iterator[Finding]:
    """Everything, in an order in which the first thing wrong explains the next; without settings, nothing more."""
    yield from _python()
    yield from _folder()
    loaded = list(_settings())
    yield from loaded
    if all(finding.well for finding in loaded):
        for check in (_secrets, _styles, _fonts, breached_passwords, sign_in_service, _database):
            yield from _safely(check)


def _safely(check: Check) -> Iterator[Finding]:
    subject = (check.__doc__ or "").split(":")[0]
    try:
        yield from check()
    except Exception as fault:
        yield Finding(subject, False, first_line(fault))


def _python() -> Iterator[Finding]:
    """python: new enough."""
    version = ".".join(str(part) for part in sys.version_info[:3])
    yield Finding("python", sys.version_info >= (3, 11), f"{version}, and Kith needs 3.11 or newer")


def _folder() -> Iterator[Finding]:
    """folder: var can be written."""
    folder = places.var()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"x")
    except OSError as fault:
        yield Finding("folder", False, f"{folder} cannot be written ({fault.strerror}); set KITH_VAR to one that can")
    else:
        yield Finding("folder", True, f"{folder} can be written")


def _settings() -> Iterator[Finding]:
    """settings: they load."""
    import django

    try:
        django.setup()
    except (Exception, SystemExit) as fault:
        yield Finding("settings", False, first_line(fault))
    else:
        yield Finding("settings", True, f"{os.environ['DJANGO_SETTINGS_MODULE']} loads")


def _secrets() -> Iterator[Finding]:
    """secrets: key set, nothing left on that belongs to development."""
    from django.conf import settings

    key, debug = str(settings.SECRET_KEY), bool(settings.DEBUG)
    good_key = len(key) >= 50 and len(set(key)) >= 5 and not key.startswith("django-insecure-")
    yield Finding(
        "secret key", good_key, "set" if good_key else "missing or weak; set KITH_SECRET_KEY to 50 random letters"
    )
    yield Finding("debug", not debug, "off" if not debug else "on, which shows the inside of the site to everybody")
    if date := os.environ.get("KITH_AS_OF"):
        yield _moved_date(date)


def _moved_date(date: str) -> Finding:
    try:
        clock.as_of()
    except clock.AsOfInvalid as fault:
        return Finding("date", False, str(fault))
    demo = os.environ.get("KITH_MODE") != "production"
    return Finding("date", demo, f"KITH_AS_OF moves the date to {date}" + ("" if demo else "; unset it in production"))


def _styles() -> Iterator[Finding]:
    """styles: gathered for the web process."""
    from django.conf import settings

    root = Path(settings.STATIC_ROOT)
    there = root.is_dir() and any(root.iterdir())
    do = "not gathered; run: kith manage collectstatic --noinput"
    yield Finding("styles", there, f"gathered in {root}" if there else do)


def _fonts() -> Iterator[Finding]:
    """fonts: those the documents are set in."""
    folder = Path(__file__).resolve().parents[1] / "core" / "documents" / "fonts"
    count = len(list(folder.glob("*.ttf")))
    yield Finding("fonts", count > 0, f"{count} in {folder}" if count else f"none in {folder}; reinstall Kith")


def _database() -> Iterator[Finding]:
    """database: reached as the app, with no more rights than it needs, up to date and guarded."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(_RIGHTS)
        version, user, login, powerful, makes_tables, login_is_superuser = cursor.fetchone()
    yield Finding("database", True, f"PostgreSQL {version} answers as {user}")
    if powerful or makes_tables:
        yield Finding("app role", False, f"{user} may make tables or roles; let the site sign in as {APP}")
    elif login_is_superuser:
        yield Finding("app role", False, f"{login} is a superuser, who can take {user} off again; use another login")
    else:
        how = "" if login == user else f"; {login} puts it on and could take it off, so better sign in as {APP}"
        yield Finding("app role", True, f"{user} may make nothing{how}")
    yield from _safely(_migrations)
    yield from _safely(_guard)


def _migrations() -> Iterator[Finding]:
    """tables: up to date."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    do = f"{len(waiting)} migrations are waiting; run: kith db prepare"
    yield Finding("tables", not waiting, do if waiting else "up to date")


def _guard() -> Iterator[Finding]:
    """evidence: the tables that only grow are held by grants and triggers."""
    from kith.core.audit.protection import problems

    missing = problems()
    yield from (Finding("evidence", False, f"{problem}; run: kith db prepare") for problem in missing)
    if not missing:
        yield Finding("evidence", True, "kept by grants and triggers")
