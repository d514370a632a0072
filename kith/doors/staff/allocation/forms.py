"""Giving children to workers, people beside the lead worker, and leaving."""

from collections.abc import Iterable
from uuid import UUID

from kith.core.access.basis import Basis
from kith.govuk.fields import CheckboxesField, Choice, ChoiceField, DateField, TextAreaField, TextField
from kith.govuk.forms import Form

_PARTS = (
    Choice(Basis.CO_WORKER.value, "Co-worker", "A social worker or manager who works with the child too."),
    Choice(Basis.CHAIR.value, "Chair or reviewing officer"),
    Choice(Basis.PARTNER.value, "Partner worker of an agency", "Until a day that you say."),
    Choice(Basis.QUALITY.value, "Quality reader", "Until a day that you say."),
)


class MoveForm(Form):
    """Which children, to whom, and why."""

    children = CheckboxesField(
        label="Which children?", said="which children", required_message="Select at least one child"
    )
    worker = ChoiceField(label="Who becomes their lead worker?", said="who becomes their lead worker", as_select=True)
    why = TextAreaField(label="Why?", said="why", rows=2, required=False)

    def ask(self, children: Iterable[tuple[UUID, str]], takers: Iterable[tuple[UUID, str]]) -> None:
        """Offer the children of this page, and who may lead."""
        self.fields["children"].offer((str(child), name) for child, name in children)  # type: ignore[attr-defined]
        self.fields["worker"].offer((str(user), name) for user, name in takers)  # type: ignore[attr-defined]


class LeaveForm(Form):
    """Who takes over every child that is left, and why somebody leaves."""

    rest_to = ChoiceField(
        label="Who takes over their children?", said="who takes over their children", as_select=True, required=False
    )
    why = TextAreaField(label="Why do they leave?", said="why they leave", rows=2, required=False)

    def ask(self, takers: Iterable[tuple[UUID, str]], any_left: bool) -> None:
        """Offer who may lead; ask nothing where no child is left."""
        if any_left:
            self.fields["rest_to"].offer((str(user), name) for user, name in takers)  # type: ignore[attr-defined]
        else:
            del self.fields["rest_to"]


class BesideForm(Form):
    """Somebody beside the lead worker, by their e-mail address."""

    email = TextField(
        label="Their work e-mail address", said="their work e-mail address", max_length=254, inputmode="email"
    )
    part = ChoiceField(label="As what?", said="as what", choices=_PARTS)
    until_on = DateField(
        label="Until which day?",
        said="until which day",
        hint="A partner’s worker and a quality reader need one; for others leave it empty.",
        required=False,
    )


class PressForm(Form):
    """Nothing to fill in: one button does it."""
