"""Contents that were read are held by their hash: so many items and no more; the one not asked for longest goes."""

from dataclasses import replace
from datetime import date

from kith.core.plans.content import PlanContent
from kith.core.plans.kept_contents import KeptContents
from kith.core.quality.check import check_content
from kith.core.quality.limits import DEFAULTS
from tests.unit.core.plain import content, step


class _Shelf:
    """Where contents are read from; counts how often."""

    def __init__(self, kept: KeptContents) -> None:
        self.kept, self.read = kept, list[str]()

    def get(self, name: str, items: int = 1) -> PlanContent:
        return self.kept.content(name, lambda: self._read(name, items))

    def _read(self, name: str, items: int) -> PlanContent:
        self.read.append(name)
        return content(*(step(number) for number in range(items)))


def test_what_was_read_is_the_same_value_until_it_is_the_one_not_asked_for_longest() -> None:
    shelf = _Shelf(KeptContents(most_items=6))
    first = shelf.get("a")
    shelf.get("b")
    assert shelf.get("a") is first
    shelf.get("c", items=2)
    assert shelf.get("a") is first, "it was asked for after b"
    shelf.get("b")
    assert shelf.read == ["a", "b", "c", "b"]


def test_one_too_long_for_the_shelf_is_read_each_time_and_drives_nothing_out() -> None:
    shelf = _Shelf(KeptContents(most_items=2))
    first = shelf.get("a")
    for _ in range(2):
        assert len(shelf.get("long", items=3).items) == 3
    assert shelf.get("a") is first and shelf.read == ["a", "long", "long"]


def test_findings_are_kept_with_the_content_for_one_day_and_one_set_of_limits() -> None:
    held = content(step())
    day, later = date(2026, 1, 15), date(2027, 1, 15)
    found = check_content(held, day)
    assert check_content(held, day) is found
    for other in (check_content(held, later), check_content(held, day, replace(DEFAULTS, dangers=0))):
        assert other is not found
    assert check_content(held, day) == check_content(content_again(held), day) == found


def content_again(held: PlanContent) -> PlanContent:
    """The same content, read anew."""
    return PlanContent.model_validate(held.model_dump())
