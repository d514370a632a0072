"""Acts at random, hour after hour: what is worked out anew is what stands, who may see is what a plain reading says.

`KITH_PROPERTIES=long` does 600 sequences nobody has seen before; otherwise they are always the same.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from os import environ

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from kith.core.access.basis import Basis
from kith.core.access.principal import principal_of
from kith.core.access.selectors import are_own, own_children, reached_among, reached_children, reaches
from kith.core.accounts.choices import Role
from kith.core.people.allocation_facts import reach_differences
from kith.core.people.models import Allocation, Child, Named
from kith.core.people.selectors import family_for
from kith.kernel.errors import NotFound
from tests.integration.core.council import BEGINS, CHILDREN, ROLES, TEAMS, Act, Council, Oracle

pytestmark = [pytest.mark.django_db, pytest.mark.rule("ACCESS-1", part="reach follows from facts")]
LONG = os.environ.get("KITH_PROPERTIES") == "long"

person, team, child = (st.integers(0, count - 1) for count in (len(ROLES), TEAMS, CHILDREN))
out_of_hours = st.integers(12, 13)
days, place = st.integers(-1, 6), st.integers(0, 9)
last_day = st.none() | days
WORK = (
    st.tuples(st.just("allocate"), st.sets(child, min_size=1), person),
    st.tuples(st.just("beside"), child, person, st.sampled_from([*Basis][:7]), last_day),
    st.tuples(st.just("beside no more"), place),
    st.tuples(st.just("move"), st.sets(person, min_size=1, max_size=4), team),
    st.tuples(st.just("move team"), team, team),
    st.tuples(st.just("manage"), person, team),
    st.tuples(st.just("manage no more"), person, team),
    st.tuples(st.just("cover"), person, person, days, days),
    st.tuples(st.just("cover no more"), place),
    st.tuples(st.just("leave"), person, st.dictionaries(child, person), st.none() | person),
    st.tuples(st.just("stop"), person),
    st.tuples(st.just("let in"), person),
    st.tuples(st.just("change"), person, st.sampled_from([*Role]), st.none() | team),
)
OUT_OF_THE_ORDINARY = (
    st.tuples(st.just("restrict"), child, st.sets(person, max_size=3), st.booleans()),
    st.tuples(st.just("lift"), child),
    st.tuples(st.just("name"), child, person, last_day),
    st.tuples(st.just("name no more"), child, person),
    st.tuples(st.just("glass"), person, child, st.booleans()),
    st.tuples(st.just("glass seen"), place, person, st.booleans()),
    st.tuples(st.just("shift"), out_of_hours, st.integers(-6, 12), st.integers(1, 24)),
    st.tuples(st.just("shift no more"), place),
)
TIME = (st.tuples(st.just("hours"), st.integers(1, 13)), st.tuples(st.just("night"), st.integers(1, 3)))
ACTS = st.one_of(*WORK, *OUT_OF_THE_ORDINARY, *OUT_OF_THE_ORDINARY, *TIME, *TIME)


@contextmanager
def _undone() -> Iterator[None]:
    environ["KITH_AS_OF"] = BEGINS.isoformat()
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


# Each way in and out of the ordinary once, in every run, before dice are thrown.
ALWAYS: tuple[list[Act], ...] = (
    [("glass", 1, 0, False), ("hours", 11), ("restrict", 0, {7}, False), ("lift", 0)],
    [("glass", 1, 0, True), ("hours", 11), ("hours", 2)],
    [("glass", 1, 0, False), ("manage", 4, 0), ("glass seen", 0, 4, True)],
    [("shift", 12, 2, 6), ("hours", 3), ("restrict", 0, set(), False), ("name", 0, 12, None), ("hours", 6)],
    [("stop", 0), ("shift", 12, -1, 6), ("hours", 1), ("let in", 0)],
    [("cover", 0, 1, 1, 2), ("night", 1), ("restrict", 0, {1}, False), ("night", 2)],
    [("restrict", 0, {1, 4}, False), ("name", 0, 5, 1), ("name no more", 0, 1), ("night", 2), ("lift", 0)],
    [("manage", 7, 0), ("stop", 7), ("let in", 7)],
    [
        ("cover", 4, 7, 0, 5),
        ("stop", 7),
        ("let in", 7),
        ("cover", 7, 8, 0, 5),
        ("manage", 7, 1),
        ("stop", 8),
        ("let in", 8),
    ],
    [("restrict", 0, {5}, False), ("stop", 5), ("let in", 5)],
    [("manage", 7, 0), ("change", 7, Role.QUALITY, None), ("change", 7, Role.MANAGER, 1), ("manage", 7, 2)],
    [("change", 4, Role.WORKER, 1), ("change", 4, Role.MANAGER, 0), ("change", 0, Role.MANAGER, 2)],
    [("beside", 1, 8, Basis.CHAIR, None), ("move team", 0, 1), ("move team", 1, 2), ("leave", 1, {1: 2}, 0)],
)


def _always(test: Callable[[list[Act]], None]) -> Callable[[list[Act]], None]:
    for acts in ALWAYS:
        test = example(acts=acts)(test)
    return test


@_always
@given(acts=st.lists(ACTS, min_size=1, max_size=20))
@settings(
    max_examples=600 if LONG else 30,
    derandomize=not LONG,
    database=None,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),  # an act is slow, and to find a shorter sequence takes many
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_whatever_is_done_reach_is_what_follows(acts: list[Act]) -> None:
    with _undone():
        council = Council()
        with council.time_of_its_own():
            for act in acts:
                council.do(act)
                if act[0] in {"hours", "night", "lift", "restrict"}:
                    _sees_what_follows(council)
            _sees_what_follows(council)
            council.now += timedelta(days=3)
            _sees_what_follows(council)
            assert list(reach_differences()) == [], "worked out anew, something else comes out"
            _every_child_has_one_lead_worker()


def _sees_what_follows(council: Council) -> None:
    oracle = Oracle(council.now)
    for who in oracle.users.values():
        principal, told = principal_of(who), f"{who.name}, {who.role}"
        expected = {one for one in council.children if oracle.may_see(who, one)}
        own = {one for one in council.children if oracle.is_own(who, one)}
        assert reached_among(principal, council.children) == expected, told
        assert set(reached_children(principal)) == expected, told
        assert set(own_children(principal)) == own, told
        assert reaches(principal, council.children) == (len(expected) == CHILDREN), told
        assert are_own(principal, council.children) == (len(own) == CHILDREN), told


def test_who_sees_a_family_sees_its_children_within_reach_and_no_other() -> None:
    """The page's own read agrees with the reading, for everybody, when one of two records is restricted."""
    with _undone():
        council = Council()
        with council.time_of_its_own():
            for act in (("shift", 12, -1, 6), ("glass", 1, 0, True), ("restrict", 2, {7}, False)):
                council.do(act)
            oracle = Oracle(council.now)
            assert Named.objects.exists()
            for who in oracle.users.values():
                for number, family in enumerate(council.families):
                    theirs = {one for one in council.children[number::2] if oracle.may_see(who, one)}
                    try:
                        seen = {one.id for one in family_for(principal_of(who), family.id).children}
                    except NotFound:
                        seen = set()
                    assert seen == theirs, f"{who.name}, {who.role}"


def _every_child_has_one_lead_worker() -> None:
    for one in Child.objects.all():
        (lead,) = Allocation.objects.filter(child=one, part="lead_worker", ended_at=None)
        assert lead.worker_id == one.lead_worker_id
