"""`make rules`: which practice rule is proven by which test.

A test says which rules it proves with `@pytest.mark.rule("AGR-1", "AGR-7")`, or with `part="what of it"` when it proves
less than the whole rule. The list of rules is docs/practice/RULES.md; guards of the code itself are listed below. Tests
are read, not imported, so that this takes a second. Exit code 1: a mark names an unknown rule, or a rule is said to be
proven and no mutation in tests/mutations breaks it (see tools/rules_break.py), or a mutation names a test that is not
there or no longer fits its file. The tests of the code itself ask for the same, so that `make test` notices.
"""

import argparse
import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tools.mutations import Mutation, Stale, broken_text, read_mutations  # noqa: E402

GUARDS = {
    "GUARD-ROOMS": "imports and foreign keys follow the order of the rooms",
    "GUARD-KEEPING": "every model says how its rows are kept, and the database holds it",
    "GUARD-HOLDS": "every field says what personal data it holds",
    "GUARD-REACH": "every read is within somebody's reach, or says for whom it is",
    "GUARD-EVIDENCE": "every write leaves evidence, or does not happen",
    "GUARD-PAGES": "every page refuses who may not see it, and a look changes nothing",
    "GUARD-SETTINGS": "settings are changed by who may, with a reason, over nobody's change unseen, and each is read",
    "GUARD-MIGRATIONS": "migrations are linear, reversible and safe on a live table",
    "GUARD-PAPERS": "dependencies, locks and files keep the house rules",
    "GUARD-FILES": "a plan file from anywhere is read whole, or refused with what is wrong and where",
    "GUARD-RULES": "marks, mutations and rules agree",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its id, words and the group it stands in."""

    id: str
    words: str
    group: str


@dataclass(frozen=True, slots=True)
class Proof:
    """One test that carries a rule's id; `part` says what of the rule it proves, empty for all of it."""

    rule: str
    node_id: str
    part: str


def read_rules(path: Path) -> list[Rule]:
    """The practice rules in the order of the page, then the guards."""
    rules, group = [], ""
    for line in path.read_text("utf-8").splitlines():
        if heading := re.match(r"## ([A-Z]+): (.+)", line):
            group = f"{heading[1]}: {heading[2]}"
        elif row := re.match(r"\| ([A-Z0-9]+-\d+) \| (.+?) \|", line):
            rules.append(Rule(row[1], row[2], group))
    return rules + [Rule(name, words, "GUARD: the code itself") for name, words in GUARDS.items()]


def read_proofs(folder: Path) -> tuple[list[Proof], set[str]]:
    """Every mark under a folder of tests, and every test, by the node ids pytest gives them."""
    proofs, tests = [], set()
    for path in sorted(folder.rglob("test_*.py")):
        reader = _Marks(path.relative_to(folder.parent).as_posix(), ast.parse(path.read_text("utf-8"), str(path)))
        for node_id, marks in reader.tests():
            tests.add(node_id)
            proofs += [Proof(rule, node_id, part) for rule, part in marks]
    return proofs, tests


class _Marks:
    """The tests of one module with the rules their marks name; a mark may be kept under a name of the module."""

    def __init__(self, name: str, tree: ast.Module) -> None:
        self.name, self.tree = name, tree
        self.kept: dict[str, ast.expr] = {
            target.id: statement.value
            for statement in tree.body
            if isinstance(statement, ast.Assign)
            for target in statement.targets
            if isinstance(target, ast.Name)
        }

    def tests(self) -> Iterator[tuple[str, list[tuple[str, str]]]]:
        """Each test with its (rule, part) pairs."""
        whole = self.kept.get("pytestmark")
        marks = whole.elts if isinstance(whole, ast.List | ast.Tuple) else [whole] if whole else []
        yield from self._within(self.tree, self.name, self._rules(marks))

    def _within(
        self, scope: ast.Module | ast.ClassDef, name: str, inherited: list[tuple[str, str]]
    ) -> Iterator[tuple[str, list[tuple[str, str]]]]:
        for node in scope.body:
            if isinstance(node, ast.ClassDef) and node.name.startswith("Test"):
                yield from self._within(node, f"{name}::{node.name}", inherited + self._rules(node.decorator_list))
            elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test"):
                yield f"{name}::{node.name}", inherited + self._rules(node.decorator_list)

    def _rules(self, marks: list[ast.expr]) -> list[tuple[str, str]]:
        named = (self.kept.get(mark.id, mark) if isinstance(mark, ast.Name) else mark for mark in marks)
        return [pair for mark in named for pair in _rules_of(mark, self.name)]


def _rules_of(mark: ast.expr, name: str) -> list[tuple[str, str]]:
    """The (rule, part) pairs of one decorator, if it is our mark."""
    if not (isinstance(mark, ast.Call) and ast.unparse(mark.func) == "pytest.mark.rule"):
        return []
    try:
        ids = [ast.literal_eval(argument) for argument in mark.args]
        words = {str(keyword.arg): ast.literal_eval(keyword.value) for keyword in mark.keywords}
    except ValueError:
        raise SystemExit(f"{name}:{mark.lineno}: write the rule ids out, so that they can be read") from None
    if not ids or set(words) - {"part"}:
        raise SystemExit(f"{name}:{mark.lineno}: pytest.mark.rule takes rule ids and part=''")
    return [(rule, words.get("part", "")) for rule in ids]


def faults(rules: list[Rule], proofs: list[Proof], tests: set[str], mutations: list[Mutation]) -> list[str]:
    """What does not agree between rules, marks and mutations, in words that say what to do."""
    known = {rule.id for rule in rules}
    unknown = [
        f"{proof.node_id} names {proof.rule}, which is no rule: see docs/practice/RULES.md"
        for proof in proofs
        if proof.rule not in known
    ]
    named = {(one.rule, test.split("[")[0]) for one in mutations for test in one.tests}
    untold = [f"tests/mutations names {rule}, which is no rule" for rule in sorted({rule for rule, _ in named} - known)]
    gone = [
        f"tests/mutations names {test}, which does not exist" for test in sorted({test for _, test in named} - tests)
    ]
    broken = {proof.rule for proof in proofs if (proof.rule, proof.node_id) in named}
    unbroken = [
        f"{rule} has tests, and no mutation in tests/mutations/ that one of them has to notice: add one"
        for rule in sorted({proof.rule for proof in proofs} & known - broken)
    ]
    return [*unknown, *untold, *gone, *unbroken]


def unfit(mutations: list[Mutation], root: Path) -> list[str]:
    """The mutations that no longer fit the file they break; one that breaks nothing proves nothing."""
    found = []
    for one in mutations:
        path = root / one.file
        try:
            broken_text(one, path.read_text("utf-8") if path.is_file() else "")
        except Stale as stale:
            found.append(f"tests/mutations/{one.source}.toml, {one.rule} ({one.why}): {stale}")
    return found


def report(rules: list[Rule], proofs: list[Proof], *, short: bool) -> Iterator[str]:
    """The list, group by group."""
    group = ""
    for rule in rules:
        if rule.group != group:
            group = rule.group
            yield f"\n{group}"
        held = [proof for proof in proofs if proof.rule == rule.id]
        whole = any(not proof.part for proof in held)
        state = "proven" if whole else "in part" if held else "no test yet"
        yield f"  {rule.id:<16} {state}"
        if not short:
            yield from (f"      {one.node_id}{f'  ({one.part})' if one.part else ''}" for one in held)


def main() -> int:
    """Print the list and the faults; exit code 1 if there are any."""
    parser = argparse.ArgumentParser(description="Which practice rule is proven by which test.")
    parser.add_argument("--short", action="store_true", help="without the tests' names")
    arguments = parser.parse_args()
    rules = read_rules(ROOT / "docs/practice/RULES.md")
    proofs, tests = read_proofs(ROOT / "tests")
    mutations = read_mutations(ROOT / "tests/mutations")
    for line in report(rules, proofs, short=arguments.short):
        print(line)
    proven = {proof.rule for proof in proofs if not proof.part}
    in_part = {proof.rule for proof in proofs} - proven
    print(
        f"\n{len(rules)} rules: {len(proven)} proven, {len(in_part)} in part, "
        f"{len(rules) - len(proven) - len(in_part)} without a test."
    )
    found = [*faults(rules, proofs, tests, mutations), *unfit(mutations, ROOT)]
    for fault in found:
        print(f"FAULT: {fault}", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
