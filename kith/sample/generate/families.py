"""Families: their children, open or closed, the people around them, and how those may be found."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from kith.core.access.basis import Basis
from kith.core.access.models import Reach
from kith.core.people.choices import FoundBy, NameKind, Relationship
from kith.core.people.models import Address, Allocation, Child, Connection, Family, Findable, OtherName, Person
from kith.core.people.search_keys import Sounds, address_keys, day_keys, folded, name_keys, number_keys, sounding
from kith.core.protection.models import AssessedSafe, PosesRisk
from kith.sample.generate.ids import Ids, nhs_numbers
from kith.sample.generate.names import BOYS, GIRLS, LAST, STREETS
from kith.sample.generate.staff import Worker
from kith.sample.generate.tables import Table

# How many children a family has, in a hundred families; and how many grown-ups stand around them.
_CHILDREN = (1,) * 44 + (2,) * 31 + (3,) * 15 + (4,) * 7 + (5,) * 3
_NETWORK = (0,) * 30 + (1,) * 35 + (2,) * 22 + (3,) * 13
_WITH_CHAIR = 0.123
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Made:
    """Somebody of a family who was made. `safe`: a plan may lean on them. `parent`: they read as a parent."""

    id: str
    name: str
    known_as: str
    born_on: date | None = None
    safe: bool = True
    parent: bool = False


@dataclass(frozen=True, slots=True)
class MadeFamily:
    """A family that was made, with the worker who leads and the days it was open."""

    id: str
    lead: Worker
    children: tuple[Made, ...]
    adults: tuple[Made, ...]
    from_on: date
    until_on: date | None = field(default=None)


class FamilyTables:
    """Makes families."""

    def __init__(self, seed: int, ids: Ids, random: Random, today: date, sounds: Sounds) -> None:
        self._seed, self._ids, self._random, self._today = seed, ids, random, today
        self._numbers, self._count = nhs_numbers(random), 0
        self._keys = _NameKeys(sounds)
        self.families = Table(Family, ("id", "name"))
        self.people = Table(
            Person,
            ("id", "family_id", "name", "known_as", "born_on", "expected_on", "nhs_number", "phone", "copy_format",
             "needs", "revision"),
        )  # fmt: skip
        self.files = Table(Child, ("id", "person_id", "lead_worker_id", "council_id"))
        self.names = Table(OtherName, ("id", "person_id", "kind", "name"))
        self.addresses = Table(Address, ("id", "person_id", "lines", "postcode", "from_on", "until_on"))
        self.connections = Table(
            Connection,
            ("id", "person_id", "child_id", "relationship", "described_as", "parental_responsibility", "revision"),
        )
        self.findables = Table(Findable, ("id", "person_id", "made_of", "words", "text", "keys"))
        self.allocations = Table(Allocation, ("id", "child_id", "worker_id", "part", "from_on", "until_on", "ended_at"))
        self.reach = Table(Reach, ("id", "principal_id", "child_id", "basis", "from_on", "until_on", "until_at"))
        self.safe = Table(AssessedSafe, ("id", "family_id", "person_id", "from_on"))
        self.risks = Table(PosesRisk, ("id", "family_id", "from_person_id", "to_person_id", "from_on"))

    @property
    def all(self) -> tuple[Table, ...]:
        """In any order: there are no references while they are filled."""
        return (
            self.families, self.people, self.files, self.names, self.addresses, self.connections, self.findables,
            self.allocations, self.reach, self.safe, self.risks,
        )  # fmt: skip

    def make(self, lead: Worker, chair: str, most: int, closed: bool) -> MadeFamily:
        """One family of at most so many children: open today, or closed some time before."""
        random = self._random
        last, family = self._last_name(), self._ids()
        self.families.add(family, last)
        if closed:
            until_on = self._today - random.randrange(30, 365 * 2) * _DAY
            from_on = until_on - random.randrange(60, 500) * _DAY
        else:
            until_on, from_on = None, self._today - random.randrange(2, 500) * _DAY
        children = tuple(self._child(family, last, lead, from_on) for _ in range(min(most, random.choice(_CHILDREN))))
        made = MadeFamily(
            family, lead, children, tuple(self._adults(family, last, children, from_on)), from_on, until_on
        )
        self._given(made, chair)
        return made

    def _child(self, family: str, last: str, lead: Worker, from_on: date) -> Made:
        random = self._random
        self._count += 1
        first = random.choice(GIRLS if random.random() < 0.48 else BOYS)
        unborn = from_on > self._today - 60 * _DAY and random.random() < 0.02
        born_on = None if unborn else from_on - random.randrange(0, 365 * 16) * _DAY
        expected_on = self._today + random.randrange(7, 200) * _DAY if unborn else None
        number = "" if unborn else next(self._numbers, "")
        council_id = f"G{self._seed:04d}{self._count:08d}"
        day, numbers = born_on or expected_on, (number, council_id)
        person = self._person(family, f"{first} {last}", born_on, expected_on, numbers)
        child = Made(person, f"{first} {last}", first, born_on)
        self.files.add(child.id, child.id, lead.id, council_id)
        if random.random() < 0.06:
            self._other_name(child, NameKind.FORMER, f"{first} {self._last_name()}", day, numbers)
        return child

    def _adults(self, family: str, last: str, children: Sequence[Made], from_on: date) -> Iterator[Made]:
        random = self._random
        around = [(GIRLS, "mum", Relationship.PARENT)] if random.random() < 0.95 else []
        around += [(BOYS, "dad", Relationship.PARENT)] if random.random() < 0.6 else []
        more = ((GIRLS, "nan"), (BOYS, "grandad"), (GIRLS, "aunt"), (BOYS, "uncle"), (GIRLS, "neighbour"))
        count = random.choice(_NETWORK) or (0 if around else 1)
        around += [(*one, Relationship.NETWORK) for one in random.sample(more, count)]
        lines, postcode = self._address()
        for number, (firsts, described, relationship) in enumerate(around):
            theirs = last if random.random() < 0.6 else self._last_name()
            first, parent = random.choice(firsts), relationship is Relationship.PARENT
            born_on = self._today - random.randrange(365 * 19, 365 * 45) * _DAY if parent else None
            name = f"{first} {theirs}"
            person = self._person(family, name, born_on, None, ("", ""))
            assessed, risky = number < 2 or not parent, described == "dad" and random.random() < 0.25
            adult = Made(person, name, first, born_on, assessed and not risky, parent)
            for child in children:
                responsible = described == "mum" or (parent and random.random() < 0.7)
                self.connections.add(self._ids(), adult.id, child.id, relationship.value, described, responsible, 1)
            if parent and described == "mum" and random.random() < 0.35:
                self._other_name(adult, NameKind.FORMER, f"{first} {self._last_name()}", born_on, ())
            if described == "mum" or random.random() < 0.2:
                self._lives(adult, *((lines, postcode) if described == "mum" else self._address()), from_on)
            if assessed:
                self.safe.add(self._ids(), family, adult.id, from_on)
            if risky:
                for child in children:
                    self.risks.add(self._ids(), family, adult.id, child.id, from_on)
            yield adult

    def _person(
        self, family: str, name: str, born_on: date | None, expected_on: date | None, numbers: tuple[str, str]
    ) -> str:
        person, (nhs, council_id) = self._ids(), numbers
        phone = "" if council_id else f"07700 900{self._random.randrange(1000):03d}"
        first = name.split(" ", 1)[0]
        self.people.add(person, family, name, first, born_on, expected_on, nhs, phone, "standard", "", 1)
        self._findable(person, FoundBy.NAME, name, born_on or expected_on, numbers)
        return person

    def _other_name(self, one: Made, kind: NameKind, name: str, day: date | None, numbers: Sequence[str]) -> None:
        self.names.add(self._ids(), one.id, kind.value, name)
        self._findable(one.id, FoundBy.FORMER if kind is NameKind.FORMER else FoundBy.ALSO, name, day, numbers)

    def _findable(self, person: str, made_of: FoundBy, name: str, day: date | None, numbers: Sequence[str]) -> None:
        keys = self._keys.of(name)
        held = sorted(day_keys(day) | number_keys(numbers))
        array = f"{{{keys}{',' if held else ''}{','.join(held)}}}"
        self.findables.add(self._ids(), person, made_of.value, name, self._keys.text(name), array)

    def _lives(self, one: Made, lines: str, postcode: str, from_on: date) -> None:
        words = f"{lines}, {postcode}"
        self.addresses.add(self._ids(), one.id, lines, postcode, from_on - 400 * _DAY, None)
        keys = ",".join(sorted(address_keys(lines, postcode) | day_keys(one.born_on)))
        self.findables.add(self._ids(), one.id, FoundBy.ADDRESS.value, words, folded(words), f"{{{keys}}}")

    def _given(self, made: MadeFamily, chair: str) -> None:
        """Who works with the children, and who reaches them by it (ACCESS-1): what `kith reach check` expects."""
        until, lead = made.until_on, made.lead
        gone = f"{until} 17:00+00" if until else None
        with_chair = self._random.random() < _WITH_CHAIR
        for child in made.children:
            parts = [(Basis.LEAD_WORKER, lead.id)] + ([(Basis.CHAIR, chair)] if with_chair else [])
            for part, worker in parts:
                self.allocations.add(self._ids(), child.id, worker, part.value, made.from_on, None, gone)
            managers = [(Basis.TEAM_MANAGER, lead.manager), (Basis.SERVICE_MANAGER, lead.service_manager)]
            for basis, principal in parts + managers:
                self.reach.add(self._ids(), principal, child.id, basis.value, made.from_on, None, gone)

    def _last_name(self) -> str:
        # The first names of the list come oftener than the last ones, as in life some names do.
        place = int(len(LAST) * self._random.random() ** 1.6)
        last = LAST[(place * 37) % len(LAST)]
        return f"{last}-{self._random.choice(LAST)}" if self._random.random() < 0.07 else last

    def _address(self) -> tuple[str, str]:
        random = self._random
        letters = "ABDEFGHJLNPQRSTUWXYZ"
        postcode = (
            f"AS{random.randrange(1, 60)} {random.randrange(1, 10)}{random.choice(letters)}{random.choice(letters)}"
        )
        return f"{random.randrange(1, 220)} {random.choice(STREETS)}", postcode


class _NameKeys:
    """Keys of whole names, put together from those of their words, each worked out once."""

    def __init__(self, sounds: Sounds) -> None:
        self._sounds = sounds
        self._words: dict[str, tuple[str, str]] = {}

    def of(self, name: str) -> str:
        return ",".join(self._word(word)[0] for word in name.split(" "))

    def text(self, name: str) -> str:
        return " ".join(self._word(word)[1] for word in name.split(" "))

    def _word(self, word: str) -> tuple[str, str]:
        if word not in self._words:
            self._words[word] = ",".join(sorted(name_keys(word, self._sounds))), folded(word)
        return self._words[word]


def every_sounding() -> frozenset[str]:
    """The parts of every name there is, to ask once how they sound."""
    return sounding([*GIRLS, *BOYS, *LAST])
