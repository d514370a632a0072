"""The scan cries no wolf: what must not be found, and what is found though innocent, for a person to decide.

What is found is a hard stop that two people with a reason can release (SHARE-6). Each entry here is a decision.
"""

from datetime import date

import pytest

from kith.core.editions.needles import Sought
from kith.core.editions.reader import NamedChild
from kith.core.editions.scan import scan, sought_for
from kith.core.plans.content import PlanContent, PlanPerson, Role
from kith.core.protection.guard import Guard, Period, WithheldFact
from tests.unit.properties.random_worlds import numbered


def hits(text: str, *variants: str) -> list[str]:
    return [hit.words for hit in scan([("act", text)], (Sought(numbered(1), "a fact", variants),))]


INNOCENT = {
    "Mark in bookmark": ("Put a bookmark in it before the market", "Mark"),
    "owl in Howl": ("They read Howl’s Moving Castle with a bowl of soup", "owl"),
    "Nan in finance": ("The finance team asked Nancy", "Nan"),
    "Jack in jacket": ("His jacket hangs by the door", "Jack"),
    "Rose in primrose": ("By the primrose", "Rose"),
    "a surname when the full name alone is withheld": ("Joan Orme brings him home", "Shelley Orme"),
    "a first name that ends in the withheld one": ("Brian Adeyemi brings him home", "Ian Adeyemi"),
    "a surname that begins with the withheld one": ("Dan Marshall brings him home", "Dan Marsh"),
    "a longer first name before the same surname": ("Joann Marsh rings", "Ann Marsh"),
    "a street in two other words": ("The windmill rises over the town", "Mill Rise"),
    "another house in a street": ("They meet at 122 Oak Lane", "22 Oak Lane"),
    "another day in the same month": ("On 18 March 2016 and 28 March 2016", "8 March 2016"),
    "the last digits of a number in a date": ("Born on 1996-02-11", "960211"),
    "the last digits of a number in a price": ("It cost £96,021.10", "960211"),
    "a time before a name": ("At 3:12 Oakley came", "12 Oak"),
    "a postcode in other letters": ("a gas6 1hbx valve", "AS6 1HB"),
    "another telephone number": ("Ring 01632 960212", "01632 960211"),
    "half a postcode": ("AS6 is our part of town", "AS6 1HB"),
    "its words one by one": ("The mill is far. Prices rise.", "Mill Rise"),
}
FOUND_FOR_A_PERSON_TO_DECIDE = {
    "the flower, where the guard does not say that it is a name": ("Rose bushes grow there", "Rose", "Rose"),
    "the verb, where it does not say so: it may be a code word": ("He rose early", "Rose", "rose"),
    "the verb will, where it does not say so": ("Pauline will ring", "Will", "will"),
    "a word that is the name and an s": ("she pays the bills", "Bill", "bills"),
    "a date with all the digits of a telephone number": ("on 07.7.00 900121 times", "07700 900121", "7.7.00 900121"),
    "a date with all the last digits": ("on 96.02.11", "960211", "96.02.11"),
    "two whole words that make the name": ("call Harris on Monday", "Harrison", "Harris on"),
    "one word made of two": ("the therapist", "the rapist", "therapist"),
    "two fields that make the words": ("Mill\nRise early", "Mill Rise", "Mill\nRise"),
}
STILL_FOUND = {
    "a space forgotten before it": ("go toMill Rise", "Mill Rise", "Mill Rise"),
    "no space at all": ("gotomillrisetonight", "Mill Rise", "millrise"),
    "a capital for every word": ("GoToMillRiseTonight", "Mill Rise", "MillRise"),
    "a space forgotten before a name": ("withIan Adeyemi", "Ian Adeyemi", "Ian Adeyemi"),
    "a nought before the day": ("on 08 March 2016", "8 March 2016", "8 March 2016"),
    "letters apart": ("M-i-l-l R-i-s-e", "Mill Rise", "M-i-l-l R-i-s-e"),
    "a hidden character and a mark": ("M\u200bi-l-l R\u0301ise", "Mill Rise", "M\u200bi-l-l R\u0301ise"),
    "a postcode after a colon": ("Postcode:AS6 1HB.", "AS6 1HB", "AS6 1HB"),
    "a postcode against a word": ("atAS61HB", "AS6 1HB", "AS61HB"),
    "a number with a digit too many": ("01632 9602115", "01632 960211", "1632 960211"),
    "a number with another before it": ("room 4, 44 1632 960211", "01632 960211", "1632 960211"),
    "the last digits after a space": ("01632 960211", "960211", "960211"),
    "the last digits parted": ("96-02-11", "960211", "96-02-11"),
}
NOT_SEEN = {
    "small letters that run into its beginning": ("go tomill rise", "Mill Rise"),
    "small letters that run on from its end": ("at Mill Risetonight", "Mill Rise"),
    "other words for it": ("where her sister lives", "Mill Rise"),
    "half of it in another sentence": ("Mill something. Then Rise.", "Mill Rise"),
}


