"""Sign-ins that failed, for who looks after accounts."""

from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from kith.core.access.needs import requires
from kith.core.access.roles import Permission
from kith.core.accounts.failed_selectors import FailureSeen, failures_listed
from kith.doors.staff.one_form import around, page_number
from kith.doors.staff.users.presenters import PEOPLE
from kith.govuk.dates import date_words, time_words
from kith.govuk.page import Page, render
from kith.govuk.pieces import Column, Empty, Link, Table

_COLUMNS = (Column("When"), Column("Whose account"), Column("Tried with"), Column("Times", number=True))


@dataclass(frozen=True, kw_only=True)
class FailedSignInsPage(Page):
    """A page of the list, the newest first."""

    table: Table | None
    none: Empty
    ways: tuple[Link, ...]


@requires(Permission.USERS_MANAGE)
@require_safe
def failed_sign_ins(request: HttpRequest) -> HttpResponse:
    """An hour, an account and a way in each line; names that are nobody's here are thrown together."""
    number = page_number(request)
    found = failures_listed(number)
    rows = tuple(_row(one) for one in found.shown)
    page = FailedSignInsPage(
        title="Sign-ins that failed",
        back_link=Link(PEOPLE, reverse("users")),
        table=Table("Sign-ins that failed, by hour", _COLUMNS, rows) if rows else None,
        none=Empty("No sign-in has failed."),
        ways=around(request, number, found.total),
    )
    return render(request, "staff/users/failed.html", page)


def _row(seen: FailureSeen) -> tuple[str | Link, ...]:
    until = seen.hour + timedelta(hours=1)
    when = f"{date_words(seen.hour)}, {time_words(seen.hour)} to {time_words(until)}"
    whose = Link(seen.name, reverse("user", args=[seen.user_id])) if seen.user_id else "Nobody’s here"
    return when, whose, seen.tried_with[:1].upper() + seen.tried_with[1:], str(seen.number)
