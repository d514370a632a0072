"""NET-5: safe carers are asked, and said yes."""

from datetime import date

import pytest

from kith.core.plans.content import BackupForChild, Carer
from tests.unit.quality.builders import (
    PAULINE,
    RUBY,
    SHELLEY,
    SOURCE,
    PlanDocument,
    Severity,
    found,
    only,
    plan,
    purpose,
    uid,
)

pytestmark = pytest.mark.rule("NET-5", part="asked and answered")


def of(**carer: object) -> PlanDocument:
    asked = {"person_id": PAULINE, "asked_on": date(2026, 1, 19), "said_yes_on": date(2026, 1, 19), **carer}
    first = Carer(person_id=SHELLEY, asked_on=date(2026, 1, 19), said_yes_on=date(2026, 1, 19))
    backup = BackupForChild(id=uid(690), children=(RUBY,), source=SOURCE, carers=(first, Carer(**asked)))
    return plan(purpose(), backup)


def test_asked_and_yes_is_right() -> None:
    assert found(of(), "NET-5") == []


@pytest.mark.parametrize(
    ("lacks", "says"), [({"asked_on": None}, "been asked"), ({"said_yes_on": None}, "said yes yet")]
)
def test_each_is_asked_for(lacks: dict[str, object], says: str) -> None:
    one = only(of(**lacks), "NET-5")
    assert (one.item_id, one.field, one.severity) == (uid(690), "carers.1.said_yes_on", Severity.HINT)
    assert one.message == f"Pauline is named as a carer and has not {says}."
