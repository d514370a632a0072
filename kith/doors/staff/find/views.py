"""Finding a child, or somebody around one, within reach.

The words are sent with POST and kept in the session, so that they stand in no address and no log, and the way back
from a record shows the list again.
"""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kith.core.access.needs import requires
from kith.core.access.roles import Permission
from kith.core.people.search import Found, FoundPage, people_found
from kith.core.people.services import search_made
from kith.doors.staff.door import posted, principal, send
from kith.doors.staff.find.forms import FindForm
from kith.doors.staff.pages import age_words, listed
from kith.govuk.dates import date_words
from kith.govuk.page import Page, render
from kith.govuk.pieces import Empty, Link

_WORDS = "find_words"


@dataclass(frozen=True, kw_only=True)
class Hit:
    """Somebody who was found: who they are, where, and why."""

    name: Link
    who: str
    why: str


@dataclass(frozen=True, kw_only=True)
class FindPage(Page):
    """The form, and who was found with it before."""

    form: FindForm
    looked: bool
    notes: tuple[str, ...]
    hits: tuple[Hit, ...]
    nobody: Empty
    add: Link | None
    number: int
    before: Link | None
    after: Link | None


@requires(Permission.RECORD_FIND)
@require_http_methods(["GET", "HEAD", "POST"])
def find(request: HttpRequest) -> HttpResponse:
    """Look for somebody; the list stays until something else is looked for, or it is cleared."""
    if request.method == "POST" and "clear" in request.POST:
        request.session.pop(_WORDS, None)
        return HttpResponseRedirect(reverse("find"))
    words = str(request.session.get(_WORDS, ""))
    form = FindForm(posted(request), initial={"words": words})
    if request.method == "POST":
        led_on = send(request, form, lambda typed: _looked(request, typed["words"]), done="")
        if led_on is not None:
            return led_on
    seen = None
    if words and not form.is_bound:
        seen = people_found(principal(request), words, _page_asked_for(request))
    return render(request, "staff/find/page.html", _page(request, form, seen))


def _looked(request: HttpRequest, words: str) -> str:
    """Look once, leave evidence of whom it showed, and keep the words for the page that shows them."""
    asker = principal(request)
    seen = people_found(asker, words)
    search_made(shown=sorted({child for one in seen.people for child in one.children}), by=asker)
    request.session[_WORDS] = words
    return reverse("find")


def _page(request: HttpRequest, form: FindForm, seen: FoundPage | None) -> FindPage:
    number = seen.number if seen else 1
    may_create = principal(request).may(Permission.RECORD_CREATE)
    return FindPage(
        title="Find a child or somebody around them",
        form=form,
        errors=form.error_items(),
        looked=seen is not None,
        notes=seen.notes if seen else (),
        hits=tuple(_hit(one) for one in seen.people) if seen else (),
        nobody=_nobody(may_create),
        add=Link("Add a child", reverse("child-add-new")) if may_create else None,
        number=number,
        before=Link("Page before", f"{reverse('find')}?page={number - 1}") if number > 1 else None,
        after=Link("Next page", f"{reverse('find')}?page={number + 1}") if seen and seen.more else None,
    )


def _nobody(may_create: bool) -> Empty:
    words = (
        "Check the spelling, or try fewer words, a date of birth or at least four characters of a number. "
        "Only records you may see are found here"
    )
    return Empty("Nobody was found.", f"{words}; adding a child looks further." if may_create else f"{words}.")


def _hit(one: Found) -> Hit:
    day = ""
    if one.born_on:
        day = f"born {date_words(one.born_on)}, {age_words(one.born_on)}"
    elif one.expected_on:
        day = f"expected {date_words(one.expected_on)}"
    family = f"{one.family_name} family"
    who = "Child" if one.is_child else _related(one)
    return Hit(
        name=Link(one.name, reverse("person", args=[one.family_id, one.person_id])),
        who="; ".join(part for part in (who, day, family) if part),
        why="; ".join(one.reasons),
    )


def _related(one: Found) -> str:
    """“Ruby and Alfie’s nan”."""
    alike: dict[str, list[str]] = {}
    for child, described in one.related:
        alike.setdefault(described, []).append(child)
    return ", ".join(f"{listed(children)}’s {described}" for described, children in alike.items())


def _page_asked_for(request: HttpRequest) -> int:
    typed = request.GET.get("page", "1")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 4 else 1
