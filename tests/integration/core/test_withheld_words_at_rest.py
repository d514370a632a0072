"""Withheld words are encrypted at rest; keys are outside the database and may be rotated."""

from collections.abc import Callable
from typing import Any

import pytest
from cryptography.fernet import Fernet
from django.db import connection

from kith.core.audit.models import Change
from kith.core.protection.models import Withheld
from kith.kernel.ids import new_id
from kith.kernel.secrets import Unreadable

pytestmark = pytest.mark.django_db
WORDS = ["22 Mill Rise", "the spare room", "Zoë’s 🦉"]
TOGETHER = [[["Ruby", "Rubes"], ["sleeps", "stays"]]]
OLD, NEW = Fernet.generate_key().decode(), Fernet.generate_key().decode()


@pytest.fixture
def keys(settings: Any) -> Callable[..., None]:
    """Sets the keys in use."""

    def use(*keys: str) -> None:
        settings.KITH_SECRET_KEYS = keys

    return use


def _kept() -> Withheld:
    return Withheld.objects.create(
        family_id=new_id(),
        label="where they sleep",
        words=WORDS,
        together=TOGETHER,
        may_hold=[],
        from_on="2026-01-09",
    )


def _stored(row: Withheld) -> bytes:
    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM protection_withheld WHERE id = %s", [row.id])
        return bytes(cursor.fetchone()[0])


def test_words_come_back_as_they_were_kept() -> None:
    kept = Withheld.objects.get(id=_kept().id)
    assert (kept.words, kept.together) == (WORDS, TOGETHER)


def test_the_table_and_the_history_hold_no_word_of_them() -> None:
    row = _kept()
    with connection.cursor() as cursor:
        cursor.execute("SELECT t::text FROM protection_withheld t WHERE id = %s", [row.id])
        held = cursor.fetchone()[0] + bytes(_stored(row)).decode()
    history = str(Change.objects.filter(table_name="protection_withheld").latest("id").after)
    assert not [word for word in ("Mill", "Ruby", "sleeps") if word in held + history]
    assert b"sleeps".hex() not in held + history
    assert b"22 Mill Rise".hex() not in held + history


def test_the_same_words_kept_twice_look_different() -> None:
    assert _stored(_kept()) != _stored(_kept())


def test_after_a_rotation_the_old_key_still_reads_and_the_new_one_writes(keys: Callable[..., None]) -> None:
    keys(OLD)
    before = _kept()
    keys(NEW, OLD)
    assert Withheld.objects.get(id=before.id).words == WORDS
    after = _kept()
    assert Fernet(NEW).decrypt(_stored(after))
    keys(NEW)
    assert Withheld.objects.get(id=after.id).words == WORDS


def test_a_row_saved_after_a_rotation_is_kept_with_the_new_key(keys: Callable[..., None]) -> None:
    keys(OLD)
    row = _kept()
    keys(NEW, OLD)
    Withheld.objects.get(id=row.id).save()
    keys(NEW)
    assert Withheld.objects.get(id=row.id).words == WORDS


def test_a_wrong_key_says_so_and_shows_nothing(keys: Callable[..., None]) -> None:
    keys(OLD)
    row = _kept()
    keys(NEW)
    with pytest.raises(Unreadable, match="the encryption key is not the one they were kept with") as fault:
        Withheld.objects.get(id=row.id)
    assert "Mill" not in str(fault.value)
