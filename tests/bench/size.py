"""A council of 12,000 open children, and one as large as England: pages, search, the log, and a team that moves."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from django.db import connection, connections
from django.urls import reverse

from kith.core.access.principal import SYSTEM, Principal, principal_of
from kith.core.access.selectors import own_children
from kith.core.accounts.choices import Role
from kith.core.accounts.models import Team, User
from kith.core.people.models import Child
from kith.core.people.search import people_found
from kith.core.people.team_services import workers_moved_team
from kith.core.plans.models import Plan
from kith.sample.generate.council import Council, generate
from tests.bench.browser import Browser, counted, signed_in
from tests.bench.measure import Row, ms, p50, p95, side_by_side, times

LARGE, ENGLAND = 12_000, 400_000
MOST_RATIO, MOST_GROWTH, MOST_OVER_PLAIN, MOST_STATEMENTS = 5.0, 1.25, 1.5, 15
REPEATS, SEARCHES = 25, 15
# A typing error, letters that changed places, a nickname with a surname, a date; what a worker types.
TYPED = ("Ruby Walkr", "Imogen Tohmpson", "Charlie Smith", "14 3 2018", "Zoe OBrien")
_PLAIN = "SELECT person_id FROM people_findable WHERE %s <%% text ORDER BY word_similarity(%s, text) DESC LIMIT 26"
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Taken:
    """Times of one act, and the floor in the same run."""

    times: list[float]
    floor: list[float]
    statements: int = 0


def size_rows(size: str, say: Say) -> Iterator[Row]:
    """One size, or `england`: the large council first and the country after it, compared."""
    before: dict[str, Taken] = {}
    for seed, children in enumerate((LARGE, ENGLAND) if size == "england" else (int(size),), 1):
        say(f"the making of {children:,} children")
        yield _made(Council(children, 6 if children <= LARGE else 1, seed))
        say(f"{children:,} children")
        taken = measured(seed)
        yield from rows_of(children, taken, before)
        before = taken


def _made(council: Council) -> Row:
    began = time.monotonic()
    rows = generate(council, lambda share, doing: None, using="owner")
    took = time.monotonic() - began
    # What the server does by itself within minutes: without it, what stands in an index is looked up in its table too.
    with connections["owner"].cursor() as cursor:
        cursor.execute("VACUUM")
    what = f"Generating {council.children:,} open children and {council.ended:,} whose work ended"
    return Row(what, f"{rows:,} rows in {took:.0f} s", budget="minutes")


def measured(seed: int) -> dict[str, Taken]:
    """Everything that is measured of the council of one seed, by name."""
    worker, manager, service = (_busiest(seed, role) for role in (Role.WORKER, Role.MANAGER, Role.SERVICE_MANAGER))
    rota = User.objects.filter(email__endswith=f".{seed}@generated.example.org", role=Role.OUT_OF_HOURS).first()
    assert rota is not None
    child = Child.objects.filter(id__in=own_children(principal_of(worker))).select_related("person").first()
    assert child is not None
    plan = Plan.objects.filter(family_id__in=_families(worker)).first()
    assert plan is not None
    pages = {
        "My work, worker": (worker, reverse("work")),
        "My work, team manager": (manager, reverse("work")),
        "My work, service manager": (service, reverse("work")),
        "Family page": (worker, reverse("family", args=[child.person.family_id])),
        "Plan page": (worker, reverse("plan", args=[plan.id])),
        "Who opened it": (worker, reverse("access-log", args=[child.id])),
    }
    taken = {name: _page(signed_in(user), address) for name, (user, address) in pages.items()}
    taken["Search, worker"] = _search(principal_of(worker))
    taken["Search, team manager"] = _search(principal_of(manager))
    taken["Search, service manager"] = _search(principal_of(service))
    taken["Search, whole authority"] = _search(principal_of(rota))
    taken["A team of 8 moves"] = _team_moves(seed, manager)
    return taken


def rows_of(children: int, taken: dict[str, Taken], before: dict[str, Taken]) -> Iterator[Row]:
    """The lines of the report; beside those of the smaller council where there is one."""
    for name, one in taken.items():
        found, grown = f"{ms(p50(one.times))} / {ms(p95(one.times))}", before.get(name)
        what = f"{name}, {children:,} open children, p50 / p95"
        if name.startswith("Search, whole"):
            ratio = p50(one.times) / p50(one.floor)
            held = children >= ENGLAND
            budget, within = f"≤ {MOST_OVER_PLAIN} × plain" if held else "", ratio <= MOST_OVER_PLAIN if held else None
            yield Row(what, found, f"plain indexed query {ms(p50(one.floor))}", f"{ratio:.2f} ×", budget, within)
        elif one.floor:
            ratio = p95(one.times) / p95(one.floor)
            yield Row(what, found, ms(p95(one.floor)), f"{ratio:.1f} ×", f"p95 ≤ {MOST_RATIO:.0f} × floor",
                      ratio <= MOST_RATIO)  # fmt: skip
        else:
            yield Row(what, found)
        if grown and name != "Search, whole authority":
            growth = p50(one.times) / p50(grown.times)
            yield Row(f"{name}: {children:,} beside {LARGE:,}", ms(p50(one.times)), ms(p50(grown.times)),
                      f"{growth:.2f} ×", f"≤ {MOST_GROWTH} ×", growth <= MOST_GROWTH)  # fmt: skip
        if one.statements:
            yield Row(f"Statements: {name}, {children:,} open children", str(one.statements),
                      budget=f"≤ {MOST_STATEMENTS}", within=one.statements <= MOST_STATEMENTS)  # fmt: skip


def _busiest(seed: int, role: Role) -> User:
    """Somebody in the middle of the council, with as many children as their role has."""
    users = User.objects.filter(email__endswith=f".{seed}@generated.example.org", role=role).order_by("id")
    return users[max(0, users.count() // 2 - 1)]


def _families(worker: User) -> list[object]:
    own = Child.objects.filter(id__in=own_children(principal_of(worker)))
    return list(own.values_list("person__family_id", flat=True))


def _page(browser: Browser, address: str) -> Taken:
    floor, found = side_by_side([lambda: browser.get(reverse("bench-bare")), lambda: browser.get(address)], REPEATS)
    with counted() as queries:
        browser.get(address)
    return Taken(found, floor, len(queries.statements))


def _search(who: Principal) -> Taken:
    """One search after another; the plain indexed query looks for the same words."""

    def every(act: Callable[[str], object]) -> list[float]:
        acts = [partial(act, typed) for typed in TYPED]
        return [one for each in acts for one in times(each, SEARCHES // len(TYPED), warm=1)]

    floor = every(_plain) if who.role == Role.OUT_OF_HOURS else []
    return Taken(every(lambda typed: people_found(who, typed)), floor)


def _plain(typed: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_PLAIN, [typed, typed])
        cursor.fetchall()


def _team_moves(seed: int, manager: User) -> Taken:
    """Eight workers with some 120 children go to another team and back: reach follows in the same act."""
    assert manager.team_id is not None
    workers = list(User.objects.filter(team=manager.team_id, role=Role.WORKER).values_list("id", flat=True))
    other = Team.objects.filter(name__startswith=f"Locality {seed}-").exclude(id=manager.team_id).first()
    assert other is not None
    places = [other.id, manager.team_id] * 3

    def move() -> None:
        workers_moved_team(worker_ids=workers, team_id=places.pop(0), by=SYSTEM)

    return Taken(times(move, 5, warm=1), [])
