"""The papers about the code agree with the code: the diagram of the rooms, and every name of ours."""

import re
from importlib import import_module
from itertools import pairwise
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, project

pytestmark = pytest.mark.rule("GUARD-PAPERS")
PAGE = ROOT / "docs" / "architecture" / "README.md"
PAPERS = (ROOT / "CONTRIBUTING.md", ROOT / "TESTING.md", *sorted((ROOT / "docs").rglob("*.md")))
_NAME = re.compile(r"\bkith(?:\.[A-Za-z_]\w*)+")
_PATH = re.compile(r"`((?:kith|tests|tools|docs|frontend|requirements)/[\w./-]+)`")
_NO_MODULES = {"kith.css", "kith.js", "kith.example.org", "kith.scss"}


def _layers(contract: str) -> list[list[str]]:
    """One contract's layers, high to low, each with the rooms on it."""
    held = project()["tool"]["importlinter"]["contracts"]
    return [layer.split(" | ") for layer in next(one["layers"] for one in held if one["id"] == contract)]


def _diagram() -> str:
    floors, rooms, (doors,) = _layers("floors"), _layers("rooms"), _layers("doors")
    lines = ["flowchart TB"]
    lines += [f"  {' & '.join(above)} --> {' & '.join(below)}" for above, below in pairwise(floors)]
    lines += ["  subgraph doors", f"    {' ~~~ '.join(doors)}", "  end", "  subgraph core"]
    lines += [f"    {' & '.join(above)} --> {' & '.join(below)}" for above, below in pairwise(rooms)]
    return "\n".join([*lines, "  end"])


def test_the_diagram_shows_the_rooms_as_they_are_held() -> None:
    shown = re.search(r"```mermaid\n(.*?)\n```", PAGE.read_text("utf-8"), re.DOTALL)
    assert shown is not None
    assert shown[1] == _diagram(), f"Put this into {PAGE.relative_to(ROOT)}:\n{_diagram()}"


def test_every_room_is_explained() -> None:
    explained = re.findall(r"^\| (\w+) \|", PAGE.read_text("utf-8"), re.MULTILINE)
    assert [name for name in explained if name != "room"] == [room for layer in _layers("rooms") for room in layer]


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_name_of_ours_in_the_papers_exists(paper: Path) -> None:
    names = set(_NAME.findall(paper.read_text("utf-8"))) - _NO_MODULES
    assert not [name for name in sorted(names) if not _exists(name)]


@pytest.mark.parametrize("paper", [ROOT / "README.md", *PAPERS], ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_file_named_in_the_papers_exists(paper: Path) -> None:
    text = paper.read_text("utf-8")
    named = _PATH.findall(text)
    linked = [link for link in re.findall(r"\]\(([^)#]+)[^)]*\)", text) if not link.startswith("http")]
    missing = [path for path in named if not (ROOT / path).exists()]
    missing += [link for link in linked if not (paper.parent / link).exists()]
    assert not missing


def _exists(name: str) -> bool:
    parts = name.split(".")
    for length in range(len(parts), 0, -1):
        try:
            found: object = import_module(".".join(parts[:length]))
        except ModuleNotFoundError:
            continue
        for part in parts[length:]:
            if not hasattr(found, part):
                return False
            found = getattr(found, part)
        return True
    return False
