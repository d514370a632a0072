"""Writes of dangers, carriers, assessments and withheld facts."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from kith.core.audit.attribution import Actor
from kith.core.audit.services import audited, record
from kith.core.protection.guard import Together
from kith.core.protection.models import AssessedSafe, PassesOn, PosesRisk, Withheld
from kith.kernel.errors import Invalid


@audited
def risk_recorded(*, family_id: UUID, from_person_id: UUID, to_person_id: UUID, from_on: date, by: Actor) -> PosesRisk:
    """One person poses a risk to another from a day on."""
    risk = PosesRisk.objects.create(
        family_id=family_id, from_person_id=from_person_id, to_person_id=to_person_id, from_on=from_on
    )
    record(action="protection.risk_recorded", by=by, subject=("person", from_person_id))
    return risk


@audited
def carrier_recorded(*, family_id: UUID, person_id: UUID, to_person_id: UUID, from_on: date, by: Actor) -> PassesOn:
    """One person passes things on to another from a day on."""
    carrier = PassesOn.objects.create(
        family_id=family_id, person_id=person_id, to_person_id=to_person_id, from_on=from_on
    )
    record(action="protection.carrier_recorded", by=by, subject=("person", person_id))
    return carrier


@audited
def assessed_safe(*, family_id: UUID, person_id: UUID, from_on: date, by: Actor) -> AssessedSafe:
    """Somebody was looked at and found safe to be given plan papers from a day on."""
    assessed = AssessedSafe.objects.create(family_id=family_id, person_id=person_id, from_on=from_on)
    record(action="protection.assessed_safe", by=by, subject=("person", person_id))
    return assessed


@audited
def fact_withheld(
    *,
    family_id: UUID,
    label: str,
    words: Sequence[str],
    may_hold: Sequence[UUID],
    from_on: date,
    by: Actor,
    together: Sequence[Sequence[Sequence[str]]] = (),
) -> Withheld:
    """Withhold a fact, in every way it may be written, from all but the readers named. No words enter the evidence.

    `together`: for what has no spelling of its own, lists of words that give it away when one of each stands close to
    the others. Words without a letter or a digit could never be found again, so they are refused (SHARE-6).
    """
    if not (words or together) or not all(any(map(str.isalnum, word)) for word in words):
        raise Invalid("Write the words to look for; each needs a letter or a number.", "words", "SHARE-6")
    try:
        pairs = [Together(tuple(map(tuple, lists))).lists for lists in together]
    except ValueError as fault:
        _, _, message = str(fault).partition(": ")
        raise Invalid(f"Words that would give it away together: {message}.", "together", "SHARE-6") from None
    fact = Withheld.objects.create(
        family_id=family_id,
        label=label,
        words=list(words),
        together=pairs or None,
        may_hold=list(may_hold),
        from_on=from_on,
    )
    record(action="protection.fact_withheld", by=by, subject=("withheld", fact.id))
    return fact
