"""What search looks for: the keys and the folded text of a name or an address. Pure: one for rows and words typed.

A key is a letter and what it stands for. `n` a part of a name or address as it is written, folded: no accents, no case,
hyphenated names in parts and together, apostrophes left out. `s` how a part sounds (double metaphone, worked out by
the database). `x` a part with one letter left out: two parts with such a key in common differ by a letter that was
added, lost, changed, or changed places with its neighbour. `d` a date of birth or the day a child is expected, whole,
its year and month, and its month and day; `y` its year. `i` a number somebody is known by, `p` its first four
characters, `l` its last four.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from kith.kernel.folding import Folded

_APOSTROPHES = re.compile("['’‘ʼ`´]")
_JOINED = re.compile(r"[-‐‑–—/]+")
_SPACES = re.compile(r"[\s,;]+")
MOST_PARTS = 24
_SHORTEST_SPELT_ALIKE, _LONGEST_SPELT_ALIKE = 4, 24
_LONGEST_PART = 300
SHORTEST_PART = 4

Sounds = Mapping[str, Sequence[str]]


def folded(text: str) -> str:
    """A text as search compares it: folded words between single spaces."""
    return " ".join(parts(text))


def parts(text: str) -> tuple[str, ...]:
    """The parts of a name or an address, in order: “Tansley-O’Brien, Zoë” is tansley, obrien, zoe."""
    plain = _APOSTROPHES.sub("", text)
    return tuple(piece for word in re.split(r"[\s,;]+|[-‐‑–—/]+", plain) if (piece := _squeezed(word)))[:MOST_PARTS]


def written_as(text: str) -> frozenset[str]:
    """Every way the parts of a text may be typed: in parts, and hyphens or apostrophes left out or typed as spaces."""
    found = set(parts(text))
    for word in _SPACES.split(text):
        plain = _APOSTROPHES.sub("", word)
        found.add(_squeezed(plain))
        for piece in _JOINED.split(word):
            found |= {_squeezed(each) for each in _APOSTROPHES.split(piece)}
    return frozenset(sorted(found - {""})[: 2 * MOST_PARTS])


def _squeezed(word: str) -> str:
    return Folded(word).squeezed[:_LONGEST_PART]


def letters_left_out(part: str) -> frozenset[str]:
    """The part, and the part with each of its letters left out; nothing for short ones, which are alike too often."""
    if not _SHORTEST_SPELT_ALIKE <= len(part) <= _LONGEST_SPELT_ALIKE or not part.isalpha():
        return frozenset()
    return frozenset({part, *(part[:at] + part[at + 1 :] for at in range(len(part)))})


def name_keys(text: str, sounds: Sounds) -> frozenset[str]:
    """Keys of a name. `sounds` holds how its parts sound; parts that are not in it have no such key."""
    written, heard = written_as(text), parts(text)
    return frozenset(
        {f"n{part}" for part in written}
        | {f"s{sound}" for part in heard for sound in sounds.get(part, ())}
        | {f"x{left}" for part in heard for left in letters_left_out(part)}
    )


def address_keys(lines: str, postcode: str) -> frozenset[str]:
    """Keys of an address: its words, and the postcode with and without its space."""
    words = {*written_as(lines), *written_as(postcode), _squeezed(postcode)}
    return frozenset(f"n{word}" for word in words if word)


def day_keys(day: date | None) -> frozenset[str]:
    """Keys of the day somebody was or will be born, whole and in part; they stand with each name and address."""
    if day is None:
        return frozenset()
    whole = day.isoformat()
    return frozenset({f"d{whole}", f"d{whole[:7]}", f"d{whole[5:]}", f"y{day.year}"})


def number_keys(numbers: Iterable[str]) -> frozenset[str]:
    """Keys of the numbers somebody is known by, whole and what they begin and end with; they stand with each name."""
    plain = [_squeezed(number) for number in numbers if number]
    longer = [number for number in plain if len(number) > SHORTEST_PART]
    parts_of = {key for one in longer for key in (f"p{one[:SHORTEST_PART]}", f"l{one[-SHORTEST_PART:]}")}
    return frozenset({f"i{number}" for number in plain} | parts_of)


def sounding(texts: Iterable[str]) -> frozenset[str]:
    """The parts of names for which it makes sense to ask how they sound: plain letters, more than two."""
    return frozenset(
        part for text in texts for part in parts(text) if part.isascii() and part.isalpha() and len(part) > 2
    )
