"""The approved wordings for each agency (4.4, 4.6): its own edition, no two alike."""

from kith.core.plans.content import PlanContent, PlanRule, SafetyStep
from tools.sample_plan.keys import id_of
from tools.sample_plan.people import AMARA, EDT
from tools.sample_plan.wordings import Wording

_ON = {3: "2026-01-26", 4: "2026-02-10", 5: "2026-03-17"}
_BAIL = {3: "police bail", 4: "court bail", 5: "court order"}
_UNTIL = {
    3: "The police bail says so until court on 2 February.",
    4: "The court bail says so until 9 March.",
    5: "The court order says so until 8 March 2028.",
}
_NURSERY_DS1 = (
    "Children's services and the police are worried that Alfie's dad will hurt his mum again when Alfie is there. On 9 "
    "January Alfie was out in the road in the dark. If nothing changes, Alfie could be badly hurt."
)


def agencies(version: int, content: PlanContent) -> tuple[Wording, ...]:
    """Words for every agency that has a part at this version."""
    held = {
        "priya": _oakfield(version), "luke": _northgate(), "sam": _little_acorns(version), "joanne": _health(version),
        "aluko": _surgery(content), "moody": _police(content), "mark": _clearwater(version, content),
    }  # fmt: skip
    if version > 3:
        held["diane"] = _probation(version)
    return tuple(
        Wording(reader, item, words, _ON[version]) for reader, rows in held.items() for item, words in rows.items()
    )


def _door(version: int) -> str:
    return (
        f"Craig Crowe may not come here ({_BAIL[version]}). Do not let him in, ring 999, ring Amara. Only people on "
        "the "
        "collecting list collect."
    )


def _collecting(version: int) -> str:
    """Kirsty is on the list from 3 March."""
    kirsty = ", Kirsty" if version == 5 else ""
    return f"Who may collect: Leanne, Pauline, Shelley{kirsty}. Never Ray."


def _oakfield(version: int) -> dict[str, str]:
    return {
        "DS1": "Children's services and the police are worried that Ruby's dad will hurt her mum again when Ruby is "
               "there. "
        "On 9 January the police came to the house. If nothing changes, Ruby could be too scared to sleep, play and "
        "learn.",
        "SG1": "Ruby will live in a calm home, sleep well and feel safe.",
        "DS2": "Ruby's mum has asked for help so that Ruby does not cook or look after people. A sober grown-up "
               "collects "
        "Ruby.",
        "SG2": "A grown-up looks after Ruby. Ruby plays and rests.",
        "R1": _door(version),
        "R4": "Tell Amara if Ruby says she cooks.",
        "R6": _collecting(version),
    }  # fmt: skip


def _northgate() -> dict[str, str]:
    return {
        "DS1": "Children's services and the police are worried that a man who lived with Kayden will hurt his mum "
               "again. "
        "If nothing changes, Kayden could be hurt too.",
        "DS3": _DS3_WITHOUT,
        "R5.4": "Tell Amara if Kayden is missing.",
    }  # fmt: skip


_DS3_WITHOUT = (
    "Amara and Kayden's school are worried. They are worried that Kayden will get in the middle of fights, or stay "
    "out late "
    "to get away. Last autumn he had a bruised arm. He missed 17 days of school. He was out past midnight three "
    "times. On 9 "
    "January he ran off and came home at ten past one. If nothing changes, Kayden could be badly hurt at home or "
    "outside. He "
    "could fall behind at school. He could grow up angry and alone."
)


def _little_acorns(version: int) -> dict[str, str]:
    return {
        "DS1": _NURSERY_DS1,
        "SG1": "Alfie will live in a calm home, sleep well and feel safe.",
        "DS2": "Alfie's mum has asked for help so that a sober grown-up is always in charge of Alfie. If the one who "
        "collects smells of drink, keep Alfie and ring Amara.",
        "SG2": "A sober grown-up is always in charge of Alfie. Alfie is always watched.",
        "R1": _door(version),
        "R6": _collecting(version),
    }  # fmt: skip


def _health(version: int) -> dict[str, str]:
    ready = "Two grown-ups are ready every night. " if version == 5 else ""
    return {
        "DS1": _NURSERY_DS1,
        "DS2": "Children's services, nursery and you are worried that Alfie's mum will drink a lot of vodka when no "
               "other "
        "safe grown-up is at home. On 9 January she had drunk so much that she could not look after anyone. If nothing "
        "changes, Alfie could get out of the house and be run over.",
        "R2": f"{ready}If you see that no sober grown-up is in charge of Alfie, stay with him and ring Amara {AMARA}, "
              "at "
        f"night {EDT}, in danger 999.",
        "R3": "Grown-ups look at the doors at 17:00, 18:00 and 20:00. First signs: Alfie at the door in his shoes. Red "
        "flags: door open, Alfie not in sight. If Alfie is outside alone, take him in, stay, and ring Amara.",
    }  # fmt: skip


