"""What is recorded beside each version: who said yes or no, practices, readings, decisions (2.1, 2.5, 2.8, 2.15)."""

from kith.core.plans.records import (
    Changed,
    ChildLevel,
    Confidence,
    Consulted,
    Decision,
    Level,
    NotAgreed,
    Overruled,
    PlanRecords,
    Practice,
    Reading,
    Result,
    Review,
)
from tools.sample_plan.agreements import agreements
from tools.sample_plan.keys import ALFIE, CHILDREN, KAYDEN, RUBY, day, id_of, ids


def records(version: int) -> PlanRecords:
    """Everything recorded up to the version's day."""
    return PlanRecords(
        agreements=agreements(version), not_agreed=_not_agreed(version), consulted=_consulted(version),
        practices=_practices(version), changed=_changed(version), readings=_readings(version),
        confidence=_confidence(version), overruled=_overruled(), decisions=_decisions(version),
        reviews=_reviews(version), levels=_levels(version),
    )  # fmt: skip


def _not_agreed(version: int) -> tuple[NotAgreed, ...]:
    again = {3: "2026-01-26", 4: "2026-03-24", 5: "2026-03-24"}[version]
    craig = NotAgreed(
        person_id=id_of("craig"), reason="does not agree",
        offered="his own part read with him, his solicitor there; time, changes and advice offered",
        own_words="I didn't push her, I'm not signing.",
        stands_without_them="no step leans on him: bail, doors, Shelley, Pauline, Grace, school" if version == 3
        else "no step leans on him: the court order, doors, the family team, school",
        manager=id_of("helen"),
        rationale="The plan can stand without him. That would change if the charge were dropped or the bail varied.",
        on=day("2026-01-19"), review_on=day(again),
    )  # fmt: skip
    dean = NotAgreed(
        person_id=id_of("dean"), reason="cannot be found",
        offered="steps taken: last number twice, electoral roll, school contacts",
        stands_without_them="no step leans on him", manager=id_of("helen"),
        rationale="Kayden's safety cannot wait until he is found.", on=day("2026-01-12"), review_on=day("2026-01-26"),
    )  # fmt: skip
    return (craig, dean) if version == 3 else (craig,)


def _consulted(version: int) -> tuple[Consulted, ...]:
    first = (
        ("mark", "R2.7"), ("luke", "R5.6"), ("moody", "R1.6 K1"), ("reece", "R5.5"), ("nadia", "R1.2"),
    )  # fmt: skip
    before = tuple(
        Consulted(person_id=id_of(who), items=ids(*items.split()), on=day("2026-01-23"), how="by telephone")
        for who, items in first
    )
    if version < 5:
        return before
    then = (("beth", "R2.9"), ("mark", "R2.7"), ("moody", "R1.6 K1"), ("nadia", "R1.2 K1"))
    return (*before, *(Consulted(person_id=id_of(who), items=ids(*items.split()), on=day("2026-03-17"))
                       for who, items in then))  # fmt: skip


def _practices(version: int) -> tuple[Practice, ...]:
    if version < 5:
        return ()
    return (
        Practice(rules=ids("R2"), on=day("2026-02-27"), real_use=True, who=ids("leanne", "kirsty", "shelley"),
                 result=Result.PASSED),
        Practice(rules=ids("R2", "R3"), on=day("2026-02-28"),
                 who=ids("leanne", "kirsty", "pauline", "shelley", "joan", "amara"), result=Result.PASSED),
        Practice(rules=ids("R2"), on=day("2026-03-04"), no_warning=True, who=ids("kirsty", "pauline"),
                 result=Result.PART, fix="flashing bell at Pauline's", fix_by=id_of("beth"),
                 fix_due_on=day("2026-03-18")),
        Practice(rules=ids("R2"), on=day("2026-03-13"), real_use=True, who=ids("leanne", "joan", "shelley"),
                 result=Result.FAILED, fix="two names every night, ticks by 20:15, a named yes for a swap",
                 fix_by=id_of("amara"), fix_due_on=day("2026-03-17"), fix_done_on=day("2026-03-17")),
    )  # fmt: skip


