"""Choosing: one of several, any of several, or yes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from markupsafe import Markup

from kith.govuk.components import component
from kith.govuk.fields.base import Field, GroupedField


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer: its value, the words people see, and a hint."""

    value: str
    text: str
    hint: str = ""


ChoiceLike = Choice | tuple[str, str]


def _as_choices(choices: Iterable[ChoiceLike]) -> tuple[Choice, ...]:
    return tuple(choice if isinstance(choice, Choice) else Choice(*choice) for choice in choices)


class _Choosing(Field, forms.ChoiceField):
    """What one-of and any-of share: the answers, which a view may also set later with `offer`."""

    verb = "Select"
    offered: tuple[Choice, ...] = ()

    def offer(self, choices: Iterable[ChoiceLike]) -> None:
        """Sets the answers of this form's field: those this person may choose."""
        self.offered = _as_choices(choices)
        self.choices = [(choice.value, choice.text) for choice in self.offered]

    def in_words(self, value: str) -> str:
        """The words of the answers; one that is not offered any more stays nameless rather than showing an id."""
        words = {choice.value: choice.text for choice in self.offered}
        return ", ".join(words.get(one, "an answer that is no longer there") for one in value.split(", ") if one)

    def items(self, chosen: Sequence[str]) -> list[dict[str, Any]]:
        """The answers as the components take them."""
        return [
            {
                "value": choice.value,
                "text": choice.text,
                "checked": choice.value in chosen,
                **({"hint": {"text": choice.hint}} if choice.hint else {}),
            }
            for choice in self.offered
        ]


class ChoiceField(_Choosing):
    """One of several, as radios; as a select when there are many (`as_select`), whose first line says `nothing`."""

    def __init__(
        self,
        *,
        choices: Iterable[ChoiceLike] = (),
        as_select: bool = False,
        nothing: str = "Choose",
        inline: bool = False,
        **options: Any,
    ) -> None:
        self.nothing = nothing
        self.as_select = as_select
        self.inline = inline
        super().__init__(**options)
        self.offer(choices)
        self.error_messages["invalid_choice"] = f"{self.said_first}: choose one of the answers shown"

    def group(self, bound: GroupedField) -> Markup:
        """Radios, or a select."""
        chosen = "" if bound.typed() is None else str(bound.typed())
        if self.as_select:
            items = [{"value": "", "text": self.nothing}, *self.items([chosen])]
            for item in items:
                item["selected"] = item["value"] == chosen
            return component("select", {**self.shared(bound), "label": self.label_params(bound), "items": items})
        params = {
            **self.shared(bound),
            "idPrefix": bound.auto_id,
            "fieldset": self.fieldset_params(bound),
            "classes": "govuk-radios--inline" if self.inline else "",
            "items": self.items([chosen]),
        }
        return component("radios", params)


class CheckboxesField(_Choosing, forms.MultipleChoiceField):
    """Any of several."""

    def __init__(self, *, choices: Iterable[ChoiceLike] = (), **options: Any) -> None:
        super().__init__(**options)
        self.offer(choices)
        self.error_messages["invalid_choice"] = f"{self.said_first}: choose one of the answers shown"
        self.error_messages["invalid_list"] = f"{self.said_first}: choose one of the answers shown"

    def sent(self, name: str, value: Any) -> dict[str, list[str]]:
        """Every answer that is chosen."""
        return {name: [str(one) for one in value or ()]}

    def group(self, bound: GroupedField) -> Markup:
        """Checkboxes under one legend."""
        typed = bound.typed()
        chosen = [str(value) for value in typed] if isinstance(typed, (list, tuple)) else []
        params = {
            **self.shared(bound),
            "idPrefix": bound.auto_id,
            "fieldset": self.fieldset_params(bound),
            "items": self.items(chosen),
        }
        return component("checkboxes", params)


class SingleCheckbox(Field, forms.BooleanField):
    """A yes that a person gives on purpose; `required_message` says what it confirms."""

    verb = "Confirm"

    def in_words(self, value: str) -> str:
        """Yes or no."""
        return "Yes" if value else "No"

    def sent(self, name: str, value: Any) -> dict[str, list[str]]:
        """Something where it is ticked, nothing where it is not."""
        return {name: ["on"]} if value else {}

    def group(self, bound: GroupedField) -> Markup:
        """One checkbox with its label."""
        shared: Mapping[str, Any] = self.shared(bound)
        item = {"value": "on", "text": bound.label, "checked": bool(bound.typed())}
        return component("checkboxes", {**shared, "idPrefix": bound.auto_id, "items": [item]})
