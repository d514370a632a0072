"""QUAL-7: copied or problem-only text. That a whole plan holds only worries is SOS-7's."""

import re
from collections.abc import Iterator
from uuid import UUID

from kith.core.plans.content import BackupForChild, Danger, HarmRow, Outcome, Role, View
from kith.core.quality.finding import Finding, Severity
from kith.core.quality.indexed import Indexed
from kith.core.quality.words import blank, listed

_WORD = re.compile(r"\w+")
_Said = tuple[UUID, str, tuple[UUID, ...], str]  # item, field, children, words


def siblings_are_not_copies(plan: Indexed) -> Iterator[Finding]:
    """QUAL-7: the same words for brothers and sisters are hinted at, once for each copy."""
    first: dict[tuple[str, str], tuple[UUID, ...]] = {}
    names = {plan.name(child).lower() for child in plan.content.children}
    for item, field, children, words in _about_one_child(plan):
        said = [word for word in _WORD.findall(words.lower()) if word not in names]
        if len(said) < plan.limits.words_alike:
            continue
        key = (field.split(".")[0], " ".join(said))
        before = first.setdefault(key, children)
        if not set(before) & set(children):
            message = f"The same words stand for {listed(plan.names((*before, *children)))}."
            mend = "Brothers and sisters are hurt and helped in different ways. What is true of this child?"
            yield Finding("QUAL-7", Severity.HINT, item, field, message, mend)


def _about_one_child(plan: Indexed) -> Iterator[_Said]:
    for part in plan.of(BackupForChild):
        for field in ("noticed", "effect", "calmed", "child_can"):
            yield part.id, field, part.children, getattr(part, field)
    for danger in plan.of(Danger):
        for index, effect in enumerate((*danger.effects_now, *danger.effects_later)):
            later = index - len(danger.effects_now)
            place = f"effects_now.{index}" if later < 0 else f"effects_later.{later}"
            yield danger.id, f"{place}.words", effect.children, effect.words
    for row in plan.of(HarmRow):
        for index, effect in enumerate(row.effects):
            yield row.id, f"effects.{index}.words", effect.children, effect.words
    for outcome in plan.of(Outcome):
        yield outcome.id, "words", outcome.children, outcome.words
    for view in plan.of(View):
        if plan.role(view.person_id) is Role.CHILD:
            yield view.id, "words", (view.person_id,), view.words


def each_child_has_strengths(plan: Indexed) -> Iterator[Finding]:
    """QUAL-7: a child's part that holds only trouble is hinted at (BACK-5 shows both side by side)."""
    for part in plan.of(BackupForChild):
        if all(blank(line) for line in part.achievements):
            message = f"Only trouble stands here for {listed(plan.names(part.children))}."
            mend = "What has this child managed, and what worked before?"
            yield Finding("QUAL-7", Severity.HINT, part.id, "achievements", message, mend)
