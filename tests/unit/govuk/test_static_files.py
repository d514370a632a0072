"""What the frontend package compiled: no inline needs, no foreign face, no dead address, no address of a registry."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
STATIC = ROOT / "kith/govuk/static/kith"


def test_the_compiled_styles_hold_no_crown_and_no_gds_transport() -> None:
    css = (STATIC / "kith.css").read_text()
    assert "GDS Transport" not in css and "crown" not in css
    assert "Atkinson Hyperlegible Next" in css


def test_every_file_the_styles_name_is_there() -> None:
    css = (STATIC / "kith.css").read_text()
    named = [
        name.strip("\"'") for name in re.findall(r"url\(([^)]+)\)", css) if not name.strip("\"'").startswith("data:")
    ]
    assert named
    assert all((STATIC / name).is_file() for name in named), named


def test_scripts_name_no_map_and_no_other_host() -> None:
    for script in STATIC.glob("*.js"):
        assert "sourceMappingURL" not in script.read_text()
    assert (STATIC / "fonts" / "LICENSE.txt").is_file()


def test_the_maintenance_page_stands_alone() -> None:
    text = (STATIC / "maintenance.html").read_text()
    assert "<link" not in text and "src=" not in text and "999" in text


def test_the_lock_file_names_no_registry() -> None:
    text = (ROOT / "frontend/package-lock.json").read_text()
    assert '"resolved"' not in text and "registry" not in text
    assert '"integrity"' in text
