"""Why somebody was found, in words: by which of their names or addresses, and what of their date of birth fits.

Only of people within reach, and only from rows that their own page shows (ACCESS-1).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kith.core.people.asked import Asked
from kith.core.people.choices import FoundBy
from kith.core.people.findables import address_words
from kith.core.people.models import Findable, Person
from kith.core.people.wanted import Dated, Why
from kith.govuk.dates import date_words

_ORDER = list(Why)
_BY_NAME = {Why.NAME, Why.NICKNAME, Why.NEAR, Why.SOUNDS}
_ROW_WORDS: Mapping[str, str] = {
    FoundBy.NAME: "name",
    FoundBy.ALSO: "also known as",
    FoundBy.FORMER: "former name",
    FoundBy.ADDRESS: "address",
}


@dataclass(frozen=True, slots=True)
class _Fit:
    """What one row has of all that was typed."""

    row: Findable
    by: tuple[Why, ...]
    dates: tuple[Why | None, ...]

    @property
    def rank(self) -> tuple[int, bool]:
        found = [len(_ORDER) if one is None else _ORDER.index(one) for one in (*self.by, *self.dates)]
        return sum(found), self.row.made_of != FoundBy.NAME


def reasons_of(person: Person, best: UUID, looked_for: Asked, today: date) -> tuple[str, ...]:
    """Why somebody was found, by the row that fits best: `best` where none has every word. Rows are at hand."""
    rows = list(person.findables.all())
    fits = [fit for row in rows if (fit := _fit(row, looked_for)) is not None]
    if fits:
        chosen = min(fits, key=lambda fit: fit.rank)
        row, by = chosen.row, [_by(person, chosen.row, why, today) for why in chosen.by]
    else:
        row = next((one for one in rows if one.id == best), rows[0])
        by = [f"{_kind(person, row, today)}: {row.words} looks like what you typed"]
    dates = [_dated(person, row, one, today) for one in looked_for.dates]
    return tuple(dict.fromkeys([*by, *dates]))


def _fit(row: Findable, looked_for: Asked) -> _Fit | None:
    held = frozenset(row.keys)
    why = [one.best(held) for one in (*looked_for.names, *looked_for.numbers)]
    whole = tuple(one for one in why if one is not None)
    dates = tuple(one.fits(held) for one in looked_for.dates)
    return _Fit(row, whole, dates) if len(whole) == len(why) else None


def _by(person: Person, row: Findable, why: Why, today: date) -> str:
    if why not in _BY_NAME or row.made_of == FoundBy.NAME:
        return why.value
    how = "" if why is Why.NAME else f", {why.value}"
    return f"{_kind(person, row, today)}: {row.words}{how}"


def _kind(person: Person, row: Findable, today: date) -> str:
    """What a row is: an address they have left is a former one."""
    left = row.made_of == FoundBy.ADDRESS and _has_left(person, row.words, today)
    return f"former {_ROW_WORDS[row.made_of]}" if left else _ROW_WORDS[row.made_of]


def _has_left(person: Person, words: str, today: date) -> bool:
    lived = [one for one in person.addresses.all() if address_words(one.lines, one.postcode) == words]
    return bool(lived) and all(one.until_on is not None and one.until_on < today for one in lived)


def _dated(person: Person, row: Findable, one: Dated, today: date) -> str:
    """What of somebody's date fits one that was typed; theirs is said where it is another."""
    why, day = one.fits(frozenset(row.keys)), person.born_on or person.expected_on
    if why in {Why.NAME, Why.NUMBER, Why.PART}:
        return _by(person, row, why, today)
    if day is None:
        return "date of birth not known"
    if why is None:
        words = f"date of birth differs: {date_words(day)}"
    elif why in {Why.BORN, Why.TURNED} or why in set(one.exact.values()):
        words = why.value
    else:
        words = f"{why.value}: {date_words(day)}"
    return words if person.born_on else words.replace("of birth", "expected")
