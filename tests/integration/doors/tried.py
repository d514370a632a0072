"""What the attempts to learn of a hidden child share: the child's records are restricted, and somebody else asks."""

from collections.abc import Mapping

from django.http.response import HttpResponseBase
from django.test import Client

from kith.kernel.ids import new_id
from tests.cast import CAST, LISTED
from tests.told import Told, plain, told_by

# Everybody but the two on the list; the data-protection reader, who may see every log, is told apart where it matters.
OUTSIDE = tuple(key for key in CAST if key not in LISTED)
FINDERS = ("beth", "donna", "gus", "helen", "tom", "rosa", "ian", "chidi", "olu", "nia")
ADDERS = ("beth", "donna", "helen", "tom", "rosa")
NAMES = ("Ruby", "Alfie", "Kayden", "Tansley", "Crowe", "Birtles", "Leanne", "Pauline", "Craig", "Mill Rise")
ONES_OWN = ("Tobias", "Quenby")


def sent(client: Client, address: str, typed: Mapping[str, object], *own_words: str) -> Told:
    """What the answer to a form tells, but for the words that were sent."""
    whole = {**typed, "submission": str(new_id())}
    return told_by(lambda: client.post(address, whole), *own_words)


def looked(client: Client, address: str, *own_words: str) -> Told:
    """What the answer to a look tells."""
    return told_by(lambda: client.get(address), *own_words)


def named(answer: HttpResponseBase | Told, *but: str) -> list[str]:
    """The names of the hidden that stand in an answer, but for those somebody typed."""
    words = answer.words if isinstance(answer, Told) else f"{plain(answer)} {answer.headers}"
    return [name for name in NAMES if name in words and name not in but]
