"""Nothing stands in the product that the product does not use: not for later, and not for tests alone."""

import ast
import re
from collections import Counter

import pytest

from kith.govuk.jinja import template_folders
from tests.architecture.source import ROOT, parsed, python_files, shown

# Found by others than our own code, each with who.
CALLED_BY_OTHERS = {
    "Config": "Django finds application classes",
    "Middleware": "named in settings",
    "EventFormatter": "named in settings",
    "main": "the `kith` command",
}
# Used by no page yet, each with why it stays. Shorten this list; never lengthen it without asking why.
KEPT = {
    "band": "how hard a text reads, for the page of a child's copy",
    "check_text": "one section while it is typed",
    "whole_plan_tested": "tried and tested, for the audit page",
    "entries_about": "how the evidence is read, by the tests of every write",
    "maintenance": "what a deployment shows while it is switched off",
    "render_text": "the plain-text form of an edition (SHARE-10)",
    "working_days_late": "how late a duty was, which the figures will say",
}
# Methods that a framework calls.
FRAMEWORK_CALLS = {
    "decompress",
    "deconstruct",
    "format",
    "from_db_value",
    "get_bound_field",
    "get_by_natural_key",
    "get_context",
    "get_prep_value",
    "get_source",
    "handle_comment",
    "handle_data",
    "handle_starttag",
    "has_changed",
    "load",
    "prepare_value",
    "process_exception",
    "process_view",
    "redirect_request",
    "ready",
    "to_python",
    "user_can_authenticate",
    "value_from_datadict",
    "value_omitted_from_data",
    "widget_attrs",
}


def _definitions() -> list[tuple[str, str]]:
    return [
        (node.name, f"{shown(path)}:{node.lineno}")
        for path in python_files("kith")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        and not node.name.startswith("__")
        and not _is_registered(node)
    ]


def _is_registered(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> bool:
    """A decorator with a dot hands it to a framework: a task, a validator."""
    marks = [ast.unparse(one) for one in node.decorator_list]
    return any("." in one or "validator" in one for one in marks)


def _names_used() -> Counter[str]:
    words: Counter[str] = Counter()
    texts = [path.read_text("utf-8") for path in python_files("kith")]
    texts += [path.read_text("utf-8") for folder in template_folders() for path in folder.rglob("*.html")]
    texts += [path.read_text("utf-8") for path in (ROOT / "kith").rglob("*.typ")]
    for text in texts:
        words.update(re.findall(r"\w+", _without_words(text)))
    return words


def _without_words(text: str) -> str:
    """The text without docstrings: to be spoken of is not to be used."""
    return re.sub(r'"""(?s:.*?)"""', "", text)


@pytest.mark.rule("GUARD-PAPERS")
def test_every_function_and_class_is_used_by_the_product() -> None:
    definitions, used = _definitions(), _names_used()
    defined = Counter(name for name, _ in definitions)
    dead = [
        f"{where} {name}"
        for name, where in definitions
        if used[name] <= defined[name]
        and name not in FRAMEWORK_CALLS
        and name not in KEPT
        and name != "Meta"
        and not any(name.endswith(ending) for ending in CALLED_BY_OTHERS)
    ]
    assert not dead, "Delete what nothing uses, or say in test_dead_code who calls it:\n" + "\n".join(dead)
