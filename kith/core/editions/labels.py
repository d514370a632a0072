"""What the council calls the parts of a plan, as headings of copies (DESIGN 8). Pure.

A version keeps the labels it was proposed with. They are how a copy is set and not what it tells: in another council's
words it is the same copy, so that neither its hash nor what somebody agreed to changes with them (SHARE-4, AGR-12).
"""

from collections.abc import Mapping
from functools import lru_cache

from kith.kernel.frozen import Frozen


class Labels(Frozen):
    """Headings that a council may call otherwise; the defaults are the field's general words."""

    danger_statement: str = "What we are worried about"
    safety_goal: str = "What we want to see"
    safety_scale: str = "How safe is it? From 0 to 10"
    works_well: str = "What works well"
    makes_harder: str = "What makes it harder"
    next_steps: str = "What happens next"
    said: str = "What people said"
    safety_circles: str = "The people who help"
    picture_story: str = "The story for the children"
    safety_object: str = "The safety object"


PLAIN = Labels()


@lru_cache(maxsize=16)
def called(labels: Labels) -> Mapping[str, str]:
    """What stands in place of each of Kith's own headings; nothing for a council that uses those."""
    pairs = ((getattr(PLAIN, name), getattr(labels, name)) for name in Labels.model_fields)
    return {plain: chosen for plain, chosen in pairs if chosen != plain}
