"""What is hidden beside what does not exist: statements and time, for somebody who has children of their own."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse

from kith.core.access.principal import SYSTEM, principal_of
from kith.core.accounts.choices import Role
from kith.core.accounts.models import User
from kith.core.people.choices import RestrictedFor
from kith.core.people.restricted_services import record_restricted
from kith.core.people.search import people_found
from kith.core.people.services import child_added, family_added
from kith.core.people.staffing_services import shift_added
from kith.kernel import clock
from kith.kernel.ids import new_id
from tests.bench import world
from tests.bench.browser import Browser, counted, signed_in
from tests.bench.measure import Row, ms, p50, p95, side_by_side
from tests.statements import shape

REPEATS = 120
STEPS, MANY = 25, 25
_HIDDEN_ONE, _HIDDEN_MANY, _NOBODY = "Quillon Zephyrine", "Isolde Zephyrine", "Qxvwjon Wvjkqrine"


def hidden_rows() -> Iterator[Row]:
    """Two lines for each page, asked in turn: of the same statements, and what they took."""
    asker = world.worker("Outsider")
    world.family(asker)
    browser, pages = signed_in(asker), _pages()
    acts = [lambda address=address: browser.missed(address) for one in pages.values() for address in one]
    taken = iter(side_by_side(acts, REPEATS))
    for name, (hidden, missing) in pages.items():
        times, sent = (next(taken), next(taken)), [_statements(browser, one) for one in (hidden, missing)]
        ratio = p50(times[0]) / p50(times[1])
        yield Row(f"{name}, hidden: statements, p50 / p95", _found(sent[0], times[0]))
        yield Row(
            f"{name}, does not exist: statements, p50 / p95",
            _found(sent[1], times[1]),
            ratio=f"hidden {ratio:.2f} ×",
            budget="same statements",
            within=sent[0] == sent[1],
        )


def rota_rows() -> Iterator[Row]:
    """On the rota, where the whole authority is searched: names that restricted records have, and one nobody has."""
    _restricted_children()
    asker = principal_of(_on_rota())
    acts = {typed: lambda typed=typed: people_found(asker, typed) for typed in (_HIDDEN_ONE, _HIDDEN_MANY, _NOBODY)}
    taken = dict(zip(acts, side_by_side(list(acts.values()), REPEATS), strict=True))
    nobody = p50(taken[_NOBODY])
    for typed, times in taken.items():
        with counted() as queries:
            people_found(asker, typed)
        many = {_HIDDEN_ONE: "1 restricted record has", _HIDDEN_MANY: f"{MANY} restricted records have"}
        yield Row(
            f"Search on the rota, a name {many.get(typed, 'nobody has')}: statements, p50 / p95",
            f"{len(queries.statements)}, {ms(p50(times))} / {ms(p95(times))}",
            ratio="" if typed == _NOBODY else f"{p50(times) / nobody:.2f} × nobody’s",
        )


def _restricted_children() -> None:
    lead, manager = world.worker("Named"), world.worker("Answers", Role.SERVICE_MANAGER)
    protects = principal_of(world.worker("Protects", Role.DATA_PROTECTION))
    group = family_added(name="Zephyrine", by=world.SYSTEM)
    for name in (_HIDDEN_ONE, *[_HIDDEN_MANY] * MANY):
        child = child_added(
            family_id=group.id, name=name, known_as=name.split()[0], born_on=date(2019, 3, 4), lead_worker_id=lead.id,
            from_on=clock.today(), by=world.SYSTEM,
        )  # fmt: skip
        record_restricted(
            child_id=child.id, reason=RestrictedFor.HIGH_RISK, why="Measured.", names=[lead.id],
            answerable_id=manager.id, by=protects,
        )  # fmt: skip


def _on_rota() -> User:
    user, now = world.worker("Night", Role.OUT_OF_HOURS), clock.instant()
    shift_added(user_id=user.id, from_at=now, until_at=now + timedelta(hours=8), by=SYSTEM)
    return user


def _pages() -> dict[str, tuple[str, str]]:
    """Of each page the address of what is somebody else's, and of nothing."""
    lead = world.worker("Elsewhere")
    held = world.family(lead)
    version = world.proposed(held, STEPS, lead)
    child, person = held.children[0], held.people[0]
    ids: dict[str, tuple[object, ...]] = {
        "family": (held.id,),
        "person": (held.id, child),
        "plan": (version.plan_id,),
        "version": (version.id,),
        "reader": (version.id, person),
        "access-log": (child,),
    }
    names = dict(zip(ids, ("Family", "Child", "Plan", "Version", "Reader’s copy", "Who opened it"), strict=True))
    return {
        f"{names[name]} page": (reverse(name, args=of), reverse(name, args=[new_id() for _ in of]))
        for name, of in ids.items()
    }


def _statements(browser: Browser, address: str) -> list[str]:
    with counted() as queries:
        browser.missed(address)
    return list(map(shape, queries.statements))


def _found(statements: list[str], taken: list[float]) -> str:
    return f"{len(statements)}, {ms(p50(taken))} / {ms(p95(taken))}"
