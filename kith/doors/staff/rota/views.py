"""Absence and cover, and who works out of hours."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kith.core.access.needs import requires
from kith.core.access.roles import Permission
from kith.core.people.allocation_selectors import people_to_arrange
from kith.core.people.staffing_selectors import (
    cover_for,
    covers,
    may_stand_in,
    out_of_hours_workers,
    rota,
    shift_for,
    shifts_of,
)
from kith.core.people.staffing_services import cover_arranged, cover_ended, shift_added, shift_ended
from kith.doors.staff.door import posted, principal, told
from kith.doors.staff.one_form import PER_PAGE, around, one_form, page_number
from kith.doors.staff.rota.forms import CoverForm, PressForm, ShiftForm
from kith.govuk.dates import date_words, datetime_words
from kith.govuk.page import Page, render
from kith.govuk.pieces import Empty, Fact, Link
from kith.kernel import clock

WRITE = require_http_methods(["GET", "HEAD", "POST"])


@dataclass(frozen=True, kw_only=True)
class DaysPage(Page):
    """Who, and which days; with the way to add one."""

    rows: tuple[Fact, ...]
    none: Empty
    pages: tuple[Link, ...]
    add: Link | None = None


@requires(Permission.COVER_ARRANGE)
@require_safe
def covers_page(request: HttpRequest) -> HttpResponse:
    """Who stands in for whom, now and later."""
    number = page_number(request)
    held = covers(principal(request), (number - 1) * PER_PAGE, PER_PAGE)
    page = DaysPage(
        title="Absence and cover",
        notice=told(request),
        back_link=_home(request),
        rows=tuple(
            Fact(
                f"{one.stand_in} for {one.absent}",
                f"{date_words(one.from_on)} to {date_words(one.until_on)}",
                (Link("End", reverse("cover-end", args=[one.id]), f": {one.stand_in} for {one.absent}"),),
            )
            for one in held.shown
        ),
        none=Empty("Nobody stands in for anybody, today or later."),
        pages=around(request, number, held.total),
        add=Link("Arrange cover", reverse("cover-new")),
    )
    return render(request, "staff/rota/days.html", page)


@requires(Permission.COVER_ARRANGE)
@WRITE
def cover_new(request: HttpRequest) -> HttpResponse:
    """Arrange who stands in for somebody absent."""
    asker = principal(request)
    form = CoverForm(posted(request), initial={"from_on": clock.today()})
    form.ask(
        ((user.id, user.name) for user in people_to_arrange(asker)),
        ((user.id, _with_team(user.name, user.team.name if user.team else "")) for user in may_stand_in(asker)),
    )

    def act(typed: dict[str, Any]) -> str:
        cover_arranged(
            absent_id=UUID(typed["absent"]),
            stand_in_id=UUID(typed["stand_in"]),
            from_on=typed["from_on"],
            until_on=typed["until_on"],
            by=asker,
        )
        return reverse("covers")

    return one_form(
        request, form, act, done="Cover is arranged.", title="Arrange cover", button="Arrange cover",
        back_link=Link("Go back", reverse("covers")),
    )  # fmt: skip


@requires(Permission.COVER_ARRANGE)
@WRITE
def cover_end(request: HttpRequest, cover_id: UUID) -> HttpResponse:
    """End cover before its last day."""
    asker = principal(request)
    seen = cover_for(asker, cover_id)

    def act(_typed: dict[str, Any]) -> str:
        cover_ended(cover_id=cover_id, by=asker)
        return reverse("covers")

    return one_form(
        request, PressForm(posted(request)), act, done="Cover has ended.", title="End cover", button="End it now",
        heading=f"End {seen.stand_in}’s cover for {seen.absent}", warning=True,
        text=("They lose sight of the absent person’s records at once.",),
        back_link=Link("Go back", reverse("covers")),
    )  # fmt: skip


@requires(Permission.COVER_ARRANGE)
@require_safe
def rota_page(request: HttpRequest) -> HttpResponse:
    """Who works out of hours, now and later."""
    number = page_number(request)
    held = rota(principal(request), (number - 1) * PER_PAGE, PER_PAGE)
    page = DaysPage(
        title="Out-of-hours rota",
        notice=told(request),
        back_link=_home(request),
        rows=tuple(
            Fact(
                f"{one.name}{f', {one.phone}' if one.phone else ''}",
                f"{datetime_words(one.from_at)} to {datetime_words(one.until_at)}",
                (Link("End", reverse("shift-end", args=[one.id]), f": {one.name}"),),
            )
            for one in held.shown
        ),
        none=Empty("Nobody is on the rota.", "Out-of-hours workers see no record outside their shifts."),
        pages=around(request, number, held.total),
        add=Link("Put somebody on the rota", reverse("shift-new")),
    )
    return render(request, "staff/rota/days.html", page)


@requires(Permission.SHIFT_READ)
@require_safe
def my_shifts(request: HttpRequest) -> HttpResponse:
    """One's own shifts, the running one first: while it lasts, every record but restricted ones can be opened."""
    number = page_number(request)
    held = shifts_of(principal(request), (number - 1) * PER_PAGE, PER_PAGE)
    now = clock.instant()
    page = DaysPage(
        title="My shifts",
        back_link=Link("My work", reverse("work")),
        rows=tuple(
            Fact(
                "Now" if one.from_at <= now else "To come",
                f"{datetime_words(one.from_at)} to {datetime_words(one.until_at)}",
            )
            for one in held.shown
        ),
        none=Empty(
            "No shift of yours is on the rota.",
            "Outside a shift you see no record of your own. A team manager or an administrator writes the rota.",
        ),
        pages=around(request, number, held.total),
    )
    return render(request, "staff/rota/days.html", page)


