"""The second factor: an authenticator app, passkeys, recovery codes. Each person looks after their own."""

from uuid import UUID, uuid5

from kith.core.accounts.account_mails import owner_told
from kith.core.accounts.choices import AccountChange
from kith.core.accounts.codes import new_recovery_codes, recovery_hash, step_of_code
from kith.core.accounts.council_selectors import require_password_way
from kith.core.accounts.models import CodeApp, Passkey, RecoveryCode, Submission, User
from kith.core.accounts.passkeys import Site, answering_key, new_key, times_signed
from kith.core.accounts.policies import require_user_management
from kith.core.accounts.selectors import second_factor_of, second_factor_required
from kith.core.audit.attribution import Actor
from kith.core.audit.services import audited, record
from kith.kernel import clock
from kith.kernel.errors import Invalid, NotFound

_WRONG_CODE = "This code is not the right one. Wait for the next one in your app, and type it here"
_NO_PASSKEY = "The passkey was not taken. Try again, or use another way"
_LAST = "Your council asks for a second step. Add another way first, then take this one away."
_MOST_PASSKEYS = 10


@audited
def code_app_added(*, secret: str, code: str, by: Actor) -> None:
    """Take on an authenticator app, shown to work by its first code; it replaces the one before."""
    user = _oneself(by)
    require_password_way(user)
    step = step_of_code(secret, code, clock.instant(), after=0) if secret else None
    if step is None:
        raise Invalid(_WRONG_CODE, "code")
    CodeApp.objects.filter(user=user).delete()
    CodeApp.objects.create(user=user, secret=secret, added_at=clock.instant(), last_step=step)
    owner_told(user_id=user.id, change=AccountChange.SECOND_STEP)
    record(action="accounts.code_app_added", by=by, subject=("user", user.id))


@audited
def code_app_removed(*, by: Actor) -> None:
    """Take the authenticator app away."""
    user = _oneself(by)
    if not CodeApp.objects.filter(user=user).delete()[0]:
        raise Invalid("You have no authenticator app.")
    _require_enough_left(user)
    owner_told(user_id=user.id, change=AccountChange.SECOND_STEP)
    record(action="accounts.code_app_removed", by=by, subject=("user", user.id))


@audited
def passkey_added(*, name: str, site: Site, challenge: str, answer: str, by: Actor) -> None:
    """Take on a passkey that the browser made for this very question."""
    user = _oneself(by)
    require_password_way(user)
    _asked_once(user, challenge)
    made = new_key(site, challenge, answer)
    if made is None or Passkey.objects.filter(credential_id=made.credential_id).exists():
        raise Invalid(_NO_PASSKEY)
    if user.passkeys.count() >= _MOST_PASSKEYS:
        raise Invalid(f"You have {_MOST_PASSKEYS} passkeys. Take one away first.")
    Passkey.objects.create(
        user=user,
        name=name,
        credential_id=made.credential_id,
        public_key=made.public_key,
        times_signed=made.times_signed,
        added_at=clock.instant(),
    )
    owner_told(user_id=user.id, change=AccountChange.PASSKEY)
    record(action="accounts.passkey_added", by=by, subject=("user", user.id))


@audited
def passkey_removed(*, passkey_id: UUID, by: Actor) -> None:
    """Take one of one's own passkeys away."""
    user = _oneself(by)
    if not Passkey.objects.filter(user=user, id=passkey_id).delete()[0]:
        raise NotFound
    _require_enough_left(user)
    owner_told(user_id=user.id, change=AccountChange.PASSKEY)
    record(action="accounts.passkey_removed", by=by, subject=("user", user.id))


@audited
def recovery_codes_made(*, by: Actor) -> list[str]:
    """Ten new recovery codes, told once; those from before stop working."""
    user = _oneself(by)
    if not second_factor_of(user.id).any:
        raise Invalid("Recovery codes are for when your second step is lost. Add one first.")
    codes = new_recovery_codes()
    RecoveryCode.objects.filter(user=user).delete()
    RecoveryCode.objects.bulk_create(RecoveryCode(user=user, code_hash=recovery_hash(code)) for code in codes)
    owner_told(user_id=user.id, change=AccountChange.CODES)
    record(action="accounts.recovery_codes_made", by=by, subject=("user", user.id))
    return codes


@audited
def code_taken(*, typed: str, by: Actor) -> None:
    """The second step with a code: of the app, each once, or a recovery code. Invalid if it is neither."""
    user = _oneself(by)
    app = CodeApp.objects.select_for_update().filter(user=user).first()
    step = step_of_code(app.secret, typed, clock.instant(), after=app.last_step) if app else None
    if app is not None and step is not None:
        app.last_step = step
        app.save(update_fields=["last_step"])
        record(action="accounts.second_step_taken", by=by, subject=("user", user.id), details={"with": "app"})
        return
    unused = RecoveryCode.objects.filter(user=user, code_hash=recovery_hash(typed), used_at__isnull=True)
    if not unused.update(used_at=clock.instant()):
        raise Invalid(_WRONG_CODE, "code")
    record(action="accounts.recovery_code_used", by=by, subject=("user", user.id))


@audited
def passkey_taken(*, site: Site, challenge: str, answer: str, by: Actor) -> None:
    """The second step with a passkey of this person's, for this very question. Invalid if it is not."""
    user = _oneself(by)
    _asked_once(user, challenge)
    held = Passkey.objects.select_for_update().filter(user=user, credential_id=answering_key(answer)).first()
    count = times_signed(site, challenge, answer, held.public_key, held.times_signed) if held else None
    if held is None or count is None:
        raise Invalid(_NO_PASSKEY)
    held.times_signed, held.used_at = count, clock.instant()
    held.save(update_fields=["times_signed", "used_at"])
    record(action="accounts.second_step_taken", by=by, subject=("user", user.id), details={"with": "passkey"})


@audited
def second_factor_taken_away(*, user_id: UUID, by: Actor) -> None:
    """An administrator helps somebody who lost their second factor: all of it goes, a new one is set up at sign-in."""
    require_user_management(by)
    user = User.objects.select_for_update().filter(id=user_id).first()
    if user is None:
        raise NotFound
    if user.id == by.id:
        raise Invalid("Ask another administrator to do this for you.")
    if not second_factor_of(user.id).any:
        raise Invalid("This person has no second step.")
    CodeApp.objects.filter(user=user).delete()
    Passkey.objects.filter(user=user).delete()
    RecoveryCode.objects.filter(user=user).delete()
    owner_told(user_id=user.id, change=AccountChange.SECOND_STEP)
    record(action="accounts.second_factor_taken_away", by=by, subject=("user", user.id))


def _oneself(by: Actor) -> User:
    """The account of whoever acts, locked; NotFound for the system, which has none."""
    user = User.objects.select_for_update().filter(id=by.id, is_active=True).first() if by.id else None
    if user is None:
        raise NotFound
    return user


def _asked_once(user: User, challenge: str) -> None:
    """A browser's answer to one question is taken once."""
    key = uuid5(user.id, challenge)
    new = Submission.objects.get_or_create(user_id=user.id, key=key, defaults={"at": clock.instant()})[1]
    if not new:
        raise Invalid(_NO_PASSKEY)


def _require_enough_left(user: User) -> None:
    if second_factor_of(user.id).any:
        return
    if second_factor_required(user.role):
        raise Invalid(_LAST)
    RecoveryCode.objects.filter(user=user).delete()
