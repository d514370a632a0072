"""What a match in a squeezed stream stands for: words of the text, or what chance put together of pieces (SHARE-6).

"Mill Rise" in "windmill rises", "8 March" in "18 March", "Ian Adeyemi" in "Brian Adeyemi", the last six digits of a
telephone number in a date are chance, and the scan cries no wolf. Pure.
"""

from kith.kernel.folding import Folded

_WHOLE_NUMBER = 8


def span_of(folded: Folded, first: int, last: int) -> tuple[int, int] | None:
    """From where to where in the text a match of `squeezed` stands, `first` and `last` in it; None if it is chance.

    With the s of "Mill Rises", and with the 0 of a telephone number.
    """
    begins, ends = not _begins_amid(folded, first), not _goes_on(folded, last)
    plural = begins and not ends and _only_an_s_follows(folded, last)
    if _is_apart(folded, first, last) and not (begins and (ends or plural)):
        return None
    at, with_0 = folded.squeezed_at, begins and ends and _has_a_0(folded, first, last)
    return at[first - with_0], at[last + plural] + 1


def _has_a_0(folded: Folded, first: int, last: int) -> bool:
    """True for 01632 960211 and its like; the 07 in a date such as 07.7.26 is no code of an area."""
    is_code = _follows_a_0(folded, first) and not folded.gap_after(first)
    return is_code and _is_whole_number(folded, first, last)


def _is_apart(folded: Folded, first: int, last: int) -> bool:
    """True if a match goes over a gap between characters: then it is chance if it cuts a word or a number at an end.

    Not so for a whole telephone number: so many digits do not fall together.
    """
    at = folded.squeezed_at
    gaps = (at[index] < at[index + 1] and folded.gap_after(index) for index in range(first, last))
    return not _is_whole_number(folded, first, last) and any(gaps)


def _is_whole_number(folded: Folded, first: int, last: int) -> bool:
    return last - first + 1 >= _WHOLE_NUMBER and folded.squeezed[first : last + 1].isdigit()


def _begins_amid(folded: Folded, first: int) -> bool:
    """True if a word or number goes on at this character; "08 March" is not cut by its 0."""
    return _goes_on(folded, first - 1) and not (_follows_a_0(folded, first) and not _goes_on(folded, first - 2))


def _follows_a_0(folded: Folded, first: int) -> bool:
    return first > 0 and folded.squeezed[first - 1] == "0" and not folded.gap_after(first - 1)


def _only_an_s_follows(folded: Folded, last: int) -> bool:
    return folded.squeezed[last + 1] == "s" and not _goes_on(folded, last + 1)


def _goes_on(folded: Folded, index: int) -> bool:
    """True if a word or number goes on after this character; a capital after a small letter begins another word."""
    if index < 0 or index + 1 >= len(folded.squeezed) or folded.gap_after(index):
        return False
    here, after = (folded.text[folded.squeezed_at[one]] for one in (index, index + 1))
    same_kind = folded.squeezed[index].isdigit() == folded.squeezed[index + 1].isdigit()
    return same_kind and not (here.islower() and after.isupper())
