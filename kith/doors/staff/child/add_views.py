"""Adding a child, which first looks for the child, and adding a grown-up."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kith.core.access.needs import requires
from kith.core.access.principal import Principal
from kith.core.access.roles import Permission
from kith.core.access.selectors import reaches
from kith.core.people.lead_selectors import may_lead_new
from kith.core.people.likely_same import Looked
from kith.core.people.selectors import FamilyView, children_by_id, family_for
from kith.core.people.services import adult_added, child_created, child_looked_for
from kith.doors.staff.child.forms import NewAdultForm, NewChildForm
from kith.doors.staff.child.pages import PersonFormPage, asked_of
from kith.doors.staff.door import answer, open_record, posted, principal
from kith.doors.staff.pages import family_link, identity_of
from kith.govuk.pieces import Link
from kith.kernel.errors import Invalid, Problem

_WRITE = require_http_methods(["GET", "HEAD", "POST"])
_TOO_MANY = "You have looked for many children today. Ask your manager to add this child."
_BESIDE = (
    "There may be a record of this child already. Look at it or ask about it, or say below why this is another child"
)


@requires(Permission.RECORD_CREATE)
@_WRITE
def add_child_of_new_family(request: HttpRequest) -> HttpResponse:
    """A child of a family that is not there yet."""
    return _add_child(request, None)


@requires(Permission.RECORD_CREATE)
@_WRITE
def add_child(request: HttpRequest, family_id: UUID) -> HttpResponse:
    """A child of a family within reach."""
    seen = family_for(principal(request), family_id)
    open_record(request, [child.id for child in seen.children])
    return _add_child(request, seen)


def _add_child(request: HttpRequest, family: FamilyView | None) -> HttpResponse:
    asker = principal(request)
    leads = [child.lead_worker_id for child in family.children] if family else []
    workers = [(user.id, user.name) for user in may_lead_new(asker, leads)]
    first = str(asker.user_id) if asker.user_id in dict(workers) else ""
    lead = str(leads[0]) if leads else first
    form = NewChildForm(posted(request), initial={"worker": lead})
    form.offer_workers(workers)
    looked = _look(form, asker) if form.is_valid() else Looked()

    def act(typed: dict[str, Any]) -> str:
        return _create(form, typed, family, asker)

    page = _child_page(request, form, family, looked)
    return answer(request, form, act, page, "staff/child/form.html", done="The child is added.")


def _look(form: NewChildForm, asker: Principal) -> Looked:
    """Who may be the same; the form is refused until the person has seen it and says why this is another child."""
    try:
        looked = child_looked_for(details=form.details(), by=asker)
    except Invalid as refused:
        form.refuse(refused.problems)
        return Looked()
    if looked.stopped:
        form.refuse([Problem(_TOO_MANY)])
    elif looked.found and not form.cleaned_data["reason"]:
        form.refuse([Problem(_BESIDE, "reason")])
    return looked


def _create(form: NewChildForm, typed: dict[str, Any], family: FamilyView | None, asker: Principal) -> str:
    child = child_created(
        family_id=family.id if family else None,
        family_name=typed["family_name"],
        details=form.details(),
        lead_worker_id=UUID(typed["worker"]),
        reason=typed["reason"],
        by=asker,
    )
    return reverse("family", args=[child.person.family_id]) if reaches(asker, [child.id]) else reverse("work")


def _child_page(request: HttpRequest, form: NewChildForm, family: FamilyView | None, looked: Looked) -> PersonFormPage:
    asked_why = looked.found or bool(form.is_bound and form["reason"].value())
    left_out = (*(() if asked_why else ("reason",)), *(("family_name",) if family else ()))
    return PersonFormPage(
        title="Add a child",
        form=form,
        identity=identity_of(family) if family else None,
        back_link=family_link(family) if family else Link("Find", reverse("find")),
        action=request.path,
        button="Add this child",
        note="" if looked.found else "Kith first looks whether there is a record of this child already.",
        left_out=left_out,
        records=tuple(
            Link(file.person.name, reverse("person", args=[file.person.family_id, child]))
            for child, file in children_by_id(looked.within).items()
        ),
        ask=asked_of(looked.elsewhere, principal(request).may(Permission.RECORD_BREAK_GLASS)),
    )


@requires(Permission.FAMILY_WRITE)
@_WRITE
def add_adult(request: HttpRequest, family_id: UUID) -> HttpResponse:
    """A grown-up of a family within reach, with what they are to some of its children."""
    asker = principal(request)
    seen = family_for(asker, family_id)
    open_record(request, [child.id for child in seen.children])
    form = NewAdultForm(posted(request))
    form.offer_children((child.id, child.person.known_as) for child in seen.children)

    def act(typed: dict[str, Any]) -> str:
        children = [UUID(child) for child in typed["children"]]
        person = adult_added(family_id=family_id, details=form.details(), bond=form.bond(), children=children, by=asker)
        return reverse("person", args=[family_id, person.id])

    page = PersonFormPage(
        title="Add somebody around the children",
        form=form,
        identity=identity_of(seen),
        back_link=family_link(seen),
        action=request.path,
        button="Add them",
    )
    return answer(request, form, act, page, "staff/child/form.html", done="They are added.")
