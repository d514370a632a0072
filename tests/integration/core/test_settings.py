"""The council's settings: changed with a reason, in force at once, never over somebody else's change, put back."""

import pytest

from kith.core.access.settings_services import settings_changed, settings_put_back
from kith.core.audit.models import Entry
from kith.core.authority.models import PolicyVersion
from kith.core.authority.policy import Policy
from kith.core.authority.selectors import newest_version, policy, read, version_numbered, versions
from kith.core.authority.services import policy_saved
from kith.core.authority.settings import changed, settings
from kith.kernel.errors import Invalid, NotFound, Refused, Stale
from kith.kernel.ids import new_id
from tests.world import PERSONAS, World

pytestmark = pytest.mark.django_db


WHY = "Agreed in March."


def _change(world: World, who: str = "pat", base: int | None = None, why: str = WHY, **changes: object) -> None:
    number = newest_version().number if base is None else base
    settings_changed(changes=changes, base=number, why=why, by=world.by(who))


@pytest.mark.rule("GUARD-SETTINGS", part="changed")
def test_a_change_is_in_force_at_once_and_says_who_and_why(world: World) -> None:
    before = newest_version()
    _change(world, on_file_working_days=5)
    assert policy().on_file_working_days == 5
    newest = newest_version()
    assert (newest.number, newest.made_by, newest.why) == (before.number + 1, world.ids["pat"], "Agreed in March.")
    entry = Entry.objects.get(subject_id=newest.id)
    assert (entry.actor_label, entry.why) == ("Pat Lindley", "Agreed in March.")
    assert entry.details == {"changed": ["on_file_working_days"], "number": newest.number}
    (one,) = changed(before.policy, newest.policy)
    assert (one.setting.label, one.before, one.after) == (
        "Working days to put a plan on the child’s file",
        "2 working days",
        "5 working days",
    )


@pytest.mark.rule("GUARD-SETTINGS", part="who may")
@pytest.mark.parametrize("who", sorted(set(PERSONAS) - {"pat"}))
def test_only_the_administrator_changes_them(who: str, world: World) -> None:
    held = PolicyVersion.objects.count()
    with pytest.raises(Refused):
        _change(world, who, on_file_working_days=5)
    with pytest.raises(Refused):
        settings_put_back(version_id=newest_version().id or new_id(), base=1, why="x", by=world.by(who))
    assert PolicyVersion.objects.count() == held


@pytest.mark.rule("GUARD-SETTINGS", part="never over another's change")
def test_a_change_made_in_between_is_shown_and_not_written_over(world: World) -> None:
    base = newest_version().number
    _change(world, on_file_working_days=5)
    with pytest.raises(Stale) as stale:
        _change(world, base=base, on_file_working_days=3, nation="ENG")
    (difference,) = stale.value.differences
    assert (difference.place, difference.mine, difference.theirs) == ("on_file_working_days", "3", "5")
    assert (stale.value.revision, stale.value.by) == (base + 1, "Pat Lindley")
    assert policy().on_file_working_days == 5


def test_changes_of_different_things_stand_beside_each_other(world: World) -> None:
    base = newest_version().number
    _change(world, on_file_working_days=5)
    _change(world, base=base, complaints_phone="01632 960999")
    assert (policy().on_file_working_days, policy().complaints_phone) == (5, "01632 960999")


@pytest.mark.rule("GUARD-SETTINGS", part="put back")
def test_an_older_version_is_put_back_as_a_new_one(world: World) -> None:
    first = newest_version()
    _change(world, on_file_working_days=5)
    _change(world, complaints_phone="01632 960999")
    assert first.id is not None
    settings_put_back(version_id=first.id, base=newest_version().number, why="It was better.", by=world.by("pat"))
    newest = newest_version()
    assert newest.policy == first.policy
    assert (newest.number, newest.put_back, newest.why) == (first.number + 3, first.number, "It was better.")
    between = version_numbered(first.number + 1)
    assert between and between.policy.on_file_working_days == 5, "nothing of the history goes"
    with pytest.raises(Stale):
        settings_put_back(version_id=first.id, base=first.number, why="Again.", by=world.by("pat"))
    with pytest.raises(Invalid, match="in force already"):
        settings_put_back(version_id=first.id, base=newest.number, why="Again.", by=world.by("pat"))
    with pytest.raises(NotFound):
        settings_put_back(version_id=new_id(), base=newest.number, why="Again.", by=world.by("pat"))


