"""The daily search for unusual looking, on real rows; and what came of what it found (ACCESS-2)."""

from datetime import date, datetime, time, timedelta

import pytest

from kith.core.access.basis import ON_ROTA, Basis
from kith.core.access.models import Opening, Reach, UnusualLook
from kith.core.access.unusual import Finding, Kind
from kith.core.access.unusual_selectors import notes_about, reasons_given, unusual_look, unusual_looks
from kith.core.access.unusual_services import unusual_look_looked_into, unusual_looks_listed
from kith.core.audit.models import Entry, Line
from kith.core.authority.policy import Policy
from kith.core.authority.services import policy_saved
from kith.core.people.choices import RestrictedFor
from kith.core.people.look_facts import Night
from kith.core.people.models import Child, Restriction
from kith.core.people.unusual_selectors import night_of, records_opened
from kith.core.people.unusual_services import unusual_looks_sought
from kith.kernel import clock
from kith.kernel.errors import Invalid, NotFound, Refused, Stale
from kith.kernel.ids import new_id
from tests.unusual import night_look
from tests.world import PERSONAS, World

pytestmark = [pytest.mark.django_db, pytest.mark.rule("ACCESS-2", part="unusual looking is listed")]
DAY = date(2026, 1, 15)


def _look(
    world: World,
    who: str,
    *children: str,
    at: str = "10:00",
    day: date = DAY,
    basis: str = "lead worker",
    page: str = "family",
    name: str = "",
) -> None:
    Opening.objects.create(
        at=datetime.fromisoformat(f"{day}T{at}").replace(tzinfo=clock.LOCAL_ZONE),
        as_of_on=day,
        principal_id=world.ids[who],
        principal_label=name or world.user(who).name,
        children=[world.ids[child] for child in children],
        basis=basis,
        page=page,
    )


def _sought(world: World, first: date = DAY, last: date = DAY) -> set[tuple[str, str, str]]:
    """Kind, person, child of all that is listed after a search."""
    unusual_looks_sought(first=first, last=last, by=world.by("della"))
    names = {world.ids[key]: key for key in ("ruby", "alfie", "kayden", *PERSONAS)}
    rows = UnusualLook.objects.all()
    return {(one.kind, names[one.person_id], names[one.child_id] if one.child_id else "") for one in rows}


def test_everyday_work_is_not_listed(world: World) -> None:
    _look(world, "amara", "ruby", "alfie", "kayden")
    _look(world, "helen", "ruby", at="21:59", basis="manager of the lead worker's team")
    _look(world, "amara", "ruby", at="06:00")
    assert _sought(world) == set()
    assert Entry.objects.filter(action__startswith="access.unusual").count() == 0


def test_breaking_the_glass_is_listed_for_each_child(world: World) -> None:
    _look(world, "beth", "ruby", "alfie", basis=Basis.BREAK_GLASS.label)
    _look(world, "beth", "ruby", at="11:00", basis=Basis.BREAK_GLASS.label)
    assert _sought(world) == {(Kind.OUTSIDE, "beth", "ruby"), (Kind.OUTSIDE, "beth", "alfie")}
    ruby = UnusualLook.objects.get(child_id=world.ids["ruby"])
    assert (ruby.times, ruby.on, clock.local(ruby.first_at).hour) == (2, DAY, 10)


def test_a_look_after_the_work_has_ended_is_listed(world: World) -> None:
    for who, until_on, until_at in (("donna", DAY - timedelta(days=1), None), ("beth", None, f"{DAY}T09:00Z")):
        Reach.objects.create(
            principal_id=world.ids[who],
            child_id=world.ids["ruby"],
            basis=Basis.CO_WORKER,
            from_on="2026-01-02",
            until_on=until_on,
            until_at=until_at,
        )
        _look(world, who, "ruby", basis="")
    assert _sought(world) == {(Kind.AFTER_END, "donna", "ruby"), (Kind.AFTER_END, "beth", "ruby")}


def test_who_has_the_child_again_or_still_looks_as_always(world: World) -> None:
    for from_on, until_on in (("2026-01-02", "2026-01-05"), ("2026-01-10", None)):
        Reach.objects.create(
            principal_id=world.ids["beth"],
            child_id=world.ids["ruby"],
            basis=Basis.CO_WORKER,
            from_on=from_on,
            until_on=until_on,
        )
    _look(world, "beth", "ruby", basis="co-worker")
    assert _sought(world) == set()


def test_a_worker_of_the_familys_name_is_listed_once_a_month(world: World) -> None:
    for day in (DAY, DAY + timedelta(days=1), DAY + timedelta(days=31)):
        _look(world, "amara", "ruby", day=day, name="Amara Crowe")
    assert _sought(world, DAY, DAY + timedelta(days=40)) == {(Kind.OWN_NAME, "amara", "ruby")}
    assert sorted(UnusualLook.objects.values_list("occasion", flat=True)) == ["2026-01", "2026-02"]
    assert UnusualLook.objects.get(occasion="2026-01").on == DAY, "the first of the month"


