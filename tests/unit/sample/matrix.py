"""What each reader gets, item by item, written down by hand from sections 4.2, 4.4 and 4.6. y: base words, w: approved.

Items go by their labels. What is not named for a reader is nothing. Beside the matrix stands what the family team
and the chair have of the rest: map, bottom lines, timeline, views as the speaker chose, picture story.
"""

from tests.unit.sample.plans import FAMILY_TEAM, NOBODY

_STEPS = {
    3: {"R1": 7, "R2": 7, "R3": 2, "R4": 3, "R5": 6, "R6": 3},
    5: {"R1": 8, "R2": 9, "R3": 2, "R4": 3, "R5": 7, "R6": 3},
}
OUTCOMES = tuple(f"O{number}" for number in range(1, 6))
ACTIONS = tuple(
    f"AC-{number}" for number in ("01", "02", "03", "04", 11, 12, 31, 32, 33, 21, 22, 23, 24, 25, 26, 27, 28, 29)
)
_TEAMS_NUMBERS = ("ring amara", "ring helen", "ring edt", "ring 999")
_LEANNES_NUMBERS = (
    "ring beth", "ring nadia", "ring mark", "ring elin", "ring graham", "ring moody", "ring aluko", "ring priya",
    "ring luke", "ring sam", "ring joanne",
)  # fmt: skip


def rule(version: int, label: str) -> tuple[str, ...]:
    """A rule and all its steps."""
    return (label, *(f"{label}.{number}" for number in range(1, _STEPS[version][label] + 1)))


def _rules(version: int) -> tuple[str, ...]:
    return tuple(label for name in _STEPS[version] for label in rule(version, name))


BACK_UP = (*(f"K{number}" for number in range(1, 9)), "back-up Kayden", "back-up Ruby", "back-up Alfie")
_STATEMENTS = ("DS1", "SG1", "Scale 1", "DS2", "SG2", "Scale 2", "DS3", "SG3", "Scale 3")
_MAP = tuple(f"M{number}" for number in range(1, 18) if number not in {6, 15})  # two are Leanne's alone
_ROWS = {
    3: ["T01", "T02", "T03", "T04", "T05", "T06", "T07", "T08", "T09", "T12", "T14", "T15", "T16"],
    5: ["T01", "T02", "T03", "T04", "T05", "T06", "T07", "T08", "T09", "T10", "T11", "T12", "T13", "T14", "T15", "T16"],
}
_REGISTER = {3: ("ORD-1", "ORD-2"), 5: tuple(f"ORD-{number}" for number in range(1, 6))}

# 2.18 and 2.4: who may see whose words; here of those who get words at all (Graham as a worker of the council)
_TEAM = ("leanne", *FAMILY_TEAM)
VIEWS = {
    "V1": (*_TEAM, "graham"), "V2": (*_TEAM, "graham"), "V3": ("leanne", "shelley", "graham"), "V4": (),
    "V5-good": (*_TEAM, "graham"), "V5-worries": ("leanne", "pauline", "shelley"), "V5-dreams": (*_TEAM, "graham"),
    "V6": (*_TEAM, "graham"), "V7": ("shelley",), "V7-court": ("shelley",), "V8": (*_TEAM, "graham"),
    "V9": (*_TEAM, "graham"), "said leanne": (*_TEAM, "graham"), "said craig": ("graham",),
    "said pauline": (*_TEAM, "graham"), "said shelley": (*_TEAM, "graham"),
}  # fmt: skip
VIEWS_OF_V5 = {
    **VIEWS, "V10-birthday": ("leanne", "pauline", "shelley"), "V10": ("leanne", "pauline", "shelley"),
    "V11": (*_TEAM, "graham"), "V12": (*_TEAM, "graham"), "said dean": ("graham",),
}  # fmt: skip


def views(version: int) -> dict[str, tuple[str, ...]]:
    return VIEWS_OF_V5 if version == 5 else VIEWS


def expected(version: int, key: str) -> dict[str, str]:
    """Label to y or w; what is not in it is nothing."""
    if key in NOBODY:
        return {}
    if key in {"leanne", "elin", "graham"}:
        return _whole(version, key)
    if key in FAMILY_TEAM:
        return _family_team(version, key)
    cells = {**_OTHERS_ALWAYS.get(key, {}), **_OTHERS[version].get(key, {})}
    return {label: how for how, labels in cells.items() for label in labels.split()}


def _family_team(version: int, key: str) -> dict[str, str]:
    own = {"pauline": ("AC-29",), "shelley": ("AC-12",), "kirsty": ("AC-26",), "joan": ()}[key]
    needs = ("need pauline",) if key == "pauline" else ()
    labels = (
        "purpose", *_STATEMENTS, *_rules(version), *BACK_UP, "B1", "B2", "B3", "B4", "B5", *_ROWS[version], *_MAP,
        *(label for label, people in views(version).items() if key in people), "sentence", *_TEAMS_NUMBERS, *needs,
        *((*own, "picture story", "safety object") if version == 5 else ()),
    )  # fmt: skip
    return dict.fromkeys(labels, "y")


_SPOKEN = ("R1.2", "R3.1", "K2", "T02")  # W7: rooms, keys and locks; of Leanne also what W14 is about


