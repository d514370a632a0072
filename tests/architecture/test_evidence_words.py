"""Evidence can be read: every page and every recorded act has words (ACCESS-2)."""

import ast
import re
from collections.abc import Iterator

import pytest

from kith.doors.staff.evidence_words import ACTS, PAGES, act_words, looked_at
from tests.architecture.places import PLACES
from tests.architecture.source import parsed, python_files, shown
from tests.architecture.visits import ADDRESSES
from tests.cast import About

pytestmark = pytest.mark.rule("ACCESS-2", part="evidence in plain words")
_ACTION = re.compile(r"[a-z]+\.[a-z_]+")


def _recorded() -> Iterator[tuple[str, str]]:
    """Every action's name in a file that records something, with where: also those handed on to a part of the act."""
    for path in python_files("kith"):
        calls = [node for node in ast.walk(parsed(path)) if isinstance(node, ast.Call)]
        recording = [call for call in calls if getattr(call.func, "id", "") == "record"]
        for call in recording:
            (action,) = (word.value for word in call.keywords if word.arg == "action")
            handed_on = isinstance(action, ast.Name) and action.id == "action"
            written = any(isinstance(one, ast.Constant) for one in ast.walk(action))
            assert handed_on or written, f"{shown(path)}:{call.lineno}: write the action's name out."
        for node in ast.walk(parsed(path)) if recording else ():
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and _ACTION.fullmatch(node.value):
                yield node.value, f"{shown(path)}:{node.lineno}"


def test_every_act_has_words() -> None:
    missing = {action: where for action, where in _recorded() if action not in ACTS}
    assert not missing, f"Say in kith/doors/staff/evidence_words.py what these are called: {missing}"


def _has_ids(name: str) -> bool:
    return bool(ADDRESSES[name].pattern.converters) and "GET" in PLACES[name].methods


def test_every_page_that_opens_a_record_has_words() -> None:
    records = {name for name, place in PLACES.items() if place.about is not About.NOTHING and not place.public}
    opens = {name for name in records if _has_ids(name)}
    missing = opens - set(PAGES)
    assert not missing, f"Say in kith/doors/staff/evidence_words.py what these pages are called: {sorted(missing)}"


@pytest.mark.parametrize("words", [*ACTS.values(), *PAGES.values()])
def test_words_are_for_people(words: str) -> None:
    assert not set("._/{}<>'\"") & set(words), f"“{words}” is no plain English."
    assert len(words) <= 70


def test_an_old_name_still_reads_as_a_sentence() -> None:
    assert looked_at("a-page-long-gone") == "Looked at a page of this record"
    assert act_words("room.long_gone") == "Did something on this record"
