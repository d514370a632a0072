"""Which lines of a child's log are wanted."""

from collections.abc import Iterable
from uuid import UUID

from django import forms

from kith.core.access.log_selectors import Chosen
from kith.govuk.fields import Choice, ChoiceField, DateField, TextField
from kith.govuk.forms import Form


class ChosenForm(Form):
    """Sent as part of an address, so that a list can be found again: holds ids and dates, and nobody's name."""

    who = ChoiceField(label="Who", said="who", as_select=True, nothing="Everybody", required=False)
    from_on = DateField(label="From", said="the first day", required=False)
    until_on = DateField(label="Until", said="the last day", required=False)

    def __init__(self, *arguments: object, **options: object) -> None:
        super().__init__(*arguments, **options)  # type: ignore[arg-type]
        for carried in ("submission", "revision"):
            self.fields[carried].required = False

    def offer_people(self, people: Iterable[tuple[UUID, str]]) -> None:
        """Everybody who is in the log."""
        self.fields["who"].offer([Choice(str(person), name) for person, name in people])  # type: ignore[attr-defined]

    def clean(self) -> dict[str, object]:
        """The last day is not before the first."""
        typed = super().clean() or {}
        first, last = typed.get("from_on"), typed.get("until_on")
        if first and last and last < first:
            raise forms.ValidationError({"until_on": "The last day must be the first day or later"})
        return typed

    def chosen(self) -> Chosen:
        """What was asked for; everything while nothing valid was."""
        if not self.is_bound or not self.is_valid():
            return Chosen()
        who = self.cleaned_data["who"]
        return Chosen(UUID(who) if who else None, self.cleaned_data["from_on"], self.cleaned_data["until_on"])


class FindLogForm(Form):
    """Whose log: by whole name and date of birth, as whoever asks about it gives them."""

    name = TextField(label="Child’s name", said="the child’s name", hint="First and last name. A former name will do.")
    born_on = DateField(label="Date of birth", said="the date of birth", hint="For example, 14 3 2018")
