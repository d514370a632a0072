"""Every read of a room, found in its source, and what it may be asked with, so that it can be tried on outsiders."""

import ast
import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from importlib import import_module
from types import ModuleType
from typing import Any
from uuid import UUID

from django.db.models import Model, QuerySet

from kith.core.access.log_selectors import Chosen
from kith.core.access.models import Shift
from kith.core.access.unusual_services import unusual_looks_listed
from kith.core.duties.models import Duty
from kith.core.editions.services import wording_written
from kith.core.lifecycle.duties import ON_FILE
from kith.core.people.asked import asked
from kith.core.people.models import Address, Connection, Restriction
from kith.core.people.staffing_services import cover_arranged
from kith.core.plans.models import DraftItem, Version
from kith.kernel import clock
from tests.architecture.reach_calls import broken, planned, restricted, teams_of
from tests.architecture.source import ROOT, parsed, python_files
from tests.cast import CHILDREN, CastWorld
from tests.unusual import night_look

Read = Callable[..., Any]
# Writes, what may be done, and tables: they have tests of their own.
_NO_READS = ("services", "models")
_NOT_OF_READS = {"policies", "answers", "protection", "__init__"}
_ASKS = {"objects", "cursor", "_base_manager"}


def reads_of(module: ModuleType) -> Iterator[tuple[str, Read]]:
    """The public functions of a module that take a principal first, or ask the database themselves."""
    found = {node.name: node for node in _tree(module).body if isinstance(node, ast.FunctionDef)}
    asking = {name for name, node in found.items() if _asks(node)}
    while more := {name for name, node in found.items() if name not in asking and _called(node) & asking}:
        asking |= more
    for name in sorted(found):
        if not name.startswith("_") and (name in asking or takes_principal(getattr(module, name))):
            yield name, getattr(module, name)


def takes_principal(read: Read) -> bool:
    """True if it is asked for somebody first."""
    first = next(iter(inspect.signature(read).parameters), "")
    return first == "principal"


def every_read() -> dict[str, Read]:
    """All of them, by room, module and name."""
    found: dict[str, Read] = {}
    for path in python_files("kith/core"):
        if path.stem in _NOT_OF_READS or path.stem.endswith(_NO_READS):
            continue
        module = import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
        found |= {f"{path.parent.name}.{path.stem}.{name}": read for name, read in reads_of(module)}
    return found


def imported_by_doors() -> frozenset[str]:
    """Every name that a door takes from a room: module and name."""
    return frozenset(
        f"{node.module}.{alias.name}"
        for path in python_files("kith/doors")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.ImportFrom) and node.module
        for alias in node.names
    )


def _tree(module: ModuleType) -> ast.Module:
    return ast.parse(inspect.getsource(module))


def _asks(node: ast.AST) -> bool:
    return any(isinstance(one, ast.Attribute) and one.attr in _ASKS for one in ast.walk(node))


def _called(node: ast.AST) -> set[str]:
    calls = (one.func for one in ast.walk(node) if isinstance(one, ast.Call))
    return {func.id for func in calls if isinstance(func, ast.Name)}


@dataclass(frozen=True)
class Situation:
    """A world in which everything stands that a read can be asked for, and all that shows a family."""

    given: Mapping[str, object]
    ids: frozenset[UUID]
    names: tuple[str, ...]

    def asked(self, read: Read, principal: object) -> Any:
        """What a read gives somebody; its other arguments are known by their names."""
        wanted = list(inspect.signature(read).parameters)[1:]
        unknown = [one for one in wanted if one not in self.given]
        assert not unknown, f"{read.__name__}: say in tests/architecture/reads.py what {unknown} is asked with."
        return read(principal, **{one: self.given[one] for one in wanted})

    def shown_in(self, found: object) -> list[str]:
        """The ids and words of the family that stand anywhere in what a read gave."""
        held = list(_parts(found, set()))
        ids = [str(one) for one in held if isinstance(one, UUID) and one in self.ids]
        words = (one for one in held if isinstance(one, str))
        return [*ids, *(word for word in words if any(name in word for name in self.names))]


def make_situation(world: CastWorld) -> Situation:
    """A live plan with its duty, Alfie's record opened by Donna, Kayden's restricted, and whom it all is about."""
    version, ids = world.live(), world.ids
    glass, restriction = broken(world, "alfie"), restricted(world, "kayden")
    cover = cover_arranged(
        absent_id=ids["amara"], stand_in_id=ids["beth"], from_on=date(2026, 2, 1), until_on=date(2026, 2, 2),
        by=world.by("helen"),
    )  # fmt: skip
    duty = Duty.objects.get(kind=ON_FILE)
    step = UUID(next(item["id"] for item in version.content["items"] if item["kind"] == "safety_step"))
    of_craig = {"version_id": version.id, "reader_id": ids["craig"], "item_id": step}
    wording_written(**of_craig, words="Ring Amara.", base=0, by=world.by("amara"))
    (unusual,) = unusual_looks_listed(findings=[replace(night_look(world), child_id=ids["ruby"])], by=world.by("della"))
    item = DraftItem.objects.get(plan_id=version.plan_id, kind="safety_step")
    given = {
        "child_id": ids["ruby"],
        "children": [ids[child] for child in CHILDREN],
        "family_id": ids["family"],
        "person_id": ids["ruby"],
        "plan_id": version.plan_id,
        "version_id": version.id,
        "reader_id": ids["pauline"],
        "item_id": item.id,
        "duty_id": duty.id,
        "subject_id": duty.subject_id,
        "restriction_id": restriction.id,
        "break_glass_id": glass.id,
        "worker_id": ids["amara"],
        "leads": [ids["amara"]],
        "user_id": ids["amara"],
        "cover_id": cover.id,
        "unusual_id": unusual.id,
        "shift_id": Shift.objects.get().id,
        "team_id": teams_of(world)[0],
        "change_id": planned(world).id,
        "moves": {ids["amara"]: teams_of(world)[1]},
        "manage": (),
        "manage_no_more": (),
        "typed": "Ruby Tansley",
        "looked_for": asked("Ruby Tansley", clock.today(), {}),
        "name": "Ruby Tansley-Crowe",
        "born_on": date(2018, 3, 14),
        "chosen": Chosen(),
        "below": None,
        "looked_into": False,
        "whole_family": True,
        "first": 0,
        "offset": 0,
        "page": 1,
        "most": 25,
    }
    people = (key for key in ids if key not in world.sessions and "other" not in key and key != "tobias")
    shown = {ids[key] for key in people} | {version.plan_id, version.id, item.id, duty.id, restriction.id, glass.id}
    for model in (Address, Connection, Restriction, Version):
        shown |= set(model.objects.values_list("id", flat=True))
    return Situation(given, frozenset(shown), ("Ruby", "Alfie", "Kayden", "Tansley", "Crowe", "Birtles"))


def _parts(found: object, seen: set[int]) -> Iterator[object]:
    """Everything that can be got out of it, at any depth."""
    if found is None or id(found) in seen:
        return
    seen.add(id(found))
    yield found
    yield from (part for inside in _inside(found) for part in _parts(inside, seen))


def _inside(found: object) -> Iterable[object]:
    if isinstance(found, Model):
        return [value for name, value in vars(found).items() if not name.startswith("_state")]
    if is_dataclass(found) and not isinstance(found, type):
        return [getattr(found, one.name) for one in fields(found)]
    if isinstance(found, Mapping):
        return [*found.keys(), *found.values()]
    if isinstance(found, QuerySet | list | tuple | set | frozenset) or inspect.isgenerator(found):
        return list(found)
    return [vars(found)] if hasattr(found, "model_dump") else []