def _changed(version: int) -> tuple[Changed, ...]:
    days = dict.fromkeys(("R1", "R2", "R3", "R4", "R5", "R6"), "2026-01-24")
    if version > 3:
        days |= dict.fromkeys(("R1", "R5", "R6"), "2026-02-10")
    if version == 5:
        days |= dict.fromkeys(("R1", "R2", "R6"), "2026-03-17")
    return tuple(Changed(item_id=id_of(rule), on=day(on)) for rule, on in days.items())


_Numbers = dict[str, str]
_READINGS: dict[str, _Numbers] = {
    "2026-01-24": {
        "leanne": "6/4/4", "pauline": "4/3/5", "shelley": "4/3/4", "kayden": "-/-/5", "ruby": "4/3/-", "amara": "3/3/3",
    },
    "2026-01-29": {
        "leanne": "6/5/4", "pauline": "5/4/5", "kayden": "-/-/5", "ruby": "4/-/-", "amara": "4/3/3", "priya": "4/-/-",
        "sam": "-/3/-", "luke": "-/-/4", "graham": "4/3/4",
    },
    "2026-03-17": {"leanne": "-/3/-", "pauline": "-/4/-", "shelley": "-/4/-", "ruby": "-/3/-", "amara": "-/3/-"},
}  # fmt: skip
_WHY = {
    ("2026-01-24", "leanne", 2): (
        "Because I told everyone today.",
        ("If somebody comes when I text, even at 10 at night."),
    ),
    ("2026-01-24", "ruby", 1): ("Because Nan is here.", "If the light stays on."),
    ("2026-01-24", "kayden", 3): ("Imran's sound.", "If I had my dad's number."),
    ("2026-01-24", "amara", 2): ("Two weeks sober; nothing tried out.", "One night the plan was used."),
    ("2026-03-17", "leanne", 2): ("I let them down on the worst day.", "If I don't have to ask."),
    ("2026-03-17", "shelley", 2): ("Now we know the hole.", "Two names every night."),
}


def _readings(version: int) -> tuple[Reading, ...]:
    last = {3: "2026-01-24", 4: "2026-01-29", 5: "2026-03-17"}[version]
    found = []
    for on, people in _READINGS.items():
        for who, numbers in people.items() if on <= last else ():
            for pair, number in enumerate(numbers.split("/"), 1):
                if number != "-":
                    why, higher = _WHY.get((on, who, pair), ("", ""))
                    found.append(
                        Reading(scale_id=id_of(f"SC{pair}"), person_id=id_of(who), on=day(on), number=int(number),
                                why=why, one_higher=higher)
                    )  # fmt: skip
    return tuple(found)


def _confidence(version: int) -> tuple[Confidence, ...]:
    rows = [
        ("leanne", "2026-01-24", 6, "Kirsty always comes"), ("shelley", "2026-01-24", 5, "who if Kirsty works?"),
        ("pauline", "2026-01-24", 4, "I won't hear"),
    ]  # fmt: skip
    if version == 5:
        rows += [
            ("leanne", "2026-03-17", 5, ""), ("shelley", "2026-03-17", 8, "two names"),
            ("joan", "2026-03-17", 7, "till eleven"),
        ]  # fmt: skip
    return tuple(
        Confidence(rule_id=id_of("R2"), person_id=id_of(who), on=day(on), number=number, why=why)
        for who, on, number, why in rows
    )


def _overruled() -> tuple[Overruled, ...]:
    """A mistake kept on purpose: the hint that Pauline cannot hear at night was shown and overruled."""
    return (
        Overruled(rule="RULE-4", item_id=id_of("R2.2"), by=id_of("amara"), on=day("2026-01-24"),
                  because="phone on buzz under the pillow, to be tried by 4 March"),
    )  # fmt: skip


