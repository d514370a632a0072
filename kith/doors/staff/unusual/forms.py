"""What came of an unusual look."""

from kith.govuk.fields import TextAreaField
from kith.govuk.forms import Form


class LookedIntoForm(Form):
    """Said also when all was well: the next reader then need not ask again."""

    words = TextAreaField(
        label="What did you find?",
        said="what you found",
        hint="Say also when all was well, and how you know. Every note is kept, with who wrote it and when.",
        rows=4,
        max_length=2000,
    )
