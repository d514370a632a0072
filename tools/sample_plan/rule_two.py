"""R2, when Mum feels like drinking: as agreed on 24 January, and as changed after 13 March."""

from kith.core.plans.content import Owner, PlanRule, SafetyStep
from tools.sample_plan.keys import id_of, ids
from tools.sample_plan.people import source
from tools.sample_plan.steps import JOURNAL, OF_RULE, step

_AMBULANCE = (
    "if Mum cannot be woken, breathes oddly, is sick while asleep or took tablets: rings 999 for an ambulance first, "
    "lays her on her side, stays"
)
_NIGHTS = (
    ("Tue 17 Mar", "Shelley", "Kirsty"), ("Wed 18 Mar", "Kirsty", "Shelley"), ("Thu 19 Mar", "Shelley", ("Pauline "
                                                                                                        "(bell)")),
    ("Fri 20 Mar", "Shelley (sleeps in)", "Pauline (bell)"), ("Sat 21 Mar", "Shelley", "Pauline (bell)"),
    ("Sun 22 Mar", "Kirsty", "Shelley"), ("Mon 23 Mar", "Kirsty", "Shelley"), ("Tue 24 Mar", "Kirsty", "Shelley"),
    ("Wed 25 Mar", "Shelley", "Kirsty"), ("Thu 26 Mar", "Shelley", "Pauline (bell)"),
    ("Fri 27 Mar", "Shelley (sleeps in)", "Pauline (bell)"), ("Sat 28 Mar", "Kirsty", "Shelley"),
    ("Sun 29 Mar", "Kirsty", "Shelley"), ("Mon 30 Mar", "Shelley", "Kirsty"),
)  # fmt: skip


def two_name_list() -> tuple[str, ...]:
    """The first fortnight: who comes first, who second until 23:00, and who second after it."""
    return tuple(
        f"{night}: first {first}; second to 23:00 Joan; second after 23:00 {after}" for night, first, after in _NIGHTS
    )


def r2(version: int) -> tuple[PlanRule, tuple[SafetyStep, ...]]:
    """The rule and its steps."""
    late = version == 5
    head = PlanRule(
        id=id_of("R2"), label="R2", children=OF_RULE["R2"], source=source("leanne"),
        title="When Mum feels like drinking", answers=ids("DS2"), proposed_by=ids("leanne"), owner=Owner.FAMILY,
        hard_times=(
            "evenings alone", "rows with Craig's side", "no money at month end", *(_HARD_DATES if late else ()),
        ),
        triggers=(
            "the bank rings", "a bad night", "news from court", *(("any message from Craig's side",) if late else ()),
        ),
        first_signs=(
            "Mum stops answering texts", "goes to the shop after tea", "says “I'm fine” twice", "curtains shut by 4",
        ),
        red_flags=(
            "drink in the house", "slurred", "will not wake", "Ruby cooking", "children not in pyjamas by 8",
        ),
        also=two_name_list() if late else (),
        child_line="If Mum feels wobbly she asks, and a grown-up comes. It is not our job to look after her. If Mum "
                   "will "
        "not wake, ring 999 or bang for Joan.",
    )  # fmt: skip
    return head, _after_13_march() if late else _as_agreed()


_HARD_DATES = (
    "13 March (Leanne has told the family team why)", "21 June (Father's Day: her dad)", "4 August", "month ends",
    "24 to 26 December",
)  # fmt: skip


