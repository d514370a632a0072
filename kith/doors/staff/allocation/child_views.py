"""Who works with one child: the lead worker, and the people beside them."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kith.core.access.basis import Basis
from kith.core.access.needs import requires
from kith.core.access.principal import Principal
from kith.core.access.roles import Permission
from kith.core.accounts.selectors import user_by_email
from kith.core.people.allocation_selectors import Beside, beside
from kith.core.people.allocation_services import allocation_added, allocation_ended
from kith.core.people.selectors import family_of
from kith.doors.staff.allocation.forms import BesideForm, PressForm
from kith.doors.staff.door import open_record, posted, principal, told
from kith.doors.staff.one_form import one_form
from kith.doors.staff.pages import identity_of_children
from kith.govuk.dates import date_words
from kith.govuk.page import Page, render
from kith.govuk.pieces import Fact, IdentityBar, Link
from kith.kernel.errors import Invalid, NotFound

WRITE = require_http_methods(["GET", "HEAD", "POST"])


@dataclass(frozen=True, kw_only=True)
class WorkersPage(Page):
    """Who has a part in this child's record."""

    people: tuple[Fact, ...]
    add: Link


@requires(Permission.RECORD_ALLOCATE)
@require_safe
def workers(request: HttpRequest, child_id: UUID) -> HttpResponse:
    """Who works with this child, since when and until when."""
    _, held, identity = _opened(request, child_id)
    page = WorkersPage(
        title="Who works with a child",
        notice=told(request),
        identity=identity,
        people=tuple(_fact(child_id, one) for one in held),
        add=Link("Put somebody beside the lead worker", reverse("child-worker-add", args=[child_id])),
    )
    return render(request, "staff/allocation/workers.html", page)


def _fact(child_id: UUID, one: Beside) -> Fact:
    until = f" until {date_words(one.until_on)}" if one.until_on else ""
    end = Link("End", reverse("child-worker-end", args=[child_id, one.id]), f": {one.name}, {one.part.label}")
    words = f"{one.part.label[:1].upper()}{one.part.label[1:]}\nsince {date_words(one.from_on)}{until}"
    return Fact(one.name, words, () if one.part is Basis.LEAD_WORKER else (end,))


@requires(Permission.RECORD_ALLOCATE)
@WRITE
def add(request: HttpRequest, child_id: UUID) -> HttpResponse:
    """Put somebody beside the lead worker."""
    asker, _, identity = _opened(request, child_id)
    home = reverse("child-workers", args=[child_id])

    def act(typed: dict[str, Any]) -> str:
        user = user_by_email(typed["email"])
        if user is None:
            raise Invalid("Nobody who works here has this address. Check it.", "email")
        part = Basis(typed["part"])
        allocation_added(child_id=child_id, worker_id=user.id, part=part, until_on=typed["until_on"], by=asker)
        return home

    return one_form(
        request, BesideForm(posted(request)), act, done="They reach this child’s record now.",
        title="Somebody beside the lead worker", button="Let them reach this record", identity=identity,
        back_link=Link("Go back", home),
    )  # fmt: skip


@requires(Permission.RECORD_ALLOCATE)
@WRITE
def end(request: HttpRequest, child_id: UUID, allocation_id: UUID) -> HttpResponse:
    """End somebody's part."""
    asker, held, identity = _opened(request, child_id)
    one = next((one for one in held if one.id == allocation_id), None)
    if one is None:
        raise NotFound
    home = reverse("child-workers", args=[child_id])

    def act(_typed: dict[str, Any]) -> str:
        allocation_ended(allocation_id=allocation_id, by=asker)
        return home

    return one_form(
        request, PressForm(posted(request)), act, done="Their part has ended.", title="End somebody’s part",
        heading=f"End {one.name}’s part as {one.part.label}", button="End it", warning=True, identity=identity,
        text=("They lose sight of the record at once.",), back_link=Link("Go back", home),
    )  # fmt: skip


def _opened(request: HttpRequest, child_id: UUID) -> tuple[Principal, tuple[Beside, ...], IdentityBar]:
    asker = principal(request)
    held = beside(asker, child_id)
    open_record(request, [child_id])
    return asker, held, identity_of_children(family_of(child_id), [child_id])
