"""Inviting and changing people who work here."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from kith.core.accounts.choices import Role
from kith.core.accounts.details import Details
from kith.govuk.fields import Choice, ChoiceField, TextField
from kith.govuk.forms import Form

_HINTS = {
    Role.ADMINISTRATOR: "Looks after accounts and settings. Sees no child’s record.",
    Role.DATA_PROTECTION: "Sees who looked at records, and lists what is unusual.",
    Role.QUALITY: "Reads plans to judge their quality. Writes nothing.",
    Role.PARTNER: "Works for a school, the police or another agency.",
}
NO_TEAM = "none"


class DetailsForm(Form):
    """Name, role, team and how to be reached."""

    name = TextField(label="Name", said="the person’s name", autocomplete="off")
    role = ChoiceField(label="What do they do?", said="what they do")
    team = ChoiceField(label="Team", said="their team", as_select=True)
    agency = TextField(
        label="Agency",
        said="the agency",
        hint="For a partner worker only, such as a school’s name.",
        required=False,
    )
    phone = TextField(
        label="Work telephone number",
        said="the telephone number",
        max_length=40,
        width=20,
        inputmode="tel",
        required=False,
    )

    def ask(self, teams: Iterable[tuple[UUID, str]]) -> None:
        """Offer the roles, and the teams that are open."""
        self.fields["role"].offer(Choice(role.value, role.label, _HINTS.get(role, "")) for role in Role)  # type: ignore[attr-defined]
        named = [(str(team), name) for team, name in teams]
        self.fields["team"].offer([(NO_TEAM, "No team"), *named])  # type: ignore[attr-defined]

    def details(self) -> Details:
        """What was typed, as the services take it."""
        typed: dict[str, Any] = self.cleaned_data
        team = typed["team"]
        return Details(
            name=typed["name"],
            role=Role(typed["role"]),
            phone=typed["phone"],
            team_id=None if team == NO_TEAM else UUID(team),
            agency=typed["agency"],
        )


class InviteForm(DetailsForm):
    """Whom to invite, and to which address."""

    email = TextField(
        label="Work e-mail address",
        said="their work e-mail address",
        hint="The invitation goes there.",
        max_length=254,
        inputmode="email",
    )
    field_order = ("submission", "revision", "email", "name", "role", "team", "agency", "phone")


class AddressForm(Form):
    """Another e-mail address."""

    email = TextField(label="Work e-mail address", said="their work e-mail address", max_length=254, inputmode="email")


class NarrowForm(Form):
    """What the list is narrowed to; sent by GET, and never wrong: what cannot be read is left out."""

    q = TextField(label="Name or e-mail address", required=False, width=20)
    role = ChoiceField(label="What they do", as_select=True, required=False)
    team = ChoiceField(label="Team", as_select=True, required=False)

    def ask(self, teams: Iterable[tuple[UUID, str]]) -> None:
        """Offer the roles and teams."""
        self.fields["role"].offer([("", "Everybody"), *Role.choices])  # type: ignore[attr-defined]
        self.fields["team"].offer([("", "All teams"), *((str(team), name) for team, name in teams)])  # type: ignore[attr-defined]