def _surgery(content: PlanContent) -> dict[str, str]:
    kept = {"WR-amara": "Keep this hidden from online access and from anybody with proxy access."}
    headings = {"DS3": "Kayden in the middle of fights, or out late."}
    outcomes = {item.label: item.words for item in content.items if item.kind == "outcome"}
    return {**headings, **outcomes, **kept}


def _police(content: PlanContent) -> dict[str, str]:
    worry = content.item(id_of("DS1"))
    assert worry.kind == "danger"
    return {"DS1": " ".join(worry.sentences()[1:]), "DS3": _DS3_WITHOUT}


def _clearwater(version: int, content: PlanContent) -> dict[str, str]:
    """Mark has no connection to the children: R2 in words that name none of them."""
    rule = content.item(id_of("R2"))
    assert isinstance(rule, PlanRule)
    steps = {step.label: _in_words(step, content) for step in content.steps if step.rule_id == rule.id}
    words = {
        "DS1": "Children's services and the police are worried that Leanne's former partner will hurt her again when "
               "her "
        "children are there.",
        "DS2": "Children's services are worried that Leanne will drink a lot of vodka when no other safe grown-up is "
               "at "
        "home. On 9 January she had drunk so much that she could not look after anyone, and at least four more nights "
        "since last summer she was very hard to wake. If nothing changes, her children could be hurt.",
        "R2": _signs(rule).replace("Ruby cooking", "a child cooking"),
        **steps,
    }  # fmt: skip
    if version > 3:
        words["O2"] = (
            "A sober grown-up is always in charge. How we will know: 39 of 39 check-ins in 13 weeks; 0 nights; 1 hard "
            "date "
            "passed. By 9 July 2026."
        )
        words["AC-11"] = "Leanne meets you on Tuesdays at 10:00, weekly to 30 June. You text Amara."
    if version == 5:
        words["AC-32"] = "Amara asks Leanne and you what made 13 March hard and what helps, by 24 March."
    return words


def _signs(rule: PlanRule) -> str:
    return (
        f"{rule.title}. Hard times: {'; '.join(rule.hard_times)}. What sets it off: {'; '.join(rule.triggers)}. First "
        "signs: "
        f"{'; '.join(rule.first_signs)}. Red flags: {'; '.join(rule.red_flags)}."
    )


def _in_words(step: SafetyStep, content: PlanContent) -> str:
    """A step as running words."""
    who = [content.person(person).name for person in (step.who, *step.who_else) if person]
    stands = [content.person(person).name for person in (step.steps_in, *step.then_steps_in) if person]
    check = content.person(step.check_by).name if step.check_by else ""
    if_not = f" ({step.if_not})" if step.if_not else ""
    return (
        f"{', '.join(who)}: {step.act}. When: {step.by_when}. If not: {', '.join(stands)}{if_not}. Check: {check}: "
        f"{step.check_how}."
    )


def _probation(version: int) -> dict[str, str]:
    power = "order" if version == 5 else "bail"
    words = {
        "DS1": "Children's services and the police are worried that Craig will hit, push or shout at Leanne again "
               "when Ruby "
        "and Alfie are there. On 9 January the police saw a cut on Leanne's head. Alfie, 3, was out in the road in "
        "the dark.",
        "R1": "Craig must not go to the house, the school or the nursery. He must not contact Leanne, himself or "
              "through "
        f"anyone. {_UNTIL[version]}",
        "R6": "Craig does not see Ruby and Alfie for now. Helen and Amara look at this again on 23 April. He sends no "
        "messages or presents with anyone.",
        "K1": f"If he breaks the {power}, the police are told the same day. Time with Ruby and Alfie stops until Helen "
        "writes to him.",
        "AC-01": "You tell Amara each time Craig misses a programme session, by noon next working day, from 16 March.",
    }  # fmt: skip
    if version == 5:
        words["ORD-4"] = (
            "Community order, 18 months, from 9 March 2026 to 8 September 2027: programme from 16 March; reports to "
            "you. You "
            "tell Amara."
        )
        words["ORD-5"] = (
            "Restraining order, 2 years, from 9 March 2026 to 8 March 2028: no contact with Leanne, direct or through "
            "others; "
            "not to enter Larkfield Road, Chapel Bank or any home he knows to be hers; time with Ruby and Alfie only "
            "as "
            "children's services arrange or the Family Court orders."
        )
    return words
