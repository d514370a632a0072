"""`make rules-break`: break each proven rule once; its test must notice.

Each mutation of tests/mutations is applied alone, in a copy of the checkout, and only the tests it names are run there.
First they are all run unbroken: a test that fails by itself proves nothing. A test counts as noticing when it fails in
its own words, not when it can no longer be collected or set up. Exit code 1 unless every mutation was noticed by every
test it names. Needs a running database: `kith db run -- python tools/rules_break.py [RULE …] [-j N]`.
"""

import argparse
import json
import os
import queue
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tools.mutations import Mutation, Stale, broken_text, read_mutations  # noqa: E402

_LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "var", "node_modules", "__pycache__", ".*_cache", ".hypothesis")
_PROVIDER = Path("tests/provider/node_modules")
_TIME_LIMIT = 180
# All tests that any mutation names, unbroken, one after the other on a machine that has other things to do.
_TIME_LIMIT_OF_ALL = 3600


class Verdict(StrEnum):
    """What became of one mutation."""

    KILLED = "killed"
    SURVIVED = "SURVIVED"
    NOT_APPLIED = "COULD NOT BE APPLIED"


@dataclass(frozen=True, slots=True)
class Run:
    """One run of some tests: how each went, by node id without parameters, and pytest's own words."""

    outcomes: dict[str, set[str]]
    words: str


class Copy:
    """A copy of the checkout with a test database of its own, in which one mutation at a time is tried."""

    def __init__(self, root: Path, folder: Path, number: int) -> None:
        self.folder, self.number = folder / f"copy{number}", number
        shutil.copytree(root, self.folder, ignore=_LEFT_OUT, symlinks=True)
        if (root / _PROVIDER).is_dir():  # the tests of council accounts are skipped without it
            (self.folder / _PROVIDER).symlink_to(root / _PROVIDER)
        self.var = str((root / (os.environ.get("KITH_VAR") or "var")).resolve())

    def run(self, tests: Iterable[str], *, fresh: bool = False, limit: int = _TIME_LIMIT) -> Run:
        """Run tests here. A fresh database is made for a break of the tables, and thrown away."""
        outcomes = self.folder / "outcomes.json"
        outcomes.unlink(missing_ok=True)
        own = {
            "PYTHONPATH": str(self.folder),
            "PYTHONDONTWRITEBYTECODE": "1",
            "KITH_VAR": self.var,
            "KITH_MODE": "test",
            "KITH_MUTATION_DATABASE": f"test_break_{self.number}{'_fresh' if fresh else ''}",
            "KITH_MUTATION_OUTCOMES": str(outcomes),
        }
        words = [sys.executable, "-m", "pytest", "-p", "tools.mutation_outcomes", "-p", "no:xdist", "--tb=line"]
        words += ["--create-db"] if fresh else ["--reuse-db"]
        done = subprocess.run(
            [*words, *tests],
            cwd=self.folder,
            env={**os.environ, **own},
            capture_output=True,
            text=True,
            timeout=limit,
            check=False,
        )
        held: dict[str, set[str]] = {}
        if outcomes.exists():
            for node, outcome in json.loads(outcomes.read_text("utf-8")).items():
                held.setdefault(node.split("[")[0], set()).add(outcome)
                held.setdefault(node, set()).add(outcome)
        return Run(held, f"{done.stdout}\n{done.stderr}")

    def tried(self, mutation: Mutation) -> tuple[Verdict, str]:
        """Apply, run, put back."""
        path = self.folder / mutation.file
        if not path.is_file():
            return Verdict.NOT_APPLIED, f"there is no {mutation.file}"
        text = path.read_text("utf-8")
        try:
            path.write_text(broken_text(mutation, text), "utf-8")
            return judged(mutation, self.run(mutation.tests, fresh=mutation.fresh_database))
        except Stale as stale:
            return Verdict.NOT_APPLIED, str(stale)
        except subprocess.TimeoutExpired:
            return Verdict.NOT_APPLIED, f"the tests took more than {_TIME_LIMIT} seconds"
        finally:
            path.write_text(text, "utf-8")


