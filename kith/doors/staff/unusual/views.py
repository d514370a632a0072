"""Unusual looking at records: listed by the daily search, looked into by the data-protection reader (ACCESS-2)."""

from collections.abc import Iterator
from datetime import time
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kith.core.access import unusual_selectors
from kith.core.access.needs import requires
from kith.core.access.principal import Principal
from kith.core.access.roles import Permission
from kith.core.access.unusual import Kind
from kith.core.access.unusual_services import unusual_look_looked_into
from kith.core.people.selectors import children_by_id
from kith.core.people.unusual_selectors import night_of, records_opened
from kith.doors.staff.door import answer, posted, principal, told
from kith.doors.staff.one_form import PER_PAGE, around, page_number
from kith.doors.staff.unusual.forms import LookedIntoForm
from kith.doors.staff.unusual.presenters import (
    REASONS,
    TITLES,
    Listed,
    RecordsPage,
    UnusualListPage,
    UnusualLookPage,
    log_address,
    note_fact,
    reason_fact,
    records_table,
    row_of,
    times_words,
)
from kith.govuk.dates import date_words, datetime_words, time_words
from kith.govuk.page import render
from kith.govuk.pieces import Empty, Fact, Link

ROWS_ON_A_PAGE = 25


@requires(Permission.UNUSUAL_READ)
@require_safe
def unusual(request: HttpRequest) -> HttpResponse:
    """Those to look into, newest first; or those that were looked into."""
    into = request.GET.get("looked-into") == "yes"
    here = reverse("unusual") + ("?looked-into=yes&older=" if into else "?older=")
    found = unusual_selectors.unusual_looks(principal(request), into, _place(request), ROWS_ON_A_PAGE)
    page = UnusualListPage(
        title="Unusual looking",
        notice=told(request),
        back_link=Link("My work", reverse("work")),
        rows=tuple(row_of(one, date_words(one.on), into) for one in found.shown),
        nothing=Empty("Nothing was looked into yet." if into else "There is nothing to look into."),
        older=Link("Show older", f"{here}{found.older}") if found.older else None,
        other=Link("Those to look into", reverse("unusual"))
        if into
        else Link("Those that were looked into", f"{reverse('unusual')}?looked-into=yes"),
    )
    return render(request, "staff/unusual/list.html", page)


@requires(Permission.UNUSUAL_READ)
@require_http_methods(["GET", "HEAD", "POST"])
def unusual_look(request: HttpRequest, unusual_id: UUID) -> HttpResponse:
    """One of them: what it is, why it is listed, and what came of it."""
    asker = principal(request)
    one = unusual_selectors.unusual_look(asker, unusual_id)
    kind = Kind(one.kind)
    form = LookedIntoForm(posted(request), initial={"revision": one.revision})

    def act(typed: dict[str, Any]) -> str:
        unusual_look_looked_into(unusual_id=unusual_id, words=typed["words"], base=typed["revision"] or 0, by=asker)
        return reverse("unusual")

    page = UnusualLookPage(
        title="An unusual look",
        heading=TITLES[kind],
        back_link=Link("Unusual looking", reverse("unusual")),
        reason=REASONS[kind],
        facts=tuple(_facts(asker, one)),
        log=Link("What they did that day", log_address(one.child_id, one.person_id, one.on))
        if one.child_id
        else Link("The records they opened", reverse("unusual-records", args=[unusual_id])),
        reasons=tuple(reason_fact(given) for given in unusual_selectors.reasons_given(asker, unusual_id)),
        notes=tuple(note_fact(note) for note in unusual_selectors.notes_about(asker, unusual_id)),
        form=form,
        action=request.path,
    )
    return answer(request, form, act, page, "staff/unusual/look.html", done="Kept. It stands with those looked into.")


def _facts(asker: Principal, one: Listed) -> Iterator[Fact]:
    """Who, when, whose record where it is about one, and how often."""
    kind = Kind(one.kind)
    children = children_by_id([one.child_id]) if one.child_id else {}
    yield Fact("Who", one.person_label)
    yield Fact("When", f"{datetime_words(one.first_at)}, for the first time that day")
    if kind is Kind.NIGHT:
        night = night_of(asker, one.id)
        yield Fact("Night", f"{time_words(time(night.begins))} to {time_words(time(night.ends))}")
    yield from (Fact("Whose record", child.person.name) for child in children.values())
    yield Fact("How often", times_words(kind, one.times))


@requires(Permission.UNUSUAL_READ)
@require_safe
def records(request: HttpRequest, unusual_id: UUID) -> HttpResponse:
    """What the person opened that day, by number and time. It leaves no line in the children's logs.

    Whoever is looked into may be among those who read them.
    """
    asker, number = principal(request), page_number(request)
    one = unusual_selectors.unusual_look(asker, unusual_id)
    found = records_opened(asker, unusual_id, (number - 1) * PER_PAGE, PER_PAGE)
    page = RecordsPage(
        title="Records somebody opened",
        heading=one.person_label,
        back_link=Link("Back to the look", reverse("unusual-look", args=[unusual_id])),
        reason=TITLES[Kind(one.kind)],
        records=records_table(found.shown, one.person_id, one.on),
        none=Empty("No opening of that day is in the log any more."),
        pages=around(request, number, found.total),
    )
    return render(request, "staff/unusual/records.html", page)


def _place(request: HttpRequest) -> UUID | None:
    """The look to go on below; the newest for what is none."""
    try:
        return UUID(request.GET.get("older", ""))
    except ValueError:
        return None
