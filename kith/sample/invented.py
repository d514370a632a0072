"""Tells people who were invented from people who may be real, so that nothing is mixed into their records."""

from django.db.models import Q, QuerySet

from kith.core.accounts.models import User
from kith.core.people.models import Child, Person
from kith.sample.data import sample
from kith.sample.generate.ids import AFTER_EVERY_SEED


def people_not_invented() -> int:
    """How many people are of families with which no account of the sample or of a generated council works."""
    of_samples = _of_samples().values("id")
    theirs = Child.objects.filter(lead_worker_id__in=of_samples).values("person__family_id")
    return Person.objects.filter(id__gte=AFTER_EVERY_SEED).exclude(family_id__in=theirs).count()


def accounts_not_invented() -> int:
    """How many accounts are neither of the sample nor of a generated council."""
    return User.objects.exclude(id__in=_of_samples().values("id")).count()


def _of_samples() -> QuerySet[User]:
    emails = [one["email"] for one in sample()["users"]]
    return User.objects.filter(Q(email__in=emails) | Q(email__endswith="@generated.example.org"))
