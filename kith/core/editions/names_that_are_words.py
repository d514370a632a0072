"""First names that are words as well: where one that was found can only be the word, it is no name (SHARE-6).

A name missed can cost a life and a false alarm costs a click. So a word is told from a name only in constructions that
leave no room for a name, written down here one by one: “the sun rose early”, “she will ring”, “Will you come”. It must
be written plainly, in small letters on a line that uses capitals elsewhere, or with the capital of a sentence's first
word. All else is the name: “rose came to the door”, “our rose”, “a mark from the council”, “tell her rose is here”.

Whether it is somebody's name at all, the guard says: a longer spelling of the same fact begins with it (“Rose”, “Rose
Lowe”). A word alone, such as a code word, is found wherever it stands. Pure.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple


class _Only(NamedTuple):
    """What stands directly before and after a word when it can only be the word."""

    before: re.Pattern[str]
    after: re.Pattern[str]


def _only(before: str, after: str) -> _Only:
    return _Only(re.compile(f"(?:{before})$"), re.compile(f"(?:{after})"))


_END = r"[.,;!?)]|$"
_BEGIN = r"^|[.!?] "
_VERBS = (
    "(?:not |also |always |never |still |then |both |all )?(?:answer|ask|be|bring|call|check|collect|come|cook|do|drive"
    "|eat|fetch|find|get|give|go|have|hear|help|hold|keep|know|listen|live|look|make|meet|need|open|pay|phone|play"
    "|ring|say|see|send|show|sit|sleep|speak|start|stay|stop|take|talk|tell|text|try|visit|wait|wake|walk|want|watch"
    "|work|write)"
)
_SUBJECT = r"\b(?:[Hh]e|[Ss]he|[Tt]hey|[Ww]e|I)"
_ANYBODY = r"\b(?:[Ww]ho|[Nn]obody|[Ss]omebody|[Ee]verybody|[Nn]o one|[Ss]omeone|[Ee]veryone|[Ii]t|[Yy]ou|[Tt]here)"
# Of all names these alone: before another word a name may follow, as in “Uncle Will”, “On Monday Will …”, “The Will …”.
_KIN = r"\b(?:Mum|Mummy|Mam|Dad|Daddy|Nan|Nana|Nanna|Gran|Granny|Grandma|Grandad|Grandpa)"
_MODAL = (
    _only(f"(?:{_SUBJECT}|{_ANYBODY}|{_KIN}) ", rf" {_VERBS}\b"),
    _only(f"{_SUBJECT} ", r" (?:not|never)\b"),
)
_QUESTION = (_only(_BEGIN, rf" (?:you|he|she|they|we|I) {_VERBS}\b"),)
_NOUN = (_only(r"\b[Tt]he ", rf" (?:of|is|was)\b|{_END}"), _only(r"\b[Aa] ", rf" of\b|{_END}"))
_NOUNS = (
    _only(r"\b(?:[Tt]he|[Ss]ome|[Tt]hese|[Tt]hose|[Mm]any|[Tt]wo|[Tt]hree|[Ff]our) ", rf" (?:are|were|of)\b|{_END}"),
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)? "
_MONTH = (
    _only(rf"(?:{_DAY}|\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Ff]rom|[Dd]uring|of) )", r" (?:19|20)\d\d\b"),
    _only(rf"\b[Oo]n {_DAY}", _END),
)
_ROSE = (
    _only(rf"(?:{_SUBJECT}|\b[Tt]he (?:sun|moon)|\b(?:[Pp]rices|[Cc]osts|[Rr]ents|[Ll]evels)) ",
          rf" (?:early|late|up|again|slowly|by|to|from|at|before)\b|{_END}"),
    _only(r"\b(?:a|the|his|her|my|our|your|their|some|red|white|pink|of) ", r" (?:bush|bushes|petal|petals)\b"),
)  # fmt: skip
_IN_SMALL_LETTERS: Mapping[str, Sequence[_Only]] = {
    "rose": (*_ROSE, *_NOUN),
    "will": (*_MODAL, *_NOUN),
    "may": _MODAL,
    **dict.fromkeys(("art", "bill", "daisy", "faith", "grace", "hope", "joy", "mark"), _NOUN),
    **dict.fromkeys(("bills", "hopes", "joys", "marks", "roses", "wills"), _NOUNS),
}
_WITH_A_CAPITAL: Mapping[str, Sequence[_Only]] = {
    "Rose": (_only(_BEGIN, r" (?:bush|bushes|petal|petals)\b"),),
    "Will": _QUESTION,
    "May": (*_QUESTION, *_MONTH),
    "Mark": (_only(_BEGIN, r" (?:the|this|each|every) (?:box|calendar|chart|date|day|diary|form|page|sheet)\b"),),
    "Hope": (_only(_BEGIN, r" this helps\b"),),
    **dict.fromkeys(("April", "June", "August"), _MONTH),
}
MAY_BE_NAMES = {one.removesuffix("s") for one in _IN_SMALL_LETTERS} | {one.lower() for one in _WITH_A_CAPITAL}


def names_that_are_words(variants: Iterable[str]) -> Iterator[str]:
    """Of the spellings of one fact, in small letters, those that are somebody's first name and a word as well."""
    spelt = {variant.strip().casefold() for variant in variants}
    yield from (one for one in MAY_BE_NAMES & spelt if any(other.startswith(f"{one} ") for other in spelt))


def can_only_be_the_word(text: str, start: int, end: int) -> bool:
    """Whether what stands there in a text, found as a name, leaves no room for a name."""
    line = slice(text.rfind("\n", 0, start) + 1, (text.find("\n", end) + 1 or len(text) + 1) - 1)
    before, word, after = text[line.start : start], text[start:end], text[end : line.stop]
    table = _WITH_A_CAPITAL if word[:1].isupper() else _IN_SMALL_LETTERS
    if table is _IN_SMALL_LETTERS and not any(map(str.isupper, f"{before}{after}")):
        return False
    return any(one.before.search(before) and one.after.match(after) for one in table.get(word, ()))
