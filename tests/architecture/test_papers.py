"""Dependencies, locks and files keep the house rules."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, functions, parsed, project, python_files, shown

pytestmark = pytest.mark.rule("GUARD-PAPERS")

LOCKS = ("app.lock", "dev.lock")
MOST_LINES, MOST_LINES_OF_TESTS, MOST_FUNCTION_LINES = 300, 400, 30
# Longer than the house rule, each with why it is not cut in two. Measured without blank lines and comments.
LONG_FILES: dict[str, str] = {}
LONG_FUNCTIONS: dict[str, str] = {
    "kith/core/agreements/services.py:agreed": "one act: its facts and its row, a field a line",
    "kith/core/documents/setting.py:as_template_data": "the shape of a document, a field a line",
    "kith/core/sharing/services.py:copy_handed_over": "one act: its checks and its row, a field a line",
    "kith/doors/staff/duties/views.py:duty": "one page with its form, a field a line",
    "kith/doors/staff/editions/views.py:hand_over": "one page with its form, a field a line",
    "kith/doors/staff/editions/views.py:words": "one page with its form, a field a line",
    "kith/doors/staff/plan/version_views.py:propose": "one page with its form, a field a line",
    "tools/sample_plan/backup.py:for_each_child": "the sample's data, a field a line",
    "tools/sample_plan/backup.py:if_thens": "the sample's data, a field a line",
    "tools/sample_plan/network.py:circles": "the sample's data, a field a line",
    "tools/sample_plan/the_map.py:harm": "the sample's data, a field a line",
    "tools/sample_plan/wordings.py:spoken_only": "the sample's data, a field a line",
    "tools/sample_plan/worries.py:_ds1": "the sample's data, a field a line",
    "tools/style_shots.py:_write_pages": "one page of the style guide after another",
}
# Nothing of one machine, one person's folders, or a place beside the checkout belongs into the project.
FOREIGN = re.compile(
    r"\.\./shared|/work/(main|shared)|/home/[a-z]+/|/root/(?!\)|:)\w|/Users/|pypi\.org/simple|index-url|"
    r"registry\.npmjs\.org|\blocalhost:\d+/simple",
)
UNFINISHED = re.compile(rf"\b({'|'.join(('TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X'))})\b")


@cache
def _files() -> tuple[Path, ...]:
    """Every text file of the project."""
    left_out = {"var", "node_modules", "__pycache__"}
    found = []
    for path in ROOT.rglob("*"):
        parts = path.relative_to(ROOT).parts
        hidden = any(part.startswith(".") and part != ".ci" for part in parts[:-1])
        if not hidden and not left_out & set(parts) and path.is_file() and path.name != ".git":
            found.append(path)
    return tuple(sorted(found))


@cache
def _texts() -> dict[Path, str]:
    texts = {}
    for path in _files():
        try:
            texts[path] = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
    return texts


def _requirement_names(words: list[object]) -> set[str]:
    named = (re.match(r"[A-Za-z0-9._-]+", str(one)) for one in words if isinstance(one, str))
    return {_plain(one[0]) for one in named if one}


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _locked(lock: str) -> dict[str, list[str]]:
    """Each locked package with the lines that belong to it."""
    held: dict[str, list[str]] = {}
    name = ""
    for line in (ROOT / "requirements" / lock).read_text("utf-8").splitlines():
        if start := re.match(r"([A-Za-z0-9._-]+)(\[[^]]*\])?==", line):
            name = _plain(start[1])
            held[name] = []
        if name:
            held[name].append(line)
    return held


def test_every_dependency_says_why_it_is_there() -> None:
    wanted = project()["project"]["dependencies"] + [
        one for group in project()["dependency-groups"].values() for one in group if isinstance(one, str)
    ]
    lines = (ROOT / "pyproject.toml").read_text("utf-8").splitlines()
    for one in wanted:
        (line,) = [line for line in lines if line.strip().startswith(f'"{one}"')]
        reason = line.rsplit("#", 1)[1].strip() if "#" in line else ""
        assert len(reason.split()) >= 2, f"Say in a comment on its line why {one} is there."


@pytest.mark.parametrize("lock", LOCKS)
def test_locks_have_hashes_and_no_addresses(lock: str) -> None:
    text = (ROOT / "requirements" / lock).read_text("utf-8")
    assert "://" not in text, f"{lock} names a server: write it again with `make lock`."
    assert not re.search(r"^-", text, re.MULTILINE), f"{lock} holds options for the installer."
    for name, lines in _locked(lock).items():
        assert any("--hash=sha256:" in line for line in lines), f"{lock}: {name} has no hash."


def test_locks_hold_what_pyproject_asks_for() -> None:
    groups = project()["dependency-groups"]
    app = _requirement_names(project()["project"]["dependencies"]) | _requirement_names(groups["build"])
    assert app <= set(_locked("app.lock")), "Run `make lock`."
    assert app | _requirement_names(groups["dev"]) <= set(_locked("dev.lock")), "Run `make lock`."
    roots = {name for name, lines in _locked("app.lock").items() if any("kith (pyproject.toml" in one for one in lines)}
    assert roots <= app, f"No longer asked for: {sorted(roots - app)}. Run `make lock`."
    versions = {lock: {name: lines[0] for name, lines in _locked(lock).items()} for lock in LOCKS}
    shared = versions["app.lock"].keys() & versions["dev.lock"].keys()
    assert {name: versions["app.lock"][name] for name in shared} == {
        name: versions["dev.lock"][name] for name in shared
    }


def test_nothing_of_one_machine_stands_in_the_project() -> None:
    found = [
        f"{shown(path)}:{text[: hit.start()].count(chr(10)) + 1}: {hit[0]}"
        for path, text in _texts().items()
        if path != Path(__file__).resolve()
        for hit in FOREIGN.finditer(text)
    ]
    assert not found, "Take these out; the project stands by itself:\n" + "\n".join(found)


def test_nothing_is_left_for_later() -> None:
    found = [
        f"{shown(path)}:{text[: hit.start()].count(chr(10)) + 1}: {hit[0]}"
        for path, text in _texts().items()
        if path.suffix in {".py", ".html", ".md", ".toml", ".js", ".scss", ".typ", ".sql", ".sh"}
        for hit in UNFINISHED.finditer(text)
    ]
    assert not found, "Do it, or say it in an issue:\n" + "\n".join(found)


def test_files_stay_short() -> None:
    limits = {
        path: MOST_LINES_OF_TESTS if path.is_relative_to(ROOT / "tests") else MOST_LINES for path in python_files()
    }
    long = {shown(path): lines for path, limit in limits.items() if (lines := _lines_of_code(path)) > limit}
    assert not long.keys() - LONG_FILES.keys(), f"Cut in two by what each part is about: {long}"
    assert not LONG_FILES.keys() - long.keys(), f"Short again, take off the list: {LONG_FILES.keys() - long.keys()}"


def _lines_of_code(path: Path) -> int:
    lines = path.read_text("utf-8").splitlines()
    return sum(1 for line in lines if line.strip() and not line.strip().startswith("#"))


def test_functions_stay_short() -> None:
    long = {}
    for path in python_files("kith", "tools"):
        for node in functions(path):
            lines = _body_lines(node)
            if lines > MOST_FUNCTION_LINES:
                long[f"{shown(path)}:{node.name}"] = lines
    assert not long.keys() - LONG_FUNCTIONS.keys(), f"Give parts of it names of their own: {long}"


def _body_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of the body, without its docstring."""
    body = node.body[1:] if ast.get_docstring(node) and len(node.body) > 1 else node.body
    return (node.body[-1].end_lineno or 0) - body[0].lineno + 1


def test_everything_public_says_what_it_is_for() -> None:
    """Modules, public classes and public functions of the product; methods are ruff's."""
    for path in python_files("kith"):
        tree = parsed(path)
        if path.name != "__init__.py":
            assert ast.get_docstring(tree), f"{shown(path)}: begin with a line that says what the file is for."
        for node in tree.body:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and not node.name.startswith(
                "_"
            ):
                assert ast.get_docstring(node), f"{shown(path)}:{node.lineno}: say what {node.name} is for."


def test_names_say_something() -> None:
    vague = {"utils", "util", "helpers", "helper", "manager", "managers", "data", "common", "misc"}
    for path in python_files():
        named = {part.removesuffix(".py") for part in path.relative_to(ROOT).parts}
        assert not named & vague or shown(path) == "kith/sample/data.py", f"{shown(path)}: name it for what it holds."


def test_what_is_made_while_running_is_not_kept() -> None:
    """var/, .venv/ and caches are in .gitignore."""
    ignored = (ROOT / ".gitignore").read_text("utf-8").splitlines()
    assert {".venv/", "var/", "__pycache__/", "node_modules/"} <= set(ignored)
