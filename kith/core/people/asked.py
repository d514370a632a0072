"""What somebody types to find a person, taken apart: names, dates, numbers. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kith.core.people.search_keys import SHORTEST_PART, Sounds, letters_left_out, parts
from kith.core.people.typed_dates import TypedDate, dated, dates_in
from kith.core.people.wanted import Dated, Wanted, Why
from kith.core.practice.nicknames import NICKNAMES
from kith.kernel.errors import Invalid
from kith.kernel.folding import Folded

MOST_WORDS = 8
_NHS = re.compile(r"(?<![0-9])([0-9]{3})[ -]?([0-9]{3})[ -]?([0-9]{4})(?![0-9])")
_NHS_BEGUN = re.compile(r"(?<![0-9])([0-9]{3})[ -]([0-9]{3})(?:[ -]([0-9]{1,3}))?(?![0-9])")


@dataclass(frozen=True, slots=True)
class Asked:
    """Everything that was typed. `text` is its names and words alone, folded, to be compared with whole names.

    Beside names or numbers `dates` say who stands first, and hide nobody. `must` is a day that has to fit all the same.
    """

    names: tuple[Wanted, ...]
    numbers: tuple[Wanted, ...]
    text: str
    dates: tuple[Dated, ...] = ()
    must: tuple[Wanted, ...] = ()

    @property
    def others(self) -> tuple[Wanted, ...]:
        """What somebody must have besides names, each by a key: the dates only where nothing else was typed."""
        alone = () if self.names or self.numbers else tuple(one.alone for one in self.dates)
        return self.numbers + self.must + alone

    @property
    def wanted(self) -> tuple[Wanted, ...]:
        """All that somebody must have."""
        return self.names + self.others

    @property
    def notes(self) -> tuple[str, ...]:
        """What was made of dates that do not exist, in words for who typed them."""
        return tuple(one.note for one in self.dates if one.note)


def words_in(typed: str) -> tuple[str, ...]:
    """The parts of names in what was typed; for asking how they sound before `asked` is called."""
    return parts(_without_numbers(typed))


def asked(typed: str, today: date, sounds: Sounds) -> Asked:
    """What was typed, taken apart. Invalid when there is nothing to look for."""
    rest, dates = dates_in(typed, today)
    numbers = [match.expand(r"\1\2\3") for match in _NHS.finditer(rest)]
    rest = _NHS.sub(" ", rest)
    numbers += ["".join(filter(None, match.groups())) for match in _NHS_BEGUN.finditer(rest)]
    rest = _NHS_BEGUN.sub(" ", rest)
    numbered, names, text = [_numbered(number) for number in numbers], [], []
    for word in rest.replace(",", " ").split():
        if any(character.isdigit() for character in word):
            numbered.append(_numbered(Folded(word).squeezed))
            continue
        for part in parts(word):
            names.append(_named(part, sounds.get(part, ())))
            text.append(part)
    if not names and not numbered and not dates:
        raise Invalid("Enter a name, a date of birth or a number", "words")
    if len(names) + len(numbered) + len(dates) > MOST_WORDS:
        raise Invalid(f"Enter {MOST_WORDS} words or fewer", "words")
    return Asked(tuple(names), tuple(numbered), " ".join(text), tuple(_date(one, today) for one in dates))


def same_as(name: str, day: date | None, sounds: Sounds) -> Asked:
    """A whole name and a day as they stand on a form, to find who may be the same person: the day must fit."""
    named = parts(name)[:MOST_WORDS]
    days = (dated(TypedDate("", day.year, day.month, day.day), day).alone,) if day else ()
    return Asked(tuple(_named(part, sounds.get(part, ())) for part in named), (), " ".join(named), must=days)


def _named(part: str, sounds: Sequence[str]) -> Wanted:
    near = {f"x{left}": Why.NEAR for left in letters_left_out(part)}
    heard = {f"s{sound}": Why.SOUNDS for sound in sounds}
    short = {f"n{name}": Why.NICKNAME for name in NICKNAMES.get(part, ())}
    return Wanted({**heard, **near, **short, f"n{part}": Why.NAME}, f"n{part}")


def _numbered(word: str) -> Wanted:
    """A word with a digit in it: a number somebody is known by, its beginning or its end, or a part of an address."""
    part = {f"p{word}": Why.PART, f"l{word}": Why.PART} if len(word) == SHORTEST_PART else {}
    keys = {**part, f"n{word}": Why.NAME, f"i{word}": Why.NUMBER}
    return Wanted(keys, f"n{word}", begins=word if len(word) > SHORTEST_PART else "")


def _date(one: TypedDate, today: date) -> Dated:
    """A date; digits alone may be a number as well, and the month before a year somebody's name: April, June, March."""
    looked_for = dated(one, today)
    if one.words.isdigit():
        number = _numbered(one.words)
        return replace(looked_for, exact={**number.keys, **looked_for.exact})
    if one.year and one.month and not one.day:
        named = {f"n{part}": Why.NAME for part in words_in(one.words)}
        return replace(looked_for, exact={**looked_for.exact, **named})
    return looked_for


def _without_numbers(typed: str) -> str:
    return " ".join(_plain_words(typed))


def _plain_words(typed: str) -> Iterator[str]:
    for word in typed.replace(",", " ").split():
        if not any(character.isdigit() for character in word):
            yield word
