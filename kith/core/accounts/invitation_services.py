"""Inviting somebody, and coming in by an invitation. The token is made when the link goes out, and kept as a hash."""

from datetime import timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction

from kith.core.accounts.account_mails import owner_told
from kith.core.accounts.choices import AccountChange, InvitationEnd
from kith.core.accounts.council_selectors import require_password_way
from kith.core.accounts.details import Details, checked
from kith.core.accounts.models import Invitation, User
from kith.core.accounts.passwords import password_problems
from kith.core.accounts.policies import require_user_management
from kith.core.accounts.selectors import open_invitation
from kith.core.accounts.tokens import new_token, token_hash
from kith.core.audit.attribution import Actor
from kith.core.audit.services import audited, record
from kith.kernel import clock
from kith.kernel.errors import Invalid, NotFound
from kith.kernel.jobs import queue_job

LASTS = timedelta(days=7)
_FORGOTTEN_LASTS = timedelta(days=1)
MAIL = "invitation_mailed"
ADDRESS_TAKEN = "Somebody with this e-mail address is here already. Look for them in the list"


@audited
def user_invited(
    *, email: str, details: Details, by: Actor, lasts: timedelta = LASTS, by_mail: bool = True
) -> Invitation:
    """Invite somebody: they are known from now on, and let in once they have chosen a password (ACCESS-1)."""
    require_user_management(by)
    details = checked(details)
    user = User(email=checked_address(email), is_active=False)
    details.put_into(user)
    user.set_unusable_password()
    try:
        with transaction.atomic():
            user.save(force_insert=True)
    except IntegrityError as taken:
        raise Invalid(ADDRESS_TAKEN, "email") from taken
    record(action="accounts.user_invited", by=by, subject=("user", user.id), details={"role": user.role})
    return _made(user, lasts, by_mail, by)


@audited
def invitation_sent_again(*, user_id: UUID, by: Actor) -> Invitation:
    """Invite somebody again who has not come yet. The link sent before stops working."""
    require_user_management(by)
    user = _not_come_yet(user_id)
    invitation_closed(user=user, how=InvitationEnd.SENT_AGAIN, by=by)
    record(action="accounts.invitation_sent_again", by=by, subject=("user", user.id))
    return _made(user, LASTS, by_mail=True, by=by)


@audited
def password_link_sent(*, user_id: UUID, by: Actor) -> Invitation:
    """Send somebody a link by which they come in anew; it works for a day.

    Who forgot their password chooses another, and keeps their second step. Where the council has its own sign-in
    service, the link connects a council account in place of what opened the account before.
    """
    require_user_management(by)
    user = User.objects.select_for_update().filter(id=user_id, is_active=True).first()
    if user is None:
        raise NotFound
    invitation_closed(user=user, how=InvitationEnd.SENT_AGAIN, by=by)
    record(action="accounts.password_link_sent", by=by, subject=("user", user.id))
    return _made(user, _FORGOTTEN_LASTS, by_mail=True, by=by)


@audited
def invitation_withdrawn(*, user_id: UUID, by: Actor) -> None:
    """Take an invitation back: its link stops working at once."""
    require_user_management(by)
    user = _not_come_yet(user_id)
    if not invitation_closed(user=user, how=InvitationEnd.WITHDRAWN, by=by):
        raise Invalid("There is no invitation to withdraw.")
    record(action="accounts.invitation_withdrawn", by=by, subject=("user", user.id))


@audited
def invitation_link_made(*, invitation_id: UUID, by: Actor) -> str:
    """A new token for an open invitation, told once and never again; one made before stops working.

    NotFound when the invitation has ended meanwhile: then nothing is to be sent.
    """
    invitation = Invitation.objects.select_for_update().filter(id=invitation_id, closed_at__isnull=True).first()
    if invitation is None or invitation.ends_at <= clock.instant() or invitation.mailed_at is not None:
        raise NotFound
    token = new_token()
    invitation.token_hash = token_hash(token)
    invitation.save(update_fields=["token_hash"])
    record(action="accounts.invitation_link_made", by=by, subject=("user", invitation.user_id))
    return token


@audited
def invitation_mail_sent(*, invitation_id: UUID, by: Actor) -> None:
    """The mail server took the message with the link."""
    invitation = Invitation.objects.select_for_update().get(id=invitation_id)
    invitation.mailed_at = clock.instant()
    invitation.save(update_fields=["mailed_at"])
    record(action="accounts.invitation_mail_sent", by=by, subject=("user", invitation.user_id))


@audited
def invitation_accepted(*, token: str, password: str, by: Actor) -> User:
    """Come in: the link is used up, the password is kept as an argon2 hash, and the person may sign in."""
    invitation = open_invitation(token, lock=True)
    user = User.objects.select_for_update().get(id=invitation.user_id)
    require_password_way(user)
    problems = password_problems(password, user)
    if problems:
        raise Invalid(problems)
    invitation_closed(user=user, how=InvitationEnd.ACCEPTED, by=by)
    if user.joined_at is not None:
        owner_told(user_id=user.id, change=AccountChange.PASSWORD)
    user.set_password(password)
    user.is_active, user.joined_at = True, user.joined_at or clock.instant()
    user.revision += 1
    user.save()
    record(action="accounts.invitation_accepted", by=by, subject=("user", user.id))
    return user


def invitation_closed(*, user: User, how: InvitationEnd, by: Actor) -> bool:
    """The link that is open to somebody, if any, stops working; part of the act that says why. True if there was."""
    held = Invitation.objects.filter(user=user, closed_at__isnull=True)
    return bool(held.update(closed_at=clock.instant(), closed_by=by.id, closed_as=how))


def checked_address(email: str) -> str:
    """An e-mail address as it is kept; Invalid for what is none."""
    try:
        validate_email(email)
    except ValidationError as wrong:
        raise Invalid("Enter a whole e-mail address, like name@council.gov.uk", "email") from wrong
    return email.lower()


def _made(user: User, lasts: timedelta, by_mail: bool, by: Actor) -> Invitation:
    now = clock.instant()
    invitation = Invitation.objects.create(user=user, made_at=now, made_by=by.id, ends_at=now + lasts)
    if by_mail:
        queue_job(MAIL, invitation_id=str(invitation.id))
    return invitation


def _not_come_yet(user_id: UUID) -> User:
    user = User.objects.select_for_update().filter(id=user_id).first()
    if user is None:
        raise NotFound
    if user.joined_at is not None or user.is_active:
        raise Invalid("This person has come in already: there is nothing to invite them to.")
    return user
