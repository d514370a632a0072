"""The walk: from signing in to the right copy in two different hands; laptop, phone, enlarged, without scripts."""

import re
from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.system import leaks
from tests.system.browser import ENLARGED, NO_SCRIPTS, PHONE
from tests.system.walk import Walk, purpose_is_written, step_is_written
from tests.world import CRAIGS_WORDS, WORRY

ODD_SPELLING = "They are in Nan’s sp\u00e1re  R O O M tonight."
DEVICES = pytest.mark.parametrize("device", [PHONE, ENLARGED, NO_SCRIPTS], indirect=True, ids=lambda one: one.name)


def test_the_walk(walk: Walk, as_of: Callable[[str], None]) -> None:
    """The whole of it, in one session after another, on a laptop."""
    from_sign_in_to_live(walk)
    from_live_to_the_right_copies(walk, as_of)


@DEVICES
def test_the_walk_from_sign_in_to_live(walk: Walk) -> None:
    from_sign_in_to_live(walk)


@DEVICES
def test_the_walk_from_live_to_the_right_copies(walk: Walk, as_of: Callable[[str], None]) -> None:
    given_a_live_version_is_open(walk)
    from_live_to_the_right_copies(walk, as_of)


def from_sign_in_to_live(walk: Walk) -> None:
    given_amara_has_opened_the_family(walk)
    when_she_starts_a_plan_for_ruby_and_alfie(walk)
    then_a_day_that_is_not_is_named_and_her_words_stay(walk)
    when_the_purpose_and_one_step_are_written(walk)
    when_she_proposes_it(walk)
    then_going_live_is_refused_and_names_who_has_not_agreed(walk)
    when_both_are_told_and_agree(walk)
    then_it_goes_live_and_a_duty_stands_on_the_worklist(walk)


def from_live_to_the_right_copies(walk: Walk, as_of: Callable[[str], None]) -> None:
    then_nothing_reaches_craig(walk)
    when_words_with_a_withheld_fact_are_stopped_she_writes_others(walk)
    when_helen_approves_them(walk)
    then_pauline_gets_her_step_and_no_more(walk)
    then_craig_gets_his_words_and_no_more(walk)
    when_both_copies_are_handed_over(walk)
    then_the_duty_is_late_after_its_day_and_done_with_a_reason(walk, as_of)


def given_a_live_version_is_open(walk: Walk) -> None:
    version = walk.world.live()
    walk.page.goto("/")
    walk.sign_in("amara")
    walk.page.goto(reverse("version", args=[version.id]))
    walk.arrived("Safety plan, version 1")


def given_amara_has_opened_the_family(walk: Walk) -> None:
    walk.page.goto("/")
    walk.sign_in("amara")
    walk.follow("Tansley, Crowe and Birtles family", "Tansley, Crowe and Birtles family")
    walk.says("There is no plan yet.")


def when_she_starts_a_plan_for_ruby_and_alfie(walk: Walk) -> None:
    walk.follow("Start a safety plan", "Start a safety plan")
    walk.press("Start the plan", "Start a safety plan")
    walk.refused("Select at least one child")
    walk.tick("Which children is this plan for?", "Ruby")
    walk.tick("Which children is this plan for?", "Alfie")
    walk.press("Start the plan", "What the plan is for")


def then_a_day_that_is_not_is_named_and_her_words_stay(walk: Walk) -> None:
    purpose_is_written(walk)
    walk.date("When do you look at this plan again?", "31", "February", "2026")
    walk.press("Save", "What the plan is for")
    walk.refused("The review date must be a real date")
    assert walk.page.get_by_label("What are you worried about?").input_value() == WORRY
    assert walk.page.get_by_label("Month", exact=True).input_value() == "February"


def when_the_purpose_and_one_step_are_written(walk: Walk) -> None:
    purpose_is_written(walk)
    walk.press("Save", "Safety plan")
    walk.says("The purpose is saved.")
    walk.follow("Add a step", "Add a step")
    step_is_written(walk)
    walk.press("Save this step", "Safety plan")


def when_she_proposes_it(walk: Walk) -> None:
    walk.page.get_by_role("button", name="Propose this plan").click()
    walk.arrived("Propose this plan?")
    walk.press("Propose the plan", "Safety plan, version 1")


def then_going_live_is_refused_and_names_who_has_not_agreed(walk: Walk) -> None:
    walk.says("Pauline has not agreed yet.")
    version = walk.page.url
    walk.page.goto(f"{version}/go-live")
    walk.arrived("Make this version live?")
    walk.says("Pauline has not agreed yet.")
    walk.says("Joan has not agreed yet.")
    expect(walk.page.get_by_role("button", name="Make it live")).to_have_count(0)
    walk.follow("Back to the version", "Safety plan, version 1")


def when_both_are_told_and_agree(walk: Walk) -> None:
    for name in ("Pauline Tansley", "Joan Adeyemi"):
        walk.follow(name, name)
        walk.says("Your part of the plan for Ruby and Alfie")
        walk.tick("How were they told?", "In person, read aloud")
        walk.press("They were told", name)
        walk.tick("How did they come to know it?", "I read it out to them")
        walk.press("They know the notice", name)
        somebody_agrees(walk, name)
        walk.press("I agree to my part", "Safety plan, version 1")
    walk.says("Nothing is missing.")


