"""My work: what is due, and the families within reach."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from kith.core.access.needs import signed_in
from kith.core.access.roles import Permission
from kith.core.duties.selectors import open_duties
from kith.core.editions.selectors import WaitingWords, waiting_words
from kith.core.people.selectors import OwnFamilies, children_by_id, families_of
from kith.doors.staff.door import principal, told
from kith.doors.staff.duty_rows import duty_rows
from kith.doors.staff.pages import family_link, listed
from kith.govuk.dates import datetime_words
from kith.govuk.page import Page, render
from kith.govuk.pieces import Empty, Link, Pages, Tag, Tone, WorkRow

MOST_ROWS = 25
_LONGEST_NUMBER = 7


@dataclass(frozen=True, kw_only=True)
class WorkPage(Page):
    """The first page after signing in."""

    duties: tuple[WorkRow, ...]
    more_duties: int
    no_duties: Empty
    to_approve: tuple[WorkRow, ...]
    more_to_approve: int
    families_heading: str
    families: tuple[WorkRow, ...]
    pages: Pages | None
    no_families: Empty


@signed_in
@require_safe
def work(request: HttpRequest) -> HttpResponse:
    """What this person has to do, most urgent first. An administrator has no children in sight and sees none."""
    asker = principal(request)
    duties = open_duties(asker, MOST_ROWS)
    waiting = waiting_words(asker)
    families = families_of(asker, _page_asked_for(request), MOST_ROWS)
    page = WorkPage(
        title="My work",
        notice=told(request),
        duties=duty_rows(duties.shown),
        more_duties=duties.more,
        no_duties=Empty("Nothing is due."),
        to_approve=_to_approve(waiting[:MOST_ROWS]),
        more_to_approve=len(waiting[MOST_ROWS:]),
        families_heading="Families" if asker.may(Permission.RECORD_FIND) else "Children I can open",
        families=tuple(
            WorkRow(family_link(family), listed(child.person.known_as for child in family.children))
            for family in families.shown
        ),
        pages=_pages(families),
        no_families=Empty("No family is allocated to you.", _next_step(asker.may(Permission.FAMILY_READ))),
    )
    return render(request, "staff/work/page.html", page)


def _page_asked_for(request: HttpRequest) -> int:
    asked = request.GET.get("page", "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < _LONGEST_NUMBER else 1


def _pages(families: OwnFamilies) -> Pages | None:
    if families.pages == 1:
        return None
    first = (families.page - 1) * MOST_ROWS + 1
    last = first + len(families.shown) - 1

    def address(page: int) -> str:
        return f"{reverse('work')}?page={page}#families" if 1 <= page <= families.pages else ""

    here = f"Families {first} to {last} of {families.total}"
    return Pages("families", here, address(families.page - 1), address(families.page + 1))


def _to_approve(waiting: tuple[WaitingWords, ...]) -> tuple[WorkRow, ...]:
    """Words that wait for this person's yes (SHARE-5)."""
    names = {child: file.person.known_as for child, file in children_by_id(_all_children(waiting)).items()}
    return tuple(
        WorkRow(
            Link(f"Words for {one.reader_name}", reverse("reader", args=[one.version_id, one.reader_id])),
            f"{listed(names[child] for child in one.children)}; written {datetime_words(one.written_at)}",
            tag=Tag("Approve", Tone.DUE),
        )
        for one in waiting
    )


def _all_children(waiting: tuple[WaitingWords, ...]) -> set[UUID]:
    return {child for one in waiting for child in one.children}


def _next_step(sees_children: bool) -> str:
    if sees_children:
        return "If you expected to find one here, ask your manager, or who let you know of Kith."
    return "Your role does not see children’s records."
