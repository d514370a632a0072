"""The shipped fonts: which, in which order they are tried, what they can show, and the hash that pins them."""

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

FOLDER = Path(__file__).parent / "fonts"

TEXT_FACE = "Atkinson Hyperlegible Next"
_OTHERS = ("Noto Sans", "Noto Sans Bengali", "Noto Sans Gurmukhi")
_NASKH, _NASTALIQ = "Noto Naskh Arabic", "Noto Nastaliq Urdu"
_SIGNS = ("Noto Sans Symbols", "Noto Sans Symbols 2", "Noto Emoji")
_NASTALIQ_LANGUAGES = ("ur", "pnb", "ks")


@dataclass(frozen=True)
class Face:
    """One font family: the code points every weight of it can show."""

    family: str
    covers: frozenset[int]


def chain(language: str) -> tuple[str, ...]:
    """Every shipped family in the order tried; Urdu readers get the hand they learned to read in (SHARE-10)."""
    arabic = (_NASKH, _NASTALIQ)
    if language.split("-")[0] in _NASTALIQ_LANGUAGES:
        arabic = (_NASTALIQ, _NASKH)
    return (TEXT_FACE, *_OTHERS, *arabic, *_SIGNS)


def files() -> list[Path]:
    """The font files, by name."""
    return sorted(FOLDER.glob("*.ttf"))


@cache
def fonts_hash() -> str:
    """SHA-256 over names and bytes of all shipped fonts; kept with each rendered copy."""
    digest = hashlib.sha256()
    for file in files():
        digest.update(file.name.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


@cache
def faces() -> tuple[Face, ...]:
    """The families in chain order, each with what all of its weights cover."""
    covered: dict[str, frozenset[int]] = {}
    for file in files():
        with TTFont(file, lazy=True) as font:
            family = font["name"].getBestFamilyName()
            points = frozenset(font.getBestCmap())
        covered[family] = covered.get(family, points) & points
    return tuple(Face(family, covered[family]) for family in chain("en-GB"))


@cache
def advances() -> dict[int, float]:
    """Width of each character of the text face in ems (bold, the wider): to see which words are wider than a line."""
    with TTFont(FOLDER / "AtkinsonHyperlegibleNext-Bold.ttf", lazy=True) as font:
        per_em = font["head"].unitsPerEm
        return {point: font["hmtx"][glyph][0] / per_em for point, glyph in font.getBestCmap().items()}
