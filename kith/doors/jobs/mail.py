"""The e-mails Kith writes to people who work here: plain text, no name, nothing about anybody (DESIGN 7)."""

from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse

from kith.core.accounts.choices import AccountChange
from kith.kernel.clock import local

_INVITED = """\
You are invited to sign in to Kith, where your council's plans are kept.

Open this address to set up how you sign in. It works once, until {until}:

{address}

Do not pass it on. If you did not expect this message, you need do nothing.
Nobody can answer this e-mail. If it does not work, ask the person who looks after Kith where you work.
"""

_NEEDED = """\
Something in Kith needs you today. Sign in and look at the top of your work:

{address}

Nobody can answer this e-mail.
"""


_NO_MANAGER = """\
A team whose people lead work with children has nobody who manages it any more. Sign in and see which one; name a
manager there, today if you can:

{address}

Nobody can answer this e-mail.
"""

_CHANGED = """\
{what}.

If that was you, or if somebody who looks after Kith told you about it, you need do nothing.
If not, tell the person who looks after Kith where you work, at once, and not by answering this e-mail: nobody reads it.

You see where you are signed in, and sign out elsewhere, on the page of your account:

{address}
"""


def send_account_changed(to: str, change: str) -> None:
    """Say to the owner of an account that something which opens it has changed: nobody's name, no value."""
    words = _CHANGED.format(what=AccountChange(change).label, address=f"{settings.KITH_ADDRESS}{reverse('account')}")
    EmailMessage("Your account was changed", words, to=[to]).send()


def send_needed_today(to: str) -> None:
    """Say that something waits: nobody's name, no kind of thing, for others read over shoulders and on telephones."""
    words = _NEEDED.format(address=f"{settings.KITH_ADDRESS}{reverse('work')}")
    EmailMessage("Something in Kith needs you today", words, to=[to]).send()


def send_missing_manager(to: str) -> None:
    """Say that a team needs a manager: not which, and nobody's name."""
    words = _NO_MANAGER.format(address=f"{settings.KITH_ADDRESS}{reverse('teams')}")
    EmailMessage("A team in Kith has no manager", words, to=[to]).send()


def send_invitation(to: str, ends_at: datetime, token: str) -> None:
    """Send the link that lets somebody in; raises when the mail server does not take it."""
    until = local(ends_at)
    words = _INVITED.format(until=f"{until:%H:%M} on {until.day} {until:%B %Y}", address=link(token))
    EmailMessage("Your account is ready to be set up", words, to=[to]).send()


def link(token: str) -> str:
    """The whole address of an invitation's page."""
    return f"{settings.KITH_ADDRESS}{reverse('join', args=[token])}"
