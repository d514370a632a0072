"""Words for telling people and agreeing with them."""

from django.db import models


class ToldHow(models.TextChoices):
    """How somebody was told what stands in their part (AGR-1)."""

    IN_PERSON = "in_person", "In person, read aloud"
    READ_ALONE = "read_alone", "They read it themselves, with a worker there"
    TELEPHONE = "telephone", "By telephone"


class Advice(models.TextChoices):
    """What became of the offer of independent advice (AGR-2)."""

    TAKEN = "taken", "Offered, and they took it"
    DECLINED = "declined", "Offered, and they did not want it"


class Way(models.TextChoices):
    """How somebody said yes (AGR-14)."""

    TYPED_NAME = "typed_name", "typed their name"