def _as_agreed() -> tuple[SafetyStep, ...]:
    return (
        step("R2.1", "leanne", "texts “Bluebird” to Kirsty; no reason needed", "before the first drink", "shelley",
             "texts it for her when anybody tells her of a first sign",
             ("kirsty", "tells Shelley next morning by 08:00"), by="leanne"),
        step("R2.2", "kirsty", "answers within 10 minutes, comes within 30, stays until 07:30, is in charge",
             "30 minutes", "pauline", "Leanne rings her after 10 minutes without an answer",
             ("amara", "practice by 4 March"), by="leanne"),
        step("R2.3", "joan", f"or whoever has come in: {_AMBULANCE}", "at once", "kirsty", "",
             ("shelley", "asks next day"), by="leanne"),
        step("R2.4", "shelley", "comes and takes charge when no sober grown-up is there; rings EDT",
             "within 30 minutes; EDT within the hour", "edt 999", "or 999 if nobody can come", JOURNAL, by="shelley"),
        step("R2.5", "shelley joan kirsty", "check-in at 20:00 (Shelley Monday, Joan Wednesday, Kirsty Friday): "
                                            "Shelley "
             "rings, Joan and Kirsty knock; writes it in the journal (before 11 February on Joan's sheet)", "by 20:30",
             "joan shelley", "Monday Joan, Wednesday Shelley, Friday Shelley",
             ("amara", "reads the journal every second Monday"), by="shelley"),
        step("R2.6", "shelley", "sleeps in Friday, Saturday, Sunday, 20:30 to 08:00 (Monday 07:30), until Helen agrees "
             "in writing that a practice was passed", "from Sunday 25 January", "kirsty", "",
             ("shelley", "ticks the sheet"), by="shelley"),
        step("R2.7", "leanne", "meets Mark on Tuesdays at 10:00 and tells him each time she sent the word",
             "weekly from 27 January", "elin", "comes with her", ("mark", "texts Amara if she did not come"),
             by="leanne"),
    )  # fmt: skip


def _after_13_march() -> tuple[SafetyStep, ...]:
    return (
        step("R2.1", "leanne", "texts “Bluebird” to the group “Tonight” (both names on tonight's list)",
             "before the first drink", "shelley", "rings her at 17:00 on every hard date and sends it for her",
             ("kirsty", "first name on the list ticks by next 08:00"), by="leanne"),
        step("R2.2", "shelley kirsty", "first name on tonight's list: answers within 10 minutes, comes within 30, "
                                       "stays "
             "until 07:30, is in charge", "30 minutes", "joan pauline", "the second name, after 10 minutes",
             ("amara", "two-name list"), by="shelley"),
        step("R2.3", "joan shelley kirsty pauline", "second name on tonight's list: Joan until 23:00; after 23:00 the "
             "one of Shelley and Kirsty who is not first; when Kirsty is on shift, Pauline (flashing bell and taxi, "
             "from "
             "19 March)", "goes in at once", "edt 999", "the next name; nobody left: EDT, or 999",
             ("amara", "reads the list every second Monday"), by="shelley"),
        step("R2.4", "shelley kirsty", f"the grown-up who is there first: {_AMBULANCE}", "at once", "joan pauline",
             "the second name", ("shelley", "asks next day"), by="leanne"),
        step("R2.5", "shelley joan kirsty", "check-in at 20:00 (Shelley Monday, Joan Wednesday, Kirsty Friday; when "
                                            "she "
             "is on shift, Shelley), ticked in the group by 20:15", "20:15", "joan",
             "sees no tick: the back-up for a missed check-in at once", ("amara", "check-in strip"), by="shelley"),
        step("R2.6", "shelley kirsty", "as the list says: sleeps in on each hard date and on Fridays until Thursday "
             "23 April, from 20:30", "from Friday 20 March", "kirsty", "the other", ("shelley", "ticks"), by="shelley"),
        step("R2.7", "leanne", "meets Mark on Tuesdays at 10:00", "weekly", "elin", "comes with her",
             ("mark", "texts Amara"), by="leanne"),
        step("R2.8", "kirsty", "and anybody who must swap a night or a check-in: asks for a swap in the group and "
                               "waits "
             "for a named yes; until then it stays theirs", "before 17:00", "shelley", "finds one or sleeps in herself",
             ("shelley", "reads the group"), by="kirsty"),
        step("R2.9", "beth", "has the flashing bell fitted at Pauline's", "Wednesday 18 March", "amara", "",
             ("pauline", "tries it")),
    )  # fmt: skip
