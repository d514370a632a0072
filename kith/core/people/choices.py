"""Words for people."""

from django.db import models


class Relationship(models.TextChoices):
    """What an adult is to a child, as far as their copy goes."""

    PARENT = "parent", "Parent"
    NETWORK = "network", "Family or friend"
    OTHER = "other", "Somebody else"


class CopyFormat(models.TextChoices):
    """How somebody needs a copy set (SHARE-10)."""

    STANDARD = "standard", "Standard print"
    LARGE_PRINT = "large_print", "Large print"


class NameKind(models.TextChoices):
    """Why somebody has another name than the one on their record."""

    FORMER = "former", "Former name"
    ALSO = "also", "Also known as"


class FoundBy(models.TextChoices):
    """What a way to find somebody was made of."""

    NAME = "name", "Name"
    ALSO = "also", "Also known as"
    FORMER = "former", "Former name"
    ADDRESS = "address", "Address"


class RestrictedFor(models.TextChoices):
    """Why a record is restricted to a list of named people (ACCESS-4)."""

    STAFF_FAMILY = "staff_family", "Family of somebody who works here"
    ADOPTION = "adoption", "Adoption"
    HIGH_RISK = "high_risk", "High risk of harm if found"
    HIGH_PROFILE = "high_profile", "High profile, or witness protection"
