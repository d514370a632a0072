"""Who was told, heard the notice, agreed and holds a copy: of the plans that are open now, as the services keep it.

An edition is composed once for each shape by the product's own code, then only filled in, as a plan's content is. A
plan that is live has a yes from everybody of the family it leans on (NET-2); of one that is proposed some were told,
and some of those agreed. Copies are those that were read aloud: one on paper has the hash of a file nobody made.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any
from uuid import UUID

from kith.core.agreements.choices import Advice, ToldHow, Way
from kith.core.agreements.models import Agreement, NoticeGiven, Told
from kith.core.authority.selectors import newest_version
from kith.core.editions.compose import compose
from kith.core.editions.edition import Edition
from kith.core.editions.layout import day_of
from kith.core.editions.models import EditionRecord
from kith.core.editions.reader import ComposeContext, Reader, Relation
from kith.core.editions.selectors import context_for
from kith.core.plans.models import Version
from kith.core.practice.notices import voluntary_notice
from kith.core.protection.guard import Assessed, Guard, Period
from kith.core.sharing.choices import Form as CopyForm
from kith.core.sharing.choices import GivenHow, Received
from kith.core.sharing.models import Copy
from kith.kernel.frozen import canonical_json
from kith.sample.generate import papers
from kith.sample.generate.families import Made, MadeFamily
from kith.sample.generate.ids import Ids
from kith.sample.generate.tables import Table

_DATED_ON = papers.FIRST_DAY.replace(year=1901)
_TOLD, _AGREED, _HOLDS_A_COPY, _TOOK_ADVICE = 0.6, 0.5, 0.85, 0.1
_SAID_BACK = ("I am there when I said I am.", "I ring her and she rings me.", "If I cannot, I say so the day before.")
Say = Callable[[str, str, str], None]


@dataclass(frozen=True, slots=True)
class Asked:
    """A version whose people were asked: its shape and values, its day, and whether it went live on it."""

    version: str
    shape: papers.Shape
    values: Mapping[str, str]
    on: date
    live: bool


@dataclass(frozen=True, slots=True)
class _EditionForms:
    """One reader's edition of a shape: its JSON, and what its two hashes are taken of."""

    edition: Edition
    body: papers.Form
    told: papers.Form
    part: papers.Form