@requires(Permission.COVER_ARRANGE)
@WRITE
def shift_new(request: HttpRequest) -> HttpResponse:
    """Put an out-of-hours worker on the rota."""
    asker = principal(request)
    form = ShiftForm(posted(request))
    form.ask((user.id, user.name) for user in out_of_hours_workers(asker))

    def act(typed: dict[str, Any]) -> str:
        first, last = (
            datetime.combine(typed[f"{end}_on"], typed[f"{end}_time"], clock.LOCAL_ZONE) for end in ("from", "until")
        )
        shift_added(user_id=UUID(typed["user"]), from_at=first, until_at=last, by=asker)
        return reverse("rota")

    return one_form(
        request, form, act, done="They are on the rota.", title="Put somebody on the rota",
        button="Put them on the rota", back_link=Link("Go back", reverse("rota")),
        text=("While the shift lasts they see every record but restricted ones. Each page they open is written down.",),
    )  # fmt: skip


@requires(Permission.COVER_ARRANGE)
@WRITE
def shift_end(request: HttpRequest, shift_id: UUID) -> HttpResponse:
    """Take a shift off the rota."""
    asker = principal(request)
    seen = shift_for(asker, shift_id)

    def act(_typed: dict[str, Any]) -> str:
        shift_ended(shift_id=shift_id, by=asker)
        return reverse("rota")

    return one_form(
        request, PressForm(posted(request)), act, done="The shift is off the rota.", title="End a shift",
        heading=f"Take {seen.name}’s shift off the rota", button="Take it off", warning=True,
        facts=(Fact("Shift", f"{datetime_words(seen.from_at)} to {datetime_words(seen.until_at)}"),),
        back_link=Link("Go back", reverse("rota")),
    )  # fmt: skip


def _home(request: HttpRequest) -> Link:
    """The team of who manages one; their work for everybody else."""
    manages = principal(request).may(Permission.RECORD_ALLOCATE)
    return Link("My team", reverse("my-team")) if manages else Link("My work", reverse("work"))


def _with_team(name: str, team: str) -> str:
    """“Beth Lindqvist, Locality Team 2”: two people may have one name."""
    return f"{name}, {team}" if team else name
