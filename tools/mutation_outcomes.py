"""A pytest plugin for tools/rules_break.py: a test database of its own, and what became of each test, as JSON."""

import json
import os
from pathlib import Path

import pytest


class Outcomes:
    """Gathers how each test went: passed, failed (in its own words), broken (before or after them) or skipped."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.held: dict[str, str] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """One phase of one test."""
        if report.when == "call" or report.outcome == "skipped":
            self.held[report.nodeid] = report.outcome
        elif report.failed:
            self.held[report.nodeid] = "broken"

    def pytest_sessionfinish(self) -> None:
        """Write them down."""
        self.path.write_text(json.dumps(self.held), "utf-8")


def pytest_configure(config: pytest.Config) -> None:
    """Join in, and point Django at this worker's database. One example that fails is enough: it is not made smaller."""
    from django.db import connections
    from hypothesis import Phase, settings

    connections.settings["default"]["TEST"]["NAME"] = os.environ["KITH_MUTATION_DATABASE"]
    config.pluginmanager.register(Outcomes(Path(os.environ["KITH_MUTATION_OUTCOMES"])))
    settings.register_profile("breaking", phases=[Phase.explicit, Phase.generate], deadline=None)
    settings.load_profile("breaking")
