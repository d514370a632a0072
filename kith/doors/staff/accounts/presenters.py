"""The pages of one's own account, in typed pieces."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Self

from django.urls import reverse

from kith.core.accounts.selectors import SecondFactor
from kith.doors.staff.second_steps import AppOffer, Asked
from kith.govuk.dates import date_words
from kith.govuk.forms import Form
from kith.govuk.page import Page
from kith.govuk.pieces import Fact, Link


@dataclass(frozen=True, kw_only=True)
class AccountPage(Page):
    """One's own account."""

    facts: tuple[Fact, ...]
    by_council: bool
    second_step: tuple[Fact, ...]
    add: tuple[Link, ...]
    required: bool


@dataclass(frozen=True, kw_only=True)
class OwnFormPage(Page):
    """A form of one's own account with one button."""

    form: Form
    action: str
    button: str
    text: str = ""

    def with_errors(self, form: Form) -> Self:
        """The same page with what is wrong in the form."""
        return replace(self, errors=form.error_items())


@dataclass(frozen=True, kw_only=True)
class AppPage(OwnFormPage):
    """Adding an authenticator app."""

    offer: AppOffer


@dataclass(frozen=True, kw_only=True)
class PasskeyPage(OwnFormPage):
    """Adding a passkey; none where the address of the site has no name."""

    passkey: Asked | None


@dataclass(frozen=True, kw_only=True)
class CodesPage(Page):
    """New recovery codes, once."""

    codes: tuple[str, ...]


HOME = "Your account"


def home_link() -> Link:
    """Back to the account."""
    return Link(HOME, reverse("account"))


def account_facts(user: Any, council_since: datetime | None) -> tuple[Fact, ...]:
    """Who one is here. Somebody else looks after these."""
    way = Fact("Password", "••••••••", (Link("Change", reverse("account-password"), "password"),))
    if council_since is not None:
        way = Fact("You sign in with", f"Your council account, since {date_words(council_since)}")
    where = user.agency or (user.team.name if user.team else "No team")
    return (
        Fact("Name", user.name),
        Fact("E-mail", user.email),
        Fact("What you do", user.get_role_display()),
        Fact("Agency" if user.agency else "Team", where),
        Fact("Telephone", user.phone or "Not given"),
        way,
    )


def second_step_facts(factor: SecondFactor) -> tuple[Fact, ...]:
    """What one has for a second step, and the ways to take it away."""
    facts = []
    if factor.app is not None:
        remove = Link("Take away", reverse("account-app-remove"), "authenticator app")
        facts.append(Fact("Authenticator app", f"Since {date_words(factor.app.added_at)}", (remove,)))
    for key in factor.passkeys:
        remove = Link("Take away", reverse("account-passkey-remove", args=[key.id]), f"passkey {key.name}")
        used = f", used on {date_words(key.used_at)}" if key.used_at else ""
        facts.append(Fact(f"Passkey: {key.name}", f"Since {date_words(key.added_at)}{used}", (remove,)))
    if factor.any:
        left = factor.recovery_codes_left
        words = "None left" if not left else f"{left} left"
        facts.append(
            Fact("Recovery codes", words, (Link("Make new ones", reverse("account-codes"), "recovery codes"),))
        )
    return tuple(facts)


def ways_to_add(factor: SecondFactor) -> tuple[Link, ...]:
    """What can be added."""
    app = "Replace the authenticator app" if factor.app else "Add an authenticator app"
    return (Link(app, reverse("account-app")), Link("Add a passkey", reverse("account-passkey")))
