"""Words for plans made at random: fillers that hold traps, facts to withhold, and other ways to write a fact."""

from collections.abc import Callable
from random import Random

FILLERS = (
    "she will bookmark the page", "he rose early and the jacket was wet", "finance and a howl in the night",
    "they met at the market", "Nancy held the bowl", "the windmill rises slowly", "call Harri then sit down",
    "a planned annual look", "remarkable weather for May Day", "the children eat at six", "nobody shouts",
    "wait by the school", "the bus goes at noon", "ring the office first", "everybody sleeps well",
)  # fmt: skip
CHILDREN = ("Kayden Birtles", "Ruby Tanner", "Alfie Tanner", "Zoë Hart", "Noor Aziz")
GROWN_UPS = (
    "Leanne Tanner", "Craig Tanner", "Pauline Orme", "Shelley Orme", "Joan Adeyemi", "Brian Adeyemi", "Mark Ibbotson",
    "Rose Lowe", "Imran Aziz", "Jack Marshall", "Dan Marsh", "Graham Moody",
)  # fmt: skip
FACTS = (
    ("22 Mill Rise", "Mill Rise"),
    ("AS6 1HB",),
    ("01632 960211",),
    ("+44 7700 900121", "07700 900121"),
    ("9 Teasel Court", "Teasel"),
    ("owl", "Hoot"),
    ("Mark Ibbotson", "Mark"),
    ("Nan", "Pauline"),
    ("Ian Adeyemi",),
    ("sleep at Shelley's", "Shelley"),
    ("Clearwater",),
    ("8 March 2016",),
    ("Ruby rang",),
    ("Rose",),
    ("Zoë",),
    ("Dan Marsh",),
)
TOGETHER = (
    (("Ruby", "Rubes", "her daughter"), ("rang", "phoned", "police call", "999")),
    (("Pauline", "Nan"), ("key", "keys", "back door")),
    (("Kayden",), ("said", "told"), ("arm", "bruise")),
)
GIVEN_AWAY = (
    "Ruby then rang", "the 999 call was by her daughter", "Rubes made a police call", "Kayden told us of his arm",
    "ask Nan for the keys", "the back door of Pauline", "it was Ruby who in the end and all there rang",
)  # fmt: skip
_LOOK_ALIKES = str.maketrans("aeopcx", "аеорсх")
_FULL_WIDTH = {ordinal: ordinal + 0xFEE0 for ordinal in range(0x21, 0x7F)}
Disguise = Callable[[str], str]


def _hidden(words: str) -> str:
    return f"{words[:2]}\u200b{words[2:]}"


def _accented(words: str) -> str:
    return "".join(f"{letter}\u0301" if letter in "aeiouAEIOU" else letter for letter in words)


def _of(words: str) -> str:
    return f"{words}’s" if words[-1].isalpha() and not words.endswith("'s") else words


def _apart(words: str) -> str:
    """Letters apart are found only where chance cannot put them together."""
    squeezed = [letter for letter in words if letter.isalnum()]
    long = len(squeezed) >= (5 if any(map(str.isdigit, squeezed)) else 8)
    return ".".join(words) if long else words


def _together(words: str) -> str:
    return words.replace(" ", "")


def _joined_by(mark: str) -> Disguise:
    return lambda words: words.replace(" ", mark)


DISGUISES: tuple[Disguise, ...] = (
    str,
    str,
    str.upper,
    str.lower,
    _hidden,
    _accented,
    _of,
    _apart,
    _together,
    _joined_by("-"),
    _joined_by("\n"),
    _joined_by("\u00a0"),
    _joined_by(" \t "),
    _joined_by("_"),
    lambda words: words.translate(_LOOK_ALIKES),
    lambda words: words.translate(_FULL_WIDTH),
    lambda words: words.replace("0", "+44 (0)", 1) if words.startswith("0") else words,
)


def disguised(words: str, chance: Random) -> str:
    """The same fact, written in one of the ways a careless or a clever hand writes it."""
    return chance.choice(DISGUISES)(words)


class Markers:
    """Words that stand nowhere else: what bears one can be told in any text."""

    def __init__(self, prefix: str) -> None:
        self.prefix, self.made = prefix, 0

    def new(self) -> str:
        """The next one, letters alone."""
        self.made += 1
        number, letters = self.made, ""
        for _ in range(4):
            number, rest = divmod(number, 22)
            letters += "bcdfghjklmnpqrstvwxzyk"[rest]
        return f"zq{self.prefix}{letters}"
