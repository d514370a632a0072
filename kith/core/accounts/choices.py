"""Words for accounts."""

from django.db import models


class Role(models.TextChoices):
    """What a user is employed to do; what that allows is in `access.roles`, which children it concerns in `Reach`."""

    WORKER = "worker", "Social worker"
    MANAGER = "manager", "Team manager"
    SERVICE_MANAGER = "service_manager", "Service manager"
    CHAIR = "chair", "Conference chair or IRO"
    OUT_OF_HOURS = "out_of_hours", "Out-of-hours worker"
    QUALITY = "quality", "Quality reader"
    DATA_PROTECTION = "data_protection", "Data-protection reader"
    PARTNER = "partner", "Partner worker of an agency"
    ADMINISTRATOR = "administrator", "Administrator"


class TeamChangeKind(models.TextChoices):
    """What happened to a team."""

    MOVED = "moved", "People moved here"
    MERGED = "merged", "Another team came into this one"
    PUT_BACK = "put_back", "A move taken back"
    MANAGER = "manager", "A manager came, went or was replaced"
    GONE = "gone", "Somebody left the team"
    ADDED = "added", "The team began"
    RENAMED = "renamed", "Another name"
    CLOSED = "closed", "Closed"
    REOPENED = "reopened", "Opened again"


class InvitationEnd(models.TextChoices):
    """How an invitation came to its end before its time."""

    ACCEPTED = "accepted", "accepted"
    WITHDRAWN = "withdrawn", "withdrawn"
    SENT_AGAIN = "sent_again", "sent again"


class TriedWith(models.TextChoices):
    """What a sign-in failed with; each is read after “Tried with”."""

    PASSWORD = "password", "a password"
    CODE = "code", "a code"
    PASSKEY = "passkey", "a passkey"
    COUNCIL = "council", "a council account"


class AccountChange(models.TextChoices):
    """What changed that opens an account; its owner is told by e-mail."""

    PASSWORD = "password", "The password of your account was changed"
    SECOND_STEP = "second_step", "The second step of signing in to your account was changed"
    PASSKEY = "passkey", "A passkey of your account was added or taken away"
    CODES = "codes", "New recovery codes were made for your account"
    COUNCIL = "council", "Your account was connected to a council account that signs in to it"
    ADDRESS = "address", "The e-mail address of your account was changed"


class Standing(models.TextChoices):
    """How somebody stands with Kith; worked out, not stored."""

    WORKING = "working", "Can sign in"
    INVITED = "invited", "Invited"
    NOT_INVITED = "not_invited", "Invitation ended"
    LEFT = "left", "Cannot sign in"
