"""Council accounts: connected by an invitation, and what their role does to the account here.

What changes a role changes reach too: these are parts of the acts of `people.account_services`.
"""

from uuid import UUID, uuid5

from kith.core.accounts.account_mails import owner_told
from kith.core.accounts.choices import AccountChange, InvitationEnd, Role
from kith.core.accounts.council_rules import Held, Verdict, verdict
from kith.core.accounts.council_selectors import signs_in_with_password
from kith.core.accounts.invitation_services import invitation_closed
from kith.core.accounts.models import CodeApp, CouncilAccount, Passkey, RecoveryCode, Submission, User
from kith.core.accounts.oidc.provider import Fault, Identity
from kith.core.accounts.policies import is_last_administrator
from kith.core.accounts.selectors import open_invitation
from kith.core.audit.attribution import Actor
from kith.core.audit.services import audited, record
from kith.kernel import clock
from kith.kernel.errors import Invalid, NotFound

_OTHER_ADDRESS = (
    "This invitation went to another address than the one of your council account. "
    "Ask the person who looks after Kith to invite you at the address of your council account."
)
_ANOTHERS = "Your council account is connected to somebody else’s account here. Ask the person who looks after Kith."
_NO_ROLE = {
    Fault.NO_ROLE: "Your council account has no role for Kith yet. Ask the people who look after council accounts.",
    Fault.SEVERAL: "Your council account has several roles for Kith. Ask for the one that is yours.",
    Fault.LAST_ADMINISTRATOR: (
        "You would be the last administrator to leave. Your council account is no administrator’s, and no other "
        "administrator can come in here. Make somebody else an administrator first, or have the role given to you."
    ),
    Fault.NO_AGENCY: "Your role is that of a partner worker, and nobody wrote down your agency here. Ask for it.",
}


@audited
def council_account_connected(*, token: str, identity: Identity, by: Actor) -> User:
    """Take up an invitation with a council account: from now on it signs in, and nothing else does (ACCESS-1).

    The invitation knows whom it is for; the address has to agree as well, so that a link that was passed on opens
    nothing. Whoever had a password and a second step here has them no more.
    """
    invitation = open_invitation(token, lock=True)
    user = User.objects.select_for_update().get(id=invitation.user_id)
    if signs_in_with_password(user):
        raise NotFound
    if user.email.casefold() not in identity.addresses:
        raise Invalid(_OTHER_ADDRESS)
    if CouncilAccount.objects.filter(issuer=identity.issuer, subject=identity.subject).exclude(user=user).exists():
        raise Invalid(_ANOTHERS)
    if not nonce_taken(user_id=user.id, nonce=identity.nonce):
        raise Invalid("This page was sent before. Open the link of your invitation again.")
    user.role = _role_on_joining(user, identity).value
    invitation_closed(user=user, how=InvitationEnd.ACCEPTED, by=by)
    who = {"issuer": identity.issuer, "subject": identity.subject, "connected_at": clock.instant()}
    CouncilAccount.objects.update_or_create(user=user, defaults={**who, "role_gone_at": None})
    for own in (CodeApp, Passkey, RecoveryCode):
        own.objects.filter(user=user).delete()
    user.set_unusable_password()
    user.is_active, user.joined_at, user.revision = True, user.joined_at or clock.instant(), user.revision + 1
    _closed_team_left(user)
    user.save()
    owner_told(user_id=user.id, change=AccountChange.COUNCIL)
    record(action="accounts.council_account_connected", by=by, subject=("user", user.id), details={"role": user.role})
    return user


def council_verdict(*, user_id: UUID, identity: Identity, lock: bool) -> Verdict:
    """What the council's word means for an account as it stands; locked where something is going to follow from it."""
    held = User.objects.select_for_update() if lock else User.objects
    user = held.get(id=user_id)
    gone = CouncilAccount.objects.filter(user=user, role_gone_at__isnull=False).exists()
    last = is_last_administrator(user, lock)
    return verdict(Held(Role(user.role), user.is_active, gone, last, user.agency), identity.roles)


@audited
def council_role_followed(*, user_id: UUID, role: Role, by: Actor) -> User:
    """Have the role that the council gives; who had none for a while comes back, and leaves a team closed meanwhile."""
    user = User.objects.select_for_update().get(id=user_id)
    was = {"role": user.role, "active": user.is_active}
    user.role, user.is_active, user.revision = role.value, True, user.revision + 1
    _closed_team_left(user)
    user.save()
    CouncilAccount.objects.filter(user=user).update(role_gone_at=None)
    details = {"was": was, "now": {"role": user.role, "active": True}}
    record(action="accounts.council_role_followed", by=by, subject=("user", user.id), details=details)
    return user


@audited
def council_role_gone(*, user_id: UUID, by: Actor) -> User:
    """The council gives no role any more: the account is stopped, until it does again."""
    user = User.objects.select_for_update().get(id=user_id)
    user.is_active, user.revision = False, user.revision + 1
    user.save()
    CouncilAccount.objects.filter(user=user).update(role_gone_at=clock.instant())
    record(action="accounts.council_role_gone", by=by, subject=("user", user.id), details={"was": user.role})
    return user


def nonce_taken(*, user_id: UUID, nonce: str) -> bool:
    """True the first time: each token lets somebody in once."""
    key = uuid5(user_id, nonce)
    return Submission.objects.get_or_create(user_id=user_id, key=key, defaults={"at": clock.instant()})[1]


def _closed_team_left(user: User) -> None:
    """Who comes back is in no team that has closed meanwhile."""
    if user.team is not None and user.team.closed_at is not None:
        user.team = None


def _role_on_joining(user: User, identity: Identity) -> Role:
    last = is_last_administrator(user)
    held = Held(Role(user.role), active=True, last_administrator=last, agency=user.agency)
    found = verdict(held, identity.roles)
    if found.fault is not None:
        raise Invalid(_NO_ROLE[found.fault])
    return found.role
