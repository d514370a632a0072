"""The harm grid, the map of 20 January and the bottom lines (2.2, 2.3, 2.5)."""

from kith.core.plans.content import BottomLine, Box, HarmRow, MapItem, Met, Moment
from tools.sample_plan.keys import ALFIE, KAYDEN, RUBY, day, id_of, ids
from tools.sample_plan.people import source
from tools.sample_plan.worries import ALL, on


def harm(version: int) -> tuple[HarmRow, ...]:
    """The harm grid: one row for each kind of harm."""
    night = Moment(words="9 January 2026", on=day("2026-01-09"))
    failure = Moment(words="13 March 2026", on=day("2026-03-13"))
    nights = "5 known nights by 9 January" + ("; 6th on 13 March" if version == 5 else "")
    return (
        HarmRow(
            id=id_of("H1"), label="harm 1", children=ALL, source=source("amara"),
            behaviour="Hitting, pushing, shouting at Mum: Craig shouts, throws, pushes, hits",
            how_bad="cut head, bruises", how_often="about monthly, then weekly from September 2025",
            how_long="18 months",
            effects=(
                on((RUBY,), "bed-wetting, hiding", "joanne", "moody"), on((KAYDEN,), "bruised", "luke"),
                on((ALFIE,), "out in the road", "moody"),
            ),
            first=Moment(words="14 July 2024", on=day("2024-07-14")), worst=night, latest=night,
        ),
        HarmRow(
            id=id_of("H2"), label="harm 2", children=ALL, source=source("amara"),
            behaviour="No sober grown-up in charge: Leanne drinks vodka, very hard to wake",
            how_bad="Alfie in the road", how_often=nights, how_long="7 months",
            effects=(
                on((ALFIE,), "could be run over", "amara"), on((RUBY,), "cooks, does bedtime", "joan"),
                on((KAYDEN,), "nobody knows where he is", "amara"),
            ),
            first=Moment(words="June 2025", on=day("2025-06-01")), worst=night,
            latest=failure if version == 5 else night,
        ),
        HarmRow(
            id=id_of("H3"), label="harm 3", children=ids(KAYDEN, RUBY), source=source("amara"),
            behaviour="Kayden in the middle of fights, or out late: adults fight; nobody collects him",
            how_bad="bruise; missing 4 hours on 9 January", how_often="weekly, autumn", how_long="4 months",
            effects=(on((KAYDEN,), "17 school days lost", "luke"), on((RUBY,), "waits up for him", "ruby")),
            first=Moment(words="September 2025", on=day("2025-09-01")), worst=night, latest=night,
        ),
    )  # fmt: skip


_MAP: tuple[tuple[str, Box, str, str, bool], ...] = (
    ("M1", Box.COMPLICATING, "elin", "Leanne has dyslexia.", False),
    ("M2", Box.COMPLICATING, "amara", "Craig is on bail until 2 February.", False),
    ("M3", Box.COMPLICATING, "leanne", "Money is short.", False),
    ("M4", Box.COMPLICATING, "pauline", "Pauline cannot hear the phone at night.", False),
    ("M5", Box.COMPLICATING, "shelley", "Ray is in touch with Craig.", False),
    ("M6", Box.COMPLICATING, "leanne", "Leanne's baby Jack, who died 13 March 2016: a hard date.", True),
    ("M7", Box.STRENGTH, "priya", "Leanne gets the children to school most days.", False),
    ("M8", Box.STRENGTH, "priya", "Ruby's reading.", False),
    ("M9", Box.STRENGTH, "kayden", "Kayden's football.", False),
    ("M10", Box.EXISTING_SAFETY, "leanne",
     "On 3 November 2025 Leanne rang Pauline and the children slept at Pauline's.", False),
    ("M11", Box.EXISTING_SAFETY, "amara", "Ruby knows how to ring 999.", False),
    ("M12", Box.EXISTING_SAFETY, "joan", "Joan took Alfie in on 9 January.", False),
    ("M13", Box.EXISTING_SAFETY, "shelley", "Shelley came within an hour on 9 January.", False),
    ("M14", Box.NEXT_STEP, "amara", "Network meeting on 24 January.", False),
    ("M15", Box.NEXT_STEP, "leanne", "Leanne meets Nadia on 21 January.", True),
    ("M16", Box.NEXT_STEP, "leanne", "Clearwater start on 27 January.", False),
    ("M17", Box.NEXT_STEP, "amara", "Find Dean.", False),
)  # fmt: skip
_ABOUT = {"M8": ids(RUBY), "M9": ids(KAYDEN), "M11": ids(RUBY), "M12": ids(ALFIE), "M17": ids(KAYDEN)}


def map_items() -> tuple[MapItem, ...]:
    """The map of 20 January."""
    return tuple(
        MapItem(
            id=id_of(key), label=key, children=_ABOUT.get(key, ALL), source=source(said_by), box=box, words=words,
            said_by=id_of(said_by), on=day("2026-01-20"), private=private,
        )
        for key, box, said_by, words, private in _MAP
    )  # fmt: skip


_B = (
    ("B1", "At least 4 grown-ups in the family team know all the worries; at least 2 do not live on the street",
     ("DS1", "DS2", "DS3"), "count in ring 1 is 4 or more"),
    ("B2", ("Craig does not come to the home, school or nursery while bail or a court order says so; the plan does not "
     "rely on Craig's promise or on Mum stopping him"), ("DS1",), "register entry in force, dates known"),
    ("B3", "A sober safe grown-up in charge at all times", ("DS2",), "check-ins and cover without a gap"),
    ("B4", "Amara (or cover) sees each child alone at each visit (Alfie: watched, apart from the family)",
     ("DS1", "DS2", "DS3"), "visit record"),
    ("B5", "The plan is practised and shown to work for 6 months before it ends", ("DS1", "DS2"),
     "practices passed; the months of the goals counted"),
)  # fmt: skip
_B_NOW = {
    3: (
        (Met.MET, "Pauline, Joan, Shelley, Kirsty; 3 live elsewhere"),
        (Met.MET, "police bail to 2 February"),
        (Met.MET, "sober at 5 evening looks since 10 January; Shelley sleeps in Friday to Sunday"),
        (Met.MET, "each child seen alone"),
        (Met.NOT_YET, "nothing practised yet"),
    ),
    4: (
        (Met.MET, "same four"),
        (Met.MET, "court bail to 9 March"),
        (Met.MET, "check-ins without a gap"),
        (Met.MET, "each child seen alone"),
        (Met.NOT_YET, "nothing practised yet"),
    ),
    5: (
        (Met.MET, "same four"),
        (Met.MET, "restraining order to 8 March 2028"),
        (Met.MET, ("broken 13 March 22:50; manager asked 23:58 the same night, decided 00:10; met again with the "
         "two-name list")),
        (Met.MET, "each child seen alone"),
        (Met.NOT_YET, "counted again from 14 March"),
    ),
}  # fmt: skip


def bottom_lines(version: int) -> tuple[BottomLine, ...]:
    """What is not negotiable, and whether it is met."""
    return tuple(
        BottomLine(
            id=id_of(key), label=key, children=ALL, source=source("amara"), words=f"{words}.", why=ids(*why),
            shown_by=shown_by, set_by=ids("amara", "helen"), told_family_on=day("2026-01-23"),
            about_network=key == "B1", least_in_ring_one=4 if key == "B1" else None, met=met, evidence=evidence,
        )
        for (key, words, why, shown_by), (met, evidence) in zip(_B, _B_NOW[version], strict=True)
    )  # fmt: skip
