"""The approved wordings per reader (4.4, 4.5) for the family, the network and the children."""

from typing import NamedTuple

from tools.sample_plan.people import AMARA, EDT

# Leanne with Elin and Kayden were asked; two released the words to those who pose a risk or pass things on (SHARE-7).
RELEASED_TO, RELEASED_BY = ("craig", "ray", "dean"), ("nadia", "helen")


class Wording(NamedTuple):
    """Words of one item for one reader; `by` is whom they came from."""

    reader: str
    item: str
    words: str
    approved_on: str
    by: tuple[str, ...] = ("amara",)


_POWER = {
    3: "The police bail says so until court on 2 February.",
    4: "The court bail says so until 9 March.",
    5: "The court order says so until 8 March 2028.",
}
_DS1_CRAIG = (
    "Children's services and the police are worried. They are worried that you will hit, push or shout at Leanne again "
    "when Ruby and Alfie are there. On 9 January the police came. They saw a cut on Leanne's head. Alfie is 3. He was "
    "out "
    "in the road in the dark. If nothing changes, Alfie could be badly hurt. Ruby could be too scared to sleep, play "
    "and "
    "learn. "
)
_CRAIG_SAYS = {
    3: "You do not agree. You say you did not push Leanne.",
    4: "In January you said you did not push Leanne. On 2 February you told the court that you did. You say you did "
    "not "
    "throw a plate in 2024.",
}


def craig(version: int) -> tuple[Wording, ...]:
    """His own part: the words of 30 January and of 18 March."""
    on = {3: "2026-01-28", 4: "2026-02-10", 5: "2026-03-17"}[version]
    power = "order" if version == 5 else "bail"
    rows = [
        ("DS1", _DS1_CRAIG + _CRAIG_SAYS[min(version, 4)]),
        ("SG1", ("Ruby and Alfie will live in a calm home. Nobody will hit, push or shout at Leanne. When you see Ruby "
                "and "
         "Alfie, another safe grown-up will be there the whole time. We need to see this for 6 months.")),
        ("R1", ("Do not go to the house, the school or the nursery. Do not contact Leanne, yourself or through anyone. "
         f"{_POWER[version]} To hear how Ruby and Alfie are, ring Amara.")),
        ("R6", ("You do not see Ruby and Alfie for now. Helen and Amara look at this again on 23 April. Send no "
               "messages "
         "or presents with anyone.")),
        ("K1", (f"If you break the {power}, the police are told the same day. Time with Ruby and Alfie stops until "
               "Helen "
         "writes to you.")),
        ("WR-amara", "You can say no, ask for changes, get advice."),
    ]  # fmt: skip
    if version == 5:
        rows.append(("WR-diane", "Your programme: Diane, 01632 960253."))
    return tuple(Wording("craig", item, words, on, ("amara", "moody", "craig")) for item, words in rows)


def ray(version: int) -> tuple[Wording, ...]:
    """What he may not do, and nothing else."""
    says = {3: "The police bail says so.", 4: "The court bail says so.", 5: "The court order says so."}[version]
    lunch = (
        "Sunday lunch stops for now. Amara meets you on 19 March and again before 23 April."
        if version == 5
        else "Sunday lunch from 1 February, 12:30 to 2:30. A grown-up stays in the room. No phones at the table."
    )
    words = (
        "Ray, thank you for loving Ruby and Alfie.\n"
        f"Craig may not contact Leanne, himself or through anyone. {says}\n"
        "Please carry no messages, presents, photos or news, either way. If somebody asks you to, say no and ring "
        "Amara, "
        f"{AMARA}.\n{lunch}"
    )
    on = {3: "2026-01-26", 4: "2026-02-10", 5: "2026-03-17"}[version]
    return (Wording("ray", "R6", words, on),)


_SG3_SHORT = (
    "Kayden leaves fights to grown-ups, is home by 9 on school nights, is in school, and talks each week to a "
    "grown-up he "
    "picked."
)


def kaydens(version: int) -> tuple[Wording, ...]:
    """Dean's part and Imran's: from version 4."""
    if version < 4:
        return ()
    dean = (
        ("DS3", ("Amara and Kayden's school are worried. Last autumn Kayden had a bruised arm. He missed 17 days of "
                "school "
         "and was out past midnight three times. If nothing changes, he could be hurt, fall behind at school and grow "
         "up "
         "angry and alone.")),
        ("SG3", _SG3_SHORT),
        ("R5", ("If Kayden rings you, listen. Do not come to the house. If he is with you after 9 on a school night, "
               "or you "
         f"are worried, ring Amara {AMARA}, at night {EDT}, in danger 999.")),
        ("O3", "Kayden is in school (92 in 100 days) and home at night."),
        ("WR-amara", "Kayden decides when he rings you. Amara tells you if anything in your part changes."),
    )  # fmt: skip
    imran = (
        ("DS3", ("Amara is worried that Kayden stays out late and misses school when things are hard. If nothing "
                "changes, "
         "he could be hurt and fall behind.")),
        ("SG3", _SG3_SHORT),
        ("R5.7", ("After training on Wednesdays you talk with Kayden for ten minutes, at the pitch side, in sight of "
         "others. Write only in the group with Shelley. If he tells you he is not safe, ring Amara, "
         f"{AMARA}, or 999, and tell Ros Pike. If you cannot come, tell Shelley; she rings him.")),
    )  # fmt: skip
    return (
        *(Wording("dean", item, words, "2026-02-13", ("amara", "luke")) for item, words in dean),
        *(Wording("imran", item, words, "2026-02-11") for item, words in imran),
    )


