"""The plan rules (2.8): R1 to R6, each with its steps, as version 3, 4 or 5 holds them. A step keeps its id."""

from typing import Any

from kith.core.plans.content import AnyItem, Owner, PlanRule, SafetyStep
from tools.sample_plan.keys import id_of, ids
from tools.sample_plan.orders import IN_FORCE
from tools.sample_plan.people import source
from tools.sample_plan.rule_two import r2
from tools.sample_plan.steps import JOURNAL, OF_RULE, step

_POWER = {3: "the police bail says so", 4: "the court bail says so", 5: "the court order says so"}
_SAYS = {3: "he is on bail not to come here", 4: "he is on court bail not to come here", 5: "there is a court order"}


def rules(version: int) -> tuple[AnyItem, ...]:
    """Every rule with its steps, in order."""
    found: list[AnyItem] = []
    for head, steps in (_r1(version), r2(version), _r3(), _r4(), _r5(version), _r6(version)):
        found += [head, *steps]
    return tuple(found)


def rule(label: str, title: str, answers: tuple[str, ...], by: tuple[str, ...], **more: Any) -> PlanRule:
    """A rule of the family's, unless `owner` says otherwise."""
    more.setdefault("owner", Owner.FAMILY)
    return PlanRule(
        id=id_of(label), label=label, children=OF_RULE[label], source=source(by[0]), title=title, answers=ids(*answers),
        proposed_by=ids(*by), **more,
    )  # fmt: skip


def _r1(version: int) -> tuple[PlanRule, tuple[SafetyStep, ...]]:
    late = version == 5
    birthday = ("Ruby's birthday, 14 March",) if late else ()
    any_message = ("any message through anyone, Ray too",) if late else ()
    courts = ("court days (2 February)",) if version == 3 else ("court days",)
    head = rule(
        "R1", "If Craig comes, or is near", ("DS1",), ("shelley", "joan"), leans_on=ids(IN_FORCE[version]),
        hard_times=(*courts, "paydays (last Friday of the month)", "his birthday, 4 August", *birthday),
        triggers=("he has been drinking", "bad news from court"),
        first_signs=("messages that come through other people", "his van in the street", *any_message),
        red_flags=("he is at the door or in the house", "he waits near school or nursery"),
        also=(
            f"Craig must not come to the house: {_POWER[version]}.",
            "Nobody asks Leanne to keep Craig out, talk him down, or report on him.",
        ),
        child_line="If Dad comes we go to Joan's the way we practised. Grown-ups ring the police. It is not our job to "
        "stop him.",
    )  # fmt: skip
    return head, (*_r1_steps(version), *((_r1_8(),) if late else ()))


def _r1_steps(version: int) -> tuple[SafetyStep, ...]:
    return (
        step("R1.1", "joan", f"rings 999 when she sees him or his van or hears the wall banged; says "
                             f"“{_SAYS[version]}”",
             "at once, day or night (wall tried 22 January: it wakes her)", "leanne",
             "if she can: 999, then 55 if she cannot speak",
             ("amara", "reads the police log with DC Moody next working day"), by="joan"),
        step("R1.2", "leanne", "as the grown-up in the house, goes with the children by the back way to Joan's if it "
                               "is "
             "clear; if not, to the room agreed with Nadia, Vera and Colin: a window that opens, a door that locks and "
             "opens by hand from inside. Never the bathroom: one way in, no way out", "at once", "shelley",
             "Friday to Sunday nights", ("nadia", "asks Leanne at each meeting"), by="shelley",
             advice="Nadia, Vera and Colin looked at the rooms on 14 January"),
        step("R1.3", "joan", "lets them in at her back door, locks it, keeps the children until the police say it is "
             "over", "at once", "shelley", "at Joan's", ("shelley", "journal, same night"), by="joan"),
        step("R1.4", "shelley", "comes to Joan's (never to the front of no. 14), stays with the children",
             "within 20 minutes of the call", "pauline kirsty", "Pauline by taxi, until 21:30; then Kirsty",
             ("joan", "journal"), by="shelley"),
        step("R1.5", "shelley", "tells Amara; out of hours EDT", "within 2 hours", "joan", "",
             ("amara", "writes back in the journal"), by="shelley"),
        step("R1.6", "amara", "rings DC Moody about the breach; sees each child",
             "10:00 next working day; each child within 1 working day", "helen", "", ("helen", "visit record")),
        step("R1.7", "shelley", "texts Leanne “all OK?”", "Fridays 12:30", "kirsty", "", JOURNAL, by="shelley"),
    )  # fmt: skip


