"""What an administrator says of somebody who works here, and when it cannot stand."""

from dataclasses import dataclass, replace
from uuid import UUID

from kith.core.accounts.choices import Role
from kith.core.accounts.models import Team, User
from kith.kernel.errors import Difference, Invalid, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """Name, role, team and how to be reached; a partner worker is of an agency and in no team."""

    name: str
    role: Role
    phone: str = ""
    team_id: UUID | None = None
    agency: str = ""

    def put_into(self, user: User) -> None:
        """Write them into a user's row."""
        user.name, user.role, user.phone = self.name, self.role, self.phone
        user.team_id, user.agency = self.team_id, self.agency


def checked(details: Details) -> Details:
    """The details as they are kept; Invalid with all that is wrong."""
    problems = []
    if not details.name:
        problems.append(Problem("Enter the person’s name", "name"))
    if details.role is Role.PARTNER:
        details = replace(details, team_id=None)
        if not details.agency:
            problems.append(Problem("Enter the agency that this person works for", "agency"))
    else:
        details = replace(details, agency="")
    if details.team_id is not None and not _is_open(details.team_id):
        problems.append(Problem("This team has closed. Choose another team", "team"))
    if problems:
        raise Invalid(problems)
    return details


def differences(mine: Details, user: User) -> list[Difference]:
    """Where somebody else has put another value meanwhile (DESIGN 4.5)."""
    pairs = (
        ("name", mine.name, user.name),
        ("role", mine.role.value, user.role),
        ("team", str(mine.team_id or ""), str(user.team_id or "")),
        ("agency", mine.agency, user.agency),
        ("phone", mine.phone, user.phone),
    )
    return [Difference(place, typed, stands) for place, typed, stands in pairs if typed != stands]


def _is_open(team_id: UUID) -> bool:
    # Locked, so that the team does not close between this look and the write.
    return Team.objects.select_for_update().filter(id=team_id, closed_at__isnull=True).exists()
