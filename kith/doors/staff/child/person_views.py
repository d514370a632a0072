"""Who somebody is: looking, changing, where they live, what they are to a child."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kith.core.access.needs import requires
from kith.core.access.principal import Principal
from kith.core.access.roles import Permission
from kith.core.people.details import plain_council_number
from kith.core.people.selectors import FamilyView, PersonView, family_for, person_for
from kith.core.people.services import (
    address_added,
    address_taken_out,
    child_looked_for,
    connection_saved,
    details_saved,
)
from kith.doors.staff.child.forms import AddressForm, BondForm, ChildForm, PersonForm, initial_of
from kith.doors.staff.child.pages import PersonFormPage, TakeOutPage, person_page
from kith.doors.staff.door import answer, open_record, posted, principal, told
from kith.doors.staff.one_press import PlainForm
from kith.doors.staff.pages import identity_of
from kith.govuk.forms import Form
from kith.govuk.page import render
from kith.govuk.pieces import Link
from kith.kernel.errors import Invalid, NotFound, Problem

_WRITE = require_http_methods(["GET", "HEAD", "POST"])
_PLAIN = (
    "Everybody who sees this family sees this address, and finds them by it. "
    "Do not write an address here that somebody must not learn."
)


@requires(Permission.FAMILY_READ)
@require_safe
def person(request: HttpRequest, family_id: UUID, person_id: UUID) -> HttpResponse:
    """Somebody of a family within reach."""
    seen, family = _seen(request, family_id, person_id)
    page = person_page(seen, family, principal(request).may(Permission.FAMILY_WRITE), told(request))
    return render(request, "staff/child/person.html", page)


@requires(Permission.FAMILY_WRITE)
@_WRITE
def change(request: HttpRequest, family_id: UUID, person_id: UUID) -> HttpResponse:
    """Change who somebody is; a change somebody else made meanwhile is shown beside it."""
    asker = principal(request)
    seen, family = _seen(request, family_id, person_id)
    kind = ChildForm if seen.is_child else PersonForm
    form = kind(posted(request), initial=initial_of(seen.details, seen.person.revision))
    if form.is_valid() and seen.is_child:
        _number_looked_for(form, seen, asker)

    def act(typed: dict[str, Any]) -> str:
        details_saved(
            family_id=family_id, person_id=person_id, details=form.details(), base=typed["revision"] or 0, by=asker
        )
        return _home(family_id, person_id)

    return _form_page(request, form, act, seen, family, "Change details", "The details are saved.")


@requires(Permission.FAMILY_WRITE)
@_WRITE
def address(request: HttpRequest, family_id: UUID, person_id: UUID) -> HttpResponse:
    """Say where somebody lives; only what need not be hidden."""
    asker = principal(request)
    seen, family = _seen(request, family_id, person_id)
    form = AddressForm(posted(request))

    def act(typed: dict[str, Any]) -> str:
        plain = {place: typed[place] for place in ("lines", "postcode", "from_on")}
        address_added(family_id=family_id, person_id=person_id, **plain, by=asker)
        return _home(family_id, person_id)

    return _form_page(request, form, act, seen, family, "Add an address", "The address is saved.", _PLAIN)


@requires(Permission.FAMILY_WRITE)
@_WRITE
def connection(request: HttpRequest, family_id: UUID, person_id: UUID, child_id: UUID) -> HttpResponse:
    """Say what a grown-up is to one child."""
    asker = principal(request)
    seen, family = _seen(request, family_id, person_id)
    child = next((child for child in family.children if child.id == child_id), None)
    if child is None or seen.is_child:
        raise NotFound
    held = next((one for one in seen.person.connections.all() if one.child_id == child_id), None)
    places = ("relationship", "described_as", "parental_responsibility", "revision")
    form = BondForm(posted(request), initial={place: getattr(held, place) for place in places} if held else {})

    def act(typed: dict[str, Any]) -> str:
        connection_saved(
            family_id=family_id,
            person_id=person_id,
            child_id=child_id,
            bond=form.bond(),
            base=typed["revision"] or 0,
            by=asker,
        )
        return _home(family_id, person_id)

    title = "What they are to a child"
    heading = f"What {seen.person.known_as} is to {child.person.known_as}"
    return _form_page(request, form, act, seen, family, title, "It is saved.", heading=heading)


@requires(Permission.FAMILY_WRITE)
@_WRITE
def take_out_address(request: HttpRequest, family_id: UUID, person_id: UUID, address_id: UUID) -> HttpResponse:
    """Take an address out, after asking once more."""
    asker = principal(request)
    seen, family = _seen(request, family_id, person_id)
    if address_id not in {one.id for one in seen.addresses}:
        raise NotFound
    form = PlainForm(posted(request))

    def act(typed: dict[str, Any]) -> str:
        address_taken_out(family_id=family_id, person_id=person_id, address_id=address_id, by=asker)
        return _home(family_id, person_id)

    page = TakeOutPage(
        title="Take out an address",
        heading="Do you want to take this address out?",
        form=form,
        identity=identity_of(family),
        action=request.path,
        leave=Link("Keep it", _home(family_id, person_id)),
        text="Nobody is found by it any more. If they moved, add the new address instead: the old one keeps its dates.",
    )
    return answer(
        request, form, act, page, "staff/child/take_out.html", done="The address is taken out.", leave=page.leave
    )


def _number_looked_for(form: PersonForm, seen: PersonView, asker: Principal) -> None:
    """Another number for a child is a look for whose it may be: it leaves evidence and is limited (ACCESS-1)."""
    details = form.details()
    if plain_council_number(details.council_id) == seen.details.council_id:
        return
    try:
        looked = child_looked_for(details=details, other_than=seen.person.id, by=asker)
    except Invalid as refused:
        form.refuse(refused.problems)
        return
    if looked.stopped:
        form.refuse([Problem("You have looked for many children today. Ask your manager.", "council_id")])


def _form_page(
    request: HttpRequest,
    form: Form,
    act: Callable[[dict[str, Any]], str],
    seen: PersonView,
    family: FamilyView,
    title: str,
    done: str,
    note: str = "",
    heading: str = "",
) -> HttpResponse:
    leave = Link(f"Back to {seen.person.known_as}", _home(family.id, seen.person.id))
    page = PersonFormPage(
        title=title,
        heading=heading or title,
        caption="" if heading else seen.person.name,
        form=form,
        identity=identity_of(family),
        back_link=leave,
        action=request.path,
        button="Save",
        note=note,
    )
    return answer(request, form, act, page, "staff/child/form.html", done=done)


def _seen(request: HttpRequest, family_id: UUID, person_id: UUID) -> tuple[PersonView, FamilyView]:
    """Somebody of a family, both within reach; looking is logged."""
    asker = principal(request)
    seen, family = person_for(asker, family_id, person_id), family_for(asker, family_id)
    open_record(request, seen.children)
    return seen, family


def _home(family_id: UUID, person_id: UUID) -> str:
    return reverse("person", args=[family_id, person_id])
