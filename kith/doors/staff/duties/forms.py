"""Recording that something due was done."""

from collections.abc import Sequence
from uuid import UUID

from kith.govuk.fields import CheckboxesField, Choice, DateField, TextAreaField, TextField, TimeField
from kith.govuk.forms import Form


class OnFileForm(Form):
    """SHARE-2: on each child's file, when, and where."""

    on_file_of = CheckboxesField(label="On whose file is it now?", said="on whose file it is")
    done_on = DateField(label="On which day was it put there?", said="the day it was put on file")
    done_time = TimeField(label="At what time?", said="the time it was put on file", hint="For example, 11:20am")
    reference = TextField(
        label="Reference in the council’s main system", said="the reference", hint="If there is one.", required=False
    )
    late_reason = TextAreaField(label="Why was it late?", said="why it was late", rows=2, required=False)

    def ask(self, children: Sequence[tuple[UUID, str]], late: bool) -> None:
        """Offer the children; ask why only when it is late."""
        self.fields["on_file_of"].offer([Choice(str(child), name) for child, name in children])  # type: ignore[attr-defined]
        if not late:
            del self.fields["late_reason"]

    def not_on_file(self) -> list[str]:
        """The names of the children whose file was not ticked."""
        ticked = self.cleaned_data.get("on_file_of", [])
        return [choice.text for choice in self.fields["on_file_of"].offered if choice.value not in ticked]  # type: ignore[attr-defined]
