"""Colours are measured, not judged: text at least 4.5 to 1, edges and focus at least 3 to 1 (WCAG 1.4.3, 1.4.11)."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
TOKENS = dict(re.findall(r"\$([a-z-]+): (#[0-9a-f]{6});", (ROOT / "frontend/styles/_tokens.scss").read_text()))

TEXT = [
    ("ink", "ground"),
    ("ink", "paper"),
    ("ink", "surface"),
    ("ink", "amber-pale"),
    ("ink", "pine-pale"),
    ("ink", "focus"),
    ("ink-soft", "ground"),
    ("ink-soft", "paper"),
    ("ink-soft", "surface"),
    ("ink-soft", "pine-pale"),
    ("link", "ground"),
    ("link", "paper"),
    ("link", "surface"),
    ("link", "pine-pale"),
    ("visited", "ground"),
    ("visited", "paper"),
    ("red", "ground"),
    ("red", "paper"),
    ("paper", "red"),
    ("paper", "pine"),
    ("paper", "pine-deep"),
    ("paper", "green"),
    ("amber-deep", "amber-pale"),
    ("green", "green-pale"),
    ("pine", "pine-pale"),
    ("pine", "paper"),
    ("ink", "grey-pale"),
]
EDGES = [("line-strong", "paper"), ("line-strong", "ground"), ("red", "paper"), ("ink", "focus"), ("pine", "ground")]


def brightness(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((brightness(TOKENS[one]), brightness(TOKENS[other])))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(("words", "behind"), TEXT)
def test_text_can_be_read(words: str, behind: str) -> None:
    assert contrast(words, behind) >= 4.5


@pytest.mark.parametrize(("edge", "behind"), EDGES)
def test_edges_and_focus_can_be_seen(edge: str, behind: str) -> None:
    assert contrast(edge, behind) >= 3
