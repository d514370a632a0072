"""Who reads an edition (4.2, 4.6), as they stood at each version. Everybody outside the council starts with nothing."""

from kith.core.editions.edition import Layout
from kith.core.editions.reader import Reader, Relation
from tools.sample_plan.keys import ALFIE, CHILDREN, KAYDEN, RUBY, id_of, ids

TEAM = ("leanne", "pauline", "shelley", "joan", "kirsty")
_R1 = tuple(f"R1.{number}" for number in range(1, 9))
_R6 = tuple(f"R6.{number}" for number in range(1, 4))
_REGISTER = tuple(f"ORD-{number}" for number in range(1, 6))
_POLICE = ("R1", *_R1, "R5.4", "R6.1", "K1", "K7", *_REGISTER)
_HAVEN = ("DS1", "DS2", "R1", *_R1, "R6", *_R6, "K1", "K7", *_REGISTER)

# key, name on the copy, relation, children, items given in base words
_READERS: tuple[tuple[str, str, Relation, tuple[str, ...], tuple[str, ...]], ...] = (
    ("leanne", "Leanne Tansley", Relation.PARENT, CHILDREN, ()),
    ("pauline", "Pauline Tansley", Relation.FAMILY_TEAM, CHILDREN, ()),
    ("shelley", "Shelley Orme", Relation.FAMILY_TEAM, CHILDREN, ()),
    ("kirsty", "Kirsty Lowe", Relation.FAMILY_TEAM, CHILDREN, ()),
    ("joan", "Joan Adeyemi", Relation.FAMILY_TEAM, CHILDREN, ()),
    ("imran", "Imran Sheikh", Relation.NETWORK, (KAYDEN,), ()),
    ("ray", "Ray Crowe", Relation.NETWORK, (RUBY, ALFIE), ()),
    ("craig", "Craig Crowe", Relation.OTHER, (RUBY, ALFIE), ()),
    ("dean", "Dean Birtles", Relation.OTHER, (KAYDEN,), ()),
    ("gemma", "Gemma Hale", Relation.OTHER, (), ()),
    ("gaz", "Gary Holt", Relation.OTHER, (), ()),
    ("michelle", "Michelle Dunn", Relation.OTHER, (), ()),
    ("ruby", "Ruby", Relation.CHILD, (RUBY,), ()),
    ("kayden", "Kayden", Relation.CHILD, (KAYDEN,), ()),
    ("alfie", "Alfie", Relation.CHILD, (ALFIE,), ()),
    ("elin", "Elin Roberts, parent advocate", Relation.PARENT, CHILDREN, ()),
    ("chloe", "Chloe Marr, children's advocate", Relation.AGENCY, (KAYDEN, RUBY), ("O3", "O4")),
    ("graham", "Graham Pell, independent chair", Relation.CHAIR, CHILDREN, ()),
    ("priya", "Priya Nandra, Oakfield Primary", Relation.AGENCY, (RUBY,), ("O4", "AC-25", "AC-26")),
    ("luke", "Luke Farrow, Northgate Academy", Relation.AGENCY, (KAYDEN,), ("SG3", "O3")),
    ("sam", "Sam Turley, Little Acorns Nursery", Relation.AGENCY, (ALFIE,), ("O5", "AC-29")),
    ("joanne", "Joanne Whitlam, health visitor", Relation.AGENCY, (ALFIE,), ("O5",)),
    ("aluko", "Dr Femi Aluko, Hillside Surgery", Relation.AGENCY, CHILDREN, ("DS1", "DS2")),
    ("moody", "DC Rachel Moody, police", Relation.AGENCY, CHILDREN, _POLICE),
    ("nadia", "Nadia Khan, Haven", Relation.AGENCY, CHILDREN, _HAVEN),
    ("mark", "Mark Ibbotson, Clearwater", Relation.AGENCY, (), ()),
    ("diane", "Diane Foss, probation", Relation.AGENCY, (RUBY, ALFIE), ()),
)
KEYS = tuple(row[0] for row in _READERS)


def readers() -> tuple[Reader, ...]:
    """All of them; who gets nothing at a version is listed too, so that this can be seen."""
    return tuple(
        Reader(
            id=id_of(key), name=name, relation=relation, children=frozenset(ids(*children)),
            layout=Layout.LARGE_PRINT if key == "pauline" else Layout.STANDARD,
            reads_as=id_of("leanne") if key == "elin" else None, given=frozenset(ids(*given)),
        )
        for key, name, relation, children, given in _READERS
    )  # fmt: skip
