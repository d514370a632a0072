"""From a name and a date of birth to that child's log, for the data-protection reader."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kith.core.access.log_services import log_looked_for
from kith.core.access.needs import requires
from kith.core.access.roles import Permission
from kith.core.people.log_selectors import children_with_log
from kith.doors.staff.access_log.forms import FindLogForm
from kith.doors.staff.door import posted, principal, send
from kith.govuk.page import Page, render
from kith.govuk.pieces import Link
from kith.kernel.errors import Invalid

_NOBODY = "No child with this name and date of birth is here. Check both with whoever asks"


@dataclass(frozen=True, kw_only=True)
class FindLogPage(Page):
    """The form; and the children to choose from where there is more than one."""

    form: FindLogForm
    action: str
    found: tuple[Link, ...]


@requires(Permission.UNUSUAL_READ)
@require_http_methods(["GET", "HEAD", "POST"])
def find_log(request: HttpRequest) -> HttpResponse:
    """Leads to the log of the one child who is meant; asks which where there are several, each a world of its own."""
    asker = principal(request)
    form = FindLogForm(posted(request))
    found: list[Link] = []

    def act(typed: dict[str, Any]) -> str:
        children = children_with_log(asker, typed["name"], typed["born_on"])
        if not children:
            raise Invalid(_NOBODY, "name")
        if len(children) == 1:
            log_looked_for(by=asker)
            return reverse("access-log", args=[children[0].id])
        for child in children:
            words = f"{child.name}, {child.family} family, lead worker {child.lead_worker}"
            found.append(Link(words, reverse("access-log", args=[child.id])))
        raise Invalid("More than one child has this name and date of birth. Choose below")

    if request.method == "POST":
        led_on = send(request, form, act, done="Reading this log is written down.")
        if led_on is not None:
            return led_on
    page = FindLogPage(
        title="Who opened a record",
        errors=form.error_items(),
        back_link=Link("My work", reverse("work")),
        form=form,
        action=request.path,
        found=tuple(found),
    )
    return render(request, "staff/access_log/find.html", page)
