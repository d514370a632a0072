"""The scan: every spelling that must be found, and what must not be cried at (SHARE-6)."""

import pytest

from kith.core.editions.needles import Sought
from kith.core.editions.scan import LIMITS, UNCONNECTED_CHILD, scan, sought_for
from kith.kernel.folding import Folded
from tests.unit.core.plain import (
    ALFIE,
    CHILDREN_OF_FAMILY,
    CRAIG,
    KAYDEN,
    LONG_AGO,
    PAULINE,
    RUBY,
    content,
    fact,
    guard,
    uid,
)


def _hits(text: str | list[str], *variants: str) -> list[str]:
    places = [text] if isinstance(text, str) else text
    sought = (Sought(uid(1), "a fact", variants),)
    return [hit.words for hit in scan([(f"line.{index}", one) for index, one in enumerate(places)], sought)]


FOUND = {
    "as it is": ("They sleep at 22 Mill Rise tonight", "22 Mill Rise"),
    "capitals": ("MILL RISE", "Mill Rise"),
    "small letters": ("mill rise", "MILL RISE"),
    "hyphen": ("Mill-Rise", "Mill Rise"),
    "long dash": ("Mill—Rise", "Mill Rise"),
    "underscores": ("_Mill_Rise_", "Mill Rise"),
    "a line break": ("Mill\nRise", "Mill Rise"),
    "a tab and spaces": ("Mill \t  Rise", "Mill Rise"),
    "a no-break space": ("Mill\u00a0Rise", "Mill Rise"),
    "one word": ("millrise", "Mill Rise"),
    "a hyphen the variant has": ("Mary Ann and Maryann", "Mary-Ann"),
    "letters apart": ("M.i.l.l. R.i.s.e.", "Mill Rise"),
    "a zero-width space": ("Mi\u200bll Ri\u200bse", "Mill Rise"),
    "a zero-width joiner": ("O\u200dwl", "owl"),
    "a word joiner": ("ow\u2060l", "owl"),
    "a soft hyphen": ("Shel\u00adley", "Shelley"),
    "a byte order mark": ("\ufeffowl", "owl"),
    "a control character": ("ow\x07l", "owl"),
    "a right-to-left mark": ("ow\u200fl", "owl"),
    "a variation selector": ("ow\ufe0fl", "owl"),
    "a Hangul filler": ("ow\u3164l", "owl"),
    "accents in the text": ("Shéllèy", "Shelley"),
    "accents in the variant": ("Zoe", "Zoë"),
    "accents set apart": ("She\u0301lley", "Shelley"),
    "a stroke": ("Møller and Łucja", "Lucja"),
    "a joined letter": ("Mæve", "Maeve"),
    "sharp s": ("Strasse", "Straße"),
    "Cyrillic": ("Ѕһеllеу", "Shelley"),
    "Cyrillic capitals": ("МILL RIЅЕ", "Mill Rise"),
    "Greek": ("Shεllεy οwl", "owl"),
    "Greek capitals": ("ΜΙLL RΙSΕ", "Mill Rise"),
    "fullwidth": ("Ｓｈｅｌｌｅｙ", "Shelley"),
    "mathematical": ("𝐒𝐡𝐞𝐥𝐥𝐞𝐲", "Shelley"),
    "circled": ("Ⓢⓗⓔⓛⓛⓔⓨ", "Shelley"),
    "small capitals": ("ꜱʜᴇʟʟᴇʏ", "Shelley"),
    "possessive": ("at Shelley's", "Shelley"),
    "possessive, curly": ("at Shelley’s", "Shelley"),
    "possessive, as a letter": ("at Shelleyʼs", "Shelley"),
    "possessive without apostrophe": ("at Shelleys", "Shelley"),
    "the variant possessive, the text without": ("they sleep at Shelleys", "sleep at Shelley's"),
    "the variant possessive, the text curly": ("they sleep at Shelley’s", "sleep at Shelley's"),
    "an apostrophe in a name": ("O’Brien, OBrien", "O'Brien"),
    "plural": ("two owls", "owl"),
    "plural of more than one word": ("both Mill Rises", "Mill Rise"),
    "possessive of more than one word": ("Mill Rise’s door, Mill Rises door", "Mill Rise"),
    "a short one of more than one word": ("at St-Ives’ door", "St Ives"),
    "a short number": ("room 12b", "12"),
    "a number at its end": ("Joan2", "Joan"),
    "a number at its start": ("07700Joan", "Joan"),
    "a postcode": ("AS6 1HB", "AS6 1HB"),
    "a postcode without space": ("as61hb", "AS6 1HB"),
    "a postcode with a hyphen": ("AS6-1HB", "AS6 1HB"),
    "a postcode over two lines": ("AS6\n1HB", "AS6 1HB"),
    "a name in brackets": ("(Shelley)", "Shelley"),
    "a name at a colon": ("ring:Shelley,now", "Shelley"),
    "Arabic with a kashida and vowels": ("محـــمَّد", "محمد"),
    "Bengali": ("আমার নাম রুবি।", "রুবি"),
    "Gurmukhi": ("ਮੇਰਾ ਨਾਂ ਰੂਬੀ ਹੈ", "ਰੂਬੀ"),
}


