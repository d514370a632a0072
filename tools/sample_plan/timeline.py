"""The timeline (2.6): the rows a version holds; which are done by then. Dates of visits are in no copy (TIME-3)."""

from kith.core.plans.content import TimelineRow
from tools.sample_plan.keys import CHILDREN, KAYDEN, day, id_of, ids
from tools.sample_plan.people import source

_Row = tuple[int, str, str, str, str, str, str, str, str]
# first version, key, when, task, why, who, meetings, changes, done on
_ROWS: tuple[_Row, ...] = (
    (1, "T01", "week 0", "Emergency plan", "so that the children are safe tonight", "tom shelley pauline",
     "Tom Saturday 10 January 10:00; Ngozi Sunday 11 January 17:00; Amara Monday 12 January 16:15",
     "Shelley awake at night, Pauline by day", "2026-01-12"),
    (1, "T02", "weeks 0 to 1", "Look at doors, locks and smoke alarms",
     "so that the home is harder to get into and easy to get out of", "vera colin nadia",
     "Wednesday 14 January; work done Friday 16 January", "", "2026-01-16"),
    (1, "T03", "week 1", "Find the family team: Leanne names people using circles, with Elin and Amara",
     "so that enough people know", "leanne elin amara", "home visits", "Craig not in the house", "2026-01-21"),
    (3, "T04", "week 2", "Network meeting 1: worries, goals, rules", "", "yusuf amara", "Saturday 24 January",
     "check-ins 3 a week; Shelley sleeps in Friday to Sunday until a practice is passed", "2026-01-24"),
    (3, "T05", "week 2", "Initial child protection conference", "", "graham", "Thursday 29 January", "", "2026-01-29"),
    (3, "T06", "week 4", "First core group turns the plan into the one child protection plan", "", "amara",
     "Tuesday 10 February", "", "2026-02-10"),
    (3, "T07", "weeks 4 to 6", "Picture story with Leanne and Pauline", "so that the children know why",
     "amara leanne pauline", "11, 18, 22 February", "", "2026-02-22"),
    (3, "T08", "week 4", "Imran asked, with the club's welfare officer",
     "so that Kayden has the grown-up he picked", "amara beth", "Friday 6 February",
     "talk after training on Wednesdays", "2026-02-06"),
    (3, "T09", "weeks 4 to 7", "Journal, safety object, two practices", "", "shelley amara",
     "11, 25, 28 February, 4 March", "", "2026-03-04"),
    (5, "T10", "week 9", "Review after failure", "", "amara", "Tuesday 17 March",
     "two names every night; sleep-in on hard dates and Fridays", "2026-03-17"),
    (4, "T11", "week 10", "Core group 2", "", "amara", "Tuesday 24 March", "", ""),
    (3, "T12", "week 14", "Review conference 1", "", "graham", "Thursday 23 April", "", ""),
    (4, "T13", "weeks 16 and 22", "Core groups 3 and 4", "", "amara", "Tuesday 5 May, Tuesday 16 June", "", ""),
    (3, "T14", "weeks 18 to 19", "The children's own plans", "so that each child knows what happens",
     "beth chloe", "20 to 22 May", "", ""),
)  # fmt: skip
FROZEN_ON = {3: "2026-01-24", 4: "2026-02-10", 5: "2026-03-17"}
VISITS = (
    "Tuesday 3 February, Monday 16 February, Thursday 26 February, Wednesday 11 March, Monday 16 March (after the "
    "failure), Wednesday 25 March"
)
_CHANGED = {("T09", 5): "sleep-ins end Monday 2 March", ("T12", 5): "Friday sleep-ins end"}


def timeline(version: int) -> tuple[TimelineRow, ...]:
    """The rows first held by this version or one before, then the road's end, then the visits."""
    rows = tuple(_row(row, version) for row in _ROWS if row[0] <= version)
    return (*rows, *_frame(version))


def _row(row: _Row, version: int) -> TimelineRow:
    _, key, when, task, why, who, meetings, changes, done = row
    over = bool(done) and done <= FROZEN_ON[version]
    return TimelineRow(
        id=id_of(key), label=key, children=ids(*((KAYDEN,) if key == "T08" else CHILDREN)), source=source("amara"),
        when=when, task=task, why=why, who=ids(*who.split()), meetings=meetings,
        changes=_CHANGED.get((key, version), changes), unplanned=key == "T10", done_on=day(done) if over else None,
    )  # fmt: skip


def _frame(version: int) -> tuple[TimelineRow, ...]:
    base = {"children": ids(*CHILDREN), "source": source("amara")}
    finish = TimelineRow(
        id=id_of("T15"), label="T15", when="by the end of October 2026", task="Expected finish",
        why="agreed with the family on 24 January", finish_on=day("2026-10-31"), **base,
    )  # fmt: skip
    some = TimelineRow(
        id=id_of("T16"), label="T16", when="until then", task="Some evening visits are unannounced",
        why="agreed with Leanne on 24 January", who=ids("amara"), **base,
    )  # fmt: skip
    first = TimelineRow(
        id=id_of("T17"), label="T17", when="week 1", task="Home visits", who=ids("amara"),
        meetings="Tuesday 20 January, Wednesday 21 January", unannounced=True, done_on=day("2026-01-21"), **base,
    )  # fmt: skip
    seen = TimelineRow(
        id=id_of("T18"), label="T18", when="while on a child protection plan", who=ids("amara"),
        task="Sees each child alone at least every 10 working days", meetings=VISITS, unannounced=True, **base,
    )  # fmt: skip
    return (finish, some, first, seen) if version == 5 else (finish, some, first)