@pytest.mark.parametrize(
    ("begun", "ended", "listed"), [("09:00", None, True), ("11:00", None, False), ("09:00", "09:30", False)]
)
def test_who_opens_a_restricted_record_is_listed_once_a_month(
    begun: str, ended: str | None, listed: bool, world: World
) -> None:
    Restriction.objects.create(
        child_id=world.ids["ruby"],
        reason=RestrictedFor.values[0],
        why="High risk.",
        answerable_id=world.ids["moira"],
        begun_at=f"{DAY}T{begun}Z",
        begun_by=world.ids["moira"],
        ended_at=f"{DAY}T{ended}Z" if ended else None,
        ended_by=world.ids["moira"] if ended else None,
        ended_why="No longer needed." if ended else "",
    )
    _look(world, "amara", "ruby", "alfie")
    _look(world, "amara", "ruby", day=DAY + timedelta(days=1))
    found = _sought(world, DAY, DAY)
    assert found == ({(Kind.RESTRICTED, "amara", "ruby")} if listed else set())
    if listed:
        assert _sought(world, DAY, DAY + timedelta(days=1)) == found


@pytest.mark.parametrize(
    ("who", "at", "basis", "listed"),
    [
        ("amara", "22:00", "lead worker", True),
        ("amara", "05:59", "lead worker", True),
        ("olu", "23:00", "", False),
        ("amara", "23:00", ON_ROTA, False),
    ],
)
def test_at_night(who: str, at: str, basis: str, listed: bool, world: World) -> None:
    _look(world, who, "ruby", at=at, basis=basis)
    assert _sought(world) == ({(Kind.NIGHT, who, "")} if listed else set())


def test_the_night_is_what_the_council_calls_night(world: World) -> None:
    policy_saved(policy=Policy(night_begins=23, night_ends=5), by=world.by("pat"))
    _look(world, "amara", "ruby", at="22:30")
    _look(world, "helen", "ruby", at="05:00", basis="manager of the lead worker's team")
    assert _sought(world) == set()
    _look(world, "amara", "ruby", at="04:59")
    assert _sought(world) == {(Kind.NIGHT, "amara", "")}


def _records(world: World) -> list[tuple[str, str, int]]:
    """Number, first time and how often, of all that the one finding lists."""
    found = records_opened(world.by("della"), UnusualLook.objects.get().id, 0, 25)
    assert found.total == len(found.shown)
    return [(one.number, f"{clock.local(one.first_at):%H:%M}", one.times) for one in found.shown]


def test_what_was_opened_that_day_is_listed_by_number_and_time_without_a_name(world: World) -> None:
    policy_saved(
        policy=Policy.model_construct(**{**Policy().model_dump(), "many_records_a_day": 3}), by=world.by("pat")
    )
    Child.objects.filter(id=world.ids["ruby"]).update(council_id="LCS 77")
    for day, at, children in (
        (DAY, "10:00", ("ruby", "alfie")),
        (DAY, "11:00", ("ruby", "kayden")),
        (DAY, "09:00", ()),
    ):
        _look(world, "amara", *children, at=at, day=day)
    _look(world, "amara", "ruby", day=DAY - timedelta(days=1))
    _look(world, "helen", "ruby")
    _look(world, "amara", "ruby", page="access-log", at="12:00")
    unusual_looks_listed(findings=[_finding(world, Kind.MANY)], by=world.by("della"))
    alfie, kayden = (f"Kith {str(world.ids[key])[-8:]}" for key in ("alfie", "kayden"))
    assert sorted(_records(world)) == sorted([("LCS 77", "10:00", 2), (alfie, "10:00", 1), (kayden, "11:00", 1)])


def test_of_a_night_only_the_looks_at_night_are_listed_by_the_hours_it_was_found_under(world: World) -> None:
    Child.objects.filter(id=world.ids["ruby"]).update(council_id="LCS 77")
    for at in ("10:00", "22:10", "23:30", "05:59"):
        _look(world, "amara", "ruby", at=at)
    unusual_looks_listed(findings=[_finding(world, Kind.NIGHT)], by=world.by("della"))
    policy_saved(policy=Policy(night_begins=23), by=world.by("pat"))
    assert _records(world) == [("LCS 77", "05:59", 3)]
    row = UnusualLook.objects.get()
    assert night_of(world.by("della"), row.id) == Night(22, 6)


def _finding(world: World, kind: Kind) -> Finding:
    at = datetime.combine(DAY, time(10), clock.LOCAL_ZONE)
    return Finding(kind, world.ids["amara"], "Amara Osei", None, DAY, DAY.isoformat(), at, 3)


