"""The council's own numbers and names, with their defaults (one place; never literals in code).

A setting says everything about itself: label, hint, unit, limits, the rule it feeds. The pages show what stands here.
What the parts of a plan are called stands in `words`.
"""

from kith.core.authority.fields import Email, Group, Line, Phone
from kith.core.authority.fields import setting as _setting
from kith.core.authority.words import Words
from kith.kernel.working_days import Nation

NATIONS = {
    Nation.ENGLAND: "England",
    Nation.WALES: "Wales",
    Nation.SCOTLAND: "Scotland",
    Nation.NORTHERN_IRELAND: "Northern Ireland",
}
# The roles as the accounts room has them, which lies above this one; a test holds the two together.
ROLES = {
    "worker": "Social workers",
    "manager": "Team managers",
    "service_manager": "Service managers",
    "chair": "Conference chairs and IROs",
    "out_of_hours": "Out-of-hours workers",
    "quality": "Quality readers",
    "data_protection": "Data-protection readers",
    "partner": "Partner workers of agencies",
    "administrator": "Administrators",
}


class Policy(Words):
    """One version of the council's settings. Defaults are those of the practice rules."""

    authority_name: Line = _setting(
        "The council",
        "Name of the council",
        hint="As it stands on copies and in the accessibility statement.",
        rule="",
        group=Group.COUNCIL,
    )
    nation: Nation = _setting(
        Nation.ENGLAND,
        "Nation",
        hint="Whose bank holidays are no working days.",
        rule="SHARE-2",
        group=Group.COUNCIL,
        choices={one.value: words for one, words in NATIONS.items()},
    )
    accessibility_contact: Email = _setting(
        "",
        "E-mail address for help with using Kith",
        hint="Stands in the accessibility statement, for people who need something in another form.",
        rule="",
        group=Group.COUNCIL,
    )
    talk_to_name: Line = _setting(
        "the duty team",
        "Who people can speak to about a plan",
        hint="A name or a team, as it stands on every copy.",
        rule="AGR-13",
        group=Group.PEOPLE,
    )
    talk_to_phone: Phone = _setting(
        "", "Their telephone number", hint="Stands beside it on every copy.", rule="AGR-13", group=Group.PEOPLE
    )
    complaints_phone: Phone = _setting(
        "",
        "Telephone number for complaints",
        hint="Stands on every copy: how to complain when somebody does not keep to the plan.",
        rule="AGR-13",
        group=Group.PEOPLE,
    )
    out_of_hours_name: Line = _setting(
        "the out-of-hours team",
        "Who people ring in the evening, at night and at weekends",
        hint="A name or a team, as it stands on every copy once there is a number.",
        rule="BACK-3",
        group=Group.PEOPLE,
    )
    out_of_hours_phone: Phone = _setting(
        "",
        "Their telephone number in the evening, at night and at weekends",
        hint="Stands beside it on every copy. Without a number the copy has no such line.",
        rule="BACK-3",
        group=Group.PEOPLE,
    )
    on_file_working_days: int = _setting(
        2,
        "Working days to put a plan on the child’s file",
        hint="Counted from the day after the plan is in force.",
        rule="SHARE-2",
        group=Group.TIMES,
        unit="working days",
        low=1,
        high=20,
    )
    looks_before_adding_a_day: int = _setting(
        40,
        "Children one person may look for in a day to add them",
        hint="Looking for a child by name and birth date tells whether a record is there; more than this is stopped.",
        rule="ACCESS-1",
        group=Group.ACCESS,
        unit="children",
        low=5,
        high=1000,
    )
    idle_minutes: int = _setting(
        20,
        "Minutes without use until a session ends",
        hint="A warning comes before; what was typed is offered again after signing in. Holds at once, for everybody.",
        rule="ACCESS-1",
        group=Group.SIGNING_IN,
        unit="minutes",
        low=5,
        high=60,
    )
    second_factor_required: tuple[str, ...] = _setting(
        tuple(ROLES),
        "Who takes a second step when signing in",
        hint="An app’s code or a passkey beside the password. Who has none sets it up at the next sign-in. "
        "Council accounts are asked elsewhere.",
        rule="ACCESS-1",
        group=Group.SIGNING_IN,
        choices=ROLES,
    )
    many_records_a_day: int = _setting(
        60,
        "Records opened by one person in a day that are many",
        hint="Who opens this many children’s records in a day, or more, is listed for the data-protection reader.",
        rule="ACCESS-2",
        group=Group.ACCESS,
        unit="children",
        low=5,
        high=5000,
    )
    night_begins: int = _setting(
        22,
        "Hour at which the night begins",
        hint="Who opens records between this hour and the end of the night, and is on no rota, is listed.",
        rule="ACCESS-2",
        group=Group.ACCESS,
        unit="o’clock",
        low=18,
        high=23,
    )
    night_ends: int = _setting(
        6,
        "Hour at which the night ends",
        hint="Looks from this hour on are looks by day.",
        rule="ACCESS-2",
        group=Group.ACCESS,
        unit="o’clock",
        low=4,
        high=9,
    )
    restricted_look_days: int = _setting(
        90,
        "Days until a restricted record is looked at again",
        hint="Whoever answers for it is asked whether it still has to be restricted.",
        rule="ACCESS-4",
        group=Group.ACCESS,
        unit="days",
        low=7,
        high=180,
    )
    break_glass_hours: int = _setting(
        12,
        "Hours that break-glass lasts",
        hint="How long somebody sees a record they opened at once, out of their reach. A manager can end it before.",
        rule="ACCESS-3",
        group=Group.ACCESS,
        unit="hours",
        low=1,
        high=72,
    )
