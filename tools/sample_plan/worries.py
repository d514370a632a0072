"""Purpose, danger statements, goals, scales, the harm grid, the map and the bottom lines (2.1 to 2.5)."""

from kith.core.plans.content import (
    AnyItem,
    BottomLine,
    Box,
    Danger,
    Dispute,
    Effect,
    Goal,
    HarmRow,
    MapItem,
    Met,
    Moment,
    Purpose,
    Scale,
    Sourced,
)
from tools.sample_plan.keys import ALFIE, CHILDREN, KAYDEN, RUBY, day, id_of, ids
from tools.sample_plan.people import source, sources

ALL = ids(*CHILDREN)


def _said(words: str, *by: str) -> Sourced:
    return Sourced(words=words, sources=sources(*by))


def _on(children: tuple[str, ...], words: str, *by: str) -> Effect:
    return Effect(children=ids(*children), words=words, sources=sources(*by))


def purpose() -> Purpose:
    """The same in every version."""
    return Purpose(
        id=id_of("purpose"), label="purpose", children=ALL, source=source("amara"),
        worry="The worry: Craig could hurt Mum again, Mum could drink when she is alone with the children, and Kayden "
        "could get hurt in the middle or be out at night.",
        needed="What needs to be done: the family team comes before it gets bad, a sober grown-up is always in charge, "
        "and the children know where to go.",
    )  # fmt: skip


def statements(version: int) -> tuple[AnyItem, ...]:
    """Each danger with its goal and its scale."""
    goals, scales = _goals(), _scales()
    return tuple(
        item
        for danger, goal, scale in zip((_ds1(version), _ds2(), _ds3()), goals, scales, strict=True)
        for item in (danger, goal, scale)
    )


def _ds1(version: int) -> Danger:
    said = (
        _said("Craig does not agree. He says he did not push Mum.", "craig")
        if version == 3
        else _said(
            "In January Craig said he did not push Mum. On 2 February he told the court that he did. He says he did "
            "not throw a plate in 2024.", "craig", "moody",
        )
    )  # fmt: skip
    return Danger(
        id=id_of("DS1"), label="DS1", children=ALL, source=source("amara"),
        who_is_worried=_said(
            "Amara from children's services, the police, school, Mum and Nan are worried.",
            "amara", "moody", "priya", "leanne", "pauline",
        ),
        behaviour=_said(
            "They are worried that Craig will hit, push or shout at Mum again when the children are at home.", "amara"
        ),
        example=_said(
            "On 9 January the police came. They saw a cut on Mum's head. Alfie is 3. He was out in the road in the dark.",
            "moody",
        ),
        example_on=day("2026-01-09"),
        effects_now=(
            _on((ALFIE,), "If nothing changes, Alfie could be badly hurt.", "amara"),
            _on((RUBY,), "Ruby could be too scared to sleep, play and learn.", "amara", "joanne"),
            _on((KAYDEN,), "Kayden could be hurt too.", "amara"),
        ),
        effects_later=(_on(CHILDREN, "They could grow up scared in their own home.", "amara"),),
        disputes=(
            Dispute(
                person_id=id_of("craig"), said=said, by=id_of("amara"),
                worked_with="Amara talks with Craig." if version == 3 else
                "Amara talks with Craig; from 16 March the programme run by Diane.",
                looked_at_on=day("2026-01-29" if version == 3 else "2026-04-23"),
            ),
        ),
    )  # fmt: skip


def _ds2() -> Danger:
    return Danger(
        id=id_of("DS2"), label="DS2", children=ids(ALFIE, RUBY, KAYDEN), source=source("amara"),
        who_is_worried=_said(
            "Amara, the health visitor, nursery, Mum and Nan are worried.",
            "amara", "joanne", "sam", "leanne", "pauline",
        ),
        behaviour=_said(
            "They are worried that Mum will drink a lot of vodka when no other safe grown-up is at home.",
            "amara", "leanne",
        ),
        example=_said(
            "On 9 January Mum had drunk so much that she could not look after anyone. Since last summer there were at "
            "least four more nights when she drank, fell asleep and was very hard to wake.",
            "moody", "tom", "joan", "leanne",
        ),
        example_on=day("2026-01-09"),
        effects_now=(
            _on((ALFIE,), "If nothing changes, Alfie could get out of the house and be run over.", "amara", "sam"),
            _on((RUBY,), "Ruby could get burned when she cooks.", "amara", "joan"),
            _on((KAYDEN,), "Kayden could stay out with nobody knowing where he is.", "amara"),
        ),
        effects_later=(_on((RUBY,), "Ruby could grow up feeling it is her job to look after everyone.", "amara"),),
        nobody_disputes=True,
    )  # fmt: skip


