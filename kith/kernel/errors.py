"""Domain errors: each carries a message for people and the place it belongs to. Doors turn them into pages."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: words for people that say how to mend it, where it is, and the rule behind it."""

    message: str
    place: str = ""
    rule: str = ""


class DomainError(Exception):
    """Base of all refusals by the domain; `problems` is never empty."""

    def __init__(self, problems: Sequence[Problem] | str, place: str = "", rule: str = "") -> None:
        self.problems: tuple[Problem, ...] = (
            (Problem(problems, place, rule),) if isinstance(problems, str) else tuple(problems)
        )
        super().__init__("; ".join(problem.message for problem in self.problems))


class NotFound(DomainError):
    """It does not exist, or not for this person: nobody is told which (ACCESS-1)."""

    def __init__(self) -> None:
        super().__init__("We cannot find that page.")


class Refused(DomainError):
    """The person can see it, and may not do this."""


class Invalid(DomainError):
    """What was given cannot stand; each problem names its place."""

    def at(self, place: str) -> "Invalid":
        """The same problems, all at one place: where a form calls it otherwise than the domain."""
        return Invalid([Problem(one.message, place, one.rule) for one in self.problems])


class NotYet(DomainError):
    """A gate is not open: each problem says what is missing and how to put it right."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that two people changed: what this person typed and what stands now."""

    place: str
    mine: str
    theirs: str


class Stale(DomainError):
    """Somebody else changed it in between; both texts are kept and shown (DESIGN 4.5)."""

    def __init__(self, differences: Sequence[Difference] = (), revision: int = 0, by: str = "") -> None:
        self.differences = tuple(differences)
        self.revision = revision
        self.by = by
        super().__init__("Somebody changed this while you were working on it. Nothing you typed is lost.")
