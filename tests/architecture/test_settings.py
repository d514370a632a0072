"""The council's settings are used, and described once (a setting that nobody reads is a promise that nothing keeps)."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from kith.core.authority.policy import Policy
from kith.core.authority.settings import settings
from tests.architecture.source import ROOT, parsed, python_files, shown

pytestmark = pytest.mark.rule("GUARD-SETTINGS", part="read")
# The settings' own room and pages show every one of them; that is no use.
SHOW_ALL = tuple(
    ROOT / one for one in ("kith/core/authority", "kith/doors/staff/settings", "kith/core/access/settings_services.py")
)
RULES = (ROOT / "docs/practice/RULES.md").read_text("utf-8")


def _readers() -> Iterator[tuple[str, Path]]:
    """Every attribute that is read somewhere in a file that reads the policy."""
    for path in python_files("kith"):
        if any(path.is_relative_to(one) for one in SHOW_ALL):
            continue
        tree = parsed(path)
        asked = any(isinstance(node, ast.Name) and node.id in {"policy", "Policy"} for node in ast.walk(tree))
        if asked:
            yield from ((node.attr, path) for node in ast.walk(tree) if isinstance(node, ast.Attribute))


READ_BY: dict[str, set[str]] = {}
for name, where in _readers():
    READ_BY.setdefault(name, set()).add(shown(where))


@pytest.mark.parametrize("name", Policy.model_fields)
def test_every_setting_is_read_by_something(name: str) -> None:
    assert name in READ_BY, f"Nothing reads Policy.{name}: take it out, or use it where the rule is."


@pytest.mark.parametrize("setting", settings(), ids=lambda one: one.name)
def test_a_setting_names_a_rule_that_is_there(setting: object) -> None:
    rule = getattr(setting, "rule", "")
    assert not rule or f"| {rule} |" in RULES, f"docs/practice/RULES.md has no {rule}."
