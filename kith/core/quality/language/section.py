"""Language of one text: what `check_text` says while somebody types; a whole plan's checks are made of the same."""

from collections.abc import Collection, Iterator

from kith.core.quality.finding import Finding, Severity
from kith.core.quality.language.finder import EVERY_KIND, Found, find
from kith.core.quality.language.lists import Kind
from kith.core.quality.language.reading import ADULT, Reader, sentences

RULES = {
    Kind.JARGON: "SAFE-9",
    Kind.ACRONYM: "SAFE-9",
    Kind.LABEL: "SAFE-9",
    Kind.VAGUE: "QUAL-4",
    Kind.NOBODY: "QUAL-4",
    Kind.PRESSING: "AGR-8",
    Kind.SERVICE: "CHILD-5",
}
_MESSAGES = {
    Kind.JARGON: "Not everybody knows what “{}” means.",
    Kind.ACRONYM: "Not everybody knows what “{}” stands for.",
    Kind.LABEL: "“{}” blames or labels somebody.",
    Kind.VAGUE: "“{}” can mean many things.",
    Kind.NOBODY: "“{}” names nobody.",
    Kind.PRESSING: "“{}” presses or threatens.",
    Kind.SERVICE: "“{}” is about a service or a task, not about how the child lives.",
}


def check_text(text: str, names: Collection[str] = (), reader: Reader = ADULT) -> tuple[Finding, ...]:
    """SAFE-9, QUAL-3, QUAL-4, AGR-8: what to look at again in one text, from left to right. Hints only."""
    found = [word_finding(text, one) for one in find(text, names, EVERY_KIND)]
    found += sentence_findings(text, names, reader)
    return tuple(sorted(found, key=lambda one: one.span or (0, 0)))


def word_finding(text: str, found: Found) -> Finding:
    """One word of a list, with its place and what to say instead."""
    kind = found.entry.kind
    message = _MESSAGES[kind].format(text[found.start : found.end])
    mend = f"Say instead: {found.entry.say}."
    return Finding(RULES[kind], Severity.HINT, None, "", message, mend, (found.start, found.end))


def sentence_findings(text: str, names: Collection[str], reader: Reader) -> Iterator[Finding]:
    """QUAL-3: the sentences an eight-year-old would not follow (or, in a grown-up's part, most families)."""
    if len(text) < reader.least * 4:
        return
    for sentence in sentences(text, names, reader.least):
        span = (sentence.start, sentence.end)
        if sentence.length > reader.words:
            yield Finding("QUAL-3", Severity.HINT, None, "", "This sentence is long.", "Make two or three of it.", span)
        if len(sentence.words) < reader.least or not (hard := sentence.hard_words):
            continue
        if sentence.grade > reader.grade:
            message, mend = "This sentence is hard to read.", f"Find short words for: {', '.join(hard[:4])}."
            yield Finding("QUAL-3", Severity.HINT, None, "", message, mend, span)