def judged(mutation: Mutation, run: Run) -> tuple[Verdict, str]:
    """Killed when every named test failed in its own words; else what to look at."""
    quiet = [test for test in mutation.tests if "failed" not in run.outcomes.get(test, set())]
    if not quiet:
        return Verdict.KILLED, ""
    unrun = [test for test in quiet if not run.outcomes.get(test, set()) & {"passed"}]
    if unrun:
        return Verdict.NOT_APPLIED, f"not run to its end: {', '.join(unrun)}\n{_tail(run.words)}"
    return Verdict.SURVIVED, f"not noticed by {', '.join(quiet)}"


def unsound(mutations: Sequence[Mutation], copies: Sequence[Copy], pool: ThreadPoolExecutor) -> tuple[set[str], str]:
    """The tests that do not pass as they are, unbroken, and so prove nothing; and pytest's own words about them.

    The files are shared out among the copies: each tries its share.
    """
    tests = {test for one in mutations for test in one.tests}
    files = sorted({test.split("::")[0] for test in tests})
    shares = [
        sorted(test for test in tests if files.index(test.split("::")[0]) % len(copies) == number)
        for number in range(len(copies))
    ]
    asked = [(copy, share) for copy, share in zip(copies, shares, strict=True) if share]
    runs = list(pool.map(lambda pair: pair[0].run(pair[1], limit=_TIME_LIMIT_OF_ALL), asked))
    unfit = {test for run, (_, share) in zip(runs, asked, strict=True) for test in share if not _passed(run, test)}
    return unfit, "\n".join(_tail(run.words) for run in runs)


def _passed(run: Run, test: str) -> bool:
    return run.outcomes.get(test) == {"passed"}


def _tail(words: str) -> str:
    return "\n".join(f"    {line}" for line in words.strip().splitlines()[-12:])


def break_all(
    mutations: Sequence[Mutation], root: Path, workers: int, say: Callable[[str], None]
) -> dict[Verdict, int]:
    """Try them all, `workers` at a time; how many came to which verdict."""
    tally = dict.fromkeys(Verdict, 0)
    with tempfile.TemporaryDirectory(prefix="kith-break-") as folder, ThreadPoolExecutor(workers) as pool:
        copies: queue.SimpleQueue[Copy] = queue.SimpleQueue()
        made = list(pool.map(lambda number: Copy(root, Path(folder), number), range(workers)))
        unfit, words = unsound(mutations, made, pool)
        if unfit:
            say(f"unbroken, these do not pass: {', '.join(sorted(unfit))}\n{words}")
        for copy in made:
            copies.put(copy)

        def tried(mutation: Mutation) -> tuple[Verdict, str]:
            if unfit.intersection(mutation.tests):
                return Verdict.NOT_APPLIED, "its tests do not pass unbroken"
            copy = copies.get()
            try:
                return copy.tried(mutation)
            finally:
                copies.put(copy)

        for mutation, (verdict, words) in zip(mutations, pool.map(tried, mutations), strict=True):
            tally[verdict] += 1
            say(f"{verdict}: {mutation.label}{f' — {words}' if words else ''}")
    return tally


def chosen(mutations: Sequence[Mutation], rules: Sequence[str]) -> list[Mutation]:
    """Those of the rules asked for; SystemExit for a rule without a mutation."""
    if unknown := set(rules) - {one.rule for one in mutations}:
        raise SystemExit(f"no mutation breaks {', '.join(sorted(unknown))}")
    return [one for one in mutations if not rules or one.rule in rules]


def main() -> int:
    """Break, report, and say how long it took."""
    parser = argparse.ArgumentParser(description="Break each proven rule once; its test must notice.")
    parser.add_argument("rules", nargs="*", help="only these rules")
    parser.add_argument("-j", type=int, default=os.cpu_count() or 1, metavar="N", help="this many at a time")
    arguments = parser.parse_args()
    began = time.monotonic()
    mutations = chosen(read_mutations(ROOT / "tests/mutations"), arguments.rules)
    tally = break_all(mutations, ROOT, max(1, min(arguments.j, len(mutations))), lambda words: print(words, flush=True))
    took = time.monotonic() - began
    print(f"{tally[Verdict.KILLED]} of {len(mutations)} mutations were noticed, in {took:.0f} seconds.")
    return 0 if tally[Verdict.KILLED] == len(mutations) else 1


if __name__ == "__main__":
    sys.exit(main())
