"""Loads the sample family through the same services as everybody's work, so that its evidence is real too."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from kith.core.access.basis import Basis
from kith.core.access.principal import SYSTEM, Principal
from kith.core.accounts.choices import Role
from kith.core.accounts.models import User
from kith.core.accounts.services import team_added, user_added
from kith.core.authority.policy import Policy
from kith.core.authority.services import policy_saved
from kith.core.people.allocation_services import allocation_added
from kith.core.people.choices import CopyFormat, Relationship
from kith.core.people.managing_services import managing_begun
from kith.core.people.services import child_added, family_added, person_added, person_connected
from kith.core.protection.services import assessed_safe, carrier_recorded, fact_withheld, risk_recorded
from kith.sample.data import PASSWORD, sample

_BY = Principal(None, "Sample data")


def sample_is_loaded() -> bool:
    """True once the sample's workers are there."""
    return User.objects.filter(email=sample()["users"][0]["email"]).exists()


@transaction.atomic
def load_sample() -> dict[str, UUID]:
    """Load workers, family, dangers and withheld facts; ids by key (`amara`, `ruby`, `family` …)."""
    data, ids = sample(), {}
    policy_saved(policy=Policy.model_validate(data["policy"]), by=_BY)
    teams = {name: team_added(name=name, by=_BY) for name in data["teams"]}
    for one in data["users"]:
        user = user_added(
            email=one["email"],
            name=one["name"],
            role=Role(one["role"]),
            password=PASSWORD,
            phone=one["phone"],
            team=teams.get(one["team"]),
            by=_BY,
        )
        ids[one["key"]] = user.id
    for key, names in data["manages"].items():
        for name in names:
            managing_begun(user_id=ids[key], team_id=teams[name].id, by=SYSTEM)
    ids["family"] = family_added(name=data["family"], by=_BY).id
    _load_people(data, ids)
    _load_guard(data, ids)
    return ids


def _load_people(data: dict[str, Any], ids: dict[str, UUID]) -> None:
    for one in data["children"]:
        ids[one["key"]] = _load_child(one, data, ids)
        allocation_added(child_id=ids[one["key"]], worker_id=ids[data["chair"]], part=Basis.CHAIR, by=SYSTEM)
    for one in data["adults"]:
        ids[one["key"]] = _load_adult(one, ids)


def _load_child(one: dict[str, Any], data: dict[str, Any], ids: dict[str, UUID]) -> UUID:
    from_on = date.fromisoformat(data["day_zero"])
    child = child_added(
        family_id=ids["family"],
        name=one["name"],
        known_as=one["known_as"],
        born_on=date.fromisoformat(one["born_on"]),
        lead_worker_id=ids[data["lead_worker"]],
        from_on=from_on,
        by=_BY,
    )
    return child.id


def _load_adult(one: dict[str, Any], ids: dict[str, UUID]) -> UUID:
    person = person_added(
        family_id=ids["family"],
        name=one["name"],
        known_as=one["known_as"],
        needs=one["needs"],
        copy_format=CopyFormat(one.get("copy_format", "standard")),
        by=_BY,
    )
    for child_key, (relationship, described_as, responsible) in one["connections"].items():
        person_connected(
            person_id=person.id,
            child_id=ids[child_key],
            relationship=Relationship(relationship),
            described_as=described_as,
            parental_responsibility=responsible,
            by=_BY,
        )
    return person.id


def _load_guard(data: dict[str, Any], ids: dict[str, UUID]) -> None:
    family, from_on = ids["family"], date.fromisoformat(data["day_zero"])
    for source, target in data["poses_risk"]:
        risk_recorded(family_id=family, from_person_id=ids[source], to_person_id=ids[target], from_on=from_on, by=_BY)
    for carrier, target in data["passes_on"]:
        carrier_recorded(family_id=family, person_id=ids[carrier], to_person_id=ids[target], from_on=from_on, by=_BY)
    for key in data["assessed_safe"]:
        assessed_safe(family_id=family, person_id=ids[key], from_on=from_on, by=_BY)
    for one in data["withheld"]:
        fact_withheld(
            family_id=family,
            label=one["label"],
            words=one["words"],
            together=one.get("together", ()),
            may_hold=[ids[key] for key in one["may_hold"]],
            from_on=from_on,
            by=_BY,
        )
