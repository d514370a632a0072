"""A refusal is one line: what, why, what to do."""

import errno

import pytest

from kith.config.trouble import Trouble, first_line, from_os_error


@pytest.mark.parametrize(
    ("trouble", "line"),
    [
        (Trouble("It is shut"), "It is shut."),
        (Trouble("It is shut.", "it is late", "Come back"), "It is shut: it is late. Come back."),
        (Trouble("Shut", "line one\n  line two", ""), "Shut: line one line two."),
        (Trouble("Shut", "", "Is it late?"), "Shut. Is it late?"),
    ],
)
def test_all_parts_stand_on_one_line(trouble: Trouble, line: str) -> None:
    assert trouble.line() == line == str(trouble)


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.ENOSPC, "Free some space"), (errno.EROFS, "can be written"), (errno.EACCES, "of your own")],
)
def test_what_the_system_refuses_names_the_file_and_a_way_out(number: int, words: str) -> None:
    line = from_os_error(OSError(number, "as the system says", "/some/file")).line()
    assert line.startswith("Cannot use /some/file: as the system says. ")
    assert words in line


def test_a_fault_without_words_gives_its_name() -> None:
    assert first_line(ValueError("  first \n second")) == "first"
    assert first_line(KeyboardInterrupt()) == "KeyboardInterrupt"
