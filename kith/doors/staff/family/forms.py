"""Starting a plan."""

from collections.abc import Iterable
from uuid import UUID

from kith.govuk.fields import CheckboxesField, Choice
from kith.govuk.forms import Form


class OpenPlanForm(Form):
    """Which children the plan is for."""

    children = CheckboxesField(
        label="Which children is this plan for?",
        said="which children the plan is for",
        hint="One plan can be for several children. Each has their own part on their own file.",
        required_message="Select at least one child",
    )

    def offer_children(self, children: Iterable[tuple[UUID, str]]) -> None:
        """The children who are in no open plan, with the names they are known by."""
        self.fields["children"].offer([Choice(str(child), name) for child, name in children])  # type: ignore[attr-defined]
