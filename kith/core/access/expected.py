"""Who should reach whom, worked out from facts alone. Pure: the rows of reach are made to agree with it (ACCESS-1)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from uuid import UUID

from kith.core.access.basis import COVERED, Basis

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """One person reaches one child on one basis, from a day until a day (inclusive; None means still)."""

    principal_id: UUID
    child_id: UUID
    basis: Basis
    from_on: date
    until_on: date | None = None


@dataclass(frozen=True, slots=True)
class Staff:
    """What matters of one account: its team, whether it sees children and can sign in, and what it manages as."""

    team_id: UUID | None
    sees_children: bool
    manages_as: Basis | None = None


@dataclass(frozen=True, slots=True)
class StandIn:
    """Somebody stands in for somebody absent, from a day until a day."""

    absent_id: UUID
    stand_in_id: UUID
    from_on: date
    until_on: date


@dataclass(frozen=True, slots=True)
class Facts:
    """All that reach follows from, for some children. `managing` holds who else manages a team, beside its own.

    Of a restricted record (ACCESS-4) `named` holds its list; nothing else gives anybody reach to it.
    """

    today: date
    allocated: tuple[Span, ...] = ()
    staff: Mapping[UUID, Staff] = field(default_factory=dict)
    managing: tuple[tuple[UUID, UUID], ...] = ()
    stand_ins: tuple[StandIn, ...] = ()
    restricted: frozenset[UUID] = frozenset()
    named: tuple[Span, ...] = ()


def expected_reach(facts: Facts) -> frozenset[Span]:
    """Every span of today and later. What no fact gives, nobody has; a restricted record is given by its list alone.

    A lead worker who cannot sign in keeps the row of their child, and has no role to see by it: it is by this row that
    the out-of-hours rota reaches every child but restricted ones.
    """
    own = [span for span in (*facts.allocated, *_of_managers(facts)) if span.child_id not in facts.restricted]
    spans = [*own, *_of_cover(own, facts.stand_ins), *facts.named, *_of_named_leads(facts)]
    seeing = (span for span in spans if span.basis is Basis.LEAD_WORKER or _sees(facts, span.principal_id))
    return frozenset(joined(seeing, facts.today))


def joined(spans: Iterable[Span], today: date) -> Iterator[Span]:
    """The same days told in one way: nothing of the past, spans of one basis that meet or overlap made one.

    A span that has begun keeps its first day; to compare two tellings, cut both with `from_today`.
    """
    alike: dict[tuple[UUID, UUID, Basis], list[Span]] = {}
    for span in spans:
        if span.until_on is None or span.until_on >= max(today, span.from_on):
            alike.setdefault((span.principal_id, span.child_id, span.basis), []).append(span)
    for held in alike.values():
        held.sort(key=lambda span: (span.from_on, span.until_on or date.max))
        current = held[0]
        for span in held[1:]:
            if current.until_on is not None and span.from_on > current.until_on + _DAY:
                yield current
                current = span
            else:
                current = replace(current, until_on=_later(current.until_on, span.until_on))
        yield current


def from_today(spans: Iterable[Span], today: date) -> frozenset[Span]:
    """Spans by what they still mean: when one began does not matter any more once it has."""
    return frozenset(replace(span, from_on=max(span.from_on, today)) for span in joined(spans, today))


def _of_managers(facts: Facts) -> Iterator[Span]:
    """The managers of the team that the lead worker is in, for as long as that worker leads."""
    managing: dict[UUID, set[UUID]] = {}
    for user, team in facts.managing:
        managing.setdefault(team, set()).add(user)
    for user, one in facts.staff.items():
        if one.team_id is not None and one.manages_as is Basis.TEAM_MANAGER:
            managing.setdefault(one.team_id, set()).add(user)
    for lead in facts.allocated:
        worker = facts.staff.get(lead.principal_id)
        if lead.basis is not Basis.LEAD_WORKER or worker is None or worker.team_id is None:
            continue
        for user in managing.get(worker.team_id, ()):
            basis = facts.staff[user].manages_as if user in facts.staff else None
            if basis is not None:
                yield replace(lead, principal_id=user, basis=basis)


def _of_cover(own: Iterable[Span], stand_ins: Iterable[StandIn]) -> Iterator[Span]:
    """What is somebody's own passes to who stands in; what they hold by standing in themselves does not."""
    by_absent: dict[UUID, list[StandIn]] = {}
    for one in stand_ins:
        by_absent.setdefault(one.absent_id, []).append(one)
    for span in own:
        for one in by_absent.get(span.principal_id, ()) if span.basis in COVERED else ():
            first, last = max(span.from_on, one.from_on), min(span.until_on or date.max, one.until_on)
            if first <= last:
                yield Span(one.stand_in_id, span.child_id, Basis.COVER, first, last)


def _of_named_leads(facts: Facts) -> Iterator[Span]:
    """Of who is named on a restricted record's list, the days on which they lead the work with the child as well."""
    leads = {(one.principal_id, one.child_id): one for one in facts.allocated if one.basis is Basis.LEAD_WORKER}
    for span in facts.named:
        lead = leads.get((span.principal_id, span.child_id))
        if lead is not None:
            yield replace(span, basis=Basis.NAMED_LEAD, from_on=max(span.from_on, lead.from_on))


def _sees(facts: Facts, user: UUID) -> bool:
    return user in facts.staff and facts.staff[user].sees_children


def _later(one: date | None, other: date | None) -> date | None:
    return None if one is None or other is None else max(one, other)
