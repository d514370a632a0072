"""What the views of a plan begin and end with: whose record it is, and a page that is one form."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from kith.core.access.principal import Principal
from kith.core.editions.selectors import VersionForReaders, version_for_readers
from kith.core.plans.selectors import PlanView, plan_view
from kith.doors.staff.door import answer, open_record, posted, principal
from kith.doors.staff.pages import identity_of_children
from kith.doors.staff.plan.forms import PlainForm
from kith.doors.staff.plan.presenters import ConfirmPage
from kith.govuk.pieces import IdentityBar, Link

Act = Callable[[dict[str, Any]], str]


def opened_plan(request: HttpRequest, plan_id: UUID) -> tuple[Principal, PlanView]:
    """Who asks, and the plan within their reach; its children's record is opened (ACCESS-2)."""
    asker = principal(request)
    seen = plan_view(asker, plan_id)
    open_record(request, seen.children)
    return asker, seen


def opened_version(request: HttpRequest, version_id: UUID) -> tuple[Principal, VersionForReaders]:
    """Who asks, and the version within their reach; its children's record is opened (ACCESS-2)."""
    asker = principal(request)
    loaded = version_for_readers(asker, version_id)
    open_record(request, loaded.content.children)
    return asker, loaded


def plan_home(plan_id: UUID) -> str:
    """The address of a plan's page."""
    return reverse("plan", args=[plan_id])


def back_to_plan(plan_id: UUID) -> Link:
    """The way back to a plan's page."""
    return Link("Back to the plan", plan_home(plan_id))


def plan_identity(seen: PlanView) -> IdentityBar:
    """Whose record a plan is."""
    return identity_of_children(seen.family_id, seen.children)


def confirmed(
    request: HttpRequest,
    act: Act,
    identity: IdentityBar,
    leave: Link,
    *,
    done: str,
    revision: int = 0,
    shown: str = "",
    **words: Any,
) -> HttpResponse:
    """Are you sure: asked on a page of its own, then done; `words` are those of `ConfirmPage`.

    `revision` or `shown` say what the question is about; when that has changed meanwhile, it is asked anew.
    """
    form = PlainForm(posted(request), initial={"revision": revision or None, "shown": shown})
    page = ConfirmPage(form=form, identity=identity, action=request.path, leave=leave, **words)
    template, now = "staff/plan/confirm.html", {"shown": shown}
    return answer(request, form, act, page, template, done=done, leave=leave, when_stale=_CHANGED, now=now)


_CHANGED = "This has changed since you opened the page. Look at it again before you go on."
