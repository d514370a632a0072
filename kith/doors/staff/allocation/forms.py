"""Giving children to workers, people beside the lead worker, and leaving."""

from collections import Counter
from collections.abc import Iterable
from uuid import UUID

from kith.core.access.basis import Basis
from kith.core.people.leaving_selectors import FamilyLeft, TakerSeen
from kith.doors.staff.checked_form import CheckedForm
from kith.doors.staff.pages import children_words
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


_REST = "The person for all the rest"


class LeaveForm(CheckedForm):
    """Who takes over each family, brothers and sisters together, and who all the rest; and why somebody leaves."""

    rest_to = ChoiceField(
        label="Who takes over all the rest?", said="who takes over all the rest", as_select=True, required=False,
        nothing="Nobody: every family is chosen above",
    )  # fmt: skip
    why = TextAreaField(label="Why do they leave?", said="why they leave", rows=2, required=False, max_length=1000)

    def ask(self, families: Iterable[FamilyLeft], takers: Iterable[TakerSeen]) -> None:
        """One question for each family; of a restricted record only those on its list are offered."""
        offered = [(one.id, f"{one.name} ({children_words(one.children)} now)") for one in takers]
        names = []
        for family in families:
            names.append(_name(family))
            self.fields[names[-1]] = ChoiceField(
                label=family.name,
                said=f"who takes over the {family.name} family",
                hint=_whom(family),
                as_select=True,
                nothing=_REST,
                required=False,
                choices=[(str(user), words) for user, words in offered if family.only is None or user in family.only],
            )
        if names:
            self.fields["rest_to"].offer((str(user), words) for user, words in offered)  # type: ignore[attr-defined]
        else:
            del self.fields["rest_to"]
        self.order_fields(["submission", "revision", *names, "rest_to", "why"])

    def hand_over(self, families: Iterable[FamilyLeft]) -> dict[UUID, UUID]:
        """Which child goes to whom, as far as it was chosen family by family."""
        chosen = {family: self.cleaned_data.get(_name(family)) for family in families}
        return {child: UUID(taker) for family, taker in chosen.items() if taker for child, _ in family.children}

    def shares(self, families: Iterable[FamilyLeft]) -> tuple[dict[UUID, int], int]:
        """How many children each gets, the rest included; and how many nobody gets."""
        takers = list(self._takers(families).values())
        return Counter(one for one in takers if one), takers.count(None)

    def whose(self, families: Iterable[FamilyLeft]) -> tuple[str, ...]:
        """Which child goes to whom, the rest included."""
        return tuple(f"{child}:{taker}" for child, taker in self._takers(families).items())

    def _takers(self, families: Iterable[FamilyLeft]) -> dict[UUID, UUID | None]:
        held = list(families)
        given, rest = self.hand_over(held), self.cleaned_data.get("rest_to")
        to = UUID(rest) if rest else None
        return {child: given.get(child, to) for one in held for child, _ in one.children}


def _name(family: FamilyLeft) -> str:
    return f"family_{family.id.hex}"


def _whom(family: FamilyLeft) -> str:
    names = ", ".join(name for _, name in family.children)
    return f"{names}. Restricted: only those on its list." if family.only is not None else names


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
