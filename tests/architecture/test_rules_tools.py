"""`make rules` and `make rules-break` can be trusted: they find what is unproven, unbroken and unnoticed."""

import shutil
from pathlib import Path

import pytest

from tests.architecture.source import ROOT
from tools.mutations import Mutation, Stale, broken_text, read_mutations
from tools.rules import Proof, Rule, faults, read_proofs, read_rules, unfit
from tools.rules_break import Run, Verdict, break_all, judged

pytestmark = pytest.mark.rule("GUARD-RULES")

RULES = [Rule("AGR-1", "told first", "AGR"), Rule("AGR-2", "advice", "AGR")]
NODE = "tests/test_doors.py::test_the_door_is_shut"


def _mutation(**changes: object) -> Mutation:
    usual = {"rule": "AGR-1", "file": "doors.py", "find": "return True", "replace": "return False", "tests": (NODE,)}
    return Mutation(**{**usual, "why": "anybody walks in", "source": "doors", **changes})  # type: ignore[arg-type]


def test_the_list_of_rules_is_whole() -> None:
    ids = [rule.id for rule in read_rules(ROOT / "docs/practice/RULES.md")]
    assert len(ids) == len(set(ids)), "A rule stands twice."
    assert {"EMERG-1", "AGR-15", "SHARE-6", "ACCESS-7", "GUARD-ROOMS"} <= set(ids)
    assert sum(not one.startswith("GUARD-") for one in ids) == 163


def test_marks_are_read_from_functions_classes_and_modules(tmp_path: Path) -> None:
    folder = tmp_path / "tests"
    folder.mkdir()
    (folder / "test_it.py").write_text(
        'import pytest\npytestmark = [pytest.mark.django_db, pytest.mark.rule("AGR-1")]\n'
        'HALF = pytest.mark.rule("AGR-2", part="half")\n@HALF\ndef test_a(): pass\n'
        '@pytest.mark.rule("AGR-3")\nclass TestB:\n    def test_c(self): pass\n'
    )
    proofs, tests = read_proofs(folder)
    assert proofs == [
        Proof("AGR-1", "tests/test_it.py::test_a", ""),
        Proof("AGR-2", "tests/test_it.py::test_a", "half"),
        Proof("AGR-1", "tests/test_it.py::TestB::test_c", ""),
        Proof("AGR-3", "tests/test_it.py::TestB::test_c", ""),
    ]
    assert tests == {"tests/test_it.py::test_a", "tests/test_it.py::TestB::test_c"}
    (folder / "test_it.py").write_text("@pytest.mark.rule(RULE)\ndef test_a(): pass\n")
    with pytest.raises(SystemExit, match="write the rule ids out"):
        read_proofs(folder)


def test_what_does_not_agree_is_a_fault() -> None:
    proof, other = Proof("AGR-1", NODE, ""), "tests/test_doors.py::test_the_door_is_red"
    tests = {NODE, other}
    assert faults(RULES, [proof], tests, [_mutation(tests=(f"{NODE}[red]",))]) == []
    assert "is no rule" in faults(RULES, [Proof("AGR-99", NODE, "")], tests, [])[0]
    assert "is no rule" in faults(RULES, [], tests, [_mutation(rule="AGR-99")])[0]
    assert "does not exist" in faults(RULES, [], tests, [_mutation(tests=("tests/gone.py::test_gone",))])[0]
    assert "no mutation" in faults(RULES, [proof], tests, [])[0]
    assert "no mutation" in faults(RULES, [proof], tests, [_mutation(tests=(other,))])[0], (
        "one of its own has to notice"
    )


def test_a_mutation_has_to_fit_exactly_once() -> None:
    assert broken_text(_mutation(), "return True") == "return False"
    for text in ("", "return True; return True"):
        with pytest.raises(Stale, match="stands"):
            broken_text(_mutation(), text)
    with pytest.raises(Stale, match="changes nothing"):
        broken_text(_mutation(replace="return True"), "return True")


