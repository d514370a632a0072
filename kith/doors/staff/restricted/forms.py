"""Restricting a record, its list, and the look every so many days."""

from collections.abc import Iterable
from uuid import UUID

from kith.core.people.choices import RestrictedFor
from kith.govuk.fields import CheckboxesField, Choice, ChoiceField, DateField, TextAreaField, TextField
from kith.govuk.forms import Form


class RestrictForm(Form):
    """Why, who stays on the list, and who answers for it."""

    reason = ChoiceField(
        label="Why is this record restricted?",
        said="why the record is restricted",
        choices=RestrictedFor.choices,
    )
    why = TextAreaField(
        label="Say more about it",
        said="more about it",
        hint="The people on the list and the data-protection reader can read this.",
        rows=3,
    )
    names = CheckboxesField(
        label="Who goes on reaching this record?",
        said="who goes on reaching this record",
        hint="Everybody else loses sight of it at once. You can put others on the list afterwards.",
        required_message="Select at least the lead worker",
    )
    answerable = ChoiceField(
        label="Which service manager answers for it?",
        said="who answers for it",
        hint="They are told, stay on the list, and look every 90 days whether it is still needed.",
    )

    def ask(self, around: Iterable[tuple[UUID, str, str]], answering: Iterable[tuple[UUID, str]]) -> None:
        """Offer who reaches the record now, and the service managers among them."""
        self.fields["names"].offer(Choice(str(user), name, role) for user, name, role in around)  # type: ignore[attr-defined]
        self.fields["answerable"].offer((str(user), name) for user, name in answering)  # type: ignore[attr-defined]


class NameForm(Form):
    """Somebody who works here, by their e-mail address, until a day or until they are taken off."""

    email = TextField(
        label="Their work e-mail address", said="their work e-mail address", max_length=254, inputmode="email"
    )
    until_on = DateField(
        label="Until which day?", said="until which day", hint="Leave it empty if it does not end by itself.",
        required=False,
    )  # fmt: skip


class AnswerForm(Form):
    """Who answers for the record from now on."""

    user = ChoiceField(label="Who answers for it from now on?", said="who answers for it")

    def ask(self, answering: Iterable[tuple[UUID, str]]) -> None:
        """Offer the service managers on the list."""
        self.fields["user"].offer((str(user), name) for user, name in answering)  # type: ignore[attr-defined]


class WordsForm(Form):
    """Why it is still needed."""

    words = TextAreaField(label="Why does it still have to be restricted?", said="why it is still needed", rows=3)


class LiftForm(Form):
    """Why it is not needed any more."""

    why = TextAreaField(label="Why need it not be restricted any more?", said="why it is not needed any more", rows=3)


class OffForm(Form):
    """Nothing to fill in: one button does it."""
