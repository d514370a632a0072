"""Absence, cover and shifts."""

from collections.abc import Iterable
from uuid import UUID

from kith.govuk.fields import ChoiceField, DateField, TimeField
from kith.govuk.forms import Form


class CoverForm(Form):
    """Who is absent, who stands in, from when until when."""

    absent = ChoiceField(label="Who is absent?", said="who is absent", as_select=True)
    stand_in = ChoiceField(
        label="Who stands in?",
        said="who stands in",
        hint="They see what is the absent person’s, on these days only.",
        as_select=True,
    )
    from_on = DateField(label="First day", said="the first day")
    until_on = DateField(label="Last day", said="the last day")

    def ask(self, people: Iterable[tuple[UUID, str]], stand_ins: Iterable[tuple[UUID, str]]) -> None:
        """Offer whose absence may be arranged, and who may stand in."""
        self.fields["absent"].offer((str(user), name) for user, name in people)  # type: ignore[attr-defined]
        self.fields["stand_in"].offer((str(user), name) for user, name in stand_ins)  # type: ignore[attr-defined]


class ShiftForm(Form):
    """Who works, from when until when."""

    user = ChoiceField(label="Who works?", said="who works", as_select=True)
    from_on = DateField(label="It begins on", said="the day it begins")
    from_time = TimeField(label="At", said="the time it begins", hint="For example, 5pm")
    until_on = DateField(label="It ends on", said="the day it ends")
    until_time = TimeField(label="At", said="the time it ends", hint="For example, 8am")

    def ask(self, people: Iterable[tuple[UUID, str]]) -> None:
        """Offer the out-of-hours workers."""
        self.fields["user"].offer((str(user), name) for user, name in people)  # type: ignore[attr-defined]


class PressForm(Form):
    """Nothing to fill in: one button does it."""
