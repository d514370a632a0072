"""What a setting can be, and how it says everything about itself: label, hint, unit, limits, the rule it feeds."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any

from pydantic import AfterValidator, Field


class Group(StrEnum):
    """Where a setting stands on the pages."""

    COUNCIL = "council"
    PEOPLE = "people-to-ask"
    TIMES = "time-limits"
    ACCESS = "finding-and-opening"
    SIGNING_IN = "signing-in"
    WORDS = "words-on-copies"


LONGEST_LINE, LONGEST_HEADING = 200, 80
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


def _heading(text: str) -> str:
    if len(_said(text)) > LONGEST_HEADING:
        raise ValueError(f"must be {LONGEST_HEADING} characters or fewer")
    return text


Line = Annotated[str, AfterValidator(_said)]
Heading = Annotated[str, AfterValidator(_heading)]
Phone = Annotated[str, AfterValidator(_phone)]
Email = Annotated[str, AfterValidator(_email)]


def setting(
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
