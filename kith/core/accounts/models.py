"""Users, teams and the forms they have sent."""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from kith.core.accounts.choices import Role
from kith.kernel.models import Holds, Keeping, Record


class Team(Record):
    """A team of workers."""

    keeping = Keeping.MUTABLE
    holds = {"id": Holds.NOTHING, "name": Holds.NOTHING}

    name = models.CharField(max_length=200, unique=True)


class Users(BaseUserManager["User"]):
    """Finds users by e-mail, in any case."""

    def get_by_natural_key(self, username: str | None) -> "User":
        """The user with this e-mail address."""
        return self.get(email__iexact=username)


class User(AbstractBaseUser, Record):
    """Somebody who signs in. The password is hashed with argon2 and never enters the history."""

    keeping = Keeping.MUTABLE
    never_in_history = ("password",)
    holds = {
        "id": Holds.NOTHING,
        "email": Holds.IDENTITY,
        "name": Holds.IDENTITY,
        "phone": Holds.IDENTITY,
        "role": Holds.NOTHING,
        "team": Holds.NOTHING,
        "is_active": Holds.NOTHING,
        "password": Holds.SECRET,
        "last_login": Holds.TRACE,
    }

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    phone = models.CharField(max_length=40, blank=True)
    role = models.CharField(max_length=20, choices=Role.choices)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True, related_name="members")
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    objects = Users()

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="accounts_user_email_any_case"),
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="accounts_user_role_known"),
        ]


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