def _r1_8() -> SafetyStep:
    return step(
        "R1.8", "shelley", "whoever in the family team gets a message from or for Craig does not answer and shows it "
                           "to "
        "Shelley; she passes it to Amara", "same day; EDT at once if it threatens", "kirsty", "",
        ("amara", "to DC Moody next working day"), by="shelley",
    )  # fmt: skip


def _r3() -> tuple[PlanRule, tuple[SafetyStep, ...]]:
    head = rule(
        "R3", "Alfie and the doors", ("DS2",), ("joan",), hard_times=("tea time", "mornings"),
        triggers=("voices or a car outside",), first_signs=("Alfie at the door in his shoes", "door on the latch"),
        red_flags=("door open", "Alfie not in sight"), child_line="Door shut.",
    )  # fmt: skip
    return head, (
        step("R3.1", "leanne", "shuts the top bolt after 17:00, looks again at 18:00 and 20:00; the back-door key "
                               "stays "
             "on the high hook beside the door", "daily", "shelley joan", "Shelley Friday to Sunday; Joan other days",
             ("joan", "looks at the Wednesday check-in"), by="joan",
             advice="Colin (fire) and Vera agreed both on 14 January: bolt opens by hand without a key, any adult and "
             "Kayden can open it in the dark, smoke alarms tested, way out practised with the children 16 January"),
        step("R3.2", "joan", "if the door is open or Alfie is outside: takes him in, stays, texts Shelley; not found "
                             "in "
             "5 minutes: 999", "at once", "shelley", "within 20 minutes", JOURNAL, by="joan"),
    )  # fmt: skip


def _r4() -> tuple[PlanRule, tuple[SafetyStep, ...]]:
    head = rule(
        "R4", "Ruby is a child", ("DS2",), ("pauline",), hard_times=("school evenings", "when Mum is tired"),
        triggers=("no food in", "Mum in bed"), first_signs=("Ruby asks Alfie what he wants for tea",),
        red_flags=("Ruby at the cooker or putting Alfie to bed",),
        child_line="Grown-ups make tea. Grown-ups do bedtime.",
    )  # fmt: skip
    days = "Joan Monday to Thursday, Shelley Friday to Sunday"
    return head, (
        step("R4.1", "leanne", "makes tea", "17:30", "joan shelley", days,
             ("shelley", "check-in asks “who made tea?”"), by="pauline"),
        step("R4.2", "leanne", "bath, story, bed", "19:45", "joan shelley", days,
             ("shelley", "check-in asks “who did bed?”"), by="pauline"),
        step("R4.3", "joan", "if she sees Ruby at the cooker or doing bedtime: takes over, texts the group", "at once",
             "kirsty", "", JOURNAL, by="pauline"),
    )  # fmt: skip


def _r5(version: int) -> tuple[PlanRule, tuple[SafetyStep, ...]]:
    head = rule(
        "R5", "Kayden leaves it to grown-ups", ("DS3", "DS1"), ("kayden",),
        hard_times=("Sunday evenings", "court days"), triggers=("shouting", "talk about Craig"),
        first_signs=("headphones on, pacing",),
        red_flags=(
            "he goes between adults", "out after 9 on a school night", "no answer for 30 minutes after 9",
        ),
        child_line="if its kicking off i go joans or ring shell. not my job to stop it.",
    )  # fmt: skip
    return head, (*_r5_steps(), *((_r5_7(),) if version > 3 else ()))


