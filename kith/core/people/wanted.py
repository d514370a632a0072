"""What search looks for: things typed, each with the keys it may be found by, and why that finds somebody. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Why(StrEnum):
    """Why somebody is found, best first; in words that follow “Found by”."""

    NUMBER = "number"
    BORN = "date of birth"
    NAME = "name"
    PART = "part of a number"
    NICKNAME = "nickname"
    NEAR = "spelt nearly the same"
    SOUNDS = "sounds like it"
    TURNED = "date of birth with day and month the other way round"
    NEARLY = "date of birth nearly the same"
    A_YEAR = "date of birth a year apart"
    DAY_AND_MONTH = "day and month of birth"
    MONTH_AND_YEAR = "month and year of birth"
    YEAR = "year of birth"


def best_of(found: Iterable[Why]) -> Why | None:
    """The best of some reasons; None where there is none."""
    return min(found, key=list(Why).index, default=None)


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing that was typed, and each key it may be found by with why.

    `begins` is what somebody's number may begin with: the key of its first four stands in the index, and narrows.
    """

    keys: Mapping[str, Why]
    exact: str
    begins: str = ""

    @property
    def indexed(self) -> list[str]:
        """Every key that somebody who is meant has one of."""
        return [*self.keys, *([f"p{self.begins[:4]}"] if self.begins else [])]

    def best(self, held: frozenset[str]) -> Why | None:
        """The best reason for which somebody with these keys is meant; None if they are not."""
        found = {why for key, why in self.keys.items() if key in held}
        if self.begins and any(key.startswith(f"i{self.begins}") for key in held):
            found.add(Why.PART)
        return best_of(found)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date that was typed, or as much of one as there was: keys of those born then, and of those born nearly then.

    Beside a name it hides nobody: whose date is another one stands below, and it is said which. `whole` if it had a
    day, a month and a year. `note` says what was made of a date that does not exist.
    """

    exact: Mapping[str, Why]
    near: Mapping[str, Why]
    whole: bool = False
    note: str = field(default="", compare=False)

    def fits(self, held: frozenset[str]) -> Why | None:
        """Why somebody with these keys is of that date, or nearly; None if they are not."""
        exact = best_of({why for key, why in self.exact.items() if key in held})
        return exact or best_of({why for key, why in self.near.items() if key in held})

    @property
    def alone(self) -> Wanted:
        """Where nothing else was typed: who was born then, or with day and month the other way round.

        Of a date that does not exist, whoever was born nearly then.
        """
        turned = {key: why for key, why in self.near.items() if why is Why.TURNED or not self.exact}
        return Wanted({**turned, **self.exact}, next(iter(self.exact), ""))