@pytest.mark.rule("SHARE-6", part="the scan does not stop what is innocent")
@pytest.mark.parametrize("what", INNOCENT)
def test_what_is_innocent_is_not_found(what: str) -> None:
    text, variant = INNOCENT[what]
    assert hits(text, variant) == []


@pytest.mark.parametrize("what", FOUND_FOR_A_PERSON_TO_DECIDE)
def test_what_may_be_innocent_is_found_and_a_person_decides(what: str) -> None:
    """One spelling alone does not say that it is a name; and small letters are no sign, for people type names so.

    What is somebody's name, and can only be the word where it stands, is in `test_names_that_are_words`.
    """
    text, variant, words = FOUND_FOR_A_PERSON_TO_DECIDE[what]
    assert hits(text, variant) == [words]


@pytest.mark.rule("SHARE-6", part="what chance does not make is found, however it is written")
@pytest.mark.parametrize("what", STILL_FOUND)
def test_what_chance_does_not_make_is_still_found(what: str) -> None:
    text, variant, words = STILL_FOUND[what]
    assert words in hits(text, variant)


@pytest.mark.parametrize("what", NOT_SEEN)
def test_what_it_is_known_not_to_see_is_written_down(what: str) -> None:
    text, variant = NOT_SEEN[what]
    assert hits(text, variant) == []


@pytest.mark.rule("SHARE-6", part="a reader's own address and own name are no secret from them")
def test_a_fact_its_reader_may_hold_is_not_sought_for_them_alone() -> None:
    pauline, craig = numbered(10), numbered(11)
    fact = WithheldFact(
        numbered(1), "address", ("22 Mill Rise", "Pauline"), frozenset({pauline}), Period(date(2026, 1, 1))
    )
    guard = Guard(days=frozenset({date(2026, 3, 17)}), facts=(fact,))
    child = PlanPerson(id=numbered(12), name="Ruby Tanner", known_as="Ruby", role=Role.CHILD)
    plan = PlanContent(plan_id=numbered(13), children=(child.id,), people=(child,))
    texts = [("act", "Pauline has Ruby at 22 Mill Rise")]

    def stopped(reader: object) -> bool:
        return bool(scan(texts, sought_for(reader, frozenset({child.id}), plan, (), guard)))

    assert not stopped(pauline)
    assert stopped(craig)


def test_a_namesake_of_an_unconnected_child_is_found_and_a_person_decides() -> None:
    ruby = PlanPerson(id=numbered(12), name="Ruby Tanner", known_as="Ruby", role=Role.CHILD)
    plan = PlanContent(plan_id=numbered(13), children=(ruby.id,), people=(ruby,))
    other = NamedChild(numbered(14), "Ruby", "Ruby Hart")
    sought = sought_for(numbered(15), frozenset({ruby.id}), plan, (other,), Guard(days=frozenset({date(2026, 3, 17)})))
    assert [hit.words for hit in scan([("title", "Your part of the plan for Ruby")], sought)] == ["Ruby"]
