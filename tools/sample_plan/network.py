"""The circles (2.7), what people need, and whom to ring."""

from datetime import time
from typing import Any

from kith.core.plans.content import Need, NetworkMember, Part, WhomToRing
from tools.sample_plan.keys import ALFIE, CHILDREN, KAYDEN, RUBY, day, id_of, ids
from tools.sample_plan.people import PEOPLE, source

_BOTH = (RUBY, ALFIE)


def _member(key: str, ring: int, children: tuple[str, ...], **more: Any) -> NetworkMember:
    return NetworkMember(
        id=id_of(f"NM-{key}"), label=f"circle {key}", children=ids(*children), source=source("leanne"),
        person_id=id_of(key), ring=ring, **more,
    )  # fmt: skip


def circles(version: int) -> tuple[NetworkMember, ...]:
    """Who is how near, what each was told and said yes to, and what each helper needs."""
    late = version > 3
    imran: dict[str, Any] = (
        {"ring": 2, "told_on": day("2026-02-06"), "agreed_on": day("2026-02-06"), "part": Part.LIMITED}
        if late
        else {"ring": 3, "part": Part.LIMITED}
    )
    ray: dict[str, Any] = {"told_on": day("2026-01-26"), "agreed_on": day("2026-01-26")} if late else {}
    confirmed = {"details_confirmed_on": day("2026-01-24")}
    return (
        _member(
            "pauline", 1, CHILDREN, asked_by="Leanne", told_on=day("2026-01-22"), agreed_on=day("2026-01-24"),
            able_from=time(7), able_until=time(21, 30), hears_at_night=False, household=1,
            needs="taxi account 01632 960262; texts, large print", **confirmed,
        ),
        _member(
            "shelley", 1, CHILDREN, asked_by="Leanne", told_on=day("2026-01-22"), agreed_on=day("2026-01-24"),
            household=2, needs="5 days' leave paid by the family network money, nobody asks more than 3 sleep-ins a "
                               "week",
            **confirmed,
        ),
        _member(
            "joan", 1, CHILDREN, asked_by="Leanne and Amara", told_on=day("2026-01-22"), agreed_on=day("2026-01-24"),
            household=3, needs="“ring me any time before 11”; may stop by telling Shelley", **confirmed,
        ),
        _member(
            "kirsty", 1, CHILDREN, asked_by="Leanne", told_on=day("2026-01-23"), agreed_on=day("2026-01-25"),
            household=4, needs="her shift list in the group every second Sunday", **confirmed,
        ),
        _member(
            "imran", imran.pop("ring"), (KAYDEN,), asked_by="Kayden" if late else "", household=5,
            needs="messages only in a three-way group", **imran,
        ),
        _member("ray", 2, _BOTH, asked_by="Leanne, with advice from Nadia", part=Part.LIMITED, household=6, **ray),
        _member("gaz", 3, CHILDREN, part=Part.UNSUITABLE),
    )  # fmt: skip


def needs(version: int) -> tuple[Need, ...]:
    """What changes how we write and talk; a private one is that person's alone."""
    loss = "yes on 17 March" if version == 5 else "“not yet”"
    rows = (
        ("leanne", CHILDREN, "Dyslexia, reads slowly: easy read, and read aloud. No post.", False),
        ("leanne-loss", CHILDREN, f"Baby-loss support, offered 21 January: {loss}.", True),
        ("pauline", CHILDREN, "Hard of hearing: text, do not ring. Large print.", False),
        ("kayden", (KAYDEN,), "ADHD: short lists, no long meetings. Texts, not letters.", False),
        ("alfie", (ALFIE,), "Late talker: pictures and pointing; watched, not interviewed.", False),
    )
    return tuple(
        Need(
            id=id_of(f"N-{key}"), label=f"need {key}", children=ids(*children),
            source=source("amara" if key in CHILDREN else key.split("-")[0]), person_id=id_of(key.split("-")[0]),
            words=words, private=private,
        )
        for key, children, words, private in rows
    )  # fmt: skip


_TEAM = (
    ("amara", "in hours"),
    ("helen", "if Amara does not answer"),
    ("edt", "out of hours"),
    ("999", "in danger"),
)
_LEANNES = (
    ("beth", ""), ("nadia", ""), ("mark", ""), ("elin", ""), ("graham", ""), ("moody", ""), ("aluko", ""),
    ("priya", ""), ("luke", ""), ("sam", ""), ("joanne", ""), ("diane", ""),
)  # fmt: skip


def contacts(version: int) -> tuple[WhomToRing, ...]:
    """Whom to ring: the family team's list, then the rest of Leanne's. Nobody of the family has a number here."""
    rows = [(key, when, True) for key, when in _TEAM] + [(key, when, False) for key, when in _LEANNES]
    return tuple(
        WhomToRing(
            id=id_of(f"WR-{key}"), label=f"ring {key}", children=ids(*CHILDREN), source=source("amara"),
            person_id=id_of(key), phone=PEOPLE[key].phone, when=when, for_team=for_team,
        )
        for key, when, for_team in rows
        if key != "diane" or version > 3
    )  # fmt: skip
