"""One form open in two tabs: what the second sends loses nothing of the first, with scripts and without."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from kith.core.people.models import Person
from tests.system.browser import LAPTOP, NO_SCRIPTS, PHONE, Device, accessible, fits
from tests.system.walk import Walk

pytestmark = pytest.mark.rule(
    "ACCESS-6", part="a form that came too late loses neither what was typed nor what was saved"
)


@pytest.mark.parametrize("device", [LAPTOP, PHONE, NO_SCRIPTS], indirect=True, ids=lambda one: one.name)
def test_two_tabs_at_other_fields_and_at_the_same(walk: Walk, device: Device) -> None:
    page, joan = walk.page, walk.world.ids["joan"]
    address = reverse("person-change", args=[walk.world.ids["family"], joan])
    walk.sign_in("amara")
    page.goto(address)
    other = page.context.new_page()
    other.goto(address)
    other.get_by_label("Telephone").fill("01632 960333")
    other.get_by_label("Full name").fill("Joan Smith")
    _saved(other)

    page.get_by_label("Full name").fill("Joan Marsh")
    page.get_by_label("Known as").fill("Nan Joan")
    with walk.watch.refusal(409):
        page.get_by_role("button", name="Save").click()
        expect(page.locator("h1")).to_contain_text("Somebody changed this too")
    expect(page.get_by_label("Telephone")).to_have_value("01632 960333")
    expect(page.get_by_label("Full name")).to_have_value("Joan Marsh")
    expect(page.get_by_label("Known as")).to_have_value("Nan Joan")
    both = page.locator(".kith-two-texts").first
    expect(both).to_contain_text("Smith")
    expect(both).to_contain_text("Marsh")
    if device.scripts:
        accessible(page)
    fits(page)
    page.get_by_role("button", name="Save what is written here").click()
    expect(page.locator("h1")).to_contain_text("Joan Marsh")
    row = Person.objects.get(id=joan)
    assert (row.name, row.known_as, row.phone) == ("Joan Marsh", "Nan Joan", "01632 960333")


def _saved(page: Page) -> None:
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("The details are saved.")).to_be_visible()