class AgreeingTables:
    """Makes editions, tellings, notices, agreements and copies."""

    def __init__(self, ids: Ids, random: Random) -> None:
        self._ids, self._random = ids, random
        self.settings = newest_version()
        self._context = context_for(Version(settings_number=self.settings.number), self.settings)
        self._forms: dict[tuple[int, int, int, int, bool], _EditionForms] = {}
        self.editions = Table(
            EditionRecord,
            ("id", "version_id", "reader_id", "body", "hash", "part_hash", "composer_version", "dated_on", "stored_at"),
        )
        shared = ("id", "version_id", "person_id", "at", "by")
        self.told = Table(Told, (*shared, "edition_id", "how", "format", "language"))
        self.notices = Table(NoticeGiven, (*shared, "notice_key", "notice_version", "language", "read_aloud"))
        self.agreements = Table(Agreement, (*shared, "edition_id", "way", "typed_name", "said_back", "advice"))
        self.copies = Table(
            Copy,
            ("id", "version_id", "edition_id", "person_id", "form", "how", "received", "given_at", "given_by",
             "document_sha256", "renderer"),
        )  # fmt: skip

    @property
    def all(self) -> tuple[Table, ...]:
        """In any order: there are no references while they are filled."""
        return self.editions, self.told, self.notices, self.agreements, self.copies

    def make(self, family: MadeFamily, asked: Asked, say: Say) -> None:
        """All that was said with those a version leans on. `say` keeps evidence: what was done, when, and details."""
        random, leaned_on = self._random, [one for one in family.adults if one.safe][: asked.shape.steps + 1]
        for number, reader in enumerate(leaned_on):
            if not asked.live and random.random() >= _TOLD:
                continue
            minute, lead = f"{number * 7:02d}", family.lead.id
            forms = self._edition(asked.shape, number, reader.parent)
            edition, held = self._stored(asked, reader, forms, f"{asked.on} 12:{minute}+00")
            self.told.add(
                self._ids(), asked.version, reader.id, f"{asked.on} 12:{minute}+00", lead, edition,
                ToldHow.IN_PERSON.value, forms.edition.layout.value, forms.edition.language,
            )  # fmt: skip
            say("agreement.told", f"{asked.on} 12:{minute}+00", "{}")
            if asked.live or random.random() < _AGREED:
                self._agreed(family, asked, reader, (edition, held), minute, say)

    def _agreed(
        self, family: MadeFamily, asked: Asked, reader: Made, edition: tuple[str, str], minute: str, say: Say
    ) -> None:
        random, lead, notice, (seen, held) = self._random, family.lead.id, voluntary_notice(), edition
        heard, agreed, given = (f"{asked.on} {hour}:{minute}+00" for hour in (13, 14, 17))
        self.notices.add(
            self._ids(), asked.version, reader.id, heard, lead, notice.key, notice.version, notice.language, True
        )
        say("agreement.notice_given", heard, "{}")
        advice = Advice.TAKEN if random.random() < _TOOK_ADVICE else Advice.DECLINED
        self.agreements.add(
            self._ids(), asked.version, reader.id, agreed, lead, seen, Way.TYPED_NAME.value, reader.name,
            random.choice(_SAID_BACK), advice.value,
        )  # fmt: skip
        say("agreement.agreed", agreed, f'{{"edition_hash": "{held}"}}')
        if asked.live and random.random() < _HOLDS_A_COPY:
            copy, form = self._ids(), CopyForm.READ_ALOUD.value
            self.copies.add(
                copy, asked.version, seen, reader.id, form, GivenHow.BY_HAND.value, Received.UNDERSTOOD.value, given,
                lead, "", "",
            )  # fmt: skip
            say("copy.handed_over", given, f'{{"copy": "{copy}", "edition_hash": "{held}", "form": "{form}"}}')

    def _stored(self, asked: Asked, reader: Made, forms: _EditionForms, at: str) -> tuple[str, str]:
        """The edition's id and its hash."""
        values = {**asked.values, _DATED_ON.isoformat(): str(asked.on)}
        edition, held = self._ids(), papers.sha256(forms.told.filled(values))
        self.editions.add(
            edition, asked.version, reader.id, forms.body.filled(values), held,
            papers.sha256(forms.part.filled(values)), forms.edition.composer_version, asked.on, at,
        )  # fmt: skip
        return edition, held

    def _edition(self, shape: papers.Shape, number: int, parent: bool) -> _EditionForms:
        key = shape.children, shape.adults, shape.steps, number, parent
        if key not in self._forms:
            self._forms[key] = _edition_forms(shape, number, parent, self._context)
        return self._forms[key]


def _edition_forms(shape: papers.Shape, number: int, parent: bool, context: ComposeContext) -> _EditionForms:
    """The edition of the grown-up of this number, who is safe and connected to every child."""
    content, everybody = papers.content_of(shape), range(shape.children)
    person = UUID(papers.person(shape.children + number))
    reader = Reader(
        id=person,
        name=papers.known_as(shape.children + number),
        relation=Relation.PARENT if parent else Relation.NETWORK,
        children=frozenset(UUID(papers.person(one)) for one in everybody),
    )
    guard = Guard(days=frozenset({_DATED_ON}), assessed=(Assessed(person, Period(papers.FIRST_DAY)),))
    dated = context.model_copy(update={"dated_on": _DATED_ON})
    edition = compose(content, (), guard, dated, reader)
    if edition is None:
        raise AssertionError("A plan gives everybody it leans on a part of their own.")
    held = (edition.model_dump(mode="json"), edition.told(), edition.told_as_theirs())
    return _EditionForms(edition, *map(_form, held))


def _form(value: Any) -> papers.Form:
    return papers.Form(canonical_json(value).decode(), {day_of(papers.FIRST_DAY): papers.REVIEW_WORDS})
