"""Users, teams, invitations, second factors and the forms they have sent."""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from kith.core.accounts.choices import InvitationEnd, Role, TriedWith
from kith.core.accounts.team_models import TeamChange as TeamChange
from kith.kernel.models import Holds, Keeping, Record
from kith.kernel.secrets import EncryptedJSONField


class Team(Record):
    """A team of workers. A closed one keeps its name for what was written, and takes nobody any more."""

    keeping = Keeping.MUTABLE
    holds = {
        "id": Holds.NOTHING,
        "name": Holds.NOTHING,
        "revision": Holds.NOTHING,
        "closed_at": Holds.TRACE,
        "closed_by": Holds.TRACE,
    }

    name = models.CharField(max_length=200, unique=True)
    revision = models.PositiveIntegerField(default=0, db_default=0)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.UUIDField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closed_at__isnull=True, closed_by__isnull=True)
                | models.Q(closed_at__isnull=False, closed_by__isnull=False),
                name="accounts_team_closed_by_somebody",
            )
        ]


class Users(BaseUserManager["User"]):
    """Finds users by e-mail, in any case."""

    def get_by_natural_key(self, username: str | None) -> "User":
        """The user with this e-mail address."""
        return self.get(email__iexact=username)


class User(AbstractBaseUser, Record):
    """Somebody who signs in. The password is hashed with argon2 and never enters the history.

    Who was invited and has not come yet is not active, and has no `joined_at`.
    """

    keeping = Keeping.MUTABLE
    never_in_history = ("password",)
    holds = {
        "id": Holds.NOTHING,
        "email": Holds.IDENTITY,
        "name": Holds.IDENTITY,
        "phone": Holds.IDENTITY,
        "role": Holds.NOTHING,
        "team": Holds.NOTHING,
        "agency": Holds.NOTHING,
        "is_active": Holds.NOTHING,
        "joined_at": Holds.TRACE,
        "revision": Holds.NOTHING,
        "password": Holds.SECRET,
        "last_login": Holds.TRACE,
    }

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    phone = models.CharField(max_length=40, blank=True)
    role = models.CharField(max_length=20, choices=Role.choices)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True, related_name="members")
    agency = models.CharField(max_length=200, blank=True, db_default="")
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=0, db_default=0)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    objects = Users()

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="accounts_user_email_any_case"),
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="accounts_user_role_known"),
        ]


class Invitation(Record):
    """A link that lets one person in for the first time, once. Only the hash of its token is kept."""

    keeping = Keeping.MUTABLE
    never_in_history = ("token_hash",)
    holds = {
        "id": Holds.NOTHING,
        "user": Holds.LINK,
        "made_at": Holds.TRACE,
        "made_by": Holds.TRACE,
        "ends_at": Holds.NOTHING,
        "token_hash": Holds.SECRET,
        "mailed_at": Holds.TRACE,
        "closed_at": Holds.TRACE,
        "closed_by": Holds.TRACE,
        "closed_as": Holds.TRACE,
    }

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="invitations")
    made_at = models.DateTimeField()
    made_by = models.UUIDField(null=True, blank=True)
    ends_at = models.DateTimeField()
    token_hash = models.CharField(max_length=64, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.UUIDField(null=True, blank=True)
    closed_as = models.CharField(max_length=20, choices=InvitationEnd.choices, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=models.Q(closed_at__isnull=True), name="accounts_invitation_one_open"
            ),
            models.UniqueConstraint(
                fields=["token_hash"], condition=~models.Q(("token_hash", "")), name="accounts_invitation_token_once"
            ),
            models.CheckConstraint(
                condition=models.Q(closed_at__isnull=True, closed_by__isnull=True, closed_as="")
                | models.Q(closed_at__isnull=False, closed_by__isnull=False, closed_as__in=InvitationEnd.values),
                name="accounts_invitation_closed_whole",
            ),
        ]


class CodeApp(Record):
    """The authenticator app of one user. Its secret is encrypted; `last_step` stops a code from being used twice."""

    keeping = Keeping.MUTABLE
    never_in_history = ("secret",)
    holds = {
        "id": Holds.NOTHING,
        "user": Holds.LINK,
        "secret": Holds.SECRET,
        "added_at": Holds.TRACE,
        "last_step": Holds.TRACE,
    }

    user = models.OneToOneField(User, on_delete=models.PROTECT, related_name="code_app")
    secret = EncryptedJSONField()
    added_at = models.DateTimeField()
    last_step = models.BigIntegerField()


class Passkey(Record):
    """A passkey of one user: its public half. Nobody can sign in with what is kept here."""

    keeping = Keeping.MUTABLE
    holds = {
        "id": Holds.NOTHING,
        "user": Holds.LINK,
        "name": Holds.NOTHING,
        "credential_id": Holds.NOTHING,
        "public_key": Holds.NOTHING,
        "times_signed": Holds.NOTHING,
        "added_at": Holds.TRACE,
        "used_at": Holds.TRACE,
    }

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="passkeys")
    name = models.CharField(max_length=60)
    credential_id = models.CharField(max_length=1400, unique=True)
    public_key = models.TextField()
    times_signed = models.BigIntegerField()
    added_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)


