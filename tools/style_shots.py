"""Draws every part of the look in a browser, checks it with axe, and keeps the pictures of docs/style.md.

Run: `python tools/style_shots.py` (pictures into docs/images) or `--out DIR --all` (every page at every width).
Exit code 1 when axe finds something or a page scrolls sideways.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page as BrowserPage

ROOT = Path(__file__).resolve().parents[1]
WIDTHS = {"zoom": (320, 640), "phone": (390, 844), "laptop": (1280, 800), "projector": (1920, 1080)}
KEPT = (("work", "laptop"), ("family", "laptop"), ("family", "phone"), ("refused", "phone"))
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def _set_up() -> None:
    from django.conf import settings

    sys.path.insert(0, str(ROOT))
    os.environ["KITH_AS_OF"] = "2026-01-16"
    settings.configure(
        SECRET_KEY="for pictures only",
        USE_TZ=True,
        STATIC_URL="/static/",
        INSTALLED_APPS=["django.contrib.staticfiles", "kith.govuk"],
    )
    import django

    django.setup()


def _write_pages(folder: Path) -> list[str]:
    """Renders every page through the real environment into `folder`; returns their names."""
    from jinja2 import ChoiceLoader, FileSystemLoader
    from markupsafe import Markup

    from kith.govuk.jinja import environment
    from kith.govuk.page import Frame, Page
    from kith.govuk.pieces import NavigationItem
    from tools.style import pages

    env = environment()
    assert env.loader is not None
    env.loader = ChoiceLoader([env.loader, FileSystemLoader(ROOT / "tools" / "style")])
    frame = Frame(
        signed_in_as="Amara Osei",
        sign_out_href="#",
        navigation=(NavigationItem("My work", "#", here=True), NavigationItem("Find a family", "#")),
        accessibility_href="#",
    )
    drawn: dict[str, tuple[str, Page]] = {
        "work": ("work.html", pages.work()),
        "family": ("family.html", pages.family()),
        "form": ("form.html", pages.empty_form()),
        "refused": ("form.html", pages.refused_form()),
        "conflict": ("govuk/conflict.html", pages.two_texts()),
        "statement": ("govuk/accessibility.html", pages.statement()),
        "fault": ("govuk/errors/500.html", Page(title="Sorry, something went wrong")),
        "missing": ("govuk/errors/404.html", Page(title="We cannot find that page")),
    }
    for name, (template, page) in drawn.items():
        html = env.get_template(template).render(page=page, frame=frame, request=None, csrf_input=Markup(""))
        (folder / f"{name}.html").write_text(html, encoding="utf-8")
    return list(drawn)


def _serve(folder: Path, port: int) -> ThreadingHTTPServer:
    (folder / "static").symlink_to(ROOT / "kith" / "govuk" / "static")

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", port), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def _visit(view: BrowserPage, name: str, size: str, out: Path, everything: bool) -> list[str]:
    """One page at one width: what axe and the ruler found; its picture, when it is one to keep."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(view).response["violations"]
    faults = [f"{name} {size}: {each['id']} {each['nodes'][0]['html'][:120]}" for each in found]
    if view.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
        faults.append(f"{name} {size}: scrolls sideways")
    if everything or (name, size) in KEPT:
        view.screenshot(path=out / f"style-{name}-{size}.png", full_page=everything)
    return faults


def _look(names: list[str], address: str, out: Path, everything: bool) -> list[str]:
    """Takes the pictures at every width; returns all that was found, errors of scripts too."""
    from playwright.sync_api import sync_playwright

    faults: list[str] = []
    take = faults.append
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=CHROMIUM_FLAGS)
        for size, (width, height) in WIDTHS.items():
            context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce")
            view = context.new_page()
            view.on("pageerror", lambda error: take(str(error)))
            for name in names:
                view.goto(f"{address}/{name}.html", wait_until="networkidle")
                faults += _visit(view, name, size, out, everything)
            context.close()
        browser.close()
    return faults


def main() -> int:
    """Draws, checks, and says what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "images")
    parser.add_argument("--all", action="store_true", help="every page at every width, whole length")
    parser.add_argument("--port", type=int, default=8120)
    given = parser.parse_args()
    _set_up()
    with tempfile.TemporaryDirectory() as folder:
        names = _write_pages(Path(folder))
        server = _serve(Path(folder), given.port)
        faults = _look(names, f"http://127.0.0.1:{given.port}", given.out, given.all)
        server.shutdown()
    sys.stdout.write("\n".join([*faults, f"{len(names)} pages, {len(WIDTHS)} widths, {len(faults)} faults\n"]))
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
