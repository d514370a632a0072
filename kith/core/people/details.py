"""Who somebody is, as it is typed and checked before it is kept; no database."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from nhs_number.validate import is_valid

from kith.core.people.choices import Relationship
from kith.kernel.errors import Invalid, Problem

MOST_NAMES = 20
_EXPECTED_WITHIN = timedelta(weeks=45)
_LONG_OVERDUE = timedelta(weeks=6)
_OLDEST_CHILD, _OLDEST = 25, 120
_TELEPHONE = re.compile(r"\+?[0-9][0-9 ()-]{5,}(?: ?(?:ext|x)\.? ?[0-9]{1,6})?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Details:
    """What is known of a person. A child is born, or expected; `council_id` is asked of children alone."""

    name: str
    known_as: str = ""
    born_on: date | None = None
    expected_on: date | None = None
    nhs_number: str = ""
    council_id: str = ""
    phone: str = ""
    former_names: tuple[str, ...] = ()
    also_known_as: tuple[str, ...] = ()

    @property
    def called(self) -> str:
        """The name they are known by: their first name where nothing else is said."""
        return self.known_as or next(iter(self.name.split()), "")

    @property
    def day(self) -> date | None:
        """The day they were born, or are expected."""
        return self.born_on or self.expected_on


@dataclass(frozen=True, slots=True)
class Bond:
    """What somebody is to a child, in kind and in the family's words."""

    relationship: Relationship
    described_as: str
    parental_responsibility: bool = False


def checked(details: Details, today: date, *, child: bool) -> Details:
    """The details as they are kept, numbers in their plain form; Invalid with everything that cannot stand."""
    problems = list(_problems(details, today, child))
    if problems:
        raise Invalid(problems)
    return replace(
        details,
        known_as=details.called,
        nhs_number=plain_nhs_number(details.nhs_number),
        council_id=plain_council_number(details.council_id),
    )


def plain_nhs_number(typed: str) -> str:
    """The ten digits of an NHS number, without spaces or hyphens."""
    return re.sub(r"[\s-]", "", typed)


def plain_council_number(typed: str) -> str:
    """A council's number in capitals, without the spaces, hyphens and slashes that people write into it."""
    return re.sub(r"[\s\-\u2010-\u2015/]", "", typed).upper()


def _problems(details: Details, today: date, child: bool) -> Iterator[Problem]:
    if not details.name.strip():
        yield Problem("Enter their full name", "name")
    yield from _of_days(details, today, child)
    number = plain_nhs_number(details.nhs_number)
    if number and not (re.fullmatch("[0-9]{10}", number) and is_valid(number)):
        yield Problem("This is not an NHS number. It has 10 digits, like 999 000 0018. Check each", "nhs_number")
    if details.council_id and not re.fullmatch("[A-Z0-9]{1,20}", plain_council_number(details.council_id)):
        words = "The council’s number must be 20 letters and numbers or fewer. Leave out every other sign"
        yield Problem(words, "council_id")
    if details.phone and not _TELEPHONE.fullmatch(details.phone):
        yield Problem("Enter a telephone number, like 01632 960 001", "phone")
    for place, names in (("former_names", details.former_names), ("also_known_as", details.also_known_as)):
        if len(names) > MOST_NAMES:
            yield Problem(f"Enter {MOST_NAMES} names or fewer", place)
        if any(len(name) > 200 for name in names):
            yield Problem("Each name must be 200 characters or fewer. Write each on a line of its own", place)


def _of_days(details: Details, today: date, child: bool) -> Iterator[Problem]:
    born_on, expected_on = details.born_on, details.expected_on
    if born_on and expected_on:
        yield Problem("Enter either a date of birth or the date they are expected, not both", "expected_on")
    if child and not born_on and not expected_on:
        yield Problem("Enter a date of birth, or the date the child is expected", "born_on")
    if born_on and born_on > today:
        more = ". If the child is not born yet, enter the date they are expected" if child else ""
        yield Problem(f"The date of birth must be today or in the past{more}", "born_on")
    oldest = _OLDEST_CHILD if child else _OLDEST
    if born_on and today.year - born_on.year > oldest:
        yield Problem(f"Check the year: they would be over {oldest} years old", "born_on")
    if expected_on and expected_on > today + _EXPECTED_WITHIN:
        yield Problem("The date the child is expected must be within 45 weeks from today", "expected_on")
    if expected_on and expected_on < today - _LONG_OVERDUE:
        yield Problem("The child was expected more than 6 weeks ago. Enter the date of birth", "expected_on")