@pytest.mark.parametrize("who", sorted(set(PERSONAS) - {"della"}))
def test_the_list_of_what_was_opened_is_for_the_data_protection_reader_alone(who: str, world: World) -> None:
    (row,) = unusual_looks_listed(findings=[night_look(world)], by=world.by("della"))
    for read in (lambda: records_opened(world.by(who), row.id, 0, 25), lambda: night_of(world.by(who), row.id)):
        with pytest.raises(NotFound):
            read()


def test_many_is_what_the_council_calls_many(world: World) -> None:
    policy_saved(policy=Policy(many_records_a_day=5), by=world.by("pat"))
    _look(world, "amara", "ruby", "alfie", "kayden")
    assert _sought(world) == set()


def test_reading_a_log_is_no_look_at_a_record(world: World) -> None:
    _look(world, "della", "ruby", at="23:00", page="access-log", basis="data-protection reader")
    assert _sought(world) == set()


def test_the_day_ends_at_midnight_in_the_united_kingdom(world: World) -> None:
    summer = date(2026, 7, 1)
    _look(world, "amara", "ruby", day=summer, at="23:59")
    _look(world, "helen", "ruby", day=summer + timedelta(days=1), at="00:00")
    assert _sought(world, summer, summer) == {(Kind.NIGHT, "amara", "")}


def test_the_search_may_run_again_without_harm(world: World) -> None:
    _look(world, "beth", "ruby", basis=Basis.BREAK_GLASS.label, at="23:00")
    first = _sought(world)
    rows, acts = list(UnusualLook.objects.values()), Entry.objects.count()
    assert len(first) == 2
    assert _sought(world, DAY - timedelta(days=7)) == first
    assert (list(UnusualLook.objects.values()), Entry.objects.count()) == (rows, acts)


def test_what_was_looked_into_is_not_asked_again(world: World) -> None:
    _look(world, "beth", "ruby", basis=Basis.BREAK_GLASS.label)
    _sought(world)
    row = UnusualLook.objects.get()
    unusual_look_looked_into(unusual_id=row.id, words="On duty.", base=1, by=world.by("della"))
    _sought(world)
    row.refresh_from_db()
    assert (row.looked_into_by, UnusualLook.objects.count()) == (world.ids["della"], 1)
    assert [note.words for note in notes_about(world.by("della"), row.id)] == ["On duty."]


def test_the_familys_workers_learn_nothing_of_it(world: World) -> None:
    """Whoever is looked into may be among those who read the child's log."""
    _look(world, "amara", "ruby", name="Amara Crowe")
    lines = Line.objects.count()
    _sought(world)
    row = UnusualLook.objects.get()
    unusual_look_looked_into(unusual_id=row.id, words="A cousin.", base=1, by=world.by("della"))
    assert Line.objects.count() == lines
    entries = Entry.objects.filter(action__startswith="access.unusual")
    assert [(one.children, one.why, "cousin" in str(one.details)) for one in entries] == [([], "", False)] * 2


@pytest.mark.parametrize("who", sorted(set(PERSONAS) - {"della"}))
def test_only_the_data_protection_reader_sees_and_says(who: str, world: World) -> None:
    (row,) = unusual_looks_listed(findings=[night_look(world)], by=world.by("della"))
    with pytest.raises(NotFound):
        unusual_looks(world.by(who), False, None, 25)
    for read in (unusual_look, notes_about, reasons_given):
        with pytest.raises(NotFound):
            read(world.by(who), row.id)
    with pytest.raises(Refused):
        unusual_look_looked_into(unusual_id=row.id, words="x", base=1, by=world.by(who))


def test_words_are_needed_and_nobody_elses_are_written_over(world: World) -> None:
    (row,) = unusual_looks_listed(findings=[night_look(world)], by=world.by("della"))
    della = world.by("della")
    with pytest.raises(Invalid, match="also when all was well"):
        unusual_look_looked_into(unusual_id=row.id, words="  ", base=1, by=della)
    unusual_look_looked_into(unusual_id=row.id, words="On call.", base=1, by=della)
    with pytest.raises(Stale) as stale:
        unusual_look_looked_into(unusual_id=row.id, words="Not on call.", base=1, by=della)
    (difference,) = stale.value.differences
    assert (difference.mine, difference.theirs, stale.value.by) == ("Not on call.", "On call.", "Della Rowe")
    with pytest.raises(NotFound):
        unusual_look_looked_into(unusual_id=new_id(), words="x", base=1, by=della)


def test_the_list_goes_on_where_it_ended(world: World) -> None:
    unusual_looks_listed(findings=[night_look(world, day) for day in range(1, 8)], by=world.by("della"))
    della, below, seen = world.by("della"), None, []
    while True:
        page = unusual_looks(della, False, below, 3)
        seen += [one.on.day for one in page.shown]
        below = page.older
        if below is None:
            break
    assert seen == [7, 6, 5, 4, 3, 2, 1]
