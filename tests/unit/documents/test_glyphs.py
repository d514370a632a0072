"""What cannot be printed is known before typst is asked, and named in plain words."""

import json
from datetime import UTC, datetime
from itertools import chain as joined
from pathlib import Path

import pytest
import typst
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kith.core.documents.glyphs import Unprintable, explain, unprintable
from kith.core.documents.setting import tidy
from kith.core.documents.typefaces import FOLDER, chain, faces, files

PROBE = """
#set document(title: "Probe", date: datetime(year: 2026, month: 1, day: 1))
#let data = json(bytes(sys.inputs.data))
#set text(font: data.fonts, fallback: false, ligatures: false, hyphenate: false, lang: "en")
#for each in data.texts [#each #parbreak() #strong(each) #parbreak()]
"""


class Oracle:
    """Asks typst itself."""

    def __init__(self, folder: Path) -> None:
        self.template = folder / "probe.typ"
        self.template.write_text(PROBE)
        self.fonts = typst.Fonts(False, False, [str(FOLDER)])
        self.compiler = self._new()

    def _new(self) -> typst.Compiler:
        return typst.Compiler(
            str(self.template), root=str(self.template.parent), font_paths=self.fonts, ignore_system_fonts=True
        )

    def refuses(self, *texts: str) -> str:
        """Typst's reason for not printing one of the texts; empty if it prints them all."""
        data = json.dumps({"fonts": chain("en-GB"), "texts": [tidy(text) for text in texts]})
        try:
            self.compiler.compile(
                format="pdf",
                sys_inputs={"data": data},
                pdf_standards=["ua-1", "a-2a"],
                timestamp=datetime(2026, 1, 1, tzinfo=UTC),
            )
        except typst.TypstError as fault:
            return fault.message
        except BaseException as fault:
            if type(fault).__name__ != "PanicException":
                raise
            self.compiler = self._new()
            return str(fault)
        return ""


@pytest.fixture(scope="module")
def oracle(tmp_path_factory: pytest.TempPathFactory) -> Oracle:
    return Oracle(tmp_path_factory.mktemp("probe"))


def letters(*ranges: tuple[int, int]) -> st.SearchStrategy[str]:
    return st.sampled_from([chr(point) for point in joined(*(range(first, last + 1) for first, last in ranges))])


latin, marks = (
    letters((0x20, 0x7E), (0xA0, 0x24F)),
    letters((0x300, 0x36F), (0x483, 0x487), (0x610, 0x61A), (0x64B, 0x65F)),
)
other = letters((0x370, 0x52F), (0x600, 0x6FF), (0x980, 0x9FF), (0xA00, 0xA7F), (0x4E00, 0x4E20), (0x13000, 0x13010))
plain, one_mark = letters((0x41, 0x5A), (0x61, 0x7A)), letters((0x300, 0x33F), (0x345, 0x36F))
emoji = letters((0x1F300, 0x1FAFF), (0x2190, 0x2BFF), (0x1F1E6, 0x1F1FF))
signs = st.sampled_from(
    "\u00a0\u00ad\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202f\u2060\u2066\u2069\ufe0e\ufe0f\ufeff\t\n\r\x00\x1b\x7f→✓🏽🏴"
)
mixtures = st.text(
    alphabet=st.one_of(latin, marks, other, emoji, signs, st.characters(exclude_categories=["Cs"])), max_size=6
)


@settings(max_examples=600, deadline=None)
@example("q\u0301 য\u0301")
@example("\u202f\ufe0f")
@example("\u2329")
@example("\r\u06e7")
@example("👩‍👩‍👧 👍🏽 ❤️ 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🇬🇧 1️⃣")
@example("Łódź ‑ soft\u00adhyphen no\u00a0break\ttab\u2028line\u2029para")
@given(mixtures)
def test_whatever_passes_is_printed(oracle: Oracle, text: str) -> None:
    if not unprintable(text):
        assert oracle.refuses(text) == ""