@pytest.mark.parametrize("how", FOUND)
@pytest.mark.rule("SHARE-6", part="spellings the scan knows")
def test_a_withheld_word_is_found_however_it_is_written(how: str) -> None:
    text, variant = FOUND[how]
    assert _hits(text, variant)


NUMBERS = [
    "01632 960211",
    "+44 1632 960211",
    "+44 (0)1632 960211",
    "0044 1632 960 211",
    "(01632) 96 02 11",
    "01632-960-211",
    "0 1 6 3 2 9 6 0 2 1 1",
    "０１６３２ ９６０２１１",
    "٠١٦٣٢٩٦٠٢١١",
    "tel:+441632960211",
    "1632 960211",
]


@pytest.mark.parametrize("variant", NUMBERS)
@pytest.mark.parametrize("text", NUMBERS)
@pytest.mark.rule("SHARE-6", part="spellings the scan knows")
def test_a_telephone_number_is_found_in_every_form_whatever_form_it_was_kept_in(text: str, variant: str) -> None:
    assert _hits(f"Ring {text} today", variant)


NOT_FOUND = {
    "a longer word": ("She keeps a bookmark on market day, remarkable", "Mark"),
    "a word that begins like it": ("Markham and Marker", "Mark"),
    "another possessive": ("Howl's Moving Castle, a howling dog, bowls", "owl"),
    "Ann in other words": ("Planned, annual, Joanna, cannot, Hannah", "Ann"),
    "Nan in other words": ("finance, nanny, Nancy", "Nan"),
    "two of its words apart": ("The mill is far. Prices rise.", "Mill Rise"),
    "another number": ("01632 960212", "01632 960211"),
    "part of a postcode": ("AS6 is our area", "AS6 1HB"),
    "the letters of a short name over two words": ("go and see Jo anyway", "Joan"),
}


@pytest.mark.parametrize("how", NOT_FOUND)
def test_it_does_not_cry_at_other_words(how: str) -> None:
    text, variant = NOT_FOUND[how]
    assert _hits(text, variant) == []


@pytest.mark.rule("SHARE-6", part="spellings the scan knows")
def test_words_split_over_two_fields_are_found_at_the_first() -> None:
    sought = (Sought(uid(1), "a fact", ("Mill Rise", "AS6 1HB")),)
    hits = scan([("a", "They are at Mill"), ("b", "Rise. AS6"), ("c", "1HB")], sought)
    assert [(hit.place, hit.words) for hit in hits] == [("a", "Mill\nRise"), ("b", "AS6\n1HB")]


