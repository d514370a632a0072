"""What is worked out of a value is worked out once, kept with that value alone, and is no field of it."""

from dataclasses import dataclass

import pytest
from pydantic import ValidationError

from kith.kernel.frozen import Frozen
from kith.kernel.kept import kept

asked: list[str] = []


class _Word(Frozen):
    text: str

    @kept
    def length(self) -> int:
        """How long it is."""
        asked.append(self.text)
        return len(self.text)


@dataclass(frozen=True)
class _Plain:
    text: str

    @kept
    def length(self) -> int:
        return len(self.text)


def test_it_is_worked_out_once_for_each_value() -> None:
    asked.clear()
    one, other = _Word(text="owl"), _Word(text="bolt")
    assert [one.length, one.length, other.length, one.length] == [3, 3, 4, 3]
    assert asked == ["owl", "bolt"]
    assert _Plain("owl").length == 3


def test_what_was_kept_is_no_part_of_the_value() -> None:
    one = _Word(text="owl")
    assert one.length == 3
    assert one == _Word(text="owl")
    assert one.model_dump() == {"text": "owl"}
    assert one.model_copy(update={"text": "bolt"}).length == 4
    assert _Word.length.__doc__ == "How long it is."
    with pytest.raises(ValidationError):
        one.text = "bolt"  # type: ignore[misc]
