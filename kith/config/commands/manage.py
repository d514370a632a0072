"""`kith manage`: Django's own command line, with migrations run as the database's owner (DESIGN 4.1)."""

import argparse
import os
from typing import TYPE_CHECKING

from kith.config import subcommand
from kith.config.trouble import Trouble, first_line

if TYPE_CHECKING:
    from kith.config.subcommand import Subparsers

_AS_OWNER = frozenset({"migrate", "makemigrations", "showmigrations", "sqlmigrate", "optimizemigration"})


def register(subparsers: "Subparsers") -> None:
    """Add `kith manage`."""
    summary = "Django's own commands, for example: kith manage showmigrations"
    parser = subcommand.add(subparsers, "manage", run, summary, "Migrations run as the database's owner.")
    parser.add_argument("arguments", nargs=argparse.REMAINDER, metavar="COMMAND ...")


def run(arguments: argparse.Namespace) -> int:
    """Hand the words on to Django; its refusals become one line."""
    words = list(arguments.arguments)
    if words and words[0] in _AS_OWNER:
        os.environ.setdefault("KITH_DB_ROLE", "owner")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import ManagementUtility
    from django.core.management.base import CommandError
    from django.db.utils import Error as DatabaseFault

    try:
        ManagementUtility(["kith manage", *words]).execute()
    except CommandError as fault:
        raise Trouble(str(fault), code=fault.returncode) from fault
    except ImproperlyConfigured as fault:
        raise Trouble("The settings are wrong", str(fault), "Run: kith doctor") from fault
    except DatabaseFault as fault:
        raise Trouble("The database refused", first_line(fault), "See: kith db status") from fault
    except SystemExit as ending:
        return ending.code if isinstance(ending.code, int) else int(ending.code is not None)
    return 0