@pytest.mark.parametrize(
    ("text", "variant", "words"),
    [
        ("Go to 22 Mill-Rise, now.", "22 mill rise", "22 Mill-Rise"),
        ("Zoë: at Shelley’s (spare room)", "Shelley", "Shelley"),
        ("at Shelleys.", "Shelley", "Shelleys"),
        ("ring +44 (0)1632 960 211!", "01632 960211", "1632 960 211"),
        ("‘M\u200bill\u00a0Rise’", "Mill Rise", "M\u200bill\u00a0Rise"),
        ("Joan2 came", "Joan", "Joan"),
        ("🦉 owl 🦉", "owl", "owl"),
    ],
)
def test_a_hit_points_at_the_very_words(text: str, variant: str, words: str) -> None:
    (hit,) = scan([("before", "nothing here"), ("act", text)], (Sought(uid(1), "a fact", (variant,)),))
    assert (hit.place, hit.words) == ("act", words)
    assert text[hit.start : hit.end] == words


def test_every_place_is_named_in_order_and_each_fact_for_itself() -> None:
    sought = (Sought(uid(1), "a place", ("Mill Rise",)), Sought(uid(2), "an owl", ("owl",)))
    hits = scan([("x", "owl at Mill Rise"), ("y", "the owl")], sought)
    assert [(hit.place, hit.label) for hit in hits] == [("x", "an owl"), ("x", "a place"), ("y", "an owl")]


def test_nothing_sought_finds_nothing_and_a_variant_without_letters_is_no_variant() -> None:
    assert scan([("x", "anything at all")], ()) == ()
    assert _hits("anything - at all", "-", "") == []


def test_what_folds_to_nothing_does_not_move_the_spans() -> None:
    folded = Folded("\u200b\u200ba\u0301b")
    assert (folded.words, folded.squeezed, folded.squeezed_at) == (" ab ", "ab", (2, 4))


UNSEEN = {
    "the same said in other words": ("where your sister lives", "at Shelley's"),
    "another language": ("u Shelly w pokoju gościnnym", "spare room"),
    "another spelling by ear": ("at Shelly’s", "Shelley"),
    "a short name with its letters apart": ("S h e l l e y", "Shelley"),
    "a short name parted at a line's end": ("Shel-\nley", "Shelley"),
    "a capital I for an l": ("MiII Rise", "Mill Rise"),
    "a Greek small letter that looks like another Latin one": ("μill rise", "Mill Rise"),
    "a name in another script by sound": ("Шелли", "Shelley"),
    "leet": ("0wl", "owl"),
}


@pytest.mark.parametrize("how", UNSEEN)
def test_what_it_is_known_not_to_see_is_written_down(how: str) -> None:
    """A spelling that is found one day moves to FOUND; until then people are told of this limit (LIMITS)."""
    text, variant = UNSEEN[how]
    assert _hits(text, variant) == []


def test_the_check_says_itself_what_it_cannot_see() -> None:
    assert "other words" in LIMITS
    assert "picture" in LIMITS


def _sought(
    reader: object = CRAIG, connected: frozenset[object] = frozenset({RUBY, ALFIE}), **of_guard: object
) -> dict:
    found = sought_for(reader, connected, content(), CHILDREN_OF_FAMILY, guard(**of_guard))
    return {one.id: one for one in found}


@pytest.mark.rule("SHARE-5", part="names of children a reader has no connection to are sought")
def test_a_child_of_the_family_who_is_not_in_the_plan_is_sought_under_every_name() -> None:
    sought = _sought()
    assert set(sought) == {KAYDEN}
    assert (sought[KAYDEN].label, set(sought[KAYDEN].variants)) == (
        UNCONNECTED_CHILD,
        {"Kay", "Kayden Birtles", "Kayden"},
    )


@pytest.mark.rule("SHARE-5", part="names of children a reader has no connection to are sought")
def test_a_child_of_the_plan_is_sought_for_who_is_connected_to_a_sibling_only() -> None:
    assert set(_sought(connected=frozenset({RUBY}))) == {ALFIE, KAYDEN}
    assert set(_sought(connected=frozenset())) == {RUBY, ALFIE, KAYDEN}


@pytest.mark.rule("SHARE-6", part="who may hold a fact")
def test_a_fact_is_sought_for_everybody_but_who_may_hold_it() -> None:
    held = fact("Mill Rise", may_hold=frozenset({PAULINE}), period=LONG_AGO)
    assert held.id in _sought(CRAIG, facts=(held,))
    assert held.id not in _sought(PAULINE, facts=(held,))
