"""Needles: all forms in which what is sought may stand in a folded text, ready to be searched for at once (SHARE-6).

What has 8 or more characters, or digits and 5, is searched in the squeezed stream (no spaces, no marks), where it
stands however it is written. What is shorter would be met there by chance ("owl" in "Howl's"): it is looked for as
whole words, as it is, with its apostrophes and hyphens left out, as one word, and each with an s at its end (an
apostrophe is easily forgotten: "at Shelleys"). Pure.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID

import ahocorasick

from kith.core.editions.names_that_are_words import MAY_BE_NAMES, names_that_are_words
from kith.core.protection.guard import Together
from kith.kernel.folding import Folded, fold_character, squeezed_each

_SQUEEZED_LENGTH = 8
_SQUEEZED_LENGTH_WITH_DIGITS = 5
_PHONE_LENGTH = 9
_RUNS, _MARKS = re.compile(r"[0-9]+|[a-z]+"), re.compile(r"[^0-9a-z ]")
_NUMBERS = re.compile(rf"\d{{{_PHONE_LENGTH},}}")


@dataclass(frozen=True, slots=True)
class Sought:
    """Something one reader must not find: a withheld fact, or the name of a child they have no connection to."""

    id: UUID
    label: str
    variants: tuple[str, ...]
    together: tuple[Together, ...] = ()


class Near(NamedTuple):
    """Forms of words that give something away when one of each list stands close to the others."""

    sought_id: UUID
    lists: tuple[frozenset[str], ...]


class Needles(NamedTuple):
    """Forms searched as whole words, and squeezed, with those whose form each is; `phrases` by their squeezed form.

    `names` are first names that are words too, with those whose they are. What stands `near` something else is looked
    for as whole words, long or short, in the same passes. The automata say which forms are met: words that stand alone,
    and forms of either kind in the squeezed stream.
    """

    whole: dict[str, list[UUID]]
    squeezed: dict[str, list[UUID]]
    phrases: dict[str, list[str]]
    near: tuple[Near, ...]
    names: dict[str, set[UUID]]
    alone: ahocorasick.Automaton
    anywhere: ahocorasick.Automaton


@lru_cache(maxsize=128)
def needles_of(sought: tuple[Sought, ...]) -> Needles:
    """All forms of all variants of all that is sought.

    Kept under the whole of what they are made from: with a fact or a spelling more it is another key.
    """
    whole: dict[str, list[UUID]] = {}
    squeezed: dict[str, list[UUID]] = {}
    variants = [(variant, one.id) for one in sought for variant in one.variants]
    pairs = [(one.id, pair.lists) for one in sought for pair in one.together]
    words = [*(variant for variant, _ in variants), *(word for _, lists in pairs for held in lists for word in held)]
    tight = dict(zip(words, squeezed_each(words), strict=True))
    for variant, sought_id in variants:
        letters = tight[variant]
        if letters.isalpha() and len(letters) >= _SQUEEZED_LENGTH:
            squeezed.setdefault(letters, []).append(sought_id)
        elif _is_told_from_chance(letters):
            for form in _squeezed_forms(letters):
                squeezed.setdefault(form, []).append(sought_id)
        elif letters:
            for form in _as_whole_words(variant, letters):
                whole.setdefault(form, []).append(sought_id)
    near = tuple([_near(sought_id, lists, tight) for sought_id, lists in pairs])
    as_words = whole.keys() | {form for one in near for forms in one.lists for form in forms}
    phrases: dict[str, list[str]] = {}
    for form in as_words:
        if not form.isalpha():
            phrases.setdefault(form.replace(" ", ""), []).append(form)
    alone = _automaton((f" {form} ", form) for form in as_words if form.isalpha())
    anywhere = _automaton((form, form) for form in squeezed.keys() | phrases.keys())
    names = {} if MAY_BE_NAMES.isdisjoint(tight.values()) else _names(sought)
    return Needles(whole, squeezed, phrases, near, names, alone, anywhere)


def _names(sought: Iterable[Sought]) -> dict[str, set[UUID]]:
    names: dict[str, set[UUID]] = {}
    for one in sought:
        for name in names_that_are_words(one.variants):
            names.setdefault(name, set()).add(one.id)
            names.setdefault(f"{name}s", set()).add(one.id)
    return names


def _near(sought_id: UUID, lists: Iterable[Sequence[str]], tight: Mapping[str, str]) -> Near:
    forms = (frozenset([form for word in held for form in _as_whole_words(word, tight[word])]) for held in lists)
    return Near(sought_id, tuple(forms))


def _automaton(forms: Iterable[tuple[str, str]]) -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for sought_as, form in forms:
        automaton.add_word(sought_as, form)
    automaton.make_automaton()
    return automaton


def _is_told_from_chance(letters: str) -> bool:
    least = _SQUEEZED_LENGTH_WITH_DIGITS if any(map(str.isdigit, letters)) else _SQUEEZED_LENGTH
    return len(letters) >= least


def _squeezed_forms(letters: str) -> Sequence[str]:
    """The whole, and each telephone number in it without what stands for the country and without its 0."""
    if len(letters) < _PHONE_LENGTH:
        return (letters,)
    numbers = [_without_prefix(number) for number in _NUMBERS.findall(letters)]
    return tuple(dict.fromkeys(numbers if letters.isdigit() and numbers else (letters, *numbers)))


def _without_prefix(number: str) -> str:
    abroad = next((prefix for prefix in ("0044", "44") if number.startswith(prefix)), "")
    return number.removeprefix(abroad).removeprefix("0")


def _as_whole_words(variant: str, letters: str) -> Sequence[str]:
    """As it is, its apostrophes left out, all of it in one word; each also with an s at its end."""
    if variant.isascii() and variant.isalpha():
        return (letters, f"{letters}s")
    if variant.isascii() and variant.isprintable():
        small = variant.lower()
        forms = {" ".join(_RUNS.findall(text)): None for text in (small, _MARKS.sub("", small))} | {letters: None}
    else:
        written = "".join(filter(_is_written_or_space, variant))
        forms = dict.fromkeys(Folded(text).words.strip() for text in (variant, written, letters))
    # A number and a word that touch are two in every text: "12b" stands there as "12 b".
    stand = [one for one in forms if " " in one or not one.isascii() or one.isalpha() or one.isdigit()]
    return [*stand, *(f"{one}s" for one in stand if one[-1].isalpha())]


@lru_cache(maxsize=8192)
def _is_written_or_space(character: str) -> bool:
    return character.isspace() or any(map(str.isalnum, fold_character(character)))
