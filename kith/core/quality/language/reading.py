"""How hard a text is to read: a band, never a number (QUAL-6); and which sentences are long or hard, and why."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from kith.core.quality.language.lists import everyday

_SENTENCE = re.compile(r"[^.!?;:\n]+(?:[.:](?=[\dA-Za-z])[^.!?;:\n]+)*")
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_GROUP = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?:[^aeiouyl]e|[^aeiouy]les|[^aeiouydt]ed|[^aeiouyscxzgh]es|[aeiouy]le)$")
_TWO = re.compile(r"ia(?!n|l\b)|io(?!n|us)|eo(?!p|u)|uo(?!t)|(?<![qg])ua|ying|eing|ism$")


class Band(StrEnum):
    """Who can read it."""

    EASY = "easy"
    FOR_ADULTS = "for adults"
    HARD = "hard"


@dataclass(frozen=True, slots=True)
class Reader:
    """Whom a text is for: the longest sentence, and how hard a sentence may be (as US school grades are counted)."""

    words: int
    grade: float
    least: int  # shorter sentences are not measured


CHILD = Reader(words=15, grade=6.0, least=8)
ADULT = Reader(words=30, grade=10.0, least=9)
_EASY, _HARD = 5.0, 9.0


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its place, its words without names and numbers, and how hard it is."""

    start: int
    end: int
    words: tuple[str, ...]
    length: int

    @property
    def grade(self) -> float:
        """School grade by words and syllables: effort, not understanding. Used for bands and never shown."""
        return _grade(self.length, self.words)

    @property
    def hard_words(self) -> list[str]:
        """Long words that a child may not know, each once."""
        return [word for word in dict.fromkeys(self.words) if syllables(word) >= 3 and not _is_known(word.lower())]


def _is_known(word: str) -> bool:
    """An everyday word, also of several, or of somebody's: evenings, nursery's."""
    return word in everyday() or word.removesuffix("s").rstrip("’'") in everyday()


@lru_cache(maxsize=4096)
def syllables(word: str) -> int:
    """About how many syllables an English word has."""
    lowered = word.lower().replace("’", "").replace("'", "")
    count = len(_GROUP.findall(lowered)) + len(_TWO.findall(lowered))
    if _SILENT.search(lowered):
        count -= 1
    return max(1, count)


def _grade(length: float, words: Collection[str]) -> float:
    """Words in a sentence, and syllables in a word, weighed as Flesch and Kincaid did; no words are no work."""
    return 0.39 * length + 11.8 * sum(map(syllables, words)) / len(words) - 15.59 if words else 0.0


def sentences(text: str, names: Collection[str] = (), least: int = 1) -> Iterator[Sentence]:
    """The sentences of a text of at least so many words; a colon or semicolon ends one, as in a list."""
    for found in _SENTENCE.finditer(text):
        if found[0].count(" ") + 1 < least:
            continue
        every = _WORD.findall(found[0])
        if every:
            words = tuple([word for word in every if not (word[0].isupper() and _is_name(word, names))])
            start = found.start() + len(found[0]) - len(found[0].lstrip())
            yield Sentence(start, found.end(), words, len(every))


def _is_name(word: str, names: Collection[str]) -> bool:
    return word in names or word.removesuffix("’s").removesuffix("'s") in names


def band(text: str, names: Collection[str] = ()) -> Band:
    """QUAL-3, QUAL-6: who can read a text as a whole."""
    held = list(sentences(text, names))
    words = [word for one in held for word in one.words]
    grade = _grade(sum(one.length for one in held) / max(1, len(held)), words)
    if grade <= _EASY:
        return Band.EASY
    return Band.FOR_ADULTS if grade <= _HARD else Band.HARD
