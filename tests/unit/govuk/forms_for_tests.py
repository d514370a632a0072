"""One form with every kind of field, and ways to send it."""

from typing import Any
from uuid import uuid4

from django.http import QueryDict

from kith.govuk.fields import (
    CheckboxesField,
    Choice,
    ChoiceField,
    DateField,
    HiddenField,
    PasswordField,
    SingleCheckbox,
    TextAreaField,
    TextField,
    TimeField,
)
from kith.govuk.forms import Form


class StepForm(Form):
    """Every kind of field."""

    who = TextField(label="Who does this step?", said="who does this step", hint="One named person", max_length=30)
    act = TextAreaField(label="What will be seen", max_length=60, count=True)
    note = TextAreaField(label="Note", required=False, rows=8)
    on = DateField(label="Review date", hint="For example, 16 January 2026")
    at = TimeField(label="By what time?", said="the time")
    how = ChoiceField(
        label="How?", said="how it is checked", choices=[Choice("text", "By text", "Short"), ("visit", "Visit")]
    )
    where = ChoiceField(label="Where?", said="where it is", choices=[("home", "At home")], as_select=True)
    children = CheckboxesField(label="Children", said="which children", choices=[("ruby", "Ruby"), ("alfie", "Alfie")])
    told = SingleCheckbox(label="I read it out", required_message="Confirm that you read it out")
    password = PasswordField(label="Password")
    place = HiddenField()


def good() -> dict[str, Any]:
    """What a person types who makes no mistake."""
    return {
        "submission": str(uuid4()),
        "who": "Pauline Tansley",
        "act": "Pauline texts “home and in”.",
        "on-day": "16",
        "on-month": "1",
        "on-year": "2026",
        "at": "5:30pm",
        "how": "text",
        "where": "home",
        "children": ["ruby", "alfie"],
        "told": "on",
        "password": " a pass phrase ",
    }


def sent(**changes: Any) -> StepForm:
    """The form as a browser sends it, with some answers changed; None leaves an answer out."""
    answers = {**good(), **{name.replace("on_", "on-"): value for name, value in changes.items()}}
    query = QueryDict(mutable=True)
    for name, value in answers.items():
        if value is not None:
            query.setlist(name, value if isinstance(value, list) else [value])
    return StepForm(query)


def messages(form: StepForm, name: str) -> list[str]:
    """What is said at one field."""
    return [str(message) for message in form[name].errors]
