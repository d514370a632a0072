"""The pages of the walk: p50 and p95 beside a bare page of the same stack, and statements sent per page."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.urls import reverse

from tests.bench import world
from tests.bench.browser import Browser, counted, signed_in
from tests.bench.measure import Row, ms, p50, p95, side_by_side

SIZES = (1, 10, 25)
MOST_STATEMENTS = 15
MOST_RATIO = 5.0
REPEATS = 40


@dataclass
class Series:
    """One page at its sizes: who looks, and the addresses from few rows to many."""

    name: str
    rows: str
    addresses: list[tuple[Browser, str]] = field(default_factory=list)


def make_pages() -> list[Series]:
    """At 1, 10 and 25: families and duties of a worker, people and plans of a family, steps of a plan."""
    work = Series("My work", "families and duties")
    home = Series("Family", "people around the children")
    plans = Series("Family", "children, each with a plan")
    draft, version = Series("Plan", "steps"), Series("Version, 8 readers", "steps")
    reader, agreement = Series("Reader’s copy", "steps"), Series("Telling and agreeing", "steps")
    for size in SIZES:
        lead = world.worker(f"Lead{size}")
        families = [world.family(lead, readers=8 if number == 0 else 1) for number in range(size)]
        world.duties(families[0], size, lead)
        held, browser = families[0], signed_in(lead)
        proposed = world.proposed(held, size, lead)
        other = world.worker(f"Other{size}")
        crowd = world.family(other, readers=size)
        work.addresses.append((browser, reverse("work")))
        many = world.family(other, readers=1, children=size)
        for child in many.children:
            world.opened(many, [child], other)
        plans.addresses.append((signed_in(other), reverse("family", args=[many.id])))
        home.addresses.append((signed_in(other), reverse("family", args=[crowd.id])))
        draft.addresses.append((browser, reverse("plan", args=[proposed.plan_id])))
        version.addresses.append((browser, reverse("version", args=[proposed.id])))
        reader.addresses.append((browser, reverse("reader", args=[proposed.id, held.people[0]])))
        agreement.addresses.append((browser, reverse("agreement", args=[proposed.id, held.people[0]])))
    return [work, home, plans, draft, version, reader, agreement]


def page_rows(series: list[Series]) -> Iterator[Row]:
    """The floor first, then each page at its largest, with how many statements it sends at each size."""
    floor_of = series[0].addresses[-1][0]
    bare = reverse("bench-bare")
    acts = [lambda: floor_of.get(bare)] + [
        lambda browser=browser, address=address: browser.get(address)
        for browser, address in (one.addresses[-1] for one in series)
    ]
    floor, *pages = side_by_side(acts, REPEATS)
    yield Row("Bare signed-in page, one query (the floor), p50 / p95", f"{ms(p50(floor))} / {ms(p95(floor))}")
    for one, taken in zip(series, pages, strict=True):
        ratio = p95(taken) / p95(floor)
        yield Row(
            f"{one.name} page, {SIZES[-1]} {one.rows}, p50 / p95",
            f"{ms(p50(taken))} / {ms(p95(taken))}",
            ms(p95(floor)),
            f"{ratio:.1f} ×",
            f"p95 ≤ {MOST_RATIO:.0f} × floor",
            ratio <= MOST_RATIO,
        )
    with counted() as queries:
        floor_of.get(bare)
    yield Row("Statements: bare page", str(len(queries.statements)))
    for one in series:
        yield _statements_row(one, len(queries.statements))


def _statements_row(one: Series, floor: int) -> Row:
    found = [statements(browser, address) for browser, address in one.addresses]
    number = [len(each) for each in found]
    constant = len(set(number)) == 1
    return Row(
        f"Statements: {one.name} page, {' / '.join(map(str, SIZES))} {one.rows}",
        " / ".join(map(str, number)),
        str(floor),
        "constant" if constant else "grows",
        f"constant, ≤ {MOST_STATEMENTS}",
        constant and max(number) <= MOST_STATEMENTS,
    )


def statements(browser: Browser, address: str) -> list[str]:
    """What a page sends to the database, for session and sign-in too."""
    browser.get(address)
    with counted() as queries:
        browser.get(address)
    return queries.statements