@pytest.mark.parametrize(
    ("changes", "place", "message"),
    [
        ({"on_file_working_days": 0}, "on_file_working_days", "greater than or equal to 1"),
        ({"on_file_working_days": 21}, "on_file_working_days", "less than or equal to 20"),
        ({"talk_to_phone": "ring Helen"}, "talk_to_phone", "must be a telephone number, like 01632 960210"),
        ({"talk_to_phone": "=1+1"}, "talk_to_phone", "must be a telephone number, like 01632 960210"),
        ({"talk_to_phone": "12"}, "talk_to_phone", "must be a telephone number, like 01632 960210"),
        ({"talk_to_phone": "0" * 400}, "talk_to_phone", "must be a telephone number, like 01632 960210"),
        ({"talk_to_phone": "٠١٦٣٢ ٩٦٠٢١٠"}, "talk_to_phone", "must be a telephone number, like 01632 960210"),
        ({"accessibility_contact": "not an address"}, "accessibility_contact", "must be an e-mail address"),
        ({"accessibility_contact": "a@b@example.org"}, "accessibility_contact", "must be an e-mail address"),
        ({"authority_name": " "}, "authority_name", "must not be empty"),
        ({"authority_name": "A" * 201}, "authority_name", "must be 200 characters or fewer"),
        ({"nation": "FR"}, "nation", "Input should be"),
    ],
)
def test_what_cannot_be_is_refused_at_its_place(
    changes: dict[str, object], place: str, message: str, world: World
) -> None:
    held = PolicyVersion.objects.count()
    with pytest.raises(Invalid) as refused:
        _change(world, **changes)
    (problem,) = refused.value.problems
    assert problem.place == place and message in problem.message
    assert PolicyVersion.objects.count() == held


@pytest.mark.parametrize(
    "phone", ["", "999", "01632 960210", "+44 (0)1632 960 210", "01632 960210 ext 12", "01632-960210"]
)
def test_telephone_numbers_as_people_write_them(phone: str, world: World) -> None:
    assert Policy(talk_to_phone=phone).talk_to_phone == phone


@pytest.mark.parametrize("why", ["", "  ", "\n"])
def test_a_change_without_a_reason_is_not_made(why: str, world: World) -> None:
    with pytest.raises(Invalid) as refused:
        _change(world, why=why, on_file_working_days=5)
    assert refused.value.problems[0].place == "why"


def test_a_version_from_before_new_limits_never_stops_the_site() -> None:
    held = read({"on_file_working_days": 99, "talk_to_name": "Helen", "a_setting_long_gone": True})
    assert (held.on_file_working_days, held.talk_to_name) == (2, "Helen")


def test_versions_come_newest_first_with_the_one_to_compare_with(world: World) -> None:
    for days in range(3, 8):
        policy_saved(policy=Policy(on_file_working_days=days), by=world.by("pat"))
    newest = newest_version().number
    assert [one.number for one in versions(None, 2)] == [newest, newest - 1, newest - 2]
    assert [one.number for one in versions(newest - 2, 2)] == [newest - 3, newest - 4, newest - 5]


def test_every_setting_says_what_it_is_for_and_its_limits() -> None:
    for one in settings():
        assert one.label and one.hint.endswith(".") and len(one.hint) <= 160, one.name
        if isinstance(one.default, int):
            assert one.low <= one.default <= one.high, one.name
            assert one.unit, f"{one.name}: say of what."
