"""Form fields of the design system; a template says `{{ form.x.as_field_group() }}`."""

from kith.govuk.fields.base import Field, GroupedField
from kith.govuk.fields.choices import CheckboxesField, Choice, ChoiceField, SingleCheckbox
from kith.govuk.fields.hidden import HiddenField, RevisionField, SubmissionField
from kith.govuk.fields.moments import DateField, TimeField
from kith.govuk.fields.numbers import NumberField
from kith.govuk.fields.text import PasswordField, TextAreaField, TextField, set_character_check

__all__ = [
    "CheckboxesField",
    "Choice",
    "ChoiceField",
    "DateField",
    "Field",
    "GroupedField",
    "HiddenField",
    "NumberField",
    "PasswordField",
    "RevisionField",
    "SingleCheckbox",
    "SubmissionField",
    "TextAreaField",
    "TextField",
    "TimeField",
    "set_character_check",
]
