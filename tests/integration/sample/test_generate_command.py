"""`kith sample generate` at the keyboard: what it refuses, in one line, and what a stop in the middle leaves."""

import argparse
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from django.db import connection

from kith.config.commands.sample import generate as command
from kith.config.commands.sample import load
from kith.config.trouble import Trouble
from kith.core.access.principal import SYSTEM
from kith.core.accounts.choices import Role
from kith.core.accounts.models import User
from kith.core.accounts.services import user_added
from kith.core.audit.protection import problems
from kith.core.people.models import Family, Person
from kith.core.people.services import child_added, family_added, person_added
from kith.sample.generate import council
from kith.sample.generate.council import Council, generate, is_generated
from tests.accounts import GOOD_PASSWORD
from tests.architecture.tables import as_owner, execute
from tests.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def as_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KITH_DB_ROLE", "owner")


def _arguments(**changes: object) -> argparse.Namespace:
    return argparse.Namespace(**{"children": 10, "years": 1, "seed": 1, "into_existing": False, **changes})


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "this database holds 1 families"),
        ({"children": 0}, "1 to 1,000,000 children"),
        ({"children": -5}, "1 to 1,000,000 children"),
        ({"children": 10**12}, "1 to 1,000,000 children"),
        ({"years": 99}, "0 to 10 years"),
        ({"years": -1}, "0 to 10 years"),
        ({"seed": -1}, "a seed is 0 to"),
    ],
)
def test_it_refuses_what_it_must_not(world: World, changes: dict[str, object], said: str) -> None:
    with pytest.raises(Trouble, match=said):
        command(_arguments(**changes))
    assert Family.objects.count() == 1
    assert not is_generated(1)


def test_never_in_production(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KITH_MODE", "production")
    with pytest.raises(Trouble, match="this is production"):
        command(_arguments())
    assert connection.settings_dict["NAME"]


def _a_worker() -> User:
    return user_added(
        email="real@council.example.org", name="Real Worker", role=Role.WORKER, password=GOOD_PASSWORD, by=SYSTEM
    )


def _a_child_of_theirs() -> None:
    child_added(
        family_id=family_added(name="Real", by=SYSTEM).id, name="Real Child", known_as="Real", born_on=date(2019, 1, 1),
        lead_worker_id=_a_worker().id, from_on=date(2026, 1, 1), by=SYSTEM,
    )  # fmt: skip


def _somebody_of_no_child() -> None:
    person_added(family_id=family_added(name="Real", by=SYSTEM).id, name="Real Adult", known_as="Real", by=SYSTEM)


@pytest.mark.parametrize("real", [_a_child_of_theirs, _somebody_of_no_child])
@pytest.mark.parametrize("into_existing", [False, True])
def test_nothing_is_mixed_into_records_of_people_who_may_be_real(
    world: World, real: Callable[[], None], into_existing: bool
) -> None:
    real()
    with pytest.raises(Trouble, match="this database holds 1 people who are not invented"):
        command(_arguments(into_existing=into_existing))
    assert not is_generated(1)


def test_accounts_of_people_who_may_be_real_are_asked_about() -> None:
    _a_worker()
    with pytest.raises(Trouble, match="this database holds 1 accounts. Say --into-existing if they may be mixed"):
        command(_arguments())


def test_beside_the_sample_and_beside_another_council_it_makes_one_on_request(world: World) -> None:
    connection.check_constraints()  # what the sample left to the end of this transaction
    with as_owner():
        generate(Council(10, 0, 2), lambda share, doing: None)
        before = Family.objects.count()
        assert command(_arguments(into_existing=True, years=0)) == 0
        assert Family.objects.count() > before
        with pytest.raises(Trouble, match="seed 1 is here already"):
            command(_arguments(into_existing=True))


@pytest.fixture
def tables() -> Iterator[Callable[[str], None]]:
    """Does something to the list of migrations, as the owner, undone at the end."""
    with as_owner():
        yield lambda statement: execute(f"WITH done AS ({statement} RETURNING 1) SELECT count(*) FROM done") and None


@pytest.mark.parametrize(
    ("done", "said"),
    [
        ("DELETE FROM django_migrations", "this database has no tables yet. Run: kith db prepare."),
        (
            "DELETE FROM django_migrations WHERE app = 'people' AND name > '0008'",
            "its tables are of an older version, 1 migration behind. Run: kith db prepare.",
        ),
        (
            "INSERT INTO django_migrations (app, name, applied) VALUES ('people', '9999_later', now())",
            "its tables are of a newer version than this Kith. Use the version that made them.",
        ),
    ],
)
def test_tables_that_are_not_ready_are_said_in_one_line(tables: Callable[[str], None], done: str, said: str) -> None:
    tables(done)
    for run in (command, load):
        with pytest.raises(Trouble, match=said) as refused:
            run(_arguments())
        assert "\n" not in refused.value.line()


@pytest.mark.parametrize("at", ["Families", "History of people_person", "References"])
def test_stopped_in_the_middle_nothing_is_left_and_it_starts_again(
    at: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With Ctrl-C, while rows come in, while their history is written, and while the references come back."""
    with as_owner():
        monkeypatch.setattr("kith.config.progress.ProgressBar.show", _stops(at))
        assert command(_arguments()) == 130
        assert "Nothing was made" in capsys.readouterr().err
        assert (Person.objects.count(), Family.objects.count(), is_generated(1)) == (0, 0, False)
        assert problems() == []
        monkeypatch.undo()
        monkeypatch.setenv("KITH_DB_ROLE", "owner")
        assert command(_arguments()) == 0
        assert is_generated(1)


def _stops(at: str) -> Callable[[object, float, str], None]:
    def show(_bar: object, _share: float, doing: str) -> None:
        if doing == at:
            raise KeyboardInterrupt

    return show


def test_every_place_at_which_it_is_stopped_is_one_it_comes_by() -> None:
    said: set[str] = set()
    with as_owner():
        council.generate(Council(5, 0, 1), lambda share, doing: said.add(doing))
    assert {"Families", "History of people_person", "References"} <= said
