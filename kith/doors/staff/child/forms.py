"""Forms of people."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from kith.core.people.choices import Relationship
from kith.core.people.details import Bond, Details
from kith.govuk.fields import (
    CheckboxesField,
    Choice,
    ChoiceField,
    DateField,
    SingleCheckbox,
    TextAreaField,
    TextField,
)
from kith.govuk.forms import Form

_PLAIN = ("name", "known_as", "born_on", "expected_on", "phone", "nhs_number", "council_id")
_NAMES = ("former_names", "also_known_as")
_ONE_A_LINE = "Write each name on a line of its own."


class PersonForm(Form):
    """Who somebody is."""

    name = TextField(label="Full name", said="their full name")
    known_as = TextField(
        label="Known as",
        said="what they are known as",
        hint="What they like to be called. Leave it empty for their first name.",
        max_length=100,
        required=False,
    )
    born_on = DateField(label="Date of birth", said="date of birth", hint="For example, 14 3 2018", required=False)
    phone = TextField(
        label="Telephone", said="telephone number", max_length=40, width=20, inputmode="tel", required=False
    )
    former_names = TextAreaField(label="Former names", said="former names", hint=_ONE_A_LINE, rows=2, required=False)
    also_known_as = TextAreaField(
        label="Other names they go by", said="other names", hint=_ONE_A_LINE, rows=2, required=False
    )
    nhs_number = TextField(
        label="NHS number", said="NHS number", hint="10 digits", max_length=20, width=10, required=False
    )

    def details(self) -> Details:
        """What was typed, as details; a service checks them."""
        typed = self.cleaned_data
        plain = {place: typed[place] for place in _PLAIN if place in typed}
        names: dict[str, Any] = {place: tuple(dict.fromkeys(_lines(typed[place]))) for place in _NAMES}
        return Details(**plain, **names)


class ChildForm(PersonForm):
    """Who a child is: born, or expected."""

    expected_on = DateField(
        label="If not born yet: when is the child expected?", said="the date the child is expected", required=False
    )
    council_id = TextField(
        label="The council’s number", said="the council’s number", max_length=40,
        hint="The number on their file in the case system. Spaces, hyphens and slashes do not matter.",
        width=20, required=False,
    )  # fmt: skip

    field_order = ("name", "known_as", "born_on", "expected_on", "nhs_number", "council_id")


class NewChildForm(ChildForm):
    """A child who is about to be added. `reason` is asked once somebody who may be the same was found."""

    family_name = TextField(
        label="What is the family called?",
        said="what the family is called",
        hint="Leave it empty for the child’s last name.",
        max_length=200,
        required=False,
    )
    worker = ChoiceField(label="Who is the lead worker?", said="the lead worker", as_select=True)
    reason = TextAreaField(
        label="Why is this another child?",
        said="why this is another child",
        hint="For example: they are twins. Your manager can read this.",
        rows=3,
        required=False,
    )

    def offer_workers(self, workers: Iterable[tuple[UUID, str]]) -> None:
        """The workers who may lead."""
        self.fields["worker"].offer([Choice(str(worker), name) for worker, name in workers])  # type: ignore[attr-defined]


class BondForm(Form):
    """What a grown-up is to a child."""

    relationship = ChoiceField(
        label="What are they to the child?", said="what they are to the child", choices=Relationship.choices
    )
    described_as = TextField(
        label="In the family’s words",
        said="what they are in the family’s words",
        hint="For example: mum, nan, neighbour",
        max_length=100,
        width=20,
    )
    parental_responsibility = SingleCheckbox(
        label="They have parental responsibility", said="parental responsibility", required=False
    )

    def bond(self) -> Bond:
        """What was chosen."""
        typed = self.cleaned_data
        return Bond(Relationship(typed["relationship"]), typed["described_as"], typed["parental_responsibility"])


class NewAdultForm(PersonForm, BondForm):
    """A grown-up who is about to be added, with what they are to which children."""

    children = CheckboxesField(
        label="Which children do you add them for?",
        said="which children you add them for",
        hint="Those to whom they are the same. You can add others afterwards.",
        required_message="Select at least one child",
    )

    field_order = ("name", "known_as", "children", "relationship", "described_as", "parental_responsibility")

    def offer_children(self, children: Iterable[tuple[UUID, str]]) -> None:
        """The family's children within reach."""
        self.fields["children"].offer([Choice(str(child), name) for child, name in children])  # type: ignore[attr-defined]


class AddressForm(Form):
    """A plain address."""

    lines = TextField(label="Address", said="the address", hint="For example: 7 Kiln Yard, Ashbeck", max_length=300)
    postcode = TextField(label="Postcode", said="the postcode", max_length=10, width=10, required=False)
    from_on = DateField(label="Since when do they live there?", said="the date they moved in")


def initial_of(details: Details, revision: int) -> Mapping[str, Any]:
    """What a form begins with for somebody who is there."""
    names = {place: "\n".join(getattr(details, place)) for place in _NAMES}
    return {**{place: getattr(details, place) for place in _PLAIN}, **names, "revision": revision}


def _lines(typed: str) -> list[str]:
    return [line.strip() for line in typed.split("\n") if line.strip()]
