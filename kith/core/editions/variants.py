"""variants: proposes the ways in which a withheld fact may be written, for whoever withholds it to look over (SHARE-6).

A proposal: a person adds what only they know, and takes out what would cry wolf. The scan itself already sees through
capitals, accents, look-alike letters, spaces and hyphens, and a telephone number with or without 0 or +44. What it
cannot know is what people leave out, shorten, spell out, or call somebody instead. Pure.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from itertools import pairwise

from kith.core.practice.nicknames import called


class FactKind(StrEnum):
    """What kind of fact is withheld; it decides how it may be written."""

    PHONE = "telephone number"
    ADDRESS = "address"
    NAME = "name"
    PLACE = "school, service or other place"
    WORDS = "other words"


MOST = 60


def variants(kind: FactKind, value: str) -> tuple[str, ...]:
    """The value as given and its other spellings, each once, the most likely first; empty for nothing but spaces."""
    given = " ".join(value.split())
    if not any(map(str.isalnum, given)):
        return ()
    proposed = dict.fromkeys(" ".join(one.split()) for one in (given, *_WAYS[kind](given)))
    others = (one for one in proposed if one != given and sum(map(str.isalnum, one)) >= _SHORTEST)
    return (given, *others)[:MOST]


_SHORTEST = 2


def _phone(value: str) -> Iterator[str]:
    """As it is said in this country and from abroad, in the groups people write, and a landline without its area."""
    digits = "".join(one for one in unicodedata.normalize("NFKC", value) if one.isdecimal() and one.isascii())
    national = re.sub(r"^(?:00)?44(?:0)?(?=\d{9,10}$)", "0", digits)
    if not re.fullmatch(r"0\d{9,10}", national):
        yield digits
        return
    area, local = national[:5], national[5:]
    yield from (
        national,
        f"{area} {local}",
        f"{area} {local[:3]} {local[3:]}",
        f"{national[:4]} {national[4:7]} {national[7:]}",
    )
    yield from (
        f"+44 {area[1:]} {local}",
        f"+44{national[1:]}",
        f"0044 {area[1:]} {local}",
        f"+44 (0){area[1:]} {local}",
    )
    yield from (f"({area}) {local}", f"{area}-{local}")
    if not national.startswith("07"):
        yield local


_STREETS = {
    "avenue": ("ave", "av"),
    "close": ("cl",),
    "court": ("ct", "crt"),
    "crescent": ("cres", "cresc"),
    "drive": ("dr", "drv"),
    "gardens": ("gdns", "gdn"),
    "grove": ("gr", "grv"),
    "lane": ("ln", "la"),
    "place": ("pl",),
    "road": ("rd",),
    "square": ("sq",),
    "street": ("st", "str"),
    "terrace": ("terr", "ter"),
    "bank": (),
    "green": (),
    "hill": (),
    "mews": (),
    "park": ("pk",),
    "rise": (),
    "row": (),
    "view": (),
    "walk": ("wk",),
    "way": (),
}
_DWELLINGS = {"flat": ("apartment", "apt", "unit"), "apartment": ("flat", "apt"), "apt": ("flat", "apartment")}
_POSTCODE = re.compile(r"\b([A-Z]{1,2}[0-9][0-9A-Z]?)\s*([0-9][A-Z]{2})\b", re.IGNORECASE)
_NUMBERED = re.compile(r"^(?:no\.?|number)?\s*([0-9]+)\s*([a-z]?)\s+(.+)$", re.IGNORECASE)
_ONES = (  # noqa: SIM905
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905


def _address(value: str) -> Iterator[str]:
    """The postcode with and without its space; each part; the street without its number, and shortened."""
    if found := _POSTCODE.search(value):
        outward, inward = found.group(1).upper(), found.group(2).upper()
        yield from (f"{outward} {inward}", f"{outward}{inward}")
    parts = [part.strip() for part in re.split(r"[,;\n]", _POSTCODE.sub("", value)) if part.strip()]
    for part in parts:
        yield from _address_part(part)
    for first, second in pairwise(parts):
        yield f"{first}, {second}"


def _address_part(part: str) -> Iterator[str]:
    numbered = _NUMBERED.match(part)
    street = numbered.group(3) if numbered else part
    streets = tuple(dict.fromkeys((street, *_shortened(street))))
    if numbered:
        number, letter = numbered.group(1), numbered.group(2)
        for one in streets:
            yield f"{number}{letter} {one}"
            if letter:
                yield f"{number} {letter} {one}"
        if not letter and (spelt := _spelt(int(number[:4]))) and len(number) <= 2:
            yield f"{spelt} {street}"
    first, _, rest = part.partition(" ")
    for other in _DWELLINGS.get(first.casefold(), ()):
        yield f"{other.capitalize()} {rest}"
    if not part.replace(" ", "").isdigit() and not (first.casefold() in _DWELLINGS and len(part.split()) <= 2):
        yield from streets


def _shortened(street: str) -> Iterator[str]:
    """Road as Rd and Rd as Road at its end; St as Saint at its beginning."""
    *before, last = street.split()
    bare = last.rstrip(".").casefold()
    for whole, shorts in _STREETS.items():
        if before and bare in (whole, *shorts):
            for other in (whole, *shorts):
                if other != bare:
                    yield " ".join((*before, other.capitalize()))
    yield from _saint(street)


def _saint(words: str) -> Iterator[str]:
    found = re.match(r"(st\.?|saint)\s+(.+)$", words, re.IGNORECASE)
    if found:
        other = "Saint" if found.group(1).casefold().startswith("st") and len(found.group(1)) < len("saint") else "St"
        yield f"{other} {found.group(2)}"


def _spelt(number: int) -> str:
    """A house number up to 99 in words: people write “fourteen Quarry Lane”."""
    if number < len(_ONES):
        return _ONES[number]
    if number > 99:
        return ""
    tens, ones = divmod(number, 10)
    return f"{_TENS[tens - 2]}-{_ONES[ones]}" if ones else _TENS[tens - 2]


def _name(value: str) -> Iterator[str]:
    """First name and last, what they are called for short, an initial, a title; accents written out."""
    names = value.replace(",", " ").split()
    if "," in value and len(names) == 2:
        names.reverse()
        yield " ".join(names)
    yield from _written_out(value)
    first, last = names[0], names[-1]
    shorts = called(_plain(first))
    if len(names) == 1:
        yield from shorts
        return
    yield from (f"{first} {last}", first)
    yield from (f"{short} {last}" for short in shorts)
    yield from shorts
    yield from (f"{first[0]} {last}", f"{first} {last[0]}")
    yield from (f"{title} {last}" for title in ("Mr", "Mrs", "Ms", "Miss"))
    if "-" in last:
        yield from (f"{first} {half}" for half in last.split("-") if half)


_KINDS_OF_PLACE = frozenset(
    (  # noqa: SIM905
        "academy building care centre center church clinic club college community day group home hospital hub house "
        "infant infants junior medical nursery practice pre-school preschool primary refuge school secondary service "
        "services surgery team the unit"
    ).split()
)


def _place(value: str) -> Iterator[str]:
    """Its name without what kind of place it is, word by word; Saint and St; and for and."""
    words = value.split()
    yield from _saint(value)
    while len(words) > 1 and words[-1].casefold() in _KINDS_OF_PLACE:
        words = words[:-1]
        short = " ".join(words)
        yield short
        yield from _saint(short)
    if words[0].casefold() == "the" and len(words) > 1:
        yield " ".join(words[1:])
    yield from _words(value)


def _words(value: str) -> Iterator[str]:
    """Accents written out, & and and, letters of an abbreviation with full stops, one thing and several."""
    yield from _written_out(value)
    if re.search(r"\s&\s", value):
        yield re.sub(r"\s&\s", " and ", value)
    elif re.search(r"\sand\s", value, re.IGNORECASE):
        yield re.sub(r"\sand\s", " & ", value, flags=re.IGNORECASE)
    if re.fullmatch(r"[A-Z]{3,8}", value):
        yield f"{'.'.join(value)}."
    if re.fullmatch(r"(?:[A-Za-z]\.){2,8}", value):
        yield value.replace(".", "")
    if found := _POSTCODE.search(value):
        yield from (f"{found.group(1)} {found.group(2)}", f"{found.group(1)}{found.group(2)}")


_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "å": "aa", "ø": "oe", "æ": "ae", "ñ": "ny"})


def _written_out(value: str) -> Iterator[str]:
    """Without its accents, and with two letters in place of one."""
    yield _plain(value)
    lowered = unicodedata.normalize("NFC", value)
    spelt = lowered.casefold().translate(_UMLAUTS) if lowered.casefold() != _plain(lowered).casefold() else value
    if spelt != value:
        yield spelt.title()


def _plain(value: str) -> str:
    parts = unicodedata.normalize("NFD", value)
    return unicodedata.normalize("NFC", "".join(one for one in parts if not unicodedata.combining(one)))


_WAYS: Mapping[FactKind, Callable[[str], Iterator[str]]] = {
    FactKind.PHONE: _phone,
    FactKind.ADDRESS: _address,
    FactKind.NAME: _name,
    FactKind.PLACE: _place,
    FactKind.WORDS: _words,
}
