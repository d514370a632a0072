"""What chance put together of pieces of words in a squeezed stream, so that the scan cries no wolf (SHARE-6).

"Mill Rise" in "windmill rises", "8 March" in "18 March", "Ian Adeyemi" in "Brian Adeyemi", the last six digits of a
telephone number in a date. Pure.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kith.core.editions.folding import fold

_WHOLE_NUMBER = 8


@dataclass(frozen=True, slots=True)
class Squeezed:
    """A squeezed stream with the text it came from, and for each of its characters the index there."""

    stream: str
    at: Sequence[int]
    text: str

    def by_chance(self, first: int, last: int) -> bool:
        """True if a match goes over a gap in the text and cuts a word or a number at one of its ends.

        A whole telephone number is never chance: so many digits do not fall together. "08 March" is not cut by its 0.
        """
        if last - first + 1 >= _WHOLE_NUMBER and self.stream[first : last + 1].isdigit():
            return False
        if not any(self._gap_after(index) for index in range(first, last)):
            return False
        return self._begins_amid(first) or self._goes_on(last)

    def _begins_amid(self, first: int) -> bool:
        after_0 = first > 0 and self.stream[first - 1] == "0"
        return self._goes_on(first - 1) and not (after_0 and not self._goes_on(first - 2))

    def _goes_on(self, index: int) -> bool:
        """True if a word or number goes on after this character; a capital after a small letter begins another word."""
        if index < 0 or index + 1 >= len(self.stream) or self._gap_after(index):
            return False
        here, after = self.text[self.at[index]], self.text[self.at[index + 1]]
        same_kind = self.stream[index].isdigit() == self.stream[index + 1].isdigit()
        return same_kind and not (here.islower() and after.isupper())

    def _gap_after(self, index: int) -> bool:
        """True if something that can be seen stands between this character and the next."""
        between = self.text[self.at[index] + 1 : self.at[index + 1]]
        return bool(between) and " " in fold(f"a{between}a").words.strip()