_DECISIONS = (
    ("AGR-10", "helen", "2026-01-12", True, ("Not shared with Craig: in custody, then bailed; sharing would raise "
                                            "danger."),
     "craig", ""),
    ("AGR-10", "helen", "2026-01-12", True, ("Not shared with Dean: he cannot be found; steps taken are "
                                            "listed."), "dean", ""),
    ("NET-8", "helen", "2026-01-15", True,
     "Going on without a network until 24 January: Yusuf and Amara find one by then.", "", ""),
    ("AGR-6", "helen", "2026-01-19", True,
     ("Craig understands and does not see the risk: no signature is asked of him; the plan stands without "
     "him."), "craig", ""),
    ("AGR-9", "helen", "2026-01-19", True, "The plan can stand without Craig: no step leans on him.", "craig", ""),
    ("AGR-9", "helen", "2026-01-26", True, "Looked at again: it still stands without Craig.", "craig", ""),
    ("AGR-10", "helen", "2026-01-26", True, "Looked at again: Dean still cannot be found.", "dean", ""),
    ("SHARE-5", "helen", "2026-01-28", True,
     "Craig hears that a small child was out in the road at night, and nothing of Leanne's health.", "craig", ""),
    ("RULE-5", "helen", "2026-03-02", True,
     "A practice was passed on 27 and 28 February: the sleep-ins end.", "", "R2.6"),
    ("BOT-2", "marcus", "2026-03-14", True, ("B3 was broken at 22:50. The children stay at home with Shelley "
                                            "there."), "", "B3"),
)  # fmt: skip
_MADE_BY = {3: "2026-01-26", 4: "2026-02-10", 5: "2026-03-17"}


def _decisions(version: int) -> tuple[Decision, ...]:
    return tuple(
        Decision(
            rule=rule, by=id_of(by), on=day(on), yes=yes, because=because, item_id=id_of(item) if item else None,
            person_id=id_of(person) if person else None,
        )
        for rule, by, on, yes, because, person, item in _DECISIONS
        if on <= _MADE_BY[version]
    )  # fmt: skip


def _reviews(version: int) -> tuple[Review, ...]:
    first = Review(on=day("2026-01-15"), where="visit", family_view="The family spoke first, then the agencies.",
                   closed=True, next_on=day("2026-01-26"))  # fmt: skip
    if version == 3:
        return (first,)
    conference = Review(on=day("2026-01-29"), where="conference", family_view="Leanne 6, 5 and 4 on the scales.",
                        closed=True, next_on=day("2026-02-10"))  # fmt: skip
    core = Review(on=day("2026-02-10"), where="core group", family_view_not_had_because="not written down in the "
                                                                                        "record",
                  closed=True, next_on=day("2026-03-24"))  # fmt: skip
    failure = Review(
        on=day("2026-03-17"), where="review after failure", closed=True, next_on=day("2026-03-24"),
        family_view="Leanne first: ashamed; the date; the text from Ray; did not want to bother Kirsty.",
    )  # fmt: skip
    return (first, conference, core, failure) if version == 5 else (first, conference, core)


def _levels(version: int) -> tuple[ChildLevel, ...]:
    first = tuple(
        ChildLevel(child_id=child, level=Level.SECTION_47, lead_worker=id_of("amara"), from_on=day("2026-01-12"))
        for child in ids(*CHILDREN)
    )
    categories = {KAYDEN: "emotional abuse", RUBY: "emotional abuse", ALFIE: "neglect"}
    then = tuple(
        ChildLevel(child_id=id_of(child), level=Level.CHILD_PROTECTION, category=category, lead_worker=id_of("amara"),
                   from_on=day("2026-01-29"))
        for child, category in categories.items()
    )  # fmt: skip
    return first if version == 3 else (*first, *then)