KAYDENS_WORRY = "people worry youll get hurt stopping fights or be out late with nobody knowing."
KAYDENS_RULE = "if its kicking off i go joans or ring shell. not my job to stop it."
RUBYS = (
    ("R1", "Dad is not allowed to come to our house."),
    ("R2", "If Mum feels wobbly, she asks and a grown-up comes."),
    ("R4", "Grown-ups make tea. Grown-ups do bedtime."),
    ("R6", "Nobody carries messages. You do not have to remember anything for Dad."),
)


def children(version: int) -> tuple[Wording, ...]:
    """The children's pages, and Chloe's copy of Ruby's and Kayden's."""
    rubys = [*RUBYS, ("WR-amara", "I can tell Mrs Nandra, Nan, Shelley or Amara. If I am scared right now I ring 999.")]
    if version == 5:
        rubys.append(("SO", "If I feel worried I can move Hoot."))
    imran = " imran weds after training." if version > 3 else ""
    kaydens = (
        ("DS3", KAYDENS_WORRY),
        ("R5", KAYDENS_RULE),
        ("WR-amara", f"shell gets me in 20.{imran} luke monday first thing."),
    )
    chloe = (*RUBYS, kaydens[0], kaydens[1], ("WR-amara", f"Amara Osei, {AMARA}"))
    return (
        *(Wording("ruby", item, words, "2026-01-24", ("amara", "leanne")) for item, words in rubys),
        *(Wording("kayden", item, words, "2026-01-24", ("kayden",)) for item, words in kaydens),
        Wording("alfie", "R3", "Door shut.", "2026-01-24", ("amara", "leanne")),
        Wording("alfie", "WR-amara", "Mum. Sam.", "2026-01-24", ("amara", "leanne")),
        *(Wording("chloe", item, words, "2026-01-24", ("amara", "kayden")) for item, words in chloe),
    )


_K2 = {
    False: "If two check-ins in a row are missed: Shelley goes round within 1 hour. No answer: she comes in, the way "
           "{you} "
    "agreed. Cannot be woken: 999 ambulance first. No sober adult: she stays and rings EDT {edt}. Who steps in: Joan.",
    True: "If one check-in has no tick by 20:15: Joan knocks at once, Shelley goes by 20:45 (Wednesdays Shelley "
          "watches "
    "and Kirsty goes). No answer: they come in, the way {you} agreed. Cannot be woken: 999 ambulance first. No sober "
    "adult: she stays and rings EDT {edt}. Who steps in: Kirsty.",
}  # fmt: skip


def spoken_only(version: int) -> tuple[Wording, ...]:
    """Rooms, keys and the past are spoken of with Leanne, not written to her; Graham has no word of rooms and keys."""
    k2 = _K2[version == 5]
    hers = [
        ("M6", "13 March is a hard day."),
        ("T02", ("The home was looked at, so that it is harder to get into and easy to get out of. Vera, Colin, Nadia: "
         "Wednesday 14 January; work done Friday 16 January.")),
        ("N-leanne-loss", ("You were offered support on 21 January. You said "
         f"{'yes on 17 March' if version == 5 else '“not yet”'}.")),
        ("R1.2", ("You go with the children by the back way to Joan's if it is clear. If not, you go to the room you "
                 "agreed "
         "with Nadia, Vera and Colin. Never the bathroom: one way in, no way out. At once. If you cannot: Shelley, "
         "Friday "
         "to Sunday nights. Nadia asks you at each meeting.")),
        ("R3.1", ("You shut the doors after 17:00, the way you agreed with Vera and Colin on 14 January, and look "
                 "again at "
         "18:00 and 20:00, daily. If you cannot: Shelley Friday to Sunday, Joan other days. Joan looks at the "
         "Wednesday "
         "check-in.")),
        ("K2", k2.format(you="you", edt=EDT)),
    ]  # fmt: skip
    if version == 5:
        hers.append(("AC-33", "Dr Aluko writes for you, if you say yes, by 27 March, about the support you spoke of."))
    grahams = (
        ("T02", ("The home was looked at, so that it is harder to get into and easy to get out of (Vera, Colin, "
                 "Nadia): "
         "Wednesday 14 January; work done Friday 16 January.")),
        ("R1.2", ("Leanne goes with the children by the back way to Joan's if it is clear; if not, to the room agreed "
                 "with "
         "Nadia, Vera and Colin. Never the bathroom. At once. If she cannot: Shelley, Friday to Sunday nights. Nadia "
         "asks "
         "Leanne at each meeting.")),
        ("R3.1", ("Leanne shuts the doors after 17:00, the way she agreed with Vera and Colin on 14 January, and looks "
                 "again "
         "at 18:00 and 20:00, daily. If she cannot: Shelley Friday to Sunday, Joan other days. Joan looks at the "
         "Wednesday check-in.")),
        ("K2", k2.format(you="she", edt=EDT)),
    )  # fmt: skip
    on = {3: "2026-01-24", 4: "2026-02-10", 5: "2026-03-17"}[version]
    return (
        *(Wording(reader, item, words, on) for reader in ("leanne", "elin") for item, words in hers),
        *(Wording("graham", item, words, on) for item, words in grahams),
    )
