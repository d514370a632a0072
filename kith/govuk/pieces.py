"""The small typed values that pages are made of; the macros of `templates/govuk/macros` take these and nothing else."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    """How a tag looks. Its words always say the same: colour is never alone (WCAG 1.4.1)."""

    PLAIN = "plain"
    DUE = "due"
    LATE = "late"
    DONE = "done"
    LIVE = "live"
    RESTRICTED = "restricted"


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere; `about` is read to screen readers only ("Change" + "review date")."""

    text: str
    href: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class ErrorItem:
    """One line of the error summary: what to do, and the place on the page where to do it."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Tag:
    """One or two words of status."""

    text: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Notice:
    """What just happened (`done`) or what to know before going on."""

    text: str
    detail: str = ""
    done: bool = True
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class ChildShown:
    """A child in the identity bar: name and age in words ("7 years")."""

    name: str
    age: str
    restricted: bool = False


@dataclass(frozen=True, slots=True)
class IdentityBar:
    """Whose record is open. Shown on every page about a family, on paper too."""

    children: tuple[ChildShown, ...]
    family: Link | None = None


@dataclass(frozen=True, slots=True)
class WorkRow:
    """One piece of work: what, about whom, by when, and how it stands."""

    what: Link
    about: str = ""
    when: str = ""
    tag: Tag | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A question and its answer, with the ways to change it. Line breaks in `answer` are kept."""

    name: str
    answer: str
    actions: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Empty:
    """Nothing is here yet: says so, says what to do next, and leads there when the reader may."""

    text: str
    next_step: str = ""
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Pages:
    """The way through a long list: what it is a list of, where one is in it, and the pages before and after."""

    of: str
    here: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A table's column; `number` sets it to the right."""

    heading: str
    number: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of plain cells under a caption; the first cell of each row is its heading."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str | Link | Tag, ...], ...]


@dataclass(frozen=True, slots=True)
class Ring:
    """Whom to ring out of hours, and on which number."""

    name: str
    phone: str

    @property
    def href(self) -> str:
        """The number as a telephone dials it, without an extension."""
        number = re.split(r"e?x", self.phone, maxsplit=1, flags=re.IGNORECASE)[0]
        return f"tel:{''.join(one for one in number if one.isdigit() or one == '+')}"


@dataclass(frozen=True, slots=True)
class NavigationItem:
    """An entry of the main navigation."""

    text: str
    href: str
    here: bool = False
