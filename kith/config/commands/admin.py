"""`kith admin`: the first administrator, before there is anybody who could invite one."""

import argparse
from datetime import timedelta
from typing import TYPE_CHECKING

from kith.config import subcommand
from kith.config.trouble import Trouble

if TYPE_CHECKING:
    from kith.config.subcommand import Subparsers

_LASTS = timedelta(hours=24)


def register(subparsers: "Subparsers") -> None:
    """Add `kith admin` and its verb."""
    verbs = subcommand.add(subparsers, "admin", run, "the first administrator").add_subparsers(
        metavar="VERB", required=True
    )
    more = "Prints a link that lets this person in once, within 24 hours. Everybody else is invited on the site."
    parser = subcommand.add(verbs, "create", create, "make an administrator", more)
    parser.add_argument("--email", help="work e-mail address; asked for when it is not given")
    parser.add_argument("--name", help="the person's name; asked for when it is not given")
    parser.add_argument("--another", action="store_true", help="although there is an administrator already")


def run(arguments: argparse.Namespace) -> int:
    """Never reached: each verb has its own."""
    return int(arguments.run(arguments))


def create(arguments: argparse.Namespace) -> int:
    """Make an administrator and print the link; Trouble when there is one, or the words cannot stand."""
    import django

    django.setup()
    from kith.core.accounts.selectors import administrator_exists
    from kith.kernel.errors import DomainError

    if administrator_exists() and not arguments.another:
        do = "Ask them to invite people on the site, or use --another"
        raise Trouble("Nobody was added", "there is an administrator already, or one is invited", do)
    email = _given(arguments.email, "Work e-mail address: ")
    name = _given(arguments.name, "Name: ")
    try:
        address = _invited(email, name)
    except DomainError as refused:
        raise Trouble("Nobody was added", refused.problems[0].message, code=2) from refused
    print(f"Open this address within 24 hours to set up how you sign in. It works once:\n\n{address}")
    return 0


def _given(given: str | None, question: str) -> str:
    from kith.govuk.typed_text import clean, hidden_problems

    try:
        words = clean(given if given is not None else input(question))
    except EOFError as ended:
        raise Trouble("Nobody was added", "there was no answer", "Use --email and --name", code=2) from ended
    if problems := hidden_problems(words):
        raise Trouble("Nobody was added", problems[0], code=2)
    return words


def _invited(email: str, name: str) -> str:
    from django.db import transaction

    from kith.core.access.principal import SYSTEM
    from kith.core.accounts.choices import Role
    from kith.core.accounts.details import Details
    from kith.core.accounts.invitation_services import invitation_link_made, user_invited
    from kith.doors.jobs.mail import link

    with transaction.atomic():
        details = Details(name=name, role=Role.ADMINISTRATOR)
        invitation = user_invited(email=email, details=details, by=SYSTEM, lasts=_LASTS, by_mail=False)
        return link(invitation_link_made(invitation_id=invitation.id, by=SYSTEM))