def test_a_mutation_that_no_longer_fits_its_file_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "doors.py").write_text("return True")
    assert unfit([_mutation()], tmp_path) == []
    assert "stands 0 times" in unfit([_mutation(find="return 7")], tmp_path)[0]
    assert "stands 0 times" in unfit([_mutation(file="gone.py")], tmp_path)[0]


def test_marks_mutations_and_files_agree() -> None:
    rules, mutations = read_rules(ROOT / "docs/practice/RULES.md"), read_mutations(ROOT / "tests/mutations")
    proofs, tests = read_proofs(ROOT / "tests")
    found = [*faults(rules, proofs, tests, mutations), *unfit(mutations, ROOT)]
    assert not found, "\n".join(found)


def test_a_mutation_has_to_be_whole(tmp_path: Path) -> None:
    (tmp_path / "doors.toml").write_text('[[mutation]]\nrule = "AGR-1"\nfile = "doors.py"\n')
    with pytest.raises(SystemExit, match="missing"):
        read_mutations(tmp_path)


@pytest.mark.parametrize(
    ("outcomes", "verdict"),
    [
        ({NODE: {"failed"}}, Verdict.KILLED),
        ({NODE: {"failed", "passed"}}, Verdict.KILLED),
        ({NODE: {"passed"}}, Verdict.SURVIVED),
        ({NODE: {"broken"}}, Verdict.NOT_APPLIED),
        ({NODE: {"skipped"}}, Verdict.NOT_APPLIED),
        ({}, Verdict.NOT_APPLIED),
    ],
)
def test_only_a_failure_in_its_own_words_counts(outcomes: dict[str, set[str]], verdict: Verdict) -> None:
    assert judged(_mutation(), Run(outcomes, ""))[0] is verdict


@pytest.fixture
def small_project(tmp_path: Path) -> Path:
    """A project of one function and one test, with the plugin."""
    (tmp_path / "tests").mkdir()
    (tmp_path / "tools").mkdir()
    shutil.copy(ROOT / "tools/mutation_outcomes.py", tmp_path / "tools")
    (tmp_path / "pytest.ini").write_text("[pytest]\nDJANGO_SETTINGS_MODULE = bare\npythonpath = .\n")
    (tmp_path / "bare.py").write_text(
        'SECRET_KEY = "x"\nDATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}\n'
    )
    (tmp_path / "doors.py").write_text("def is_shut():\n    return True\n\n\ndef is_red():\n    return 1\n")
    (tmp_path / "tests/test_doors.py").write_text(
        "from doors import is_shut\n\n\ndef test_the_door_is_shut():\n    assert is_shut()\n"
    )
    return tmp_path


def test_a_break_nobody_notices_survives_and_a_stale_one_is_told(small_project: Path) -> None:
    said: list[str] = []
    mutations = [
        _mutation(),
        _mutation(find="return 1", replace="return 2", why="it is blue"),
        _mutation(find="return 7"),
        _mutation(find="def is_shut():", replace="def is_shut(:", why="it is no Python"),
    ]
    tally = break_all(mutations, small_project, 1, said.append)
    assert tally == {Verdict.KILLED: 1, Verdict.SURVIVED: 1, Verdict.NOT_APPLIED: 2}, said
    assert [line.split(":")[0] for line in said] == [
        "killed",
        "SURVIVED",
        "COULD NOT BE APPLIED",
        "COULD NOT BE APPLIED",
    ]
    assert "return True" in (small_project / "doors.py").read_text(), "The project itself was changed."


def test_a_test_that_fails_unbroken_proves_nothing(small_project: Path) -> None:
    (small_project / "doors.py").write_text("def is_shut():\n    return False\n")
    said: list[str] = []
    tally = break_all([_mutation(find="return False", replace="return None")], small_project, 1, said.append)
    assert tally[Verdict.KILLED] == 0
    assert said[0].startswith("unbroken, these do not pass")
