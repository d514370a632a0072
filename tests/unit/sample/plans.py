"""The sample's files as the tests read them, and a scanner of the tests' own that knows nothing of the product's."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path

from kith.core.editions.edition import Card, Edition, Paragraph, StepCard
from kith.core.editions.plan_file import PlanFile
from kith.core.plans.content import AnyItem
from kith.core.protection.guard import Guard
from kith.core.protection.guard_file import GuardFile
from tools.sample_plan.build import plan_file
from tools.sample_plan.keys import id_of

FOLDER = Path(__file__).resolve().parents[3] / "sample" / "tansley"
FAMILY_TEAM = ("pauline", "shelley", "kirsty", "joan")
AGENCIES = ("chloe", "priya", "luke", "sam", "joanne", "aluko", "moody", "nadia", "mark", "diane")
NOBODY = ("gemma", "gaz", "michelle")
READERS = (
    *("leanne", "elin", *FAMILY_TEAM, "imran", "ray", "craig", "dean", *NOBODY),
    *("ruby", "kayden", "alfie", "graham", *AGENCIES),
)


@cache
def plan(version: int) -> PlanFile:
    """Versions 3 and 5 from their files; version 4, of which there is no file, as the tool makes it."""
    if version == 4:
        return plan_file(4)
    return PlanFile.model_validate_json((FOLDER / f"v{version}.json").read_text("utf-8"))


@cache
def guard_file() -> GuardFile:
    return GuardFile.model_validate_json((FOLDER / "guard.json").read_text("utf-8"))


def guard(version: int, today: date | None = None) -> Guard:
    """The guard as of the day the copies were made, unless another is said."""
    file = plan(version)
    return guard_file().guard(file.days(today or file.context.dated_on))


@cache
def edition(version: int, key: str, today: date | None = None) -> Edition | None:
    """What this reader gets; a hit of the product's own scan fails the test at once."""
    file = plan(version)
    made, hits = file.edition_for(file.reader(id_of(key)), guard(version, today))
    assert not hits, [(key, hit.label, hit.place, hit.words) for hit in hits]
    return made


def given(version: int, key: str) -> Edition:
    made = edition(version, key)
    assert made is not None, f"{key} gets nothing"
    return made


def item(version: int, label: str) -> AnyItem:
    return next(one for one in plan(version).document.content.items if one.label == label)


def told(version: int, key: str) -> dict[str, str]:
    """The approved words of one reader by the label of their item."""
    labels = {one.id: one.label for one in plan(version).document.content.items}
    reader = id_of(key)
    return {labels[one.item_id]: one.words for one in plan(version).tellings if one.reader_id == reader}


def texts(made: Edition | None) -> list[str]:
    """Every string of an edition, read off its blocks one by one."""
    if made is None:
        return []
    found = [made.title, made.reader_name, made.review_line, made.your_part_line, *made.speak_to_lines]
    for section in made.sections:
        found.append(section.heading)
        for block in section.blocks:
            found += block_texts(block)
    return found


def block_texts(block: Paragraph | StepCard | Card) -> list[str]:
    if isinstance(block, Paragraph):
        return [block.text]
    if isinstance(block, StepCard):
        return [block.who, block.act, block.by_when, block.steps_in, block.checks]
    return [block.title, *(text for row in block.rows for text in (row.label, row.text))]


def naive_hits(held: Iterable[str], variants: Iterable[str]) -> Iterator[str]:
    """Every variant that stands in the texts, with any case, accents, spaces, hyphens or grouping of digits."""
    text = _plain("\n".join(held))
    digits = re.sub(r"[^0-9a-z]+", "", text)
    for variant in variants:
        words = re.findall(r"[a-z]+|[0-9]+", _plain(variant))
        pattern = r"(?<![a-z0-9])" + r"[\W_]*".join(words) + r"(?:[\W_]?s)?(?![a-z0-9])"
        whole = re.sub(r"[^0-9]", "", _plain(variant))
        number = len(whole) >= 10 and whole.removeprefix("44").removeprefix("0") in digits
        if number or re.search(pattern, text):
            yield variant


def _plain(text: str) -> str:
    marked = unicodedata.normalize("NFKD", text.replace("’", "'")).casefold()
    return "".join(character for character in marked if not unicodedata.combining(character))
