"""Words for giving copies."""

from django.db import models


class Form(models.TextChoices):
    """What was given."""

    PAPER = "paper", "On paper"
    READ_ALOUD = "read_aloud", "Read aloud, nothing left"


class GivenHow(models.TextChoices):
    """How it reached them."""

    BY_HAND = "by_hand", "By hand"
    THROUGH_SOLICITOR = "through_solicitor", "At their solicitor’s"
    POST = "post", "By post"


class Received(models.TextChoices):
    """What the worker saw of it arriving (SHARE-3)."""

    UNDERSTOOD = "understood", "They have it and told back what it says"
    RECEIVED = "received", "They have it; not talked through yet"
    NOT_KNOWN = "not_known", "Not known yet"
