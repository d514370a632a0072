"""First names that are words as well: where one that was found can only be the word, it is no name (SHARE-6).

A name missed can cost a life and a false alarm costs a click. So a word is told from a name only in constructions that
leave no room for a name, written down here one by one: “The sun rose early”, “She will ring”, “Will you come”. It must
be written plainly, in small letters on a line that uses capitals elsewhere, or with the capital of a sentence's first
word; and a line is no sentence, for it may have been broken anywhere. All else is the name: “rose came to the door”,
“our rose”, “a mark from the council”, “tell her rose is here”, “before you visit Nan will call”, “the photo of April”.

Whether it is somebody's first name at all, the guard says: a longer spelling of the same fact begins with it (“Rose”,
“Rose Lowe”), and none goes on as the name of a place does (“Rose Inn”). A word alone, such as a code word, is found
wherever it stands. Pure.
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
# Where a sentence begins, and where a clause does, so that what stands there is the object of nothing before it.
_BEGIN = r"(?:\A|[.!?] )"
_CLAUSE = rf"(?:{_BEGIN}(?:[Ii]f |[Aa]nd |[Bb]ut )?|, (?:and |but |if )?|\((?:if )?)"
_VERBS = (
    "(?:not |also |always |never |still |then |both |all )?(?:answer|ask|be|bring|call|check|collect|come|cook|do|drive"
    "|eat|fetch|find|get|give|go|have|hear|help|hold|keep|know|listen|live|look|make|meet|need|open|pay|phone|play"
    "|ring|say|see|send|show|sit|sleep|speak|start|stay|stop|take|talk|tell|text|try|visit|wait|wake|walk|want|watch"
    "|work|write)"
)
_SUBJECT = r"(?:[Hh]e|[Ss]he|[Tt]hey|[Ww]e|I)"
_ANYBODY = r"(?:[Ww]ho|[Nn]obody|[Ss]omebody|[Ee]verybody|[Ss]omeone|[Ee]veryone)"
# Of all names these alone: before another word a name may follow, as in “Uncle Will”, “On Monday Will …”, “The Will …”.
_KIN = r"(?:Mum|Mummy|Mam|Dad|Daddy|Nan|Nana|Nanna|Gran|Granny|Grandma|Grandad|Grandpa)"
_MODAL = (
    _only(f"{_CLAUSE}(?:{_SUBJECT}|{_ANYBODY}|{_KIN}) ", rf" {_VERBS}\b"),
    _only(f"{_CLAUSE}{_SUBJECT} ", r" (?:not|never)\b"),
)
_QUESTION = (_only(_BEGIN, rf" (?:you|he|she|they|we|I) {_VERBS}\b"),)
# What can be the object of these is a thing: a rose is picked, a will is made, a bill is paid.
_HAS = r"\b(?:is|was|has|had|have|likes?|leaves?|left|makes?|made|pays?|paid|picks?|picked) "
_NOUN = (
    _only(rf"(?:{_BEGIN}The |{_HAS}the )", rf" (?:of|is|was)\b|{_END}"),
    _only(rf"(?:{_BEGIN}A |{_HAS}a )", rf" of\b|{_END}"),
)
_NOUNS = (_only(rf"(?:{_BEGIN}(?:The|Some|These|Those|Many|Two|Three|Four) |{_HAS}(?:the|some|two|three|four) )",
                rf" (?:are|were|of)\b|{_END}"),)  # fmt: skip
_DAY = r"\d{1,2}(?:st|nd|rd|th)? "
_MONTH = (
    _only(rf"\b(?:[Oo]n|[Ss]ince|[Uu]ntil|[Bb]y|[Ff]rom|[Bb]efore|[Aa]fter) {_DAY}", r" (?:19|20)\d\d\b"),
    _only(r"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Dd]uring) ", r" (?:19|20)\d\d\b"),
    _only(rf"\b[Oo]n {_DAY}", _END),
)
_BUSH = r" (?:bush|bushes|petal|petals)\b"
_ROSE = (
    _only(rf"{_CLAUSE}(?:{_SUBJECT}|[Tt]he (?:sun|moon)|[Pp]rices|[Cc]osts|[Rr]ents|[Ll]evels) ",
          rf" (?:early|late|up|again|slowly|by|to|from|at|before)\b|{_END}"),
    _only(r"\b(?:a|the|his|her|my|our|your|their|some|red|white|pink|of) ", _BUSH),
)  # fmt: skip
_IN_SMALL_LETTERS: Mapping[str, Sequence[_Only]] = {
    "rose": (*_ROSE, *_NOUN),
    "will": (*_MODAL, *_NOUN),
    "may": _MODAL,
    **dict.fromkeys(("art", "bill", "daisy", "faith", "grace", "hope", "joy", "mark"), _NOUN),
    **dict.fromkeys(("bills", "hopes", "joys", "marks", "roses", "wills"), _NOUNS),
}
_WITH_A_CAPITAL: Mapping[str, Sequence[_Only]] = {
    "Rose": (_only(rf"\A\x00?|{_BEGIN}", _BUSH),),
    "Will": _QUESTION,
    "May": (*_QUESTION, *_MONTH),
    "Mark": (_only(_BEGIN, r" (?:the|this|each|every) (?:box|calendar|chart|date|day|diary|form|page|sheet)\b"),),
    "Hope": (_only(_BEGIN, r" this helps\b"),),
    **dict.fromkeys(("April", "June", "August"), _MONTH),
}
MAY_BE_NAMES = {one.removesuffix("s") for one in _IN_SMALL_LETTERS} | {one.lower() for one in _WITH_A_CAPITAL}
# A person may be called so too; then all is found, which costs clicks alone.
_PLACES = re.compile(
    r"\b(?:arms|avenue|centre|church|clinic|close|cottage|cottages|court|crescent|drive|end|estate|farm|field|"
    r"fields|flats|garden|gardens|green|grove|hall|heights|hill|home|hospital|hostel|hotel|house|inn|lane|"
    r"lodge|lounge|mews|nursery|park|parade|place|pub|refuge|road|row|school|square|street|surgery|terrace|"
    r"tower|view|villas|walk|way|wood)\b"
)


def names_that_are_words(variants: Iterable[str]) -> Iterator[str]:
    """Of the spellings of one fact, in small letters, those that are somebody's first name and a word as well."""
    spelt = {" ".join(variant.casefold().split()) for variant in variants}
    for one in MAY_BE_NAMES & spelt:
        longer = [other for other in spelt if other.startswith(f"{one} ")]
        if longer and not any(map(_PLACES.search, longer)):
            yield one


def can_only_be_the_word(text: str, start: int, end: int) -> bool:
    """Whether what stands there in a text, found as a name, leaves no room for a name."""
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    before, word, after = text[first:start], text[start:end], text[end : last if last >= 0 else len(text)]
    table = _WITH_A_CAPITAL if word[:1].isupper() else _IN_SMALL_LETTERS
    if table is _IN_SMALL_LETTERS and not any(map(str.isupper, f"{before}{after}")):
        return False
    above = text[max(0, first - 2) : first].strip()
    if first and not above.endswith((".", "!", "?")):
        before = f"\x00{before}"  # the line goes on from another, and begins no sentence
    return any(one.before.search(before) and one.after.match(after) for one in table.get(word, ()))