def _whole(version: int, key: str) -> dict[str, str]:
    """Leanne, Elin with her leave, and Graham: everything, but what is only spoken of."""
    whose = "graham" if key == "graham" else "leanne"
    labels = (
        "purpose", *_STATEMENTS, *_rules(version), *BACK_UP, "B1", "B2", "B3", "B4", "B5", *_ROWS[version], *_MAP,
        *_REGISTER[version], "harm 1", "harm 2", "harm 3",
        *(label for label, people in views(version).items() if whose in people), "sentence",
        "circle pauline", "circle shelley", "circle joan", "circle kirsty", "circle imran", "circle ray",
        "need leanne", "need pauline", "need kayden", "need alfie", *_TEAMS_NUMBERS, *_LEANNES_NUMBERS,
        *((*OUTCOMES, *ACTIONS, "step down", "picture story", "safety object", "ring diane") if version == 5 else ()),
    )  # fmt: skip
    held = {**dict.fromkeys(labels, "y"), **dict.fromkeys(_SPOKEN, "w")}
    if whose == "graham":
        return {**held, "circle gaz": "y"}
    alone = {"M6": "w", "M15": "y", "need leanne-loss": "w", **({"AC-33": "w"} if version == 5 else {})}
    return {**held, **alone}


_R1 = " ".join(f"R1.{number}" for number in range(1, 8))
_OTHERS_ALWAYS: dict[str, dict[str, str]] = {
    "craig": {"w": "DS1 SG1 R1 R6 K1"},
    "ray": {"w": "R6"},
    "alfie": {"w": "R3"},
}
_OTHERS: dict[int, dict[str, dict[str, str]]] = {
    3: {
        "priya": {"w": "DS1 SG1 DS2 SG2 R1 R4 R6"},
        "luke": {"w": "DS1 DS3 R5.4", "y": "SG3 R5.6"},
        "sam": {"w": "DS1 SG1 DS2 SG2 R1 R6"},
        "joanne": {"w": "DS1 DS2 R2 R3"},
        "aluko": {"y": "DS1 DS2", "w": "DS3"},
        "moody": {"w": "DS1 DS3", "y": f"R1 {_R1} R5.4 R6.1 K1 K7 ORD-1 ORD-2"},
        "nadia": {"y": f"DS1 DS2 R1 {_R1} R6 R6.1 R6.2 R6.3 K1 K7 ORD-1 ORD-2"},
        "mark": {"w": "DS1 DS2 R2 R2.1 R2.2 R2.3 R2.4 R2.5 R2.6 R2.7"},
        "ruby": {"w": "R1 R2 R4 R6"},
        "kayden": {"w": "DS3 R5"},
        "chloe": {"w": "DS3 R1 R2 R4 R5 R6"},
    },
    5: {
        "imran": {"w": "DS3 SG3 R5.7"},
        "dean": {"w": "DS3 SG3 R5 O3"},
        "priya": {"w": "DS1 SG1 DS2 SG2 R1 R4 R6", "y": "O4 AC-25 AC-26"},
        "luke": {"w": "DS1 DS3 R5.4", "y": "SG3 R5.6 O3 AC-21 AC-24"},
        "sam": {"w": "DS1 SG1 DS2 SG2 R1 R6", "y": "O5 AC-28 AC-29"},
        "joanne": {"w": "DS1 DS2 R2 R3", "y": "O5 AC-27"},
        "aluko": {"y": "DS1 DS2 AC-33", "w": "DS3 O1 O2 O3 O4 O5"},
        "moody": {
            "w": "DS1 DS3", "y": f"R1 {_R1} R1.8 R5.4 R6.1 K1 K7 AC-04 ORD-1 ORD-2 ORD-3 ORD-4 ORD-5",
        },
        "nadia": {
            "y": f"DS1 DS2 R1 {_R1} R1.8 R6 R6.1 R6.2 R6.3 K1 K7 AC-03 ORD-1 ORD-2 ORD-3 ORD-4 ORD-5",
        },
        "mark": {"w": "DS1 DS2 R2 R2.1 R2.2 R2.3 R2.4 R2.5 R2.6 R2.7 R2.8 R2.9 O2 AC-11 AC-32"},
        "diane": {"w": "DS1 R1 R6 K1 AC-01 ORD-4 ORD-5"},
        "ruby": {"w": "R1 R2 R4 R6"},
        "kayden": {"w": "DS3 R5"},
        "chloe": {"w": "DS3 R1 R2 R4 R5 R6", "y": "O3 O4"},
    },
}  # fmt: skip

# Labels with a space in them, and the words at the end of a copy that hang on a contact.
MORE: dict[int, dict[str, dict[str, str]]] = {
    3: {
        "craig": {"ring amara": "w"}, "ruby": {"ring amara": "w"}, "kayden": {"ring amara": "w"},
        "alfie": {"ring amara": "w"}, "chloe": {"ring amara": "w"}, "aluko": {"ring amara": "w"},
    },
    5: {
        "craig": {"ring amara": "w", "ring diane": "w"}, "dean": {"ring amara": "w"},
        "ruby": {"ring amara": "w", "safety object": "w"}, "kayden": {"ring amara": "w"}, "alfie": {"ring amara": "w"},
        "chloe": {"ring amara": "w"}, "aluko": {"ring amara": "w"},
    },
}  # fmt: skip


def gets(version: int, key: str) -> dict[str, str]:
    """Everything this reader gets."""
    return {**expected(version, key), **MORE[version].get(key, {})}
