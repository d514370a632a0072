"""Mutations: one small committed break per proven rule, and what becomes of the tests that should notice it."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

FIELDS = {"rule", "file", "find", "replace", "tests", "why", "fresh_database"}


class Stale(Exception):
    """A mutation no longer fits the file it breaks."""


@dataclass(frozen=True, slots=True)
class Mutation:
    """`find` stands exactly once in `file` and becomes `replace`; then each of `tests` must fail.

    `why` says what goes wrong in the world if nobody notices. `fresh_database`: the break lies in the tables.
    """

    rule: str
    file: str
    find: str
    replace: str
    tests: tuple[str, ...]
    why: str
    source: str
    fresh_database: bool = False

    @property
    def label(self) -> str:
        """How a report names it."""
        return f"{self.rule} ({self.source}: {self.why})"


def read_mutations(folder: Path) -> list[Mutation]:
    """Every `[[mutation]]` of every file, in order; SystemExit for one that is not whole."""
    found = []
    for path in sorted(folder.glob("*.toml")):
        for entry in tomllib.loads(path.read_text("utf-8")).get("mutation", []):
            missing, unknown = FIELDS - {"fresh_database"} - set(entry), set(entry) - FIELDS
            if missing or unknown or not entry["tests"]:
                raise SystemExit(
                    f"{path.name}: {entry.get('rule')}: missing {sorted(missing)}, unknown {sorted(unknown)}"
                )
            found.append(Mutation(**{**entry, "tests": tuple(entry["tests"])}, source=path.stem))
    return found


def broken_text(mutation: Mutation, text: str) -> str:
    """The file's text under the mutation; Stale if `find` does not stand in it exactly once."""
    times = text.count(mutation.find)
    if times != 1:
        raise Stale(f"the text to find stands {times} times in {mutation.file}")
    if mutation.find == mutation.replace:
        raise Stale("it changes nothing")
    return text.replace(mutation.find, mutation.replace)
