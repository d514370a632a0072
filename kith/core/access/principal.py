"""The principal: who asks, as far as access goes."""

from dataclasses import dataclass
from uuid import UUID

from kith.core.access.roles import Permission, allows
from kith.core.accounts.models import User
from kith.kernel.errors import Refused


@dataclass(frozen=True, slots=True)
class Principal:
    """A signed-in person, or the system itself (`id` None, no role)."""

    id: UUID | None
    label: str
    role: str = ""

    @property
    def user_id(self) -> UUID:
        """The id of the person who acts; Refused where the system itself would act in a person's place."""
        if self.id is None:
            raise Refused("A person has to do this.")
        return self.id

    def may(self, permission: Permission) -> bool:
        """True if the role allows it; reach is another question."""
        return allows(self.role, permission)


def principal_of(user: User) -> Principal:
    """The principal of a user. Who is let in no more has no role, so that nothing is theirs to see or do (ACCESS-1)."""
    return Principal(user.id, user.name, user.role if user.is_active else "")


SYSTEM = Principal(None, "Kith")
