"""Which sign-in service a council has, and what of its tokens Kith goes by. Plain data, made from the environment."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Provider:
    """One sign-in service, and Kith's registration there.

    `roles` says which Kith role a word in the claim `roles_claim` means. `subject_claim` is what a person is known by
    for good: `oid` together with the `tenant`, as Microsoft Entra ID has it, or another provider's `sub`. `spare` is
    the address of the one administrator who may come in with a password while the service is away.
    """

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    roles: Mapping[str, str]
    tenant: str = ""
    roles_claim: str = "roles"
    subject_claim: str = "oid"
    spare: str = ""


@dataclass(frozen=True, slots=True)
class Identity:
    """Who somebody is for the sign-in service, once its token is verified.

    Addresses are no way to know somebody: in Entra anybody's may be changed, and given to somebody else.
    """

    issuer: str
    subject: str
    roles: frozenset[str]
    addresses: frozenset[str]
    nonce: str


class Fault(StrEnum):
    """Why somebody does not come in by the sign-in service; each has words for people, and a line in the log."""

    UNREACHABLE = "the sign-in service is not reached"
    REGISTRATION = "the sign-in service does not take Kith’s registration"
    DENIED = "the person or the service said no"
    STALE = "an answer to no question of this browser"
    FORGED = "the token is not one for this sign-in"
    CLOCK = "the clocks differ"
    MISSING = "a claim is missing"
    OVERAGE = "too many groups to list"
    NO_ROLE = "no role"
    SEVERAL = "several roles"
    UNKNOWN = "no account here"
    STOPPED = "the account was stopped here"
    LAST_ADMINISTRATOR = "the last administrator would be none"
    NO_AGENCY = "a partner worker without an agency"
    REPLAYED = "a token that was used before"


class NotLetIn(Exception):
    """Somebody does not come in. `detail` is for the log and names nobody."""

    def __init__(self, fault: Fault, detail: str = "") -> None:
        self.fault = fault
        self.detail = detail
        super().__init__(f"{fault.value}: {detail}" if detail else fault.value)