def _r5_steps() -> tuple[SafetyStep, ...]:
    return (
        step("R5.1", "joan", "lets Kayden in, asks nothing, texts Shelley “he's here”", "any time to 23:00", "shelley",
             "he rings or texts her", ("shelley", "texts Kayden Sundays 18:00"), by="kayden"),
        step("R5.2", "shelley", "answers and collects him", "within 20 minutes", "pauline kirsty",
             "Pauline's house by taxi, to 21:30; then Kirsty", JOURNAL, by="kayden"),
        step("R5.3", "leanne", "rings Kayden, then Shelley, if he is not home by 21:00 on a school night (22:00 other "
             "nights)", "5 minutes after", "joan", "", JOURNAL, by="leanne"),
        step("R5.4", "shelley", "drives to the places on his list; rings the police at 22:00 (101; 999 at once if he "
                                "may "
             "be hurt, threatened or with Craig), says “child at risk, trigger sheet at the station” and the log "
             "number "
             "to EDT", "22:00", "leanne", "", ("amara", "next working day"), by="shelley"),
        step("R5.5", "amara", "asks Reece for a return talk, somebody Kayden can say no to",
             "within 72 hours of coming home", "helen", "", ("reece", "note")),
        step("R5.6", "luke", "ten minutes with Kayden, Mondays, first lesson", "weekly", "headofyear", "",
             ("luke", "texts Amara if missed"), by="luke"),
    )  # fmt: skip


def _r5_7() -> SafetyStep:
    return step(
        "R5.7", "imran", "talks with Kayden ten minutes after training on Wednesdays, at the pitch side in sight of "
        "others; messages only in the three-way group with Shelley, never one to one", "Wednesdays, after training",
        "shelley", "rings Kayden", ("shelley", "asks Kayden on Sunday"), by="kayden",
    )  # fmt: skip


_BEFORE_FAILURE = step(
    "R6.2", "pauline", "at Ray's Sunday lunch (from 1 February, 12:30–14:30, her house): stays in the room; no phones "
                       "at "
    "table, no photos, no messages, no presents from Craig; tells Amara if anything was tried", "same day", "shelley",
    "who then hosts instead", ("amara", "asks every second Monday"),
)  # fmt: skip
_PAUSED = step(
    "R6.2", "pauline", "Ray's Sunday lunch is paused; Pauline tells Ray nothing about the plan; tells Amara if "
                       "anything "
    "was tried", "same day", "shelley", "", ("amara", "asks every second Monday"),
)  # fmt: skip


def _r6(version: int) -> tuple[PlanRule, tuple[SafetyStep, ...]]:
    late = version == 5
    head = rule(
        "R6", "Seeing Dad", ("DS1",), ("amara",), owner=Owner.PROFESSIONALS, leans_on=ids(IN_FORCE[version]),
        hard_times=("birthdays", "Sundays"), triggers=("a present or a message arrives",),
        first_signs=("somebody says “Dad says”",), red_flags=("somebody takes a child to him",),
        also=("Only as children's services arrange or the Family Court orders.",) if late else (),
        child_line="Nobody carries messages. You do not have to remember anything for Dad.",
        not_now_because="there is no time with Dad now",
    )  # fmt: skip
    meets = step(
        "R6.3", "amara", "meets Ray", "Thursday 19 March, again before 23 April", "beth", "", ("helen", "note")
    )
    tells = step("R6.3", "amara", "tells Ray what he may not do and hears his side", "Monday 26 January", "beth", "",
                 ("helen", "note"))  # fmt: skip
    return head, (
        step("R6.1", "amara", "no time with Craig until Helen, the court and the children's own words say it is safe; "
             "tells Leanne and Craig apart, in writing", "looked at Thursday 23 April", "helen", "",
             ("graham", "conference notes")),
        _PAUSED if late else _BEFORE_FAILURE,
        meets if late else tells,
    )  # fmt: skip
