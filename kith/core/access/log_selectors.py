"""Reads of who looked at a child's record and who did something on it, as one list, newest first (ACCESS-2)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from kith.core.access.log_policies import reads_every_log, require_log
from kith.core.access.models import Opening
from kith.core.access.principal import Principal
from kith.core.accounts.models import User
from kith.core.accounts.selectors import users_by_id
from kith.core.audit.models import Line, LineKind
from kith.core.audit.selectors import Sought, actors_about, entries_by_id, lines_about
from kith.kernel import clock

AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a reader of the log asked for: one person, days from and until (inclusive, of the real clock)."""

    who: UUID | None = None
    from_on: date | None = None
    until_on: date | None = None


@dataclass(frozen=True, slots=True)
class LogLine:
    """One look or act. `page` is an address's name, `action` an act's (empty for a look); doors put both into words.

    `about` is the worker an act was about, where it was about one: who was given access.
    """

    place: int
    at: datetime
    as_of_on: date
    who: str
    page: str
    action: str
    about: str
    basis: str
    why: str

    @property
    def domain_date(self) -> date | None:
        """The site's date, where it was not the day's."""
        return None if self.as_of_on == clock.local(self.at).date() else self.as_of_on


@dataclass(frozen=True, slots=True)
class LogPage:
    """Some lines, and the place to go on from when there are older ones."""

    lines: tuple[LogLine, ...]
    older: int | None


def log_page(principal: Principal, child_id: UUID, chosen: Chosen, below: int | None, most: int) -> LogPage:
    """The newest lines, or those older than the place `below`; NotFound unless this person may read the log."""
    require_log(principal, child_id)
    found = list(lines_about(child_id, _sought(chosen), below, most + 1))
    lines = tuple(_told(found[:most], _reads_reasons(principal)))
    return LogPage(lines, lines[-1].place if len(found) > most else None)


def whole_log(principal: Principal, child_id: UUID, chosen: Chosen) -> Iterator[LogLine]:
    """Every line asked for, some hundreds at a time, so that a file of any length needs little memory."""
    require_log(principal, child_id)
    return _all(child_id, chosen, _reads_reasons(principal))


def people_in_log(principal: Principal, child_id: UUID) -> list[User]:
    """Everybody who looked or did something, by name."""
    require_log(principal, child_id)
    return sorted(users_by_id(actors_about(child_id)).values(), key=lambda user: (user.name.casefold(), user.id))


def _all(child_id: UUID, chosen: Chosen, with_reasons: bool) -> Iterator[LogLine]:
    below: int | None = None
    while found := lines_about(child_id, _sought(chosen), below, AT_ONCE):
        yield from _told(found, with_reasons)
        below = found[-1].id


def _sought(chosen: Chosen) -> Sought:
    return Sought(
        actor_id=chosen.who,
        since=_begins(chosen.from_on) if chosen.from_on else None,
        before=_begins(chosen.until_on + timedelta(days=1)) if chosen.until_on else None,
    )


def _begins(day: date) -> datetime:
    return datetime.combine(day, time.min, clock.LOCAL_ZONE)


def _reads_reasons(principal: Principal) -> bool:
    """False for the data-protection reader, who has no sight of plans: why somebody acted is words about a family."""
    return not reads_every_log(principal)


def _told(lines: Iterable[Line], with_reasons: bool) -> Iterator[LogLine]:
    held = list(lines)
    looks = Opening.objects.in_bulk([line.row_id for line in held if line.kind == LineKind.LOOK])
    acts = entries_by_id(line.row_id for line in held if line.kind == LineKind.ACT)
    workers = users_by_id(act.subject_id for act in acts.values() if act.subject_kind == "user")
    for line in held:
        if line.kind == LineKind.LOOK:
            look = looks[line.row_id]
            yield LogLine(line.id, look.at, look.as_of_on, look.principal_label, look.page, "", "", look.basis, "")
        else:
            act = acts[line.row_id]
            why = act.why if with_reasons else ""
            about = workers[act.subject_id].name if act.subject_id in workers else ""
            yield LogLine(line.id, act.at, act.as_of_on, act.actor_label, act.page, act.action, about, "", why)
