"""Which copies a new version makes stale is judged by the reader's own edition (AT-100)."""

from datetime import date

import pytest

from tests.unit.sample.plans import READERS, edition, given, guard, plan
from tools.sample_plan.keys import id_of

RE_SENT = {
    "leanne", "pauline", "shelley", "joan", "kirsty", "elin", "graham", "moody", "nadia", "mark", "aluko", "joanne",
    "priya", "sam", "diane", "craig", "ray",
}  # fmt: skip
UNCHANGED = {"imran", "dean", "luke", "chloe"}
PAGES = {"ruby", "kayden", "alfie"}  # the children's pages are of May; they are not among the 21
ON_THE_DAY = date(2026, 3, 17)


@pytest.mark.rule("SHARE-4", part="AT-100: v4 to v5 makes 17 copies stale and 4 not")
def test_seventeen_copies_are_stale_and_four_are_not() -> None:
    held = {key: (edition(4, key, ON_THE_DAY), edition(5, key, ON_THE_DAY)) for key in READERS}
    readers = {key for key, made in held.items() if any(made)} - PAGES
    assert readers == RE_SENT | UNCHANGED
    assert all(before is not None and after is not None for key in readers for before, after in [held[key]])
    stale = {key for key in readers for before, after in [held[key]] if before and after and before.hash != after.hash}
    assert stale == RE_SENT


@pytest.mark.rule("SHARE-4", part="v3 to v5: every copy changed but two children's pages")
def test_from_v3_to_v5() -> None:
    both = {key for key in READERS if edition(3, key) and edition(5, key)}
    same = {key for key in both if _words(3, key) == _words(5, key)}
    assert same == {"alfie"}


def _words(version: int, key: str) -> str:
    """The edition's hash, its review date set aside: v3 was looked at sooner."""
    return given(version, key).model_copy(update={"review_line": ""}).hash


@pytest.mark.rule("SHARE-4", part="the day a copy is made does not make the one before stale; its words do")
def test_the_day_a_copy_is_made_changes_nothing() -> None:
    file = plan(5)
    later = file.model_copy(update={"context": file.context.model_copy(update={"dated_on": date(2026, 3, 20)})})
    for key in READERS:
        made, _ = later.edition_for(file.reader(id_of(key)), guard(5, date(2026, 3, 20)))
        now = edition(5, key)
        assert (made is None) == (now is None)
        assert made is None or now is None or made.hash == now.hash
