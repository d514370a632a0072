"""What is done with one press: a form that carries no more than its key, and where its button stands."""

from dataclasses import dataclass

from kith.govuk.forms import Form


class PlainForm(Form):
    """A button alone: what it does is said beside it."""


@dataclass(frozen=True, kw_only=True)
class Act:
    """One thing that can be done with one press."""

    text: str
    href: str
    form: PlainForm
    kind: str = "secondary"
