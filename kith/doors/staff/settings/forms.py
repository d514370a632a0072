"""Forms made of the settings themselves: each field's label, hint, unit and limits stand in the policy (one source)."""

from collections.abc import Iterator, Mapping
from typing import Any

from kith.core.authority.fields import LONGEST_HEADING, LONGEST_LINE, Group
from kith.core.authority.policy import Policy
from kith.core.authority.settings import Kind, Setting, settings_of
from kith.govuk.fields import CheckboxesField, Choice, ChoiceField, Field, NumberField, TextAreaField, TextField
from kith.govuk.forms import Form

# What a setting is for, by the rule it feeds; read after “It is there so that”.
PURPOSES: Mapping[str, str] = {
    "ACCESS-1": "a record is seen only by those who work with the child",
    "ACCESS-2": "who opened a record is known, and looked into where it is unusual",
    "ACCESS-3": "a record can be opened at once when a child may be in danger, and a manager hears of it",
    "ACCESS-4": "a record stays restricted only as long as it has to be",
    "AGR-13": "everybody with a copy knows whom to speak to, and how to complain",
    "BACK-3": "everybody with a copy knows whom to ring out of hours",
    "NET-1": "the people around the child know each other’s part",
    "SHARE-2": "the plan is soon on the child’s file, where others find it",
    "SOS-2": "the worry is said in words the family knows",
    "SOS-3": "the goal is said in words the family knows",
    "SOS-5": "everybody reads the scale in the same way",
    "SOS-8": "the family’s map is read in words they know",
    "VOICE-1": "each child’s own words stand out",
    "WORDS-1": "children find their story",
    "WORDS-4": "everybody knows the child’s sign for “I am worried”",
}


class WhyForm(Form):
    """A change and its reason. `confirmed` comes with the button that a person presses who saw what would change."""

    why = TextAreaField(
        label="Why is it changed?",
        said="why it is changed",
        hint="Kept with the change. Name nobody.",
        rows=2,
        max_length=1000,
    )

    @property
    def is_confirmed(self) -> bool:
        """True once what changes was seen and sent again."""
        return self.data.get("confirmed") == "yes"

    def typed_values(self) -> Iterator[tuple[str, str]]:
        """What was typed, to be carried by the page that shows what changes."""
        for group in self.groups():
            typed = group.value()
            for one in typed if isinstance(typed, list) else [typed]:
                yield group.html_name, str(one or "")


class SettingsForm(WhyForm):
    """The settings of one group."""

    def __init__(self, group: Group, policy: Policy, revision: int, data: Mapping[str, Any] | None = None) -> None:
        self.group = group
        held = {one.name: getattr(policy, one.name) for one in settings_of(group)}
        super().__init__(data, initial={**held, "revision": revision})
        for one in settings_of(group):
            self.fields[one.name] = field_of(one)
        self.order_fields([*held, "why"])

    def changes(self) -> dict[str, Any]:
        """The group's settings as typed."""
        return {one.name: self.cleaned_data[one.name] for one in settings_of(self.group)}


def field_of(setting: Setting) -> Field:
    """The input of a setting, by its kind."""
    shown: dict[str, Any] = {"label": setting.label, "hint": _hint(setting)}
    match setting.kind:
        case Kind.NUMBER:
            return NumberField(low=setting.low, high=setting.high, unit=setting.unit, **shown)
        case Kind.ONE_OF:
            return ChoiceField(choices=_choices(setting), **shown)
        case Kind.SOME_OF:
            return CheckboxesField(choices=_choices(setting), required=False, **shown)
        case Kind.HEADING:
            return TextField(max_length=LONGEST_HEADING, **shown)
        case Kind.PHONE:
            return TextField(required=False, width=20, max_length=40, inputmode="tel", **shown)
        case Kind.EMAIL:
            return TextField(required=False, width=30, max_length=254, inputmode="email", **shown)
        case _:
            return TextField(max_length=LONGEST_LINE, **shown)


def _choices(setting: Setting) -> list[Choice]:
    return [Choice(value, words) for value, words in setting.choices.items()]


def _hint(setting: Setting) -> str:
    """As in “Counted from … From 1 to 20; 2 working days unless changed. It is there so that … (SHARE-2).”."""
    limits = f"From {setting.low:,} to {setting.high:,}; " if setting.kind is Kind.NUMBER else ""
    default = f"{limits}{setting.words(setting.default)} unless changed."
    purpose = f" It is there so that {PURPOSES[setting.rule]} ({setting.rule})." if setting.rule else ""
    return f"{setting.hint} {default[:1].upper()}{default[1:]}{purpose}"