class RecoveryCode(Record):
    """A code for when the second factor is lost; works once. Random and long, so a plain hash is kept."""

    keeping = Keeping.MUTABLE
    never_in_history = ("code_hash",)
    holds = {"id": Holds.NOTHING, "user": Holds.LINK, "code_hash": Holds.SECRET, "used_at": Holds.TRACE}

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="recovery_codes")
    code_hash = models.CharField(max_length=64)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "code_hash"], name="accounts_recovery_code_once")]


class CouncilAccount(Record):
    """Somebody's account with the council's own sign-in service: who they are there, for good.

    `role_gone_at` is set while that service gives them no role here; they come back by themselves when it does again.
    """

    keeping = Keeping.MUTABLE
    holds = {
        "id": Holds.NOTHING,
        "user": Holds.LINK,
        "issuer": Holds.NOTHING,
        "subject": Holds.LINK,
        "connected_at": Holds.TRACE,
        "role_gone_at": Holds.TRACE,
    }

    user = models.OneToOneField(User, on_delete=models.PROTECT, related_name="council_account")
    issuer = models.CharField(max_length=300)
    subject = models.CharField(max_length=300)
    connected_at = models.DateTimeField()
    role_gone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["issuer", "subject"], name="accounts_council_account_one")]


class FailedSignIn(Record):
    """How often signing in failed in one hour: to one account in one way, or to no account at all.

    Thrown together, so that a thousand guesses are one row; in no history, so that they fill none. What was typed
    is not kept. `told_at` is when the account's owner came in and was told.
    """

    keeping = Keeping.MUTABLE
    untracked = True
    holds = {
        "id": Holds.NOTHING,
        "user": Holds.LINK,
        "tried_with": Holds.TRACE,
        "hour": Holds.TRACE,
        "number": Holds.TRACE,
        "last_at": Holds.TRACE,
        "told_at": Holds.TRACE,
    }

    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="failed_sign_ins")
    tried_with = models.CharField(max_length=20, choices=TriedWith.choices)
    hour = models.DateTimeField()
    number = models.PositiveIntegerField()
    last_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "tried_with", "hour"],
                condition=models.Q(told_at__isnull=True),
                nulls_distinct=False,
                name="accounts_failed_sign_in_one",
            ),
            models.CheckConstraint(
                condition=models.Q(tried_with__in=TriedWith.values), name="accounts_failed_sign_in_way_known"
            ),
        ]
        indexes = [models.Index(fields=["-last_at", "id"], name="accounts_failed_newest")]


class AddressChange(Record):
    """Somebody's e-mail address was changed: the one before, so that both are told of it."""

    keeping = Keeping.MUTABLE
    holds = {
        "id": Holds.NOTHING,
        "user": Holds.LINK,
        "before": Holds.IDENTITY,
        "changed_at": Holds.TRACE,
        "mailed_at": Holds.TRACE,
    }

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="address_changes")
    before = models.EmailField()
    changed_at = models.DateTimeField()
    mailed_at = models.DateTimeField(null=True)


class OpenSession(Record):
    """One browser somebody is signed in with. Its key is encrypted; when it was last used the session itself says."""

    keeping = Keeping.MUTABLE
    never_in_history = ("session_key", "key_hash")
    holds = {
        "id": Holds.NOTHING,
        "user": Holds.LINK,
        "session_key": Holds.SECRET,
        "key_hash": Holds.SECRET,
        "browser": Holds.TRACE,
        "begun_at": Holds.TRACE,
    }

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="open_sessions")
    session_key = EncryptedJSONField()
    key_hash = models.CharField(max_length=64, unique=True)
    browser = models.CharField(max_length=100)
    begun_at = models.DateTimeField()


class Scratch(Record):
    """What somebody has typed into a form and not sent yet; encrypted, in no history, gone once it was sent."""

    keeping = Keeping.MUTABLE
    untracked = True
    never_in_history = ("words",)
    holds = {
        "id": Holds.NOTHING,
        "user": Holds.LINK,
        "address": Holds.LINK,
        "words": Holds.SECRET,
        "typed_at": Holds.TRACE,
    }

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="scratches")
    address = models.CharField(max_length=300)
    words = EncryptedJSONField()
    typed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "address"], name="accounts_scratch_one_per_form")]


class Submission(Record):
    """A form that was sent: its key and where it led, so that sending it twice does nothing twice (DESIGN 4.5)."""

    keeping = Keeping.MUTABLE
    holds = {"id": Holds.NOTHING, "key": Holds.NOTHING, "user_id": Holds.LINK, "at": Holds.TRACE, "led_to": Holds.TRACE}

    key = models.UUIDField()
    user_id = models.UUIDField()
    at = models.DateTimeField()
    led_to = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user_id", "key"], name="accounts_submission_once")]
