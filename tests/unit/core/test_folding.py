"""The quick way to fold a text and the way character by character are one and the same."""

from hypothesis import given
from hypothesis import strategies as st

from kith.kernel.folding import Folded, walk

_PLAIN = st.sampled_from("abcXYZ 019-'’.,\n\tédłКаΑ٣")
_UNEVEN = st.sampled_from("\u200b\u00ad½ﬁæ\u0301\x01🏠\ufe0f")


@given(st.text(st.one_of(_PLAIN, _UNEVEN, st.characters()), max_size=60) | st.text(_PLAIN, max_size=60))
def test_both_ways_of_folding_agree(text: str) -> None:
    folded, walked = Folded(text), walk(text)
    assert folded.words == "".join(piece or " " for piece, _ in walked)
    assert folded.squeezed == "".join(piece.strip() for piece, _ in walked)
    assert len(folded.word_at) == len(folded.words)
    assert len(folded.squeezed_at) == len(folded.squeezed)
    assert all(0 <= index <= len(text) for index in folded.word_at)
