"""What to look for."""

from kith.govuk.fields import TextField
from kith.govuk.forms import Form


class FindForm(Form):
    """A name, a date of birth, a number or an address, in any order."""

    words = TextField(
        label="Who are you looking for?",
        said="who you are looking for",
        hint="A name, a date of birth, an NHS number, the council’s number or an address. If you know only part of a "
        "date or a number, enter that. For example: Jo Hartley March 2018",
        required_message="Enter a name, a date of birth or a number",
        max_length=100,
    )
