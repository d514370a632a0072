"""Somebody leaves: every child is handed over, family by family, and what else is open goes along or is named."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kith.core.access.needs import requires
from kith.core.access.roles import Permission
from kith.core.people.leaving_selectors import Leaving, leaving
from kith.core.people.leaving_services import worker_left
from kith.doors.staff.allocation.forms import LeaveForm
from kith.doors.staff.checked_form import Outlook, checked_form
from kith.doors.staff.door import posted, principal
from kith.govuk.dates import date_words
from kith.govuk.pieces import Fact, Link
from kith.kernel.errors import NotYet, Problem

_WORK_GOES = "Their plans and drafts, and what is due, go with them."
_ALL_ROLES = "Their account is closed. From now on they cannot sign in."


@requires(Permission.RECORD_ALLOCATE)
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, worker_id: UUID) -> HttpResponse:
    """Who takes over which family, all the rest to one person; seen before it happens."""
    asker = principal(request)
    held = leaving(asker, worker_id)
    form = LeaveForm(posted(request))
    form.ask(held.families, held.takers)

    def outlook(_typed: dict[str, Any]) -> Outlook:
        return _outlook(leaving(asker, worker_id), form)

    def act(typed: dict[str, Any]) -> str:
        rest = typed.get("rest_to")
        worker_left(
            worker_id=worker_id,
            hand_over=form.hand_over(leaving(asker, worker_id).families),
            rest_to=UUID(rest) if rest else None,
            why=typed["why"],
            by=asker,
        )
        return reverse("my-team")

    return checked_form(
        request, form, outlook, act, done="They have left; every child has a lead worker.", title="Somebody leaves",
        heading=f"{held.worker.name} leaves", button="See what happens", confirm="Hand over and close the account",
        warning=True, text=tuple(_left(held)), back_link=Link("Go back", reverse("caseload", args=[worker_id])),
    )  # fmt: skip


def _left(held: Leaving) -> Iterator[str]:
    """What there is to hand over, what goes along, and what ends, a line each."""
    number = "1 child is" if held.children == 1 else f"{held.children or 'No'} children are"
    families = f" of {len(held.families)} families" if len(held.families) > 1 else ""
    yield f"{number} left to hand over{families}. {_WORK_GOES}"
    yield from _stand_in_the_way(held)
    yield from _ends(held)


def _ends(held: Leaving) -> Iterator[str]:
    """What ends with their account, or goes along, a line each: said before anything is typed, and to be confirmed."""
    if held.beside:
        yield f"They stop being beside the lead worker of {_counted(held.beside, 'other child', 'other children')}."
    for one in held.covers:
        who = f"for {one.name}" if one.stands_in else f"by {one.name} for them"
        yield f"Cover {who}, until {date_words(one.until_on)}, ends."
    if held.shifts:
        yield f"{_counted(held.shifts, 'shift', 'shifts')} of theirs on the rota: give to somebody else."
    if held.teams:
        yield f"They stop managing {', '.join(held.teams)} beside their own work."
    if held.typed:
        forms = _counted(held.typed, "form", "forms")
        yield f"They typed {forms} and did not send it. Only they can read it: ask them to, or it is forgotten."
    if held.links:
        yield "A link to choose a password is on its way to them: it stops working."


def _stand_in_the_way(held: Leaving) -> Iterator[str]:
    if held.beyond:
        yield "They also have a record that you cannot open. Ask the service manager to hand over."
    if held.answers_for:
        yield "They answer for a restricted record. Somebody else has to answer for it first."


def _outlook(held: Leaving, form: LeaveForm) -> Outlook:
    """Who gets how many, and how many that makes; NotYet while one is left without somebody."""
    given, without = form.shares(held.families)
    facts = tuple(
        Fact(one.name, f"gets {_children(given[one.id])}; leads {one.children + given[one.id]} then")
        for one in held.takers
        if one.id in given
    )
    if without:
        raise NotYet([Problem(f"Say who takes over: {without} would be left without a lead worker.", "rest_to")])
    get = "gets" if held.children == 1 else "get"
    return Outlook(
        f"{_children(held.children).capitalize()} {get} another lead worker. {_ALL_ROLES}",
        (*facts, *_what_else(held)),
        concerned=(*form.whose(held.families), *held.concerned),
    )


def _what_else(held: Leaving) -> Iterator[Fact]:
    lines = [*([_WORK_GOES] if held.children or held.duties else ()), *_ends(held)]
    if lines:
        yield Fact("What else happens", "\n".join(lines))


def _children(number: int) -> str:
    return _counted(number, "child", "children") if number else "no children"


def _counted(number: int, one: str, many: str) -> str:
    return f"1 {one}" if number == 1 else f"{number} {many}"
