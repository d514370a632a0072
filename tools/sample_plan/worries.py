"""Purpose, danger statements, goals and scales (2.1)."""

from kith.core.plans.content import (
    AnyItem,
    Danger,
    Dispute,
    Effect,
    Goal,
    Purpose,
    Scale,
    Sourced,
)
from tools.sample_plan.keys import ALFIE, CHILDREN, KAYDEN, RUBY, day, id_of, ids
from tools.sample_plan.people import source, sources

ALL = ids(*CHILDREN)


def _said(words: str, *by: str) -> Sourced:
    return Sourced(words=words, sources=sources(*by))


def on(children: tuple[str, ...], words: str, *by: str) -> Effect:
    """What it does to these children, and who says so."""
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
            "On 9 January the police came. They saw a cut on Mum's head. Alfie is 3. He was out in the road in the "
            "dark.",
            "moody",
        ),
        example_on=day("2026-01-09"),
        effects_now=(
            on((ALFIE,), "If nothing changes, Alfie could be badly hurt.", "amara"),
            on((RUBY,), "Ruby could be too scared to sleep, play and learn.", "amara", "joanne"),
            on((KAYDEN,), "Kayden could be hurt too.", "amara"),
        ),
        effects_later=(on(CHILDREN, "They could grow up scared in their own home.", "amara"),),
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
            on((ALFIE,), "If nothing changes, Alfie could get out of the house and be run over.", "amara", "sam"),
            on((RUBY,), "Ruby could get burned when she cooks.", "amara", "joan"),
            on((KAYDEN,), "Kayden could stay out with nobody knowing where he is.", "amara"),
        ),
        effects_later=(on((RUBY,), "Ruby could grow up feeling it is her job to look after everyone.", "amara"),),
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
            on((KAYDEN,), "If nothing changes, Kayden could be badly hurt at home or outside. He could fall behind at "
                "school.", "amara", "luke"),
        ),
        effects_later=(on((KAYDEN,), "He could grow up angry and alone.", "amara"),),
        nobody_disputes=True,
    )  # fmt: skip


_SG1 = (
    "Ruby, Alfie and Kayden will live in a calm home. Nobody will hit, push or shout at Mum there. If Craig comes "
    "near, "
    "the family team will use the plan and the children will be safe within 15 minutes. When Craig sees Ruby and "
    "Alfie, "
    "another safe grown-up will be there the whole time. The children will tell us they sleep well and feel safe. The "
    "family team will run the plan on their own. We need to see this for 6 months. A day when the plan is used and it "
    "works counts as a good day."
)
_SG2 = (
    "There will always be a grown-up in charge who has not been drinking. When Mum feels like drinking, she will use "
    "the "
    "plan. A safe grown-up will come before she drinks. Alfie will always be watched. Ruby will play and rest. She "
    "will "
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
        ("1", ALL, ("The children are safe from fights, the family team runs the plan, and children's services can "
                   "stop."),
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
