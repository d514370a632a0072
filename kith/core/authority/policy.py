"""The council's policy: every number and word a rule leans on, with its default. Plain data.

A field says everything about itself: label, hint, unit, limits, the rule it feeds. The pages show what stands here.
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any

from pydantic import AfterValidator, Field

from kith.kernel.frozen import Frozen
from kith.kernel.working_days import Nation


class Group(StrEnum):
    """Where a setting stands on the pages."""

    COUNCIL = "council"
    PEOPLE = "people-to-ask"
    TIMES = "time-limits"
    ACCESS = "finding-and-opening"
    SIGNING_IN = "signing-in"


NATIONS = {
    Nation.ENGLAND: "England",
    Nation.WALES: "Wales",
    Nation.SCOTLAND: "Scotland",
    Nation.NORTHERN_IRELAND: "Northern Ireland",
}
# The roles as the accounts room has them, which lies above this one; a test holds the two together.
ROLES = {
    "worker": "Social workers",
    "manager": "Team managers",
    "service_manager": "Service managers",
    "chair": "Conference chairs and IROs",
    "out_of_hours": "Out-of-hours workers",
    "quality": "Quality readers",
    "data_protection": "Data-protection readers",
    "partner": "Partner workers of agencies",
    "administrator": "Administrators",
}
LONGEST_LINE = 200
_PHONE = re.compile(r"\+?[0-9][0-9 ()\-]*[0-9](?: ?(?:ext\.?|x) ?[0-9]{1,6})?", re.IGNORECASE)
_FEWEST_DIGITS, _MOST_DIGITS = 3, 21
_EMAIL = re.compile(r"[^@\s<>\"]{1,64}@[a-z0-9](?:[a-z0-9\-.]*[a-z0-9])?\.[a-z]{2,}", re.IGNORECASE)


def _phone(text: str) -> str:
    digits = sum(one.isdigit() for one in text)
    if text and not (_PHONE.fullmatch(text) and _FEWEST_DIGITS <= digits <= _MOST_DIGITS):
        raise ValueError("must be a telephone number, like 01632 960210")
    return text


def _email(text: str) -> str:
    if text and not _EMAIL.fullmatch(text):
        raise ValueError("must be an e-mail address, like help@example.org")
    return text


def _line(text: str) -> str:
    if len(text) > LONGEST_LINE:
        raise ValueError(f"must be {LONGEST_LINE} characters or fewer")
    return text


def _said(text: str) -> str:
    if not text.strip():
        raise ValueError("must not be empty")
    return _line(text)


Line = Annotated[str, AfterValidator(_said)]
Phone = Annotated[str, AfterValidator(_phone)]
Email = Annotated[str, AfterValidator(_email)]


def _setting(
    default: Any,
    label: str,
    *,
    hint: str,
    rule: str,
    group: Group,
    unit: str = "",
    low: int = 0,
    high: int = 0,
    choices: Mapping[str, str] | None = None,
) -> Any:
    """One setting: a text, a whole number of `unit` from `low` to `high`, or one or several of the `choices`."""
    return Field(
        default=default,
        title=label,
        description=hint,
        json_schema_extra={"rule": rule, "group": group.value, "unit": unit, "choices": {**(choices or {})}},
        ge=low if high else None,
        le=high or None,
        validate_default=True,
    )


class Policy(Frozen):
    """One version of the council's settings. Defaults are those of the practice rules."""

    authority_name: Line = _setting(
        "The council",
        "Name of the council",
        hint="As it stands on copies and in the accessibility statement.",
        rule="",
        group=Group.COUNCIL,
    )
    nation: Nation = _setting(
        Nation.ENGLAND,
        "Nation",
        hint="Whose bank holidays are no working days.",
        rule="SHARE-2",
        group=Group.COUNCIL,
        choices={one.value: words for one, words in NATIONS.items()},
    )
    accessibility_contact: Email = _setting(
        "",
        "E-mail address for help with using Kith",
        hint="Stands in the accessibility statement, for people who need something in another form.",
        rule="",
        group=Group.COUNCIL,
    )
    talk_to_name: Line = _setting(
        "the duty team",
        "Who people can speak to about a plan",
        hint="A name or a team, as it stands on every copy.",
        rule="AGR-13",
        group=Group.PEOPLE,
    )
    talk_to_phone: Phone = _setting(
        "", "Their telephone number", hint="Stands beside it on every copy.", rule="AGR-13", group=Group.PEOPLE
    )
    complaints_phone: Phone = _setting(
        "",
        "Telephone number for complaints",
        hint="Stands on every copy: how to complain when somebody does not keep to the plan.",
        rule="AGR-13",
        group=Group.PEOPLE,
    )
    on_file_working_days: int = _setting(
        2,
        "Working days to put a plan on the child’s file",
        hint="Counted from the day after the plan is in force.",
        rule="SHARE-2",
        group=Group.TIMES,
        unit="working days",
        low=1,
        high=20,
    )
    looks_before_adding_a_day: int = _setting(
        40,
        "Children one person may look for in a day to add them",
        hint="Looking for a child by name and birth date tells whether a record is there; more than this is stopped.",
        rule="ACCESS-1",
        group=Group.ACCESS,
        unit="children",
        low=5,
        high=1000,
    )
    idle_minutes: int = _setting(
        20,
        "Minutes without use until a session ends",
        hint="A warning comes before; what was typed is offered again after signing in. Holds from the next sign-in.",
        rule="ACCESS-1",
        group=Group.SIGNING_IN,
        unit="minutes",
        low=5,
        high=60,
    )
    second_factor_required: tuple[str, ...] = _setting(
        tuple(ROLES),
        "Who takes a second step when signing in",
        hint="A code of an app or a passkey beside the password. Who has none yet sets it up at the next sign-in.",
        rule="ACCESS-1",
        group=Group.SIGNING_IN,
        choices=ROLES,
    )
    many_records_a_day: int = _setting(
        60,
        "Records opened by one person in a day that are many",
        hint="Who opens this many children’s records in a day, or more, is listed for the data-protection reader.",
        rule="ACCESS-2",
        group=Group.ACCESS,
        unit="children",
        low=5,
        high=5000,
    )
    restricted_look_days: int = _setting(
        90,
        "Days until a restricted record is looked at again",
        hint="Whoever answers for it is asked whether it still has to be restricted.",
        rule="ACCESS-4",
        group=Group.ACCESS,
        unit="days",
        low=7,
        high=180,
    )
    break_glass_hours: int = _setting(
        12,
        "Hours that break-glass lasts",
        hint="How long somebody sees a record they opened at once, out of their reach. A manager can end it before.",
        rule="ACCESS-3",
        group=Group.ACCESS,
        unit="hours",
        low=1,
        high=72,
    )
