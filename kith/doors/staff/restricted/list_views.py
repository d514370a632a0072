"""The list of a restricted record: who is on it, who is taken off, who answers for it."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kith.core.access.needs import requires
from kith.core.access.principal import Principal
from kith.core.access.roles import Permission
from kith.core.accounts.choices import Role
from kith.core.accounts.selectors import user_by_email
from kith.core.people.restricted_selectors import RestrictedView, list_of, restricted_for
from kith.core.people.restricted_services import name_added, name_removed, restriction_answered_by
from kith.doors.staff.door import open_record, posted, principal
from kith.doors.staff.one_form import one_form
from kith.doors.staff.restricted.forms import AnswerForm, NameForm, OffForm
from kith.govuk.pieces import Link
from kith.kernel.errors import Invalid, NotFound

WRITE = require_http_methods(["GET", "HEAD", "POST"])


@requires(Permission.RECORD_RESTRICT)
@WRITE
def add(request: HttpRequest, restriction_id: UUID) -> HttpResponse:
    """Put somebody on the list."""
    asker, seen, home = _opened(request, restriction_id)

    def act(typed: dict[str, Any]) -> str:
        user = user_by_email(typed["email"])
        if user is None:
            raise Invalid("Nobody who works here has this address. Check it.", "email")
        name_added(restriction_id=restriction_id, user_id=user.id, until_on=typed["until_on"], by=asker)
        return home

    return one_form(
        request, NameForm(posted(request)), act, done="They are on the list.", title="Put somebody on a list",
        heading=f"Put somebody on the list of {seen.child_name}’s record", button="Put them on the list",
        back_link=Link("Go back", home),
    )  # fmt: skip


@requires(Permission.RECORD_RESTRICT)
@WRITE
def off(request: HttpRequest, restriction_id: UUID, user_id: UUID) -> HttpResponse:
    """Take somebody off the list."""
    asker, seen, home = _opened(request, restriction_id)
    name = next((one.name for one in list_of(asker, restriction_id) if one.user_id == user_id), None)
    if name is None:
        raise NotFound

    def act(_typed: dict[str, Any]) -> str:
        name_removed(restriction_id=restriction_id, user_id=user_id, by=asker)
        return home

    return one_form(
        request, OffForm(posted(request)), act, done="They are off the list.", title="Take somebody off a list",
        heading=f"Take {name} off the list of {seen.child_name}’s record", button="Take them off", warning=True,
        text=("They lose sight of the record at once.",), back_link=Link("Go back", home),
    )  # fmt: skip


@requires(Permission.RECORD_RESTRICT)
@WRITE
def answers(request: HttpRequest, restriction_id: UUID) -> HttpResponse:
    """Let another service manager of the list answer for the record."""
    asker, seen, home = _opened(request, restriction_id)
    form = AnswerForm(posted(request))
    on_list = list_of(asker, restriction_id)
    form.ask((one.user_id, one.name) for one in on_list if one.role == Role.SERVICE_MANAGER.label)

    def act(typed: dict[str, Any]) -> str:
        restriction_answered_by(restriction_id=restriction_id, user_id=UUID(typed["user"]), by=asker)
        return home

    return one_form(
        request, form, act, done="Written down: who answers for it.", title="Who answers for a record",
        heading=f"Who answers for {seen.child_name}’s record", button="Save", back_link=Link("Go back", home),
        text=("They have to be on the list, without a last day. What is due about it becomes theirs.",),
    )  # fmt: skip


def _opened(request: HttpRequest, restriction_id: UUID) -> tuple[Principal, RestrictedView, str]:
    asker = principal(request)
    seen = restricted_for(asker, restriction_id)
    open_record(request, [seen.child_id])
    return asker, seen, reverse("restricted-record", args=[restriction_id])
