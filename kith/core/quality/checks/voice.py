"""VOICE: what children and adults said, as they said it. What the speaker chose decides who reads it."""

import re
from collections.abc import Iterator
from datetime import date

from kith.core.plans.content import Need, Role, View
from kith.core.quality.finding import Finding, Severity
from kith.core.quality.indexed import Indexed
from kith.core.quality.language.places import Place
from kith.core.quality.words import blank, day_words

_SPOKEN = re.compile(r"[“\"]|\bI(?:[’']m|[’']ve|[’']ll|[’']d)?\b|\b(?:says?|said|told)\b")


def age_on(born: date, on: date) -> int:
    """Whole years."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def young_children_are_seen(plan: Indexed) -> Iterator[Finding]:
    """VOICE-1: a very young child is seen, never quoted."""
    for view in plan.of(View):
        person = plan.people.get(view.person_id)
        if person is None or person.role is not Role.CHILD or person.born_on is None:
            continue
        if age_on(person.born_on, view.on) < plan.limits.quoted_from_age:
            mend = "Write what somebody saw the child do, and who saw it."
            if not view.seen_not_said:
                message = f"{person.known_as} was too young on {day_words(view.on)} to be quoted."
                yield Finding("VOICE-1", Severity.HINT, view.id, "seen_not_said", message, mend)
            elif found := _SPOKEN.search(view.words):
                message = f"{person.known_as} is seen, not quoted."
                yield Finding("VOICE-1", Severity.HINT, view.id, "words", message, mend, found.span())


def how_and_where_it_was_heard(plan: Indexed) -> Iterator[Finding]:
    """VOICE-1: a child's words stand with how and where they were heard."""
    for view in plan.of(View):
        if plan.role(view.person_id) is Role.CHILD:
            for field, message in (("words", "Write the words."), ("how", "Say how and where this was heard or seen.")):
                if blank(getattr(view, field)):
                    mend = "“In her room, with Tom.” The child’s own words, as they were said."
                    yield Finding("VOICE-1", Severity.HINT, view.id, field, message, mend)


_WORD = re.compile(r"[\w’']+")
_SENTENCE = re.compile(r"[^.!?;]+")


def a_childs_words_stay_where_chosen(plan: Indexed) -> Iterator[Finding]:
    """VOICE-2: a child's words stand again in another item only as theirs, or with the reason for the override."""
    told = [view for view in plan.of(View) if plan.role(view.person_id) is Role.CHILD and not view.seen_not_said]
    others = [place for place in plan.texts if not isinstance(place[0], View)] if told else []
    everything = "\n".join(text for _, _, text, _ in others).lower()
    for view in told:
        for sentence in _SENTENCE.findall(view.words.lower()) if blank(view.override_because) else ():
            words = sentence.strip()
            if words in everything and len(_WORD.findall(words)) >= plan.limits.words_alike:
                yield from _said_again(plan, view, words, others)


def _said_again(plan: Indexed, view: View, words: str, others: list[Place]) -> Iterator[Finding]:
    for item, field, text, _ in others:
        start = text.lower().find(words)
        if start >= 0 and view.person_id not in {source.person_id for source in item.all_sources()}:
            message = f"{plan.name(view.person_id)}’s own words stand here. They chose who may see them."
            mend = "Take them out, mark them as theirs, or write beside them why others must know."
            yield Finding("VOICE-2", Severity.BLOCK, item.id, field, message, mend, (start, start + len(words)))


_CANNOT_READ = re.compile(
    r"\bcannot read\b|\bcan[’']t read\b|\bnot read\b|\breads? (?:little|slowly)\b|\bblind\b", re.IGNORECASE
)
_CANNOT_HEAR = re.compile(r"\bdeaf\b|\bcannot hear\b|\bsign language\b|\bBSL\b", re.IGNORECASE)
_LANGUAGE = re.compile(r"\binterpret|\btranslat|\bfirst language\b|\bspeaks? (?:little|no) english\b", re.IGNORECASE)
_FITS = (
    (_CANNOT_READ, re.compile(r"\b(?:letter|email|written|sent|post|text|online)\b", re.IGNORECASE), "reading"),
    (_CANNOT_HEAR, re.compile(r"\b(?:telephone|phone|call|spoken)\b", re.IGNORECASE), "hearing"),
)
_INTERPRETED = re.compile(r"\binterpret|\btranslat|\bin (?!person|full|easy)[a-z]+\b", re.IGNORECASE)


def asked_in_their_way(plan: Indexed) -> Iterator[Finding]:
    """VOICE-5: whoever needs another form or language was told in it, as far as the record shows."""
    needs = [(need.person_id, need.words) for need in plan.of(Need)]
    needs += [(member.person_id, member.needs) for member in plan.members.values()]
    for index, agreement in enumerate(plan.records.agreements):
        for person, words in needs:
            if person != agreement.person_id or blank(agreement.format):
                continue
            wrong = next(
                (what for need, form, what in _FITS if need.search(words) and form.search(agreement.format)), ""
            )
            if not wrong and _LANGUAGE.search(words) and not _INTERPRETED.search(agreement.format):
                wrong = "language"
            if wrong:
                message = f"{plan.name(person)} needs help with {wrong}, and was told by “{agreement.format}”."
                mend = "Tell them again in the way they need, and record it."
                yield Finding("VOICE-5", Severity.HINT, None, f"agreements.{index}.format", message, mend)


def each_child_was_heard_again(plan: Indexed) -> Iterator[Finding]:
    """VOICE-7: a version without a child's view since the version before, per child."""
    document = plan.document
    if document.version is None and document.version_before_on is None:
        return
    since = document.version_before_on or date.min
    heard = {view.person_id for view in plan.of(View) if view.on >= since}
    for child in plan.content.children:
        if child not in heard:
            name = plan.name(child)
            message = f"Nobody has asked {name} since {day_words(since)}." if since > date.min else ""
            message = message or f"Nothing says what {name} wants or feels."
            mend = f"See {name} alone, in their way. With a very young child, write what was seen."
            yield Finding("VOICE-7", Severity.HINT, None, "views", message, mend)
