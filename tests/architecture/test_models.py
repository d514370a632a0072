"""Every table says how its rows are kept and what each field holds; who and when stand together."""

from itertools import chain

import pytest
from django.db import models

from kith.core.audit.protection import kith_models
from kith.kernel.models import Holds, Keeping
from kith.kernel.secrets import EncryptedJSONField

MODELS = list(kith_models())
each_model = pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)


@pytest.mark.rule("GUARD-KEEPING")
@each_model
def test_every_model_says_how_its_rows_are_kept(model: type[models.Model]) -> None:
    keeping = model.__dict__.get("keeping")
    assert isinstance(keeping, Keeping), (
        f"{model.__name__} does not say how its rows are kept. Write keeping = Keeping.MUTABLE, APPEND_ONLY or FROZEN; "
        "the database then holds it."
    )


@pytest.mark.rule("GUARD-HOLDS")
@each_model
def test_every_field_says_what_it_holds_about_people(model: type[models.Model]) -> None:
    holds = model.__dict__.get("holds", {})
    fields = {field.name for field in chain(model._meta.concrete_fields, model._meta.many_to_many)}
    assert fields - set(holds) == set(), (
        f"{model.__name__}.holds: say what these fields hold (kith.kernel.models.Holds)."
    )
    assert set(holds) - fields == set(), f"{model.__name__}.holds names fields that are not there."
    assert all(isinstance(held, Holds) for held in holds.values())


@pytest.mark.rule("GUARD-HOLDS")
@each_model
def test_secrets_are_kept_out_of_the_history(model: type[models.Model]) -> None:
    secret = {name for name, held in getattr(model, "holds", {}).items() if held is Holds.SECRET}
    hidden = set(getattr(model, "never_in_history", ()))
    assert secret <= hidden, f"{model.__name__}: add {sorted(secret - hidden)} to never_in_history."
    for name in secret:
        field = model._meta.get_field(name)
        kept_safe = name == "password" or name.endswith("_hash") or isinstance(field, EncryptedJSONField)
        assert kept_safe, f"{model.__name__}.{name} is kept in the clear: hash it or use EncryptedJSONField."
    columns = {field.name for field in model._meta.concrete_fields}
    assert hidden <= columns, f"{model.__name__}.never_in_history names a field that is not there."


@each_model
@pytest.mark.rule("GUARD-HOLDS")
def test_who_and_when_stand_together(model: type[models.Model]) -> None:
    """`x_by` never without `x_at`; where they may be empty, the database holds that both are or neither is."""
    fields = {field.name: field for field in model._meta.concrete_fields}
    for name, by in fields.items():
        if not name.endswith("_by"):
            continue
        stem = name.removesuffix("_by")
        at = fields.get(f"{stem}_at")
        assert at is not None, f"{model.__name__}.{name} says who, and no {stem}_at says when: add it."
        if at.null:
            assert by.null, f"{model.__name__}: {stem}_at may be empty and {name} may not."
            assert any(_speaks_of(one, {name, f"{stem}_at"}) for one in model._meta.constraints), (
                f"{model.__name__}: add a CheckConstraint that {stem}_at and {name} are both set or both empty."
            )


def _speaks_of(constraint: models.BaseConstraint, names: set[str]) -> bool:
    if not isinstance(constraint, models.CheckConstraint):
        return False
    spoken = {str(child[0]).split("__")[0] for child in _leaves(constraint.condition)}
    return names <= spoken


def _leaves(condition: object) -> list[tuple[str, object]]:
    if isinstance(condition, models.Q):
        return [leaf for child in condition.children for leaf in _leaves(child)]
    return [condition] if isinstance(condition, tuple) else []
