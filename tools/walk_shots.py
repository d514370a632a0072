"""Draws the walk's pages with the sample family, and keeps three pictures of it for README.md.

Run: `KITH_VAR=var/shots kith db run -- python tools/walk_shots.py`, pictures into docs/images; with `--out DIR --all`
every page of the walk at every width, whole length, and both copies as PDF. It makes a database of its own, fills
it with the sample by the same services as everybody's work, and throws it away. `--crowded` draws a plan of 60 steps
with long words instead. Needs Chromium at /usr/bin/chromium.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from kith.core.plans.models import Version
    from tests.world import World

ROOT = Path(__file__).resolve().parents[1]
WIDTHS = {"phone": (390, 844), "laptop": (1280, 860), "projector": (1920, 1080)}
KEPT = ("plan", "version", "copy")
BACKEND = "django.contrib.auth.backends.ModelBackend"


def _set_up() -> None:
    sys.path.insert(0, str(ROOT))
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django

    django.setup()
    os.environ["KITH_AS_OF"] = "2026-01-15"


@contextmanager
def _site() -> Iterator[str]:
    """A live server over a database that is thrown away afterwards."""
    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from django.db import connection
    from django.test.testcases import LiveServerThread

    made = connection.creation.create_test_db(verbosity=0, autoclobber=True)
    server = LiveServerThread("127.0.0.1", StaticFilesHandler)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.terminate()
        connection.close()
        with connection._nodb_cursor() as cursor:  # noqa: SLF001  (Django has no other way to reach no database)
            cursor.execute(f'DROP DATABASE "{made}" WITH (FORCE)')


def _cookie(world: World, key: str, address: str) -> dict[str, str]:
    """Signs somebody in; the browser's cookie for it."""
    from django.conf import settings
    from django.test import Client

    client = Client()
    client.force_login(world.user(key), backend=BACKEND)
    name = settings.SESSION_COOKIE_NAME
    return {"name": name, "value": client.cookies[name].value, "url": address}


def _pages(world: World, crowded: bool) -> dict[str, str]:
    """The walk's pages by name; the plan is proposed for some and live for the others."""
    from django.urls import reverse

    from kith.core.lifecycle.services import plan_went_live

    family, ids = world.ids["family"], world.ids
    yet: dict[str, str] = {"sign-in": "/sign-in", "work-empty": "/", "family-empty": reverse("family", args=[family])}
    version = _crowded(world) if crowded else world.proposed()
    asked = {name: reverse("agreement", args=[version.id, ids[name]]) for name in ("pauline", "joan")}
    world.agrees(version, "pauline")
    if not crowded:
        world.agrees(version, "joan")
        world.craigs_words(version)
        plan_went_live(plan_id=version.plan_id, version_id=version.id, by=world.by("amara"))
    step = version.plan.draft.get(position=2)
    reader = {name: reverse("reader", args=[version.id, ids[name]]) for name in ("pauline", "craig")}
    return {
        **yet,
        "work": "/",
        "family": reverse("family", args=[family]),
        "plan": reverse("plan", args=[version.plan_id]),
        "purpose": reverse("plan-purpose", args=[version.plan_id]),
        "step": reverse("plan-step", args=[version.plan_id, step.id]),
        "version": reverse("version", args=[version.id]),
        "agreement": asked["pauline"],
        "agreement-next": asked["joan"],
        "copy": reader["craig"],
        "copy-pauline": reader["pauline"],
        "words": reverse("reader-words", args=[version.id, ids["craig"], step.id]),
    }


def _crowded(world: World) -> Version:
    """A plan of 60 steps, long names, and texts as long as they may be."""
    from kith.core.lifecycle.services import plan_proposed
    from kith.core.people.models import Person
    from kith.core.plans.services import step_added

    long_name = "Wilhelmina-Konstantinopolitania Featherstonehaugh-Cholmondeley-Majoribanks"
    Person.objects.filter(id=world.ids["joan"]).update(name=long_name, known_as=long_name.split()[0])
    plan, both = world.drafted(), [world.ids["ruby"], world.ids["alfie"]]
    for number in range(59):
        words = "rings the doorbell twice and waits until somebody answers. " * (67 if number == 3 else 2)
        step_added(plan_id=plan.id, children=both, body=world.step_body(act=words[:4000].strip()), by=world.by("amara"))
    return plan_proposed(plan_id=plan.id, by=world.by("amara"))


def _draw(browser: Browser, address: str, world: World, out: Path, everything: bool, crowded: bool) -> None:
    cookie = _cookie(world, "amara", address)
    pages = _pages(world, crowded)
    for size, (width, height) in WIDTHS.items():
        if not everything and size != "laptop":
            continue
        context = browser.new_context(viewport={"width": width, "height": height}, base_url=address)
        context.add_cookies([cookie])  # type: ignore[list-item]
        view = context.new_page()
        for name, path in pages.items():
            if everything or name in KEPT:
                view.goto(path, wait_until="networkidle")
                picture = f"walk-{name}-{size}.png" if everything else f"walk-{name}.png"
                view.screenshot(path=out / picture, full_page=everything)
        if everything and size == "laptop":
            for name in ("copy", "copy-pauline"):
                answer = context.request.get(f"{pages[name]}/document")
                (out / f"{name}.pdf").write_bytes(answer.body())
        context.close()


def main() -> int:
    """Fill, draw, throw away."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "images")
    parser.add_argument("--all", action="store_true", help="every page at every width, whole length, and the PDFs")
    parser.add_argument("--crowded", action="store_true", help="a plan of 60 steps with long words")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    _set_up()
    from playwright.sync_api import sync_playwright

    from tests.world import make_world

    with _site() as address, sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"])
        _draw(browser, address, make_world(), given.out, given.all, given.crowded)
        browser.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
