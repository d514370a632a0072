"""The browser of the walks: how it is started, what it must never do, and what every page must hold."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page, Request, Response

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
FAMILY_NAMES = ("Ruby", "Alfie", "Kayden", "Pauline", "Joan", "Craig", "Tansley", "Crowe", "Birtles")
WCAG_22_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@dataclass(frozen=True)
class Device:
    """A size of screen, and whether scripts run there."""

    name: str
    width: int
    height: int
    scripts: bool = True


LAPTOP = Device("laptop", 1280, 800)
PHONE = Device("phone", 390, 844)
ENLARGED = Device("400 % zoom", 320, 256)  # 1280 by 1024 pixels at 400 %: WCAG 1.4.10
NO_SCRIPTS = Device("without scripts", 1280, 800, scripts=False)


@dataclass
class Watch:
    """Everything a page did that it must not: errors of scripts, refused content, failed requests."""

    faults: list[str] = field(default_factory=list)
    refusals_awaited: frozenset[int] = frozenset()

    def over(self, page: Page) -> None:
        """Begin to watch a page."""
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        page.on("requestfailed", self._failed)
        page.on("response", self._answered)

    @contextmanager
    def refusal(self, *statuses: int) -> Iterator[None]:
        """Inside, answers with these statuses are what the walk is about."""
        before, self.refusals_awaited = self.refusals_awaited, frozenset(statuses)
        try:
            yield
        finally:
            self.refusals_awaited = before

    def _said(self, message: ConsoleMessage) -> None:
        awaited = any(f"status of {status} " in message.text for status in self.refusals_awaited)
        if message.type in ("error", "warning") and not awaited:
            self.faults.append(f"console: {message.text}")

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # what a page was still loading when the person went on
            self.faults.append(f"request: {request.method} {request.url} {request.failure}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400 and response.status not in self.refusals_awaited:
            self.faults.append(f"answer: {response.status} {response.url}")


_axe = Axe()


def accessible(page: Page) -> None:
    """No fault against WCAG 2.2 AA that a machine can see."""
    found = _axe.run(page, options={"runOnly": {"type": "tag", "values": WCAG_22_AA}, "resultTypes": ["violations"]})
    faults = [f"{one['id']}: {one['help']} at {one['nodes'][0]['html'][:200]}" for one in found.response["violations"]]
    assert not faults, f"{page.url}\n" + "\n".join(faults)


def fits(page: Page) -> None:
    """Nothing makes the page scroll sideways, and no line of it is cut off."""
    over = page.evaluate("""() => [...document.querySelectorAll('main *')]
        .filter(one => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1
                       && !one.closest('.kith-table-scroll') && !one.closest('.govuk-visually-hidden'))
        .map(one => one.outerHTML.slice(0, 120))""")
    assert not over, f"{page.url} is wider than the screen: {over[:3]}"
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), f"{page.url} scrolls sideways"


_SHAPE = """() => {
    const ids = [...document.querySelectorAll('[id]')].map(one => one.id);
    return {
        headings: document.querySelectorAll('h1').length,
        title: document.title,
        twice: ids.filter((one, place) => ids.indexOf(one) !== place),
    };
}"""


def shaped(page: Page) -> None:
    """One heading of the first level, a title of its own that names nobody of the family, and no id used twice."""
    shape = page.evaluate(_SHAPE)
    assert shape["headings"] == 1, page.url
    assert shape["title"].endswith(" – Kith"), shape["title"]
    named = [name for name in FAMILY_NAMES if name in shape["title"]]
    assert not named, f"{page.url}: the window's title names {named}"
    assert not shape["twice"], f"{page.url}: ids stand twice: {shape['twice']}"
