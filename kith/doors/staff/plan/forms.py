"""Forms of a plan's draft."""

from collections.abc import Sequence
from uuid import UUID

from kith.govuk.fields import CheckboxesField, Choice, ChoiceField, DateField, HiddenField, TextAreaField, TextField
from kith.govuk.forms import Form


class PurposeForm(Form):
    """SAFE-1 and REV-1: the worry, what needs to be done, and when it is looked at again."""

    worry = TextAreaField(
        label="What are you worried about?",
        said="what you are worried about",
        hint="Say what an adult did and what could happen to the child. Use words the family would use.",
        max_length=4000,
    )
    needed = TextAreaField(
        label="What needs to be done?",
        said="what needs to be done",
        hint="Say what has to be different tonight and in the next days.",
        max_length=4000,
    )
    review_on = DateField(
        label="When do you look at this plan again?", said="the review date", hint="For example, 26 1 2026"
    )


class StepForm(Form):
    """SAFE-3: one step. Only what they do is asked at once; the rest may be written later, before proposing."""

    who = ChoiceField(
        label="Who does it?", said="who does it", hint="One named person.", as_select=True, required=False
    )
    act = TextAreaField(
        label="What do they do?",
        said="what they do",
        hint="Something another person could see. For example: is at home with Ruby and Alfie, awake and sober.",
        rows=3,
        max_length=4000,
    )
    by_when = TextField(
        label="When, or how soon?",
        said="when or how soon",
        hint="For example: every Tuesday, 7:30am to 6pm",
        max_length=400,
        required=False,
    )
    children = CheckboxesField(
        label="Which children is this step for?",
        said="which children this step is for",
        required_message="Select at least one child",
    )
    steps_in = ChoiceField(
        label="Who steps in if they cannot?",
        said="who steps in",
        hint="A different person.",
        as_select=True,
        required=False,
    )
    check_by = ChoiceField(label="Who checks that it happened?", said="who checks", as_select=True, required=False)
    check_how = TextField(
        label="How do they check?",
        said="how they check",
        hint="For example: texts Pauline at 6pm",
        max_length=1000,
        required=False,
    )

    def offer(self, people: Sequence[tuple[UUID, str]], children: Sequence[tuple[UUID, str]]) -> None:
        """The people and children of this plan."""
        choices = [Choice(str(person), name) for person, name in people]
        for name in ("who", "steps_in", "check_by"):
            self.fields[name].offer(choices)  # type: ignore[attr-defined]
        self.fields["children"].offer([Choice(str(child), name) for child, name in children])  # type: ignore[attr-defined]


class PlainForm(Form):
    """A button alone: what it does is said beside it. `shown` says of which text or version it was said."""

    shown = HiddenField(max_length=64, required=False)
