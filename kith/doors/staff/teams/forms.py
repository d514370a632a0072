"""Naming a team, moving people, merging, and naming managers."""

from collections.abc import Iterable
from uuid import UUID

from kith.doors.staff.checked_form import CheckedForm
from kith.govuk.fields import CheckboxesField, Choice, ChoiceField, DateField, TextAreaField, TextField
from kith.govuk.forms import Form

EVERYBODY = "everybody"
_WHY_HINT = "Kept with the change, for everybody who looks after teams. Name no child."


class TeamForm(Form):
    """A team's name."""

    name = TextField(label="Name of the team", said="the name of the team")


class MoveForm(CheckedForm):
    """Who moves, where to, from which day, and why."""

    workers = CheckboxesField(label="Who moves?", said="who moves", required_message="Select at least one person")
    team = ChoiceField(label="To which team?", said="the team they move to", as_select=True)
    from_on = DateField(
        label="From which day?", said="the day from which they move", hint="Today moves them as soon as you confirm."
    )
    why = TextAreaField(label="Why?", said="why", rows=2, required=False, hint=_WHY_HINT, max_length=1000)

    def ask(self, people: Iterable[Choice], teams: Iterable[tuple[UUID, str]]) -> None:
        """Offer everybody at once, the people of the team, and the other teams."""
        self.fields["workers"].offer([Choice(EVERYBODY, "Everybody in this team"), *people])  # type: ignore[attr-defined]
        self.fields["team"].offer((str(team), name) for team, name in teams)  # type: ignore[attr-defined]


class MergeForm(CheckedForm):
    """Into which team, and why."""

    into = ChoiceField(label="Into which team?", said="the team they go into", as_select=True)
    why = TextAreaField(label="Why?", said="why", rows=2, required=False, hint=_WHY_HINT, max_length=1000)

    def ask(self, teams: Iterable[tuple[UUID, str]]) -> None:
        """Offer the other teams."""
        self.fields["into"].offer((str(team), name) for team, name in teams)  # type: ignore[attr-defined]


class ManagerForm(CheckedForm):
    """Who manages the team, and why."""

    user = ChoiceField(label="Who?", said="who manages the team", as_select=True)
    why = TextAreaField(label="Why?", said="why", rows=2, required=False, hint=_WHY_HINT, max_length=1000)

    def ask(self, people: Iterable[tuple[UUID, str]]) -> None:
        """Offer the managers and service managers who do not manage it."""
        self.fields["user"].offer((str(user), name) for user, name in people)  # type: ignore[attr-defined]


class WhyForm(CheckedForm):
    """Only why."""

    why = TextAreaField(label="Why?", said="why", rows=2, required=False, hint=_WHY_HINT, max_length=1000)