def _ds3() -> Danger:
    return Danger(
        id=id_of("DS3"), label="DS3", children=ids(KAYDEN), source=source("amara"),
        who_is_worried=_said(
            "Amara, Kayden's school, Mum and Kayden are worried.", "amara", "luke", "leanne", "kayden"
        ),
        behaviour=_said(
            "They are worried that Kayden will get in the middle of fights, or stay out late to get away.",
            "kayden", "amara",
        ),
        example=_said(
            "Last autumn he had a bruised arm. He missed 17 days of school. He was out past midnight three times. On "
            "9 January he ran off and came home at ten past one.", "luke", "moody",
        ),
        example_on=day("2026-01-09"),
        effects_now=(
            _on((KAYDEN,), "If nothing changes, Kayden could be badly hurt at home or outside. He could fall behind at "
                "school.", "amara", "luke"),
        ),
        effects_later=(_on((KAYDEN,), "He could grow up angry and alone.", "amara"),),
        nobody_disputes=True,
    )  # fmt: skip


_SG1 = (
    "Ruby, Alfie and Kayden will live in a calm home. Nobody will hit, push or shout at Mum there. If Craig comes near, "
    "the family team will use the plan and the children will be safe within 15 minutes. When Craig sees Ruby and Alfie, "
    "another safe grown-up will be there the whole time. The children will tell us they sleep well and feel safe. The "
    "family team will run the plan on their own. We need to see this for 6 months. A day when the plan is used and it "
    "works counts as a good day."
)
_SG2 = (
    "There will always be a grown-up in charge who has not been drinking. When Mum feels like drinking, she will use the "
    "plan. A safe grown-up will come before she drinks. Alfie will always be watched. Ruby will play and rest. She will "
    "not have to cook or do bedtime. Somebody will always know where Kayden is. We need to see this for 6 months, with "
    "some hard days in it."
)
_SG3 = (
    "Kayden will leave fights to the grown-ups. He will go to Shelley's or ring her. He will be home by 9 o'clock on "
    "school nights. He will be in school every day he is well. He will talk each week to a grown-up he picked. We need "
    "to see this for a term and a half."
)


def _goals() -> tuple[Goal, ...]:
    rows = (
        ("1", ALL, _SG1, "6 months"),
        ("2", ids(ALFIE, RUBY, KAYDEN), _SG2, "6 months, with some hard days in it"),
        ("3", ids(KAYDEN), _SG3, "a term and a half"),
    )
    return tuple(
        Goal(
            id=id_of(f"SG{number}"), label=f"SG{number}", children=children, source=source("amara"),
            danger_id=id_of(f"DS{number}"), words=words, how_long=how_long, agreed_on=day("2026-01-24"),
        )
        for number, children, words, how_long in rows
    )  # fmt: skip


def _scales() -> tuple[Scale, ...]:
    rows = (
        ("1", ALL, "The children are safe from fights, the family team runs the plan, and children's services can stop.",
         "Craig could hurt Mum or the children tonight and nobody would stop it, so the children cannot stay at home."),
        ("2", ids(ALFIE, RUBY, KAYDEN),
         "A sober safe grown-up is always in charge, even on the hardest days, and the family team makes sure of it.",
         "The children are alone with a grown-up who cannot wake up, most weeks."),
        ("3", ids(KAYDEN), "Kayden is safe, in school, and has a grown-up he trusts.",
         "Kayden gets hurt stopping fights or is missing at night."),
    )  # fmt: skip
    return tuple(
        Scale(
            id=id_of(f"SC{number}"), label=f"Scale {number}", children=children, source=source("amara"),
            danger_id=id_of(f"DS{number}"), ten=ten, zero=zero, worded_on=day("2026-01-23"),
        )
        for number, children, ten, zero in rows
    )  # fmt: skip


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
                _on((RUBY,), "bed-wetting, hiding", "joanne", "moody"), _on((KAYDEN,), "bruised", "luke"),
                _on((ALFIE,), "out in the road", "moody"),
            ),
            first=Moment(words="14 July 2024", on=day("2024-07-14")), worst=night, latest=night,
        ),
        HarmRow(
            id=id_of("H2"), label="harm 2", children=ALL, source=source("amara"),
            behaviour="No sober grown-up in charge: Leanne drinks vodka, very hard to wake",
            how_bad="Alfie in the road", how_often=nights, how_long="7 months",
            effects=(
                _on((ALFIE,), "could be run over", "amara"), _on((RUBY,), "cooks, does bedtime", "joan"),
                _on((KAYDEN,), "nobody knows where he is", "amara"),
            ),
            first=Moment(words="June 2025", on=day("2025-06-01")), worst=night,
            latest=failure if version == 5 else night,
        ),
        HarmRow(
            id=id_of("H3"), label="harm 3", children=ids(KAYDEN, RUBY), source=source("amara"),
            behaviour="Kayden in the middle of fights, or out late: adults fight; nobody collects him",
            how_bad="bruise; missing 4 hours on 9 January", how_often="weekly, autumn", how_long="4 months",
            effects=(_on((KAYDEN,), "17 school days lost", "luke"), _on((RUBY,), "waits up for him", "ruby")),
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
    ("B2", "Craig does not come to the home, school or nursery while bail or a court order says so; the plan does not "
     "rely on Craig's promise or on Mum stopping him", ("DS1",), "register entry in force, dates known"),
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
        (Met.MET, "broken 13 March 22:50; manager asked 23:58 the same night, decided 00:10; met again with the "
         "two-name list"),
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
