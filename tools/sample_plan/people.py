"""The people: children, family, workers, agencies, and those who always answer."""

from kith.core.plans.content import PlanPerson, Role, Source, SourceKind
from tools.sample_plan.keys import CHILDREN, day, id_of, ids

AMARA, HELEN, EDT = "01632 960211", "01632 960210", "01632 960200"

_CHILDREN = (
    ("kayden", "Kayden Birtles", "Kayden", "2011-06-30"),
    ("ruby", "Ruby Tansley-Crowe", "Ruby", "2018-03-14"),
    ("alfie", "Alfie Tansley-Crowe", "Alfie", "2022-11-02"),
)
_FAMILY = (
    ("leanne", "Leanne Tansley", "Leanne", CHILDREN),
    ("craig", "Craig Crowe", "Craig", ("ruby", "alfie")),
    ("dean", "Dean Birtles", "Dean", ("kayden",)),
    ("pauline", "Pauline Tansley", "Pauline", ()),
    ("shelley", "Shelley Orme", "Shelley", ()),
    ("joan", "Joan Adeyemi", "Joan", ()),
    ("kirsty", "Kirsty Lowe", "Kirsty", ()),
    ("ray", "Ray Crowe", "Ray", ()),
    ("imran", "Imran Sheikh", "Imran", ()),
    ("gaz", "Gary Holt", "Gaz", ()),
)
_COUNCIL = (
    ("tom", "Tom Feasey", "Tom", EDT),
    ("marcus", "Marcus Veale", "Marcus", "01632 960202"),
    ("amara", "Amara Osei", "Amara", AMARA),
    ("helen", "Helen Draycott", "Helen", HELEN),
    ("beth", "Beth Lindqvist", "Beth", "01632 960212"),
    ("graham", "Graham Pell", "Graham", "01632 960214"),
    ("yusuf", "Yusuf Bello", "Yusuf", "01632 960215"),
    ("ngozi", "Ngozi Eze", "Ngozi", EDT),
    ("deputy", "the deputy team manager", "the deputy manager", HELEN),
)
_AGENCIES = (
    ("priya", "Priya Nandra", "Priya", "01632 960240", "Oakfield Primary"),
    ("luke", "Luke Farrow", "Luke", "01632 960241", "Northgate Academy"),
    ("headofyear", "Kayden's head of year", "the head of year", "01632 960241", "Northgate Academy"),
    ("sam", "Sam Turley", "Sam", "01632 960242", "Little Acorns Nursery"),
    ("joanne", "Joanne Whitlam", "Joanne", "01632 960243", "health visitor"),
    ("aluko", "Dr Femi Aluko", "Dr Aluko", "01632 960244", "Hillside Surgery"),
    ("moody", "DC Rachel Moody", "DC Moody", "01632 960245", "police"),
    ("nadia", "Nadia Khan", "Nadia", "01632 960250", "Haven"),
    ("mark", "Mark Ibbotson", "Mark", "01632 960251", "Clearwater"),
    ("elin", "Elin Roberts", "Elin", "01632 960216", "parent advocate"),
    ("chloe", "Chloe Marr", "Chloe", "01632 960217", "children's advocate"),
    ("diane", "Diane Foss", "Diane", "01632 960253", "probation"),
    ("reece", "Reece Howard", "Reece", "01632 960218", "return talks"),
    ("colin", "Colin Mather", "Colin", "01632 960246", "fire service"),
    ("vera", "Vera Stott", "Vera", "01632 960254", "sanctuary scheme"),
    ("ros", "Ros Pike", "Ros", "01632 960261", "Ashbeck Rovers Juniors"),
)
_SERVICES = (
    ("edt", "the Emergency Duty Team (EDT)", "EDT", EDT),
    ("999", "999", "999", "999"),
)


def _all() -> dict[str, PlanPerson]:
    found: dict[str, PlanPerson] = {}
    for key, name, known_as, born in _CHILDREN:
        found[key] = PlanPerson(id=id_of(key), name=name, known_as=known_as, role=Role.CHILD, born_on=day(born))
    for key, name, known_as, responsible in _FAMILY:
        held = ids(*responsible)
        found[key] = PlanPerson(id=id_of(key), name=name, known_as=known_as, role=Role.FAMILY, responsible_for=held)
    for key, name, known_as, phone in _COUNCIL:
        found[key] = PlanPerson(id=id_of(key), name=name, known_as=known_as, role=Role.WORKER, phone=phone)
    for key, name, known_as, phone, agency in _AGENCIES:
        found[key] = PlanPerson(
            id=id_of(key), name=name, known_as=known_as, role=Role.AGENCY, phone=phone, agency=agency
        )
    for key, name, known_as, phone in _SERVICES:
        found[key] = PlanPerson(id=id_of(key), name=name, known_as=known_as, role=Role.SERVICE, phone=phone)
    return found


PEOPLE = _all()
_KIND = {
    Role.CHILD: SourceKind.CHILD,
    Role.FAMILY: SourceKind.FAMILY,
    Role.WORKER: SourceKind.WORKER,
    Role.AGENCY: SourceKind.AGENCY,
    Role.SERVICE: SourceKind.AGENCY,
}


def source(key: str) -> Source:
    """Words that came from this person."""
    return Source(kind=_KIND[PEOPLE[key].role], person_id=id_of(key))


def sources(*keys: str) -> tuple[Source, ...]:
    """Words that came from several people."""
    return tuple(source(key) for key in keys)
