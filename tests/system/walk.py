"""What people do in the product, in their words. Things are found as a person finds them: by label, by name of button.

Every page that is reached is looked at: axe, width, heading, title (`Walk.arrived`).
"""

import re
from dataclasses import dataclass, field
from email.message import Message

from playwright.sync_api import Locator, Page, expect

from kith.sample.data import PASSWORD
from tests.system.browser import Device, Watch, accessible, fits, shaped
from tests.world import NEEDED, WORRY, World


@dataclass(frozen=True)
class Download:
    """A document as a browser gets it."""

    data: bytes
    headers: dict[str, str]

    @property
    def file_name(self) -> str:
        parsed = Message()
        parsed["Content-Disposition"] = self.headers["content-disposition"]
        return str(parsed.get_filename())


@dataclass
class Walk:
    """One person's way through the product, on one device."""

    page: Page
    world: World
    watch: Watch
    device: Device
    seen: list[str] = field(default_factory=list)

    def arrived(self, heading: str) -> None:
        """On the page with this heading; it holds what every page must."""
        expect(self.page.locator("h1")).to_contain_text(heading)
        self.seen.append(heading)
        if self.device.scripts:
            accessible(self.page)
        fits(self.page)
        shaped(self.page)

    def follow(self, link: str, heading: str, *, within: Locator | None = None) -> None:
        """Press a link and arrive."""
        (within or self.page).get_by_role("link", name=link).first.click()
        self.arrived(heading)

    def press(self, button: str, heading: str) -> None:
        """Press a button of a form and arrive."""
        self.page.get_by_role("button", name=button, exact=True).click()
        self.arrived(heading)

    def fill(self, label: str, words: str) -> None:
        self.page.get_by_label(label, exact=True).fill(words)

    def choose(self, label: str, answer: str) -> None:
        """One of a select."""
        box = self.page.get_by_label(label, exact=True)
        value = box.locator("option", has_text=answer).first.get_attribute("value")
        box.select_option(value)

    def tick(self, question: str, answer: str) -> None:
        """A radio or a checkbox, by its question and its own words."""
        self.page.get_by_role("group", name=question).get_by_label(answer, exact=True).check()

    def date(self, question: str, day: str, month: str, year: str) -> None:
        group = self.page.get_by_role("group", name=question)
        for part, words in (("Day", day), ("Month", month), ("Year", year)):
            group.get_by_label(part, exact=True).fill(words)

    def says(self, words: str | re.Pattern[str]) -> None:
        expect(self.page.locator("main")).to_contain_text(words)

    def says_not(self, words: str) -> None:
        expect(self.page.locator("main")).not_to_contain_text(words)

    def refused(self, message: str) -> None:
        """The summary stands above, says what to do, and leads to the field."""
        summary = self.page.locator(".govuk-error-summary")
        expect(summary).to_contain_text(message)
        assert self.page.title().startswith("Error: ")
        link = summary.get_by_role("link", name=message)
        if link.count():
            target = link.first.get_attribute("href") or ""
            assert self.page.locator(target).count() == 1, f"{target} leads nowhere"

    def sign_in(self, key: str, heading: str = "My work") -> None:
        if not self.page.url.endswith("/sign-in"):
            self.page.goto("/sign-in")
        self.arrived("Sign in")
        self.fill("Work e-mail address", self.world.user(key).email)
        self.fill("Password", PASSWORD)
        self.press("Sign in", heading)

    def sign_out(self) -> None:
        self.press("Sign out", "Sign in")

    def download(self, link: str) -> Download:
        """What a press on a link to a document brings, with the person's own cookies."""
        href = self.page.get_by_role("button", name=link).get_attribute("href")
        assert href
        answer = self.page.request.get(href)
        assert answer.ok, answer.status
        return Download(answer.body(), {name.lower(): words for name, words in answer.headers.items()})


def purpose_is_written(walk: Walk) -> None:
    """The worry, what needs to be done, and a review on 26 January."""
    walk.fill("What are you worried about?", WORRY)
    walk.fill("What needs to be done?", NEEDED)
    walk.date("When do you look at this plan again?", "26", "1", "2026")


def step_is_written(walk: Walk) -> None:
    """Pauline does, Joan steps in, Amara checks."""
    walk.choose("Who does it?", "Pauline Tansley")
    walk.fill("What do they do?", "is at home with Ruby and Alfie, awake and sober")
    walk.fill("When, or how soon?", "every Tuesday and Thursday, 7:30am to 6pm")
    walk.choose("Who steps in if they cannot?", "Joan Adeyemi")
    walk.choose("Who checks that it happened?", "Amara Osei")
    walk.fill("How do they check?", "texts Pauline at 6pm and writes down the answer")
