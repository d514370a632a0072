"""What all fields share: how they are named in messages, and how a bound field becomes a group of the page."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.html import format_html
from django.utils.safestring import SafeString
from markupsafe import Markup

from kith.govuk.components import component


class GroupedField(BoundField):
    """A field of a form with what was typed: label, hint, message and inputs together."""

    field: "Field"

    def as_field_group(self) -> SafeString:
        """The whole group as HTML, with what was typed kept."""
        return format_html("{}", self.field.group(self))

    def first_input_id(self) -> str:
        """The id of the input to go to when something is wrong here."""
        return self.field.first_input_id(self)

    def typed(self) -> Any:
        """What the inputs show: what was typed, else what the form began with."""
        return self.value()


class Field(forms.Field):
    """Base of Kith's fields. `said` is how messages name it ("review date"); by default the label in lower case."""

    component = "input"
    verb = "Enter"

    def __init__(
        self,
        *,
        label: str,
        hint: str = "",
        said: str = "",
        required_message: str = "",
        label_size: str = "",
        page_heading: bool = False,
        **options: Any,
    ) -> None:
        self.said = said or label[:1].lower() + label[1:].rstrip("?")
        self.label_size = label_size
        self.page_heading = page_heading
        super().__init__(label=label, help_text=hint, **options)
        self.error_messages["required"] = required_message or f"{self.verb} {self.said}"

    @property
    def said_first(self) -> str:
        """`said` as the first words of a sentence."""
        return self.said[:1].upper() + self.said[1:]

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> GroupedField:
        """Kith's own bound field."""
        return GroupedField(form, self, field_name)

    def first_input_id(self, bound: GroupedField) -> str:
        """The id of the input to go to when something is wrong here."""
        return bound.auto_id

    def in_words(self, value: str) -> str:
        """A stored value of this field as people read it; an answer's words, a date's."""
        return value

    def sent(self, name: str, value: Any) -> dict[str, list[str]]:
        """A value as a browser sends it that changed nothing in the inputs of that name."""
        return {name: [str(value)]} if value is not None else {}

    def group(self, bound: GroupedField) -> Markup:
        """The field's group as HTML."""
        return component(self.component, {**self.shared(bound), **self.own(bound)})

    def own(self, bound: GroupedField) -> Mapping[str, Any]:
        """The component's parameters that only this kind of field has."""
        return {"label": self.label_params(bound)}

    def shared(self, bound: GroupedField) -> dict[str, Any]:
        """The component's parameters that every kind of field has."""
        params: dict[str, Any] = {"id": bound.auto_id, "name": bound.html_name}
        if bound.help_text:
            params["hint"] = {"text": bound.help_text}
        if bound.errors:
            messages = [str(message) for message in bound.errors]
            params["errorMessage"] = {"html": Markup("<br>").join(messages)}
        return params

    def label_params(self, bound: GroupedField) -> dict[str, Any]:
        """The label of a field with one input."""
        size = f"govuk-label--{self.label_size}" if self.label_size else ""
        return {"text": bound.label, "classes": size, "isPageHeading": self.page_heading}

    def fieldset_params(self, bound: GroupedField) -> dict[str, Any]:
        """The legend of a field with several inputs."""
        size = f"govuk-fieldset__legend--{self.label_size or 's'}"
        return {"legend": {"text": bound.label, "classes": size, "isPageHeading": self.page_heading}}
