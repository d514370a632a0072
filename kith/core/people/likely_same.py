"""Looks for a child who may be the same as one about to be added, also out of reach: hiding must make no duplicates.

What is found out of reach is told in one way only: that a record exists, and whom to ask (DESIGN 7).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import connection
from psycopg import sql

from kith.core.access.principal import Principal
from kith.core.access.selectors import reached_among
from kith.core.accounts.selectors import users_by_id
from kith.core.audit.selectors import acts_since
from kith.core.authority.selectors import policy
from kith.core.people.asked import same_as
from kith.core.people.details import Details
from kith.core.people.findables import sounds_of
from kith.core.people.models import Child, Restriction
from kith.core.people.scoring import score_of
from kith.core.people.search_keys import sounding
from kith.kernel import clock

LOOKED_FOR = "people.child_looked_for"
_MOST = 20
_LIKELY = sql.SQL(
    """
    SELECT file.id FROM people_findable one JOIN people_child file ON file.id = one.person_id
    WHERE (one.keys && %s::varchar[] OR (one.keys && %s::varchar[] AND {score} > 0)) AND file.id <> %s
    GROUP BY file.id ORDER BY file.id LIMIT %s
    """
)
_NOBODY = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to ask about a record that is out of reach; `child_id` where it may be opened at once, for a reason."""

    name: str
    phone: str
    child_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Looked:
    """What looking for a child brought: files within reach, and whom to ask about others. `stopped`: too many looks."""

    within: tuple[UUID, ...] = ()
    elsewhere: tuple[Contact, ...] = ()
    stopped: bool = False

    @property
    def found(self) -> bool:
        """True if somebody likely to be the same has a record."""
        return bool(self.within or self.elsewhere)


def likely_same(details: Details, other_than: UUID | None = None) -> list[UUID]:
    """Children with the same number, or the same day and a close name, whoever reaches them; for `services` alone."""
    numbers = [f"i{number.lower()}" for number in (details.nhs_number, details.council_id) if number]
    looked_for = same_as(details.name, details.day, sounds_of(sounding([details.name])))
    days = list(looked_for.must[0].keys) if looked_for.must else []
    score, params = score_of(looked_for)
    with connection.cursor() as cursor:
        cursor.execute(_LIKELY.format(score=score), [numbers, days, *params, other_than or _NOBODY, _MOST])
        return [child_id for (child_id,) in cursor.fetchall()]


def contacts_for(children: Sequence[UUID]) -> tuple[Contact, ...]:
    """Whom to ask about each record: its lead worker, or who answers for it where it is restricted (ACCESS-4).

    Where nobody of them can sign in, it is the council's duty contact. A restricted record is not for breaking glass.
    """
    files = Child.objects.filter(id__in=list(children)).order_by("id")
    open_now = Restriction.objects.filter(child_id__in=list(children), ended_at__isnull=True)
    answerable = dict(open_now.values_list("child_id", "answerable_id"))
    asked_first = {file.id: answerable.get(file.id, file.lead_worker_id) for file in files}
    users, council, found = users_by_id(asked_first.values()), policy(), []
    for child_id, user_id in asked_first.items():
        user = users.get(user_id)
        there = user is not None and user.is_active
        name, phone = (user.name, user.phone) if user and there else (council.talk_to_name, council.talk_to_phone)
        found.append(Contact(name, phone, None if child_id in answerable else child_id))
    return tuple(dict.fromkeys(found))


def split_by_reach(principal: Principal, children: Sequence[UUID]) -> tuple[tuple[UUID, ...], tuple[UUID, ...]]:
    """Those within the principal's reach, and the others."""
    within = reached_among(principal, children)
    return tuple(one for one in children if one in within), tuple(one for one in children if one not in within)


def too_many_looks(principal: Principal) -> bool:
    """True once somebody looked for more children within a day than the council allows: adding is no way to fish."""
    since = clock.instant() - timedelta(days=1)
    return acts_since(principal.user_id, LOOKED_FOR, since) > policy().looks_before_adding_a_day
