"""Break-glass: why it cannot wait; and what a manager found."""

from kith.core.access.basis import Emergency
from kith.govuk.fields import ChoiceField, SingleCheckbox, TextAreaField
from kith.govuk.forms import Form


class BreakGlassForm(Form):
    """What happened, and why it cannot wait."""

    kind = ChoiceField(
        label="Why do you have to open this record now?",
        said="why you have to open it now",
        choices=[(one.value, one.label) for one in Emergency],
    )
    reason = TextAreaField(
        label="What happened, and why can it not wait?",
        said="what happened and why it cannot wait",
        hint="Write what you know. The manager reads it today.",
        rows=4,
    )
    whole_family = SingleCheckbox(label="Also for the other children of this family", required=False)


class LookedAtForm(Form):
    """What the manager found and does about it."""

    words = TextAreaField(
        label="What did you find, and what do you do about it?",
        said="what you found",
        hint="For example, whom you rang, and whether it was needed.",
        rows=4,
    )
    end_now = SingleCheckbox(label="End their sight of the record now", required=False)
