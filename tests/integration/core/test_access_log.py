"""Who looked at a child's record, who did what, and who may read it (ACCESS-2)."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kith.core.access.log_policies import logs_readable
from kith.core.access.log_selectors import Chosen, LogLine, log_page, people_in_log, whole_log
from kith.core.access.models import Basis, Reach
from kith.core.access.services import opening_logged
from kith.core.audit.attribution import acting_from
from kith.core.audit.models import Entry, Line
from kith.core.audit.protection import lines_filled
from kith.kernel import clock
from kith.kernel.errors import NotFound
from kith.kernel.ids import new_id
from tests.architecture.tables import as_owner, execute
from tests.world import PERSONAS, World

pytestmark = pytest.mark.django_db
EVERYTHING = Chosen()


def _looks(world: World, who: str, *children: str, page: str = "family", times: int = 1) -> None:
    for _ in range(times):
        with acting_from(page, "a-request"):
            opening_logged(principal=world.by(who), children=[world.ids[child] for child in children])


def _reaches(world: World, who: str, child: str, basis: Basis) -> None:
    Reach.objects.create(principal_id=world.ids[who], child_id=world.ids[child], basis=basis, from_on=date(2026, 1, 9))


def _read(world: World, who: str, child: str, chosen: Chosen = EVERYTHING, below: int | None = None) -> list[LogLine]:
    return list(log_page(world.by(who), world.ids[child], chosen, below, 25).lines)


@pytest.mark.rule("ACCESS-2", part="who may read the log")
def test_the_lead_worker_the_manager_and_the_data_protection_reader_read_it_and_nobody_else(world: World) -> None:
    readers = {key for key in PERSONAS if logs_readable(world.by(key), [world.ids["ruby"]])}
    assert readers == {"amara", "helen", "moira", "della"}
    for key in PERSONAS.keys() - readers:
        for read in (log_page, people_in_log, whole_log):
            more = {log_page: (EVERYTHING, None, 25), people_in_log: (), whole_log: (EVERYTHING,)}[read]
            with pytest.raises(NotFound):
                read(world.by(key), world.ids["ruby"], *more)  # type: ignore[operator]


@pytest.mark.rule("ACCESS-2", part="who may read the log")
@pytest.mark.parametrize(
    ("who", "basis", "reads"),
    [
        ("beth", Basis.LEAD_WORKER, True),
        ("beth", Basis.TEAM_MANAGER, False),
        ("tom", Basis.TEAM_MANAGER, True),
        ("tom", Basis.LEAD_WORKER, False),
        ("tom", Basis.COVER, True),
        ("tom", Basis.NAMED, True),
        ("tom", Basis.BREAK_GLASS, False),
        ("moira", Basis.SERVICE_MANAGER, True),
        ("moira", Basis.BREAK_GLASS, False),
        ("beth", Basis.CO_WORKER, False),
        ("beth", Basis.COVER, False),
        ("beth", Basis.NAMED, False),
        ("beth", Basis.NAMED_LEAD, True),
        ("tom", Basis.NAMED_LEAD, False),
        ("beth", Basis.BREAK_GLASS, False),
        ("olu", Basis.CO_WORKER, False),
        ("ian", Basis.CHAIR, False),
        ("olu", Basis.LEAD_WORKER, False),
        ("ian", Basis.LEAD_WORKER, False),
    ],
)
def test_reach_alone_is_not_enough(who: str, basis: Basis, reads: bool, world: World) -> None:
    """A worker who reaches the child as somebody else than the lead worker does not see who looked."""
    Reach.objects.filter(principal_id=world.ids[who]).delete()
    _reaches(world, who, "ruby", basis)
    assert logs_readable(world.by(who), [world.ids["ruby"], world.ids["alfie"]]) == (
        {world.ids["ruby"]} if reads else set()
    )


@pytest.mark.rule("ACCESS-2", part="who may read the log")
def test_who_leads_no_longer_reads_no_longer(world: World, as_of: Callable[[str], None]) -> None:
    Reach.objects.filter(principal_id=world.ids["amara"], child_id=world.ids["ruby"]).update(until_on="2026-01-20")
    assert _read(world, "amara", "ruby")
    as_of("2026-01-21")
    with pytest.raises(NotFound):
        _read(world, "amara", "ruby")
    assert _read(world, "amara", "alfie")


@pytest.mark.rule("ACCESS-2", part="who looked and who did, as one list")
def test_looks_and_acts_stand_together_newest_first(world: World) -> None:
    _looks(world, "amara", "ruby", "alfie", page="plan")
    world.live()
    _looks(world, "helen", "ruby", page="version")
    lines = _read(world, "helen", "ruby")
    assert [line.at for line in lines] == sorted((line.at for line in lines), reverse=True)
    assert (lines[0].who, lines[0].page, lines[0].basis, lines[0].action) == (
        "Helen Draycott",
        "version",
        "manager of the lead worker's team",
        "",
    )
    done = [line.action for line in lines if line.action]
    assert {"plan.went_live", "agreement.agreed", "plan.proposed", "plan.opened", "people.child_added"} <= set(done)
    assert all(line.domain_date == date(2026, 1, 15) for line in lines), "the domain's date is another, and is said"
    assert "Helen Draycott" not in {line.who for line in _read(world, "helen", "alfie")}
    assert [line.page for line in _read(world, "helen", "alfie") if not line.action] == ["plan"]


@pytest.mark.rule("ACCESS-2", part="who looked and who did, as one list")
def test_a_page_goes_on_where_the_one_before_ended_whatever_happens_between(world: World) -> None:
    _looks(world, "amara", "ruby", times=60)
    helen, ruby = world.by("helen"), world.ids["ruby"]
    all_of_it = [line.place for line in whole_log(helen, ruby, EVERYTHING)]
    first = log_page(helen, ruby, EVERYTHING, None, 25)
    assert first.older is not None and len(first.lines) == 25
    _looks(world, "helen", "ruby", times=3)
    second = log_page(helen, ruby, EVERYTHING, first.older, 25)
    assert [line.place for line in (*first.lines, *second.lines)] == all_of_it[:50]
    last = log_page(helen, ruby, EVERYTHING, second.older, 25)
    assert last.older is None
    assert [line.place for line in last.lines] == all_of_it[50:]


def test_a_place_of_another_childs_log_leads_nowhere_else(world: World) -> None:
    _looks(world, "amara", "alfie", times=2)
    foreign = Line.objects.filter(child_id=world.ids["alfie"]).latest("id")
    assert _read(world, "helen", "ruby", below=foreign.id) == _read(world, "helen", "ruby")


def test_lines_of_the_same_instant_are_neither_lost_nor_twice(world: World) -> None:
    ids, at = [new_id() for _ in range(7)], clock.instant()
    with as_owner():
        for one in ids:
            execute(
                "INSERT INTO access_opening (id, at, as_of_on, principal_id, principal_label, children, basis, page, "
                f"request_id) VALUES ('{one}', '{at.isoformat()}', '2026-01-15', '{world.ids['amara']}', 'Amara Osei', "
                f"ARRAY['{world.ids['ruby']}']::uuid[], '', 'family', '')"
            )
        helen, below, seen = world.by("helen"), None, list[int]()
        while True:
            page = log_page(helen, world.ids["ruby"], EVERYTHING, below, 2)
            seen += [line.place for line in page.lines]
            below = page.older
            if below is None:
                break
        assert len(seen) == len(set(seen)) == Line.objects.filter(child_id=world.ids["ruby"]).count()


@pytest.mark.rule("ACCESS-2", part="by person and by days")
def test_one_person_and_some_days(world: World) -> None:
    _looks(world, "amara", "ruby", times=2)
    _looks(world, "helen", "ruby")
    today = clock.local(clock.instant()).date()
    only = Chosen(who=world.ids["helen"])
    assert [line.who for line in _read(world, "amara", "ruby", only)] == ["Helen Draycott"]
    assert len(_read(world, "amara", "ruby", Chosen(from_on=today, until_on=today))) == len(
        _read(world, "amara", "ruby")
    ), "days of the real clock, the last one whole"
    assert _read(world, "amara", "ruby", Chosen(from_on=today + timedelta(days=1))) == []
    assert _read(world, "amara", "ruby", Chosen(until_on=today - timedelta(days=1))) == []
    people = people_in_log(world.by("helen"), world.ids["ruby"])
    assert [person.name for person in people] == ["Amara Osei", "Helen Draycott"], "each once, by name"


@pytest.mark.rule("ACCESS-2", part="who may read the log")
def test_the_data_protection_reader_is_not_told_why_somebody_acted_on_a_family(world: World) -> None:
    world.live()
    act = Entry.objects.filter(children__contains=[world.ids["ruby"]], action="people.child_added").get()
    with as_owner():
        execute("ALTER TABLE audit_entry DISABLE TRIGGER kith_keep_rows")
        execute(f"UPDATE audit_entry SET why = 'Ruby was away' WHERE id = '{act.id}'")

        def reasons(who: str) -> set[str]:
            return {line.why for line in whole_log(world.by(who), world.ids["ruby"], EVERYTHING)}

        assert "Ruby was away" in reasons("amara")
        assert reasons("della") == {""}


def test_the_cost_of_a_page_does_not_grow(world: World) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as sent:
            log_page(world.by("helen"), world.ids["ruby"], EVERYTHING, None, 25)
            people_in_log(world.by("helen"), world.ids["ruby"])
        return len(sent)

    _looks(world, "amara", "ruby")
    few = statements()
    world.live()
    for who in ("beth", "donna", "helen"):
        _looks(world, who, "ruby", times=20)
    assert statements() <= few, "a page without acts even spares one"


@pytest.mark.rule("ACCESS-2", part="no look without its lines")
def test_every_look_and_every_act_has_a_line_for_each_child_once(world: World) -> None:
    _looks(world, "amara", "ruby", "alfie", "ruby")
    rows = {(line.child_id, line.row_id) for line in Line.objects.all()}
    assert len(rows) == Line.objects.count()
    about: set[tuple[UUID, UUID]] = {(child, one.id) for one in Entry.objects.all() for child in one.children}
    looks = {
        (child, look) for look, children in execute("SELECT id, children FROM access_opening") for child in children
    }
    assert rows == about | looks


@pytest.mark.rule("ACCESS-2", part="no look without its lines")
def test_nobody_writes_or_takes_away_a_line(world: World) -> None:
    for statement in (
        f"INSERT INTO audit_line (child_id, at, kind, row_id) VALUES ('{new_id()}', now(), 'look', '{new_id()}')",
        "UPDATE audit_line SET kind = kind",
        "DELETE FROM audit_line",
    ):
        with pytest.raises(Exception, match="permission denied"), as_owner():
            execute("SET ROLE kith_app")
            execute(statement)


@pytest.mark.rule("ACCESS-2", part="no look without its lines")
def test_lines_are_filled_in_for_rows_that_came_in_round_the_trigger(world: World) -> None:
    with as_owner():
        execute("SET session_replication_role = replica")
        _looks(world, "amara", "ruby", "alfie")
        execute("SET session_replication_role = origin")
        assert lines_filled() == 2
        assert lines_filled() == 0, "twice without harm"
        assert _read(world, "helen", "alfie")[0].who == "Amara Osei"


def test_a_reach_row_of_another_child_opens_no_log(world: World) -> None:
    _reaches(world, "beth", "alfie", Basis.LEAD_WORKER)
    with pytest.raises(NotFound):
        _read(world, "beth", "ruby")
