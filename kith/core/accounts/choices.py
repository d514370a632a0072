"""Words for accounts."""

from django.db import models


class Role(models.TextChoices):
    """What a user is employed to do; what that allows is in `access.roles`."""

    WORKER = "worker", "Social worker"
    MANAGER = "manager", "Team manager"
    ADMINISTRATOR = "administrator", "Administrator"
