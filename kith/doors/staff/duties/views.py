"""One duty: what is due, and recording it as done."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kith.core.access.needs import requires
from kith.core.access.roles import Permission
from kith.core.duties.selectors import DutyView, duty_for
from kith.core.duties.services import duty_done
from kith.core.duties.spec import State
from kith.core.lifecycle.duties import ON_FILE
from kith.core.people.selectors import children_by_id, family_of
from kith.doors.staff.door import answer, open_record, posted, principal, told
from kith.doors.staff.duties.forms import OnFileForm
from kith.doors.staff.duty_rows import LABELS, state_tag_of
from kith.doors.staff.pages import identity_of_children, listed
from kith.govuk.dates import date_words, datetime_words
from kith.govuk.page import Page
from kith.govuk.pieces import Fact, Link, Tag
from kith.kernel import clock
from kith.kernel.errors import Invalid, NotFound


@dataclass(frozen=True, kw_only=True)
class DutyPage(Page):
    """A duty and, while it is open, the form to record it as done."""

    state: Tag
    facts: tuple[Fact, ...]
    version: Link
    form: OnFileForm | None
    action: str


@requires(Permission.DUTY_DO)
@require_http_methods(["GET", "HEAD", "POST"])
def duty(request: HttpRequest, duty_id: UUID) -> HttpResponse:
    """Look at a duty and record that it was done (SHARE-2)."""
    asker = principal(request)
    seen = duty_for(asker, duty_id)
    if seen.kind != ON_FILE:
        raise NotFound  # what has a page of its own is done there
    open_record(request, seen.children)
    now = clock.moment()
    initial = {"done_on": now.date(), "done_time": now.time().replace(second=0, microsecond=0)}
    form = OnFileForm(posted(request), initial=initial)
    names = [(child, file.person.known_as) for child, file in children_by_id(seen.children).items()]
    form.ask(names, late=seen.state is State.LATE)

    def act(typed: dict[str, Any]) -> str:
        missing = form.not_on_file()
        if missing:
            raise Invalid(f"It has to be on {listed(missing)}’s file too before it is done.", "on_file_of", "SHARE-2")
        at = datetime.combine(typed["done_on"], typed["done_time"], clock.LOCAL_ZONE)
        duty_done(
            duty_id=duty_id, at=at, reference=typed["reference"], late_reason=typed.get("late_reason", ""), by=asker
        )
        return reverse("work")

    page = DutyPage(
        title="Something due",
        heading=LABELS[seen.kind],
        notice=told(request),
        identity=identity_of_children(family_of(seen.children[0]), seen.children),
        back_link=Link("My work", reverse("work")),
        state=state_tag_of(seen.state),
        facts=_facts(seen, [name for _, name in names]),
        version=Link("Look at the version", reverse("version", args=[seen.subject_id])),
        form=form if seen.done_at is None else None,
        action=request.path,
    )
    return answer(request, form, act, page, "staff/duties/duty.html", done="Recorded: it is on file.")


def _facts(seen: DutyView, names: list[str]) -> tuple[Fact, ...]:
    facts = [Fact("For", listed(names)), Fact("By the end of", date_words(seen.due_on))]
    if seen.done_at is not None:
        facts.append(Fact("Done", datetime_words(seen.done_at)))
        if seen.reference:
            facts.append(Fact("Reference", seen.reference))
        if seen.late_reason:
            facts.append(Fact("Why it was late", seen.late_reason))
    return tuple(facts)