def somebody_agrees(walk: Walk, name: str) -> None:
    walk.tick("Are they alone with you, with nobody who presses them?", "Yes")
    walk.tick("Do they understand the plan?", "Yes")
    walk.tick("Do they see the risk?", "Yes")
    walk.tick("Were they offered time to ask a solicitor, a friend or family?", "Offered, and they did not want it")
    walk.fill("What did they tell you back, in their own words?", "I am there every Tuesday and Thursday.")
    walk.fill("They type their name here", name)


def then_it_goes_live_and_a_duty_stands_on_the_worklist(walk: Walk) -> None:
    walk.page.get_by_role("button", name="Make this version live").click()
    walk.arrived("Make this version live?")
    walk.press("Make it live", "Safety plan, version 1")
    walk.says("The plan is live.")
    walk.follow("My work", "My work")
    walk.says("Put the plan on file")
    walk.says("by 19 January 2026")
    walk.follow("Put the plan on file", "Put the plan on file")
    walk.follow("Look at the version", "Safety plan, version 1")


def then_nothing_reaches_craig(walk: Walk) -> None:
    walk.follow("Craig’s copy", "Craig")
    walk.says("Nothing in this plan reaches Craig.")
    walk.says_not("Register that they have it")


def when_words_with_a_withheld_fact_are_stopped_she_writes_others(walk: Walk) -> None:
    walk.follow("Write words in place of: Step 1", "Words for Craig")
    walk.fill("Words for this reader", ODD_SPELLING)
    walk.press("Keep these words", "Words for Craig")
    walk.refused("where Leanne and the children sleep when they are away")
    assert walk.page.get_by_label("Words for this reader").input_value() == ODD_SPELLING
    walk.fill("Words for this reader", CRAIGS_WORDS)
    walk.press("Keep these words", "Craig")
    walk.says("Waiting for a manager to approve them")
    walk.says("Nothing in this plan reaches Craig.")


def when_helen_approves_them(walk: Walk) -> None:
    craigs_page = walk.page.url
    walk.sign_out()
    walk.sign_in("helen")
    walk.page.goto(craigs_page)
    walk.arrived("Craig")
    walk.press("Approve these words", "Craig")
    walk.says("The words are approved.")
    walk.sign_out()
    walk.sign_in("amara")
    walk.page.goto(craigs_page)
    walk.arrived("Craig")


def then_craig_gets_his_words_and_no_more(walk: Walk) -> None:
    walk.follow("Back to the version", "Safety plan, version 1")
    walk.follow("Craig’s copy", "Craig")
    edition_is_clean(walk, leaks.CRAIG_MUST_NOT_HAVE, CRAIGS_WORDS)


def then_pauline_gets_her_step_and_no_more(walk: Walk) -> None:
    walk.follow("Back to the version", "Safety plan, version 1")
    walk.follow("Pauline’s copy", "Pauline")
    edition_is_clean(walk, leaks.PAULINE_MUST_NOT_HAVE, "is at home with Ruby and Alfie, awake and sober")


def edition_is_clean(walk: Walk, forbidden: tuple[str, ...], theirs: str) -> None:
    """What is theirs is there, and nothing else, in page and document."""
    shown = walk.page.locator(".kith-edition")
    assert theirs in shown.inner_text()
    document = walk.download("Open it to print")
    ids = tuple(str(one) for one in walk.world.ids.values()) + leaks.ids_in(walk.page.url)
    found = leaks.found_in({"page": re.sub(r' class="[^"]*"', "", shown.evaluate("one => one.outerHTML"))}, forbidden)
    found += leaks.found_in(leaks.parts_of(document), (*forbidden, *ids))
    assert not found, found
    assert leaks.squeezed(theirs) in leaks.squeezed(leaks.parts_of(document)["text"])


def when_both_copies_are_handed_over(walk: Walk) -> None:
    for name in ("Craig", "Pauline"):
        if not walk.page.locator("h1", has_text=name).count():
            walk.follow("Back to the version", "Safety plan, version 1")
            walk.follow(f"{name}’s copy", name)
        walk.page.get_by_role("button", name="Register that they have it").click()
        walk.arrived(f"Give {name} their copy")
        walk.tick("What did they get?", "On paper")
        walk.tick("How?", "By hand")
        walk.tick("Have they got it, and do they understand it?", "They have it and told back what it says")
        walk.press("Register this copy", name)
        walk.says("The copy is registered.")
        walk.says("15 January 2026")
    walk.follow("Back to the version", "Safety plan, version 1")
    for name in ("Craig", "Pauline"):
        row = walk.page.locator(".kith-work__row", has=walk.page.get_by_role("link", name=f"{name}’s copy"))
        assert "Has the right copy" in row.inner_text()


def then_the_duty_is_late_after_its_day_and_done_with_a_reason(walk: Walk, as_of: Callable[[str], None]) -> None:
    as_of("2026-01-20")
    walk.follow("My work", "My work")
    walk.says("Late")
    walk.follow("Put the plan on file", "Put the plan on file")
    walk.tick("On whose file is it now?", "Ruby")
    walk.press("It is on file", "Put the plan on file")
    walk.refused("It has to be on Alfie’s file too before it is done.")
    walk.tick("On whose file is it now?", "Alfie")
    walk.press("It is on file", "Put the plan on file")
    walk.refused("It was late. Say why.")
    walk.fill("Why was it late?", "The scanner was broken from Friday to Monday.")
    walk.press("It is on file", "My work")
    walk.says("Nothing is due.")
