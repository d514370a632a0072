"""Typed text: one line, many lines, a password. What is refused is named at the field (DESIGN 4.4)."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from kith.govuk.fields.base import Field, GroupedField
from kith.govuk.typed_text import CharacterCheck, clean, hidden_problems

_WIDTHS = frozenset((2, 3, 4, 5, 10, 20, 30))


def _all_printable(text: str) -> list[str]:
    return []


_character_check: CharacterCheck = _all_printable


def set_character_check(check: CharacterCheck) -> None:
    """Doors hand in, once at start, what names characters that no font of the documents can print."""
    global _character_check
    _character_check = check


class TextField(Field, forms.CharField):
    """One line of text. `width` is a number of characters (2, 3, 4, 5, 10, 20, 30); browsers do not remember it."""

    def __init__(
        self,
        *,
        max_length: int = 200,
        width: int | None = None,
        autocomplete: str = "off",
        inputmode: str = "",
        **options: Any,
    ) -> None:
        if width is not None and width not in _WIDTHS:
            raise ValueError(f"the design system has no input {width} characters wide")
        self.most = max_length
        self.width = width
        self.autocomplete = autocomplete
        self.inputmode = inputmode
        super().__init__(strip=False, **options)

    def to_python(self, value: Any) -> str:
        """The text, cleaned; or all that is wrong with it, each with what to do."""
        text = clean(str(value)) if value not in self.empty_values else ""
        problems = [*self.line_problems(text), *hidden_problems(text)]
        problems += _character_check(text) if not problems else []
        problems += self.length_problems(text)
        if problems:
            raise ValidationError(problems)
        return text

    def line_problems(self, text: str) -> list[str]:
        """One line only."""
        return [f"{self.said_first} must be on one line"] if "\n" in text else []

    def length_problems(self, text: str) -> list[str]:
        """Says how many characters are too many."""
        over = len(text) - self.most
        if over <= 0:
            return []
        return [f"{self.said_first} must be {self.most:,} characters or fewer. Take out {over:,} of {len(text):,}"]

    def own(self, bound: GroupedField) -> Mapping[str, Any]:
        """Parameters of the input."""
        return {
            "label": self.label_params(bound),
            "value": shown_text(bound.typed()),
            "classes": f"govuk-input--width-{self.width}" if self.width else "",
            "autocomplete": self.autocomplete or None,
            "inputmode": self.inputmode or None,
            "attributes": {"dir": "auto"},
        }


class TextAreaField(TextField):
    """Many lines of text. With `count` the limit is said below it, and counted down where scripts run."""

    def __init__(self, *, rows: int = 4, count: bool = False, max_length: int = 2000, **options: Any) -> None:
        self.rows = rows
        self.count = count
        super().__init__(max_length=max_length, **options)
        self.component = "character-count" if count else "textarea"

    def line_problems(self, text: str) -> list[str]:
        """Any number of lines."""
        return []

    def own(self, bound: GroupedField) -> Mapping[str, Any]:
        """Parameters of the text area."""
        params = {
            "label": self.label_params(bound),
            "value": shown_text(bound.typed()),
            "rows": self.rows,
            "attributes": {"autocomplete": self.autocomplete, "dir": "auto"},
        }
        return {**params, "maxlength": self.most} if self.count else params


class PasswordField(Field, forms.CharField):
    """A password: taken as typed, never shown again in the page."""

    component = "password-input"

    def __init__(self, *, autocomplete: str = "current-password", max_length: int = 256, **options: Any) -> None:
        self.autocomplete = autocomplete
        super().__init__(strip=False, max_length=max_length, widget=forms.PasswordInput, **options)
        self.error_messages["max_length"] = f"{self.said_first} must be {max_length} characters or fewer"

    def own(self, bound: GroupedField) -> Mapping[str, Any]:
        """Parameters of the input, without a value."""
        return {"label": self.label_params(bound), "autocomplete": self.autocomplete}


def shown_text(value: Any) -> str:
    """What an input shows for a value; nothing for none."""
    return "" if value is None else str(value)
