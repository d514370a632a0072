"""The same pages by keyboard alone, on paper, without motion, and in colours a person chose."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from kith.core.people.models import Person
from kith.core.plans.models import Plan
from kith.sample.data import PASSWORD
from tests.system.browser import ENLARGED, LAPTOP, PHONE, accessible, fits
from tests.system.walk import Walk, step_is_written
from tests.world import NEEDED, WORRY

MOST_TABS = 60
_VISIBLE_FOCUS = """one => {
    const seen = getComputedStyle(one), box = one.getBoundingClientRect();
    const marked = seen.outlineStyle !== 'none' && parseFloat(seen.outlineWidth) > 0
        || seen.boxShadow !== 'none' || seen.backgroundColor === 'rgb(255, 212, 79)'
        || [...document.querySelectorAll('label')].some(label => label.htmlFor === one.id
            && getComputedStyle(label, '::before').boxShadow !== 'none');
    return marked && (box.width > 0) && box.bottom > 0 && box.top < innerHeight;
}"""


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the focus is there; wherever it rests on the way can be seen."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        if focused.count():
            assert focused.evaluate(_VISIBLE_FOCUS), (
                f"focus cannot be seen: {focused.evaluate('o => o.outerHTML')[:150]}"
            )
            if focused.evaluate("(one, wanted) => one.matches(wanted)", selector):
                return
    raise AssertionError(f"{selector} is not reached with Tab on {page.url}")


def write(page: Page, selector: str, words: str) -> None:
    tab_to(page, selector)
    page.keyboard.press("Control+A")
    page.keyboard.type(words)


def test_the_main_forms_by_keyboard_alone(walk: Walk) -> None:
    page = walk.page
    page.goto("/sign-in")
    write(page, "[name=email]", walk.world.user("amara").email)
    write(page, "[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    walk.arrived("My work")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Skip to main content")
    page.keyboard.press("Enter")
    expect(page.locator("#main-content")).to_be_focused()
    tab_to(page, "a[href*='/families/']")
    page.keyboard.press("Enter")
    walk.arrived("Tansley, Crowe and Birtles family")
    tab_to(page, "a[href$='/plan/new']")
    page.keyboard.press("Enter")
    walk.arrived("Start a safety plan")
    tab_to(page, "[name=children]")
    page.keyboard.press("Space")
    tab_to(page, "main button")
    page.keyboard.press("Enter")
    walk.arrived("What the plan is for")
    the_purpose_by_keyboard(walk)


def the_purpose_by_keyboard(walk: Walk) -> None:
    """Refused first: the summary takes the focus and leads to the field."""
    page = walk.page
    write(page, "[name=worry]", WORRY)
    write(page, "[name=needed]", NEEDED)
    for part, words in (("day", "31"), ("month", "2"), ("year", "2026")):
        write(page, f"[name=review_on-{part}]", words)
    page.keyboard.press("Enter")
    walk.arrived("What the plan is for")
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    tab_to(page, ".govuk-error-summary a")
    page.keyboard.press("Enter")
    expect(page.locator("[name=review_on-day]")).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.type("30")
    write(page, "[name=review_on-month]", "1")
    tab_to(page, "main button")
    page.keyboard.press("Space")
    walk.arrived("Safety plan")
    expect(page.locator(".govuk-notification-banner")).to_be_focused()


def given_a_live_plan(walk: Walk) -> dict[str, str]:
    """The walk's pages, once the plan is live and Craig has words."""
    version = walk.world.live()
    walk.world.craigs_words(version)
    ids, plan = walk.world.ids, Plan.objects.get()
    step = plan.draft.get(kind="safety_step")
    return {
        "My work": "/",
        "Tansley, Crowe and Birtles family": reverse("family", args=[ids["family"]]),
        "Safety plan": reverse("plan", args=[plan.id]),
        "Change a step": reverse("plan-step", args=[plan.id, step.id]),
        "Take": reverse("plan-step-remove", args=[plan.id, step.id]),
        "Safety plan, version 1": reverse("version", args=[version.id]),
        "Pauline Tansley": reverse("agreement", args=[version.id, ids["pauline"]]),
        "Craig": reverse("reader", args=[version.id, ids["craig"]]),
        "Give Pauline their copy": reverse("reader-hand-over", args=[version.id, ids["pauline"]]),
        "Accessibility statement": reverse("accessibility"),
    }


HIDDEN_ON_PAPER = ".kith-navigation, .govuk-back-link, .govuk-button, .kith-footer, .kith-header form, .kith-actions"


def test_paper_and_chosen_colours_and_no_motion(walk: Walk) -> None:
    walk.sign_in("amara")
    pages = given_a_live_plan(walk)
    for heading, address in pages.items():
        page = walk.page
        page.emulate_media(media="screen", reduced_motion="reduce", forced_colors="active")
        page.goto(address)
        if heading != "Take":
            expect(page.locator("h1")).to_contain_text(heading)
        assert page.evaluate("document.getAnimations().length") == 0
        assert not page.evaluate(_MOVING), "something moves although the person asked for no motion"
        accessible(page)
        page.emulate_media(media="print", forced_colors="none")
        for shown in page.locator(HIDDEN_ON_PAPER).all():
            expect(shown).to_be_hidden()
        if page.locator(".kith-identity").count():
            expect(page.locator(".kith-identity")).to_be_visible()


_MOVING = """() => [...document.querySelectorAll('*')].some(one => {
    const seen = getComputedStyle(one);
    return seen.animationName !== 'none' || seen.transitionDuration.split(', ').some(time => parseFloat(time) > 0);
})"""


@pytest.mark.parametrize("device", [LAPTOP, PHONE, ENLARGED], indirect=True, ids=lambda one: one.name)
def test_long_names_and_long_words_fit(walk: Walk) -> None:
    """Words without a space, names of 80 letters, a text of 4,000 characters."""
    name = "Wilhelmina-Konstantinopolitania Featherstonehaugh-Cholmondeley-Majoribanks-Llanfairpwll"
    Person.objects.filter(id=walk.world.ids["pauline"]).update(name=name, known_as=name.split()[0])
    plan = walk.world.drafted()
    walk.sign_in("amara")
    walk.page.goto(reverse("plan-step-add", args=[plan.id]))
    walk.choose("Who does it?", name)
    walk.fill("What do they do?", "w" * 2000 + " " + "comes at six. " * 140)
    walk.fill("When, or how soon?", "every" * 60)
    walk.press("Save this step", "Safety plan")
    for address in (reverse("plan", args=[plan.id]), reverse("family", args=[walk.world.ids["family"]])):
        walk.page.goto(address)
        fits(walk.page)
        accessible(walk.page)


STEP = "is at home with Ruby and Alfie, awake and sober"


@pytest.mark.parametrize(("lost", "heading"), [("kith", "You are signed out"), ("all", "This form is out of date")])
def test_a_form_sent_after_the_session_ended_hands_back_its_words(walk: Walk, lost: str, heading: str) -> None:
    plan = walk.world.drafted()
    walk.sign_in("amara")
    walk.page.goto(reverse("plan-step-add", args=[plan.id]))
    step_is_written(walk)
    if lost == "all":
        walk.page.context.clear_cookies()
    else:
        walk.page.context.clear_cookies(name=lost)
    with walk.watch.refusal(403):
        walk.press("Save this step", heading)
    walk.says(STEP)
    walk.says("Nothing was saved.")