@settings(max_examples=600, deadline=None)
@given(st.one_of(latin, other, emoji, signs, st.characters(exclude_categories=["Cs", "Mn", "Mc", "Me"])))
def test_a_character_is_named_exactly_when_typst_refuses_it(oracle: Oracle, character: str) -> None:
    """For marks we are stricter: typst drops some without a word after a letter of another script."""
    text = f"a {character} b"
    assert bool(unprintable(text)) == bool(oracle.refuses(text))


@settings(max_examples=300, deadline=None)
@given(st.lists(st.builds("".join, st.tuples(plain, one_mark)), max_size=3).map("".join))
def test_a_latin_letter_with_a_mark_is_named_exactly_when_typst_refuses_it(oracle: Oracle, text: str) -> None:
    """With two marks we are stricter: typst loses one it has no letter for without a word."""
    spaced = f"a{text}b"
    assert bool(unprintable(spaced)) == bool(oracle.refuses(spaced))


@pytest.mark.parametrize(
    "text",
    [
        "Zażółć gęślą jaźń, ŁÓDŹ",
        "Nguyễn Thị Hồng",
        "Олена Шевченко",
        "Ελένη",
        "یہ آپ کا حصہ ہے۔ فوراً جائیں، پھر؟",
        "আমি প্রতিদিন শিশুদের স্কুলে নিয়ে যাই।",
        "ਮੈਂ ਹਰ ਰੋਜ਼ ਬੱਚਿਆਂ ਨੂੰ ਸਕੂਲ ਲੈ ਕੇ ਜਾਂਦੀ ਹਾਂ।",
        "→ ← ✓ ✔ ✗ ☐ ☑ ★ • … – — “ ” £ € ½ °",
        "👍 👍🏽 👩‍👩‍👧 🦉 ❤️ 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🇬🇧 1️⃣",
        "soft\u00adhyphen, no\u00a0break, tab\there, line\u2028separator",
    ],
)
def test_what_families_write_can_be_printed(oracle: Oracle, text: str) -> None:
    assert unprintable(text) == []
    assert oracle.refuses(text) == ""


def test_says_where_and_what() -> None:
    assert unprintable("see the 𓀀 now") == [Unprintable(8, "𓀀", "egyptian hieroglyph a001", "see the")]
    assert unprintable("") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("fine", ""),
        ("see the 𓀀", "We cannot print ‘𓀀’ (after ‘see the’). Take it out or write it in words."),
        ("漢 and 漢", "We cannot print ‘漢’ (at the start). Take it out or write it in words."),
        (
            "漢 or 𓀀",
            "We cannot print ‘漢’ (at the start) and ‘𓀀’ (after ‘漢 or’). Take them out or write them in words.",
        ),
        (
            "Ring\n\u0651 her",
            "We cannot print a hidden character (arabic shadda) (after ‘Ring’). Take it out or write it in words.",
        ),
        (
            "Ring\x1b her",
            "We cannot print a hidden character (U+001B) (after ‘Ring’). Take it out or write it in words.",
        ),
    ],
)
def test_explains_in_plain_words(text: str, said: str) -> None:
    assert explain(unprintable(text)) == said


def test_names_a_few_and_counts_the_rest() -> None:
    said = explain(unprintable("漢 字 仮 名 交 文"))
    assert said.endswith("and 2 more. Take them out or write them in words.")
    assert said.count("‘") == 4 + 3


def test_every_font_file_belongs_to_a_family_that_is_used() -> None:
    assert {face.family for face in faces()} == set(chain("en-GB")) == set(chain("ur"))
    shown = {info.family for info in typst.Fonts(False, False, [str(FOLDER)]).fonts()}
    assert shown == set(chain("en-GB"))
    assert sum(file.stat().st_size for file in files()) < 6_000_000


def test_every_font_has_its_licence() -> None:
    for file in files():
        licence = (FOLDER / "LICENSES" / f"{file.stem.partition('-')[0]}.txt").read_text()
        assert "SIL Open Font License, Version 1.1" in licence


def test_urdu_readers_get_the_nastaliq_hand() -> None:
    assert chain("ur").index("Noto Nastaliq Urdu") < chain("ur").index("Noto Naskh Arabic")
    assert chain("ar").index("Noto Naskh Arabic") < chain("ar").index("Noto Nastaliq Urdu")
