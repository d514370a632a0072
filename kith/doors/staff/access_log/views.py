"""Who looked at a child's record, who did what, when and on what basis (ACCESS-2). Reading it is logged too."""

from itertools import islice
from typing import NamedTuple
from uuid import UUID

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from kith.core.access.log_policies import reads_every_log, require_log
from kith.core.access.log_selectors import log_page, people_in_log, whole_log
from kith.core.access.needs import requires
from kith.core.access.principal import Principal
from kith.core.access.roles import Permission
from kith.core.people.selectors import children_by_id
from kith.doors.staff.access_log.files import csv_lines
from kith.doors.staff.access_log.forms import ChosenForm
from kith.doors.staff.access_log.presenters import (
    AccessLogPage,
    PrintedLogPage,
    address,
    chosen_words,
    day_tables,
    days_shown,
    nothing_there,
    onward_links,
)
from kith.doors.staff.door import open_record, principal
from kith.doors.staff.pages import identity_of_child
from kith.govuk.dates import datetime_words
from kith.govuk.page import render
from kith.govuk.pieces import IdentityBar, Link
from kith.kernel import clock
from kith.kernel.errors import NotFound

LINES_ON_A_PAGE = 25
LINES_ON_PAPER = 1000


class _Log(NamedTuple):
    """A log that this person may read, and what of it was asked for."""

    asker: Principal
    child_id: UUID
    heading: str
    identity: IdentityBar
    back: Link
    form: ChosenForm
    names: dict[UUID, str]


@requires(Permission.ACCESS_LOG_READ)
@require_safe
def access_log(request: HttpRequest, child_id: UUID) -> HttpResponse:
    """Some lines at a time, newest first."""
    log = _opened(request, child_id)
    chosen, below = log.form.chosen(), _place(request.GET.get("older", ""))
    shown = log_page(log.asker, child_id, chosen, below, LINES_ON_A_PAGE)
    page = AccessLogPage(
        title="Who opened this record",
        heading=log.heading,
        identity=log.identity,
        back_link=log.back,
        errors=log.form.error_items(),
        form=log.form,
        narrowed=log.form.is_bound,
        action=request.path,
        days=days_shown(shown.lines),
        nothing=nothing_there(chosen),
        onward=onward_links(shown, child_id, chosen, below),
        away=(
            Link("Show on one page, to print", address("access-log-print", child_id, chosen)),
            Link("Download as a file", address("access-log-file", child_id, chosen)),
        ),
    )
    return render(request, "staff/access_log/page.html", page)


@requires(Permission.ACCESS_LOG_READ)
@require_safe
def to_print(request: HttpRequest, child_id: UUID) -> HttpResponse:
    """The newest thousand lines of what was asked for on one page, for paper."""
    log = _opened(request, child_id)
    chosen = log.form.chosen()
    lines = list(islice(whole_log(log.asker, child_id, chosen), LINES_ON_PAPER + 1))
    about = chosen_words(chosen, log.names) or "Everything"
    page = PrintedLogPage(
        title="Who opened this record",
        heading=log.heading,
        identity=log.identity,
        back_link=Link("Back to the list", address("access-log", child_id, chosen)),
        about=f"{about}. Printed by {log.asker.label}, {datetime_words(clock.instant())}.",
        days=day_tables(lines[:LINES_ON_PAPER]),
        nothing=nothing_there(chosen),
        cut_off=_cut_off(len(lines) > LINES_ON_PAPER),
    )
    return render(request, "staff/access_log/print.html", page)


@requires(Permission.ACCESS_LOG_READ)
@require_safe
def as_file(request: HttpRequest, child_id: UUID) -> StreamingHttpResponse:
    """All of what was asked for, line by line; its name says nothing about whose it is."""
    log = _opened(request, child_id)
    lines = csv_lines(whole_log(log.asker, child_id, log.form.chosen()))
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="access-log-{clock.instant():%Y-%m-%d}.csv"'
    return response


def _opened(request: HttpRequest, child_id: UUID) -> _Log:
    asker = principal(request)
    require_log(asker, child_id)
    child = children_by_id([child_id]).get(child_id)
    if child is None:
        raise NotFound
    every_log = reads_every_log(asker)
    open_record(request, [child_id], basis="data-protection reader" if every_log else "")
    people = [(user.id, user.name) for user in people_in_log(asker, child_id)]
    form = ChosenForm(request.GET if set(request.GET) - {"older"} else None)
    form.offer_people(people)
    family = Link("Family", reverse("family", args=[child.person.family_id]))
    return _Log(
        asker=asker,
        child_id=child_id,
        heading=f"Who opened {child.person.known_as}’s record",
        identity=identity_of_child(child.person.known_as, child.person.born_on, None if every_log else family),
        back=Link("My work", reverse("work")) if every_log else family,
        form=form,
        names=dict(people),
    )


def _place(text: str) -> int | None:
    """The place to go on from; the newest lines for what is no place."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


def _cut_off(cut: bool) -> str:
    return f"Only the newest {LINES_ON_PAPER:,} lines are here. Choose days to print the others." if cut else ""
