"""TIME: the timeline, and words left to be filled in anywhere."""

import re
from collections.abc import Iterator

from kith.core.plans.content import TimelineRow
from kith.core.quality.checks.worries import days_in
from kith.core.quality.finding import Finding, Severity
from kith.core.quality.indexed import Indexed
from kith.core.quality.words import blank, texts


def rows_say_when_and_what(plan: Indexed) -> Iterator[Finding]:
    """TIME-1: a row of the timeline says when and what."""
    for row in plan.of(TimelineRow):
        for field, message in (("when", "Say in which week this is."), ("task", "Say what happens.")):
            if blank(getattr(row, field)):
                mend = "“Weeks 4 to 6”: “The children are told why, in pictures.”"
                yield Finding("TIME-1", Severity.HINT, row.id, field, message, mend)


_SLOT = (
    r"(?:the |your |a )?(?:child(?:ren)?|mum|mother|dad|father|parents?|worker|social worker|school|person|network)?"
    r"(?:[’']s)? ?(?:full |first )?(?:names?|dates?|day|times?|place|address|phone|number|telephone|who|when|where)"
    r"(?: here| and time| of \w+)?"
)
_UNFILLED = re.compile(
    rf"\[\s*(?:{_SLOT}|insert[^\]]*|enter[^\]]*|add[^\]]*|child|parent|worker|school|…|\.{{2,}}|_*|x+)\s*\]"
    rf"|\{{\{{?\s*[a-z_. ]{{0,40}}\s*\}}?\}}|<\s*(?:{_SLOT}|insert[^>]*|child|parent|worker)\s*>"
    r"|_{3,}|\.{5,}|\b(?-i:X{2,}|TBC|TBA)\b|\bto be (?:confirmed|advised|filled in)\b|\blorem ipsum\b",
    re.IGNORECASE,
)
_GAP = re.compile(
    r"^\s*(?:…|\.{3}|\?+)\s*$"
    r"|\b(?:on|at|by|within|with|every|until|from|rings?|tells?|texts?|to) (?:…|\.{3})(?=\s|$|[,;.])",
    re.IGNORECASE,
)


def nothing_is_left_to_fill_in(plan: Indexed) -> Iterator[Finding]:
    """TIME-2: nothing with a place that is still to be filled in goes out."""
    everything = "\n".join(text for _, _, text, _ in plan.texts)
    marks = [mark for mark in _MARKS if mark in everything]
    gaps = [mark for mark in _GAPS if mark in everything]
    for item, field, text, verbatim in plan.texts if marks or gaps else ():
        found = _UNFILLED.search(text) if _holds_one_of(text, marks) else None
        if found is None and not verbatim and _holds_one_of(text, gaps):
            found = _GAP.search(text)
        if found is not None:
            message = f"Fill in “{found[0].strip()}”."
            mend = "Write the name, the day or the place. If it is not known yet, leave the row out."
            yield Finding("TIME-2", Severity.BLOCK, item.id, field, message, mend, found.span())


def _holds_one_of(text: str, marks: list[str]) -> bool:
    for mark in marks:  # noqa: SIM110, asked of every text of a plan: half the time of `any`
        if mark in text:
            return True
    return False


_MARKS = ("[", "{", "<", "___", ".....", "XX", "TBC", "TBA", "o be ", "orem")
_GAPS = ("…", "...", "?")
_UNANNOUNCED = re.compile(
    r"\bunannounced\b|\bwithout (?:saying|telling|warning|notice)\b|\bunexpected(?:ly)?\b", re.IGNORECASE
)
_VISIT = re.compile(r"\bvisits?\b|\bsees? (?:each|the) child", re.IGNORECASE)


def unannounced_dates_are_nowhere(plan: Indexed) -> Iterator[Finding]:
    """TIME-3: the dates of unannounced visits stand in their own hidden row, under when and meetings, nowhere else."""
    rows = plan.of(TimelineRow)
    hidden = [row for row in rows if row.unannounced]
    secret = {day for row in hidden for text in (row.when, row.meetings) for day, _ in days_in(text)}
    for row in hidden:
        yield from _days(row, ("task", "changes"), None)
    for row in rows:
        if not row.unannounced and _UNANNOUNCED.search(f"{row.task} {row.meetings}"):
            yield from _days(row, ("when", "meetings", "task"), None)
        elif not row.unannounced and secret and _VISIT.search(row.task):
            yield from _days(row, ("when", "meetings", "task", "changes"), secret)


def _days(row: TimelineRow, fields: tuple[str, ...], secret: set[tuple[int, str]] | None) -> Iterator[Finding]:
    """The days a row names in these fields; of them only the secret ones, if they are given."""
    for field, text in texts(row, *fields):
        for day, span in days_in(text):
            if secret is None or day in secret:
                yield _given_away(row, field, span)


def _given_away(row: TimelineRow, field: str, span: tuple[int, int]) -> Finding:
    message = "This day would give an unannounced visit away."
    mend = "Take the day out here. It stands only in the visitors’ own row, marked as unannounced."
    return Finding("TIME-3", Severity.BLOCK, row.id, field, message, mend, span)


def unannounced_is_agreed(plan: Indexed) -> Iterator[Finding]:
    """TIME-3: that visits may be unannounced is agreed with the parents, and they can read it."""
    rows = plan.of(TimelineRow)
    hidden = [row for row in rows if row.unannounced]
    said = (f"{row.task} {row.changes}" for row in rows if not row.unannounced and not blank(row.why))
    if hidden and not any(_UNANNOUNCED.search(words) for words in said):
        message = "Nothing in the timeline tells the family that some visits are unannounced."
        mend = "Add a row that says so, without days: who agreed to it, and when."
        yield Finding("TIME-3", Severity.HINT, hidden[0].id, "unannounced", message, mend)


_AGREED = re.compile(r"\bagree", re.IGNORECASE)


def the_road_has_an_end(plan: Indexed) -> Iterator[Finding]:
    """TIME-6: the timeline has an expected finish, and the family agreed it."""
    rows = plan.of(TimelineRow)
    if rows and not any(row.finish_on for row in rows):
        message, mend = "The timeline has no expected finish.", "Add the day when this work is expected to end."
        yield Finding("TIME-6", Severity.HINT, None, "finish_on", message, mend)
    elif rows and not any(_AGREED.search(f"{row.task} {row.why}") for row in rows if row.finish_on):
        row = next(row for row in rows if row.finish_on)
        message, mend = "Nothing says that the family agreed this timeline.", "Write with whom it was agreed, and when."
        yield Finding("TIME-6", Severity.HINT, row.id, "why", message, mend)
