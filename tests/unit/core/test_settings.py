"""How a setting is shown and typed, by its kind."""

from dataclasses import replace

import pytest

from kith.core.authority.policy import Policy
from kith.core.authority.settings import Kind, Setting, changed, policy_with, settings
from kith.doors.staff.settings.forms import field_of
from kith.govuk.fields import CheckboxesField, ChoiceField, NumberField, TextField
from kith.kernel.errors import Invalid
from kith.kernel.working_days import Nation

BY_NAME = {one.name: one for one in settings()}
ROLES = {"worker": "Social worker", "manager": "Team manager"}
SOME: Setting = replace(
    BY_NAME["nation"], name="roles", kind=Kind.SOME_OF, choices=ROLES, default=("worker", "manager"), label="Roles"
)


@pytest.mark.parametrize(
    ("setting", "value", "words", "text"),
    [
        (BY_NAME["on_file_working_days"], 2, "2 working days", "2"),
        (BY_NAME["nation"], Nation.WALES, "Wales", "WLS"),
        (BY_NAME["talk_to_phone"], "", "not set", ""),
        (BY_NAME["label_said"], "In their words", "“In their words”", "In their words"),
        (SOME, ("worker", "manager"), "Social worker, Team manager", "worker, manager"),
        (SOME, (), "none", ""),
        (SOME, ("a role long gone",), "a role long gone", "a role long gone"),
    ],
)
def test_a_value_in_words_and_as_typed(setting: Setting, value: object, words: str, text: str) -> None:
    assert (setting.words(value), setting.text(value)) == (words, text)


@pytest.mark.parametrize(
    ("setting", "field"),
    [
        (BY_NAME["on_file_working_days"], NumberField),
        (BY_NAME["nation"], ChoiceField),
        (SOME, CheckboxesField),
        (BY_NAME["talk_to_phone"], TextField),
        (BY_NAME["accessibility_contact"], TextField),
        (BY_NAME["authority_name"], TextField),
    ],
)
def test_each_kind_has_its_field_and_says_its_default(setting: Setting, field: type) -> None:
    made = field_of(setting)
    assert type(made) is field
    assert setting.words(setting.default).casefold() in str(made.help_text).casefold()


def test_what_differs_is_said_setting_by_setting() -> None:
    after = policy_with(Policy(), {"nation": "WLS", "on_file_working_days": 3})
    assert [(one.setting.name, one.before, one.after) for one in changed(Policy(), after)] == [
        ("nation", "England", "Wales"),
        ("on_file_working_days", "2 working days", "3 working days"),
    ]


def test_all_that_cannot_be_is_named_at_once() -> None:
    with pytest.raises(Invalid) as refused:
        policy_with(Policy(), {"on_file_working_days": 99, "talk_to_phone": "x", "authority_name": ""})
    assert {one.place for one in refused.value.problems} == {"on_file_working_days", "talk_to_phone", "authority_name"}
