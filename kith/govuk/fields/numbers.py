"""Whole numbers, typed as text: a wheel of the mouse changes nothing, and what is wrong stays to be seen."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from kith.govuk.fields.base import Field, GroupedField
from kith.govuk.fields.text import shown_text

_MOST_DIGITS = 9


class NumberField(Field, forms.Field):
    """A whole number from `low` to `high`; `unit` stands behind the input."""

    def __init__(self, *, low: int, high: int, unit: str = "", **options: Any) -> None:
        self.low, self.high, self.unit = low, high, unit
        super().__init__(**options)

    def to_python(self, value: Any) -> int | None:
        """The number; or what it must be."""
        if value is None or isinstance(value, int):
            return value
        text = str(value).strip().replace(",", "")
        if not text:
            return None
        digits = text.removeprefix("-")
        if not (digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS):
            raise ValidationError(f"{self.said_first} must be a whole number, like {self.low}")
        number = int(text)
        if not self.low <= number <= self.high:
            raise ValidationError(f"{self.said_first} must be between {self.low:,} and {self.high:,}")
        return number

    def own(self, bound: GroupedField) -> Mapping[str, Any]:
        """Parameters of the input."""
        return {
            "label": self.label_params(bound),
            "value": shown_text(bound.typed()),
            "classes": "govuk-input--width-5",
            "inputmode": "numeric",
            "autocomplete": "off",
            "suffix": {"text": self.unit} if self.unit else None,
        }
