"""What the council's word on a role does to an account: every case, on plain data."""

import pytest

from kith.core.accounts.choices import Role
from kith.core.accounts.council_rules import Held, Verdict, verdict
from kith.core.accounts.oidc.provider import Fault

WORKER = Held(Role.WORKER, active=True)
GONE = Held(Role.WORKER, active=False, gone=True)
STOPPED = Held(Role.WORKER, active=False)
LAST = Held(Role.ADMINISTRATOR, active=True, last_administrator=True)
SCHOOL = Held(Role.WORKER, active=True, agency="Kiln Yard School")


@pytest.mark.rule("ACCESS-1", part="roles follow the council's word, and reach follows them")
@pytest.mark.parametrize(
    ("held", "told", "expected"),
    [
        (WORKER, {"worker"}, Verdict(Role.WORKER)),
        (WORKER, {"worker", "manager"}, Verdict(Role.WORKER)),
        (WORKER, {"manager"}, Verdict(Role.MANAGER, changes=True)),
        (WORKER, set(), Verdict(Role.WORKER, Fault.NO_ROLE, changes=True)),
        (WORKER, {"manager", "chair"}, Verdict(Role.WORKER, Fault.SEVERAL, changes=True)),
        (WORKER, {"partner"}, Verdict(Role.WORKER, Fault.NO_AGENCY, changes=True)),
        (SCHOOL, {"partner"}, Verdict(Role.PARTNER, changes=True)),
        (GONE, set(), Verdict(Role.WORKER, Fault.NO_ROLE)),
        (GONE, {"worker"}, Verdict(Role.WORKER, changes=True)),
        (GONE, {"manager"}, Verdict(Role.MANAGER, changes=True)),
        (STOPPED, {"worker"}, Verdict(Role.WORKER, Fault.STOPPED)),
        (STOPPED, set(), Verdict(Role.WORKER, Fault.STOPPED)),
        (LAST, {"administrator"}, Verdict(Role.ADMINISTRATOR)),
        (LAST, {"worker"}, Verdict(Role.ADMINISTRATOR, Fault.LAST_ADMINISTRATOR)),
        (LAST, set(), Verdict(Role.ADMINISTRATOR, Fault.LAST_ADMINISTRATOR)),
    ],
)
def test_the_councils_word_goes_before_ours(held: Held, told: set[str], expected: Verdict) -> None:
    assert verdict(held, told) == expected
