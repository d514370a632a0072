"""A team's caseload: who has whom, giving children to somebody else, one or many."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kith.core.access.needs import requires
from kith.core.access.roles import Permission
from kith.core.people.allocation_selectors import Caseload, caseload_of, team_workers
from kith.core.people.allocation_services import children_allocated
from kith.core.people.lead_selectors import may_lead
from kith.doors.staff.allocation.forms import MoveForm
from kith.doors.staff.door import answer, posted, principal, told
from kith.doors.staff.one_form import PER_PAGE, around, page_number
from kith.doors.staff.pages import age_words, children_words
from kith.govuk.page import Page, render
from kith.govuk.pieces import Empty, Fact, Link, Tag, Tone, WorkRow

WRITE = require_http_methods(["GET", "HEAD", "POST"])
HOME = "My team"
_STOPPED = "This account is stopped: the children’s lead worker cannot sign in. Give each child another one today."


@dataclass(frozen=True, kw_only=True)
class TeamPage(Page):
    """The people of one's teams and how many children each leads."""

    rows: tuple[WorkRow, ...]
    none: Empty
    pages: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class CaseloadPage(Page):
    """The children somebody leads, and the form to give some of them to somebody else."""

    caution: str
    children: tuple[Fact, ...]
    none: Empty
    pages: tuple[Link, ...]
    form: MoveForm | None
    action: str
    leave: Link


@requires(Permission.RECORD_ALLOCATE)
@require_safe
def team_page(request: HttpRequest) -> HttpResponse:
    """Who works in the teams this person manages, and how many children each leads."""
    number = page_number(request)
    held = team_workers(principal(request), (number - 1) * PER_PAGE, PER_PAGE)
    page = TeamPage(
        title=HOME,
        notice=told(request),
        rows=tuple(
            WorkRow(
                Link(one.name, reverse("caseload", args=[one.id])),
                f"{one.role}, {one.team}",
                children_words(one.children),
                Tag("Account stopped", Tone.LATE) if one.stopped else None,
            )
            for one in held.shown
        ),
        none=Empty("Nobody works in a team of yours.", "Ask the people who look after Kith to put your team in order."),
        pages=around(request, number, held.total),
    )
    return render(request, "staff/allocation/team.html", page)


@requires(Permission.RECORD_ALLOCATE)
@WRITE
def caseload(request: HttpRequest, worker_id: UUID) -> HttpResponse:
    """Somebody's children, 25 at a time; those ticked are given to another lead worker."""
    asker, number = principal(request), page_number(request)
    held = caseload_of(asker, worker_id, (number - 1) * PER_PAGE, PER_PAGE)
    form = MoveForm(posted(request))
    form.ask(
        ((child.id, child.name) for child in held.shown),
        ((user.id, user.name) for user in may_lead(asker) if user.id != worker_id),
    )

    def act(typed: dict[str, Any]) -> str:
        children_allocated(
            child_ids=[UUID(child) for child in typed["children"]],
            worker_id=UUID(typed["worker"]),
            why=typed["why"],
            by=asker,
        )
        return reverse("caseload", args=[worker_id])

    page = _caseload_page(request, held, form, around(request, number, held.total))
    return answer(
        request, form, act, page, "staff/allocation/caseload.html", done="The children have a new lead worker."
    )


def _caseload_page(request: HttpRequest, held: Caseload, form: MoveForm, pages: tuple[Link, ...]) -> CaseloadPage:
    return CaseloadPage(
        title="Somebody’s children",
        heading=held.worker.name,
        notice=told(request),
        back_link=Link(HOME, reverse("my-team")),
        caution="" if held.worker.is_active or not held.total else _STOPPED,
        children=tuple(
            Fact(
                child.name,
                age_words(child.born_on),
                (
                    Link("Family", reverse("family", args=[child.family_id]), f"of {child.name}"),
                    Link("Who works with them", reverse("child-workers", args=[child.id]), f": {child.name}"),
                ),
            )
            for child in held.shown
        ),
        none=Empty("No child that you can see is theirs."),
        pages=pages,
        form=form if held.shown else None,
        action=request.get_full_path(),
        leave=Link(f"{held.worker.name} leaves: hand over", reverse("worker-leave", args=[held.worker.id])),
    )
