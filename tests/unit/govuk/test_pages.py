"""The base page and what stands on it, in every state."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest
from django.test import RequestFactory
from markupsafe import Markup

from kith.govuk import error_views
from kith.govuk.accessibility import AccessibilityPage
from kith.govuk.conflict import conflict
from kith.govuk.jinja import environment
from kith.govuk.page import Frame, Page, render
from kith.govuk.pieces import ChildShown, ErrorItem, IdentityBar, Link, NavigationItem, Notice
from kith.govuk.wording import Words, compare
from kith.kernel.errors import Difference, Invalid, NotFound, Refused, Stale
from tests.unit.govuk.forms_for_tests import sent

IDENTITY = IdentityBar((ChildShown("Ruby Tansley-Crowe", "7 years", restricted=True),), Link("Tansley family", "/f"))
FRAME = Frame(
    signed_in_as="Amara Osei",
    sign_out_href="/sign-out",
    navigation=(NavigationItem("My work", "/work", here=True),),
    accessibility_href="/accessibility",
)


def base(page: Page, frame: Frame = FRAME) -> str:
    """The base page alone."""
    return environment().get_template("govuk/base.html").render(page=page, frame=frame, csrf_input=Markup("<csrf>"))


def test_a_full_page_shows_all_its_parts() -> None:
    page = Page(
        title="Family page",
        heading="Tansley family",
        caption="Safety",
        back_link=Link("Back", "/back"),
        identity=IDENTITY,
        notice=Notice("Saved", "It is in the draft", link=Link("Read it", "/read")),
        errors=(ErrorItem("Enter a name", "#id_name"), ErrorItem("Tell Pauline first")),
    )
    text = base(page)
    for part in (
        "Skip to main content",
        "Signed in as Amara Osei",
        "<csrf>",
        'aria-current="page"',
        "Whose record is open",
        "Ruby Tansley-Crowe",
        "Restricted",
        "There is a problem",
        'href="#id_name"',
        "It is in the draft",
        "Accessibility statement",
        "Safety",
        'lang="en-GB"',
    ):
        assert part in text, part
    assert text.count("<h1") == 1


def test_a_bare_page_shows_none_of_them() -> None:
    text = base(Page(title="Sign in"), Frame())
    for part in ("Signed in", "<nav", "Whose record", "There is a problem", "Accessibility statement"):
        assert part not in text, part


def test_the_window_title_has_no_name_and_says_error_first() -> None:
    page = Page(title="Family page", heading="Tansley family", identity=IDENTITY, errors=(ErrorItem("x"),))
    assert "<title>Error: Family page – Kith</title>" in base(page)
    assert "<title>Family page – Kith</title>" in base(Page(title="Family page"))


def test_a_moved_date_is_said(as_of: Callable[[str], None], monkeypatch: pytest.MonkeyPatch) -> None:
    as_of("2026-01-16")
    assert "date is set to <strong>16 January 2026</strong>" in base(Page(title="x"))
    monkeypatch.delenv("KITH_AS_OF")
    assert "date is set to" not in base(Page(title="x"))


def test_no_inline_script_or_style_stands_in_a_page() -> None:
    text = base(Page(title="x", identity=IDENTITY))
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=", text)


def test_a_page_is_not_kept_by_the_browser() -> None:
    response = render(RequestFactory().get("/"), "govuk/base.html", Page(title="x"), status=202)
    assert response.status_code == 202
    assert response["Cache-Control"] == "no-store, private"


ERROR_PAGES: list[tuple[Callable[..., object], int]] = [
    (error_views.bad_request, 400),
    (error_views.forbidden, 403),
    (error_views.csrf_failure, 403),
    (error_views.not_found, 404),
    (error_views.conflict, 409),
    (error_views.locked_out, 429),
    (error_views.server_error, 500),
    (error_views.maintenance, 503),
]


@pytest.mark.parametrize(("view", "status"), ERROR_PAGES)
def test_error_pages_render_without_a_database(view: Callable[..., object], status: int) -> None:
    response = view(RequestFactory().get("/families/1?name=Ruby"))
    assert getattr(response, "status_code", None) == status
    text = bytes(getattr(response, "content", b"")).decode()
    assert text.count("<h1") == 1 and "Ruby" not in text and "families" not in text


def test_a_fault_in_the_fault_page_still_gives_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*arguments: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(error_views, "render_bare", broken)
    response = error_views.server_error(RequestFactory().get("/"))
    assert response.status_code == 500 and b"went wrong" in response.content


def test_domain_errors_have_their_pages() -> None:
    request = RequestFactory().get("/")
    refused = error_views.refusal(request, Refused("Only a manager may release it"))
    assert refused is not None and refused.status_code == 403 and b"Only a manager" in refused.content
    for error, status in ((NotFound(), 404), (Stale(), 409)):
        response = error_views.refusal(request, error)
        assert response is not None and response.status_code == status
    assert error_views.refusal(request, Invalid("x")) is None


def test_a_late_write_shows_both_texts_and_a_form_over_the_newest_revision() -> None:
    form = sent(act="Pauline texts Shelley.", revision="3")
    stale = Stale([Difference("act", "Pauline texts Shelley.", "Pauline texts Amara.")], 4, "Marcus Veale")
    response = conflict(RequestFactory().get("/"), form, stale, action="/step", leave=Link("Leave it", "/f"))
    text = response.content.decode()
    assert response.status_code == 409
    assert "Marcus Veale changed this while" in text and "What you typed" in text and "Marcus Veale saved" in text
    assert 'name="revision" value="4"' in text
    assert ">Pauline texts Shelley.</textarea>" in text
    assert 'value="Pauline Tansley"' in text, "the rest of what was typed is there too"
    assert "Shelley</mark>" in re.sub(r"<span[^>]*>[^<]*</span>", "", text)


def test_wordings_give_both_texts_back_and_mark_what_differs() -> None:
    wordings = compare("a b c.", "a x c.")
    assert wordings.mine == (Words("a "), Words("b", only_here=True), Words(" c."))
    assert "".join(words.text for words in wordings.theirs) == "a x c."
    huge = compare("a " * 5000, "b")
    assert [words.only_here for words in huge.mine] == [True]
    assert compare("", "b").mine == ()


def test_the_accessibility_statement_names_the_council_and_its_contact() -> None:
    page = AccessibilityPage(
        title="Accessibility statement",
        authority="Ashbeck Borough Council",
        contact_email="kith@ashbeck.example.org",
        contact_phone="01632 960200",
        prepared_on=date(2026, 1, 9),
        tested_on=date(2026, 1, 9),
    )
    text = environment().get_template("govuk/accessibility.html").render(page=page, frame=FRAME, csrf_input=Markup(""))
    for part in (
        "Ashbeck Borough Council",
        "kith@ashbeck.example.org",
        "01632 960200",
        "partly compliant",
        "9 January 2026",
        "10 working days",
        "Equality and Human Rights Commission",
    ):
        assert part in text, part


@dataclass(frozen=True, kw_only=True)
class Sub(Page):
    """A page area's own page."""

    rows: tuple[str, ...] = ()


def test_a_page_area_extends_the_page() -> None:
    assert Sub(title="x", rows=("a",)).window_title == "x – Kith"
