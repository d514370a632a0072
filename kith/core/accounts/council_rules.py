"""What a role that the council's sign-in service gives does to an account here. Pure."""

from collections.abc import Set
from dataclasses import dataclass

from kith.core.accounts.choices import Role
from kith.core.accounts.oidc.provider import Fault


@dataclass(frozen=True, slots=True)
class Held:
    """An account as it stands: `gone` while it is stopped because the council gave it no role."""

    role: Role
    active: bool
    gone: bool = False
    last_administrator: bool = False
    agency: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What follows: the role to have from now on, why nobody comes in, and whether the account is another one then."""

    role: Role
    fault: Fault | None = None
    changes: bool = False


def verdict(held: Held, told: Set[str]) -> Verdict:
    """ACCESS-1: the council's word on the role goes before ours, in both directions, at every sign-in.

    Who was stopped here stays out whatever the council says; one administrator always stays.
    """
    if not held.active and not held.gone:
        return Verdict(held.role, Fault.STOPPED)
    role, fault = _role(held, told)
    if role is Role.PARTNER and not held.agency:
        fault = Fault.NO_AGENCY
    loses = held.last_administrator and (fault is not None or role is not Role.ADMINISTRATOR)
    if loses:
        return Verdict(held.role, Fault.LAST_ADMINISTRATOR)
    if fault is not None:
        return Verdict(held.role, fault, changes=held.active)
    return Verdict(role, changes=role is not held.role or not held.active)


def _role(held: Held, told: Set[str]) -> tuple[Role, Fault | None]:
    if held.role.value in told:
        return held.role, None
    if not told:
        return held.role, Fault.NO_ROLE
    if len(told) > 1:
        return held.role, Fault.SEVERAL
    return Role(next(iter(told))), None
