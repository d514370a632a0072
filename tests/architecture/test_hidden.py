"""What is hidden from somebody is answered as what does not exist: the same words, headers and statements (ACCESS-1).

Asked of every address by everybody of the cast, with GET and with POST: while the records are open to whoever works
with them, while one child's is restricted, and while all three are.
"""

from collections.abc import Iterator, Mapping
from uuid import UUID

import pytest

from kith.doors.staff.sitting import LONGEST
from tests.architecture.places import PLACES
from tests.architecture.tables import changed_tables, fingerprints
from tests.architecture.visits import Visit, named
from tests.cast import CAST, CHILDREN, IN_REACH, LISTED, About, Standing, make_cast, restrict
from tests.sample_again import sample_world
from tests.told import Told

TRYING_WRITES = {"django_session"}
SENT = ("GET", "POST")
ABOUT_CHILDREN = set(About) - {About.NOTHING, About.WORKER, About.ABSENCE}
Missing = dict[tuple[str, str], Told]


@pytest.mark.rule("ACCESS-1", "GUARD-PAGES", part="hidden and missing look the same")
@pytest.mark.parametrize("name", sorted(name for name, place in PLACES.items() if not place.public))
def test_nobody_can_tell_what_is_hidden_from_what_does_not_exist(
    name: str, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Once a minute a sitting's row is written, whatever is asked for; here it is not, so that all answers compare.
    monkeypatch.setattr("kith.doors.staff.sitting._SEEN_EVERY", LONGEST.total_seconds())
    world = sample_world(make_cast)
    visit = Visit(world, name)
    missing: Missing = {}
    before = fingerprints()
    _hidden_looks_missing(visit, missing, half_right=True)
    assert changed_tables(before) <= TRYING_WRITES, f"{name}: {changed_tables(before)}"
    restrict(world, "ruby")
    _says_nothing_of_ruby(visit)
    restrict(world, *CHILDREN)
    visit.standing, before = Standing.RESTRICTED, fingerprints()
    _hidden_looks_missing(visit, missing, half_right=False)
    assert changed_tables(before) <= TRYING_WRITES, f"{name}: {changed_tables(before)}"
    _the_list_finds_it(visit)


def _hidden_looks_missing(visit: Visit, missing: Missing, *, half_right: bool) -> None:
    """Everybody for whom it is not there: the status they have to get, no name, and not to be told from nothing."""
    if not visit.opens_record() and not visit.place.owner:
        return
    for who in visit.outsiders():
        for method in SENT:
            place = f"{who} {method} {visit.name}, {visit.standing}"
            if (who, method) not in missing:
                missing[who, method] = visit.tell(who, method, visit.nothing())
            for ids in (visit.ready.ids, *(_half_right(visit) if half_right else ())):
                hidden = visit.tell(who, method, ids)
                assert not (apart := hidden.differs_from(missing[who, method])), f"{place}: {apart}"
            assert hidden.status == visit.expected(who, method), place


def _half_right(visit: Visit) -> Iterator[Mapping[str, UUID | str]]:
    """Each id of what is hidden alone, beside ids of nothing."""
    for key in visit.ready.ids if len(visit.ready.ids) > 1 else ():
        yield {**visit.nothing(), key: visit.ready.ids[key]}


def _says_nothing_of_ruby(visit: Visit) -> None:
    """Her record alone is restricted: what is about her is gone, what is about her family does not name her."""
    about_ruby = visit.ready.ids and visit.place.about in ABOUT_CHILDREN and set(visit.ready.ids) != {"family_id"}
    visit.standing = Standing.RESTRICTED if about_ruby else Standing.OPEN
    for who in sorted(IN_REACH - LISTED) if "GET" in visit.place.methods else ():
        answer = visit.ask(who, "GET")
        assert answer.status_code == visit.expected(who, "GET"), f"{who} {visit.name}"
        assert not named(answer, ("Ruby",)), f"{who} {visit.name} names the child whose record is restricted."


def _the_list_finds_it(visit: Visit) -> None:
    """All records are restricted: whoever is let in looks, and nobody but the list sees a name."""
    for who in CAST:
        for method in visit.looks():
            answer = visit.ask(who, method)
            assert answer.status_code == visit.expected(who, method), f"{who} {method} {visit.name}"
            assert who in LISTED | {"della"} or not named(answer), f"{who} {method} {visit.name} names the family."
