"""Break-glass: doing it, what one has open, and what a manager has to look at (ACCESS-3, OVER-2)."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kith.core.access.basis import Emergency
from kith.core.access.needs import requires
from kith.core.access.roles import Permission
from kith.core.authority.selectors import policy
from kith.core.lifecycle.break_glass_selectors import Broken, broken_for, mine_in_force, told_of, whom_to_ask
from kith.core.lifecycle.break_glass_services import break_glass_looked_at, glass_broken
from kith.core.people.selectors import children_by_id, family_of
from kith.doors.staff.break_glass.forms import BreakGlassForm, LookedAtForm
from kith.doors.staff.door import open_record, posted, principal, told
from kith.doors.staff.one_form import PER_PAGE, around, one_form, page_number
from kith.doors.staff.pages import identity_of_children, listed
from kith.govuk.dates import datetime_words
from kith.govuk.page import Page, render
from kith.govuk.pieces import Empty, Fact, Link, Tag, Tone, WorkRow

WRITE = require_http_methods(["GET", "HEAD", "POST"])


@dataclass(frozen=True, kw_only=True)
class OpenedPage(Page):
    """What this person opened, and what was opened of the children they answer for."""

    mine: tuple[WorkRow, ...]
    none_of_mine: Empty
    manages: bool
    told: tuple[WorkRow, ...]
    none_told: Empty
    pages: tuple[Link, ...]


@requires(Permission.RECORD_BREAK_GLASS)
@WRITE
def break_glass(request: HttpRequest, child_id: UUID) -> HttpResponse:
    """Open a record out of reach. Nothing of the record stands here, not even a name: only whom to ask first."""
    asker = principal(request)
    ask = whom_to_ask(asker, child_id)
    hours = policy().break_glass_hours

    def act(typed: dict[str, Any]) -> str:
        broken = glass_broken(
            child_id=child_id,
            whole_family=typed["whole_family"],
            kind=Emergency(typed["kind"]),
            reason=typed["reason"],
            by=asker,
        )
        return reverse("family", args=[family_of(broken.children[0])])

    return one_form(
        request, BreakGlassForm(posted(request)), act, done=f"You can see this record for {hours} hours.",
        title="Open a record at once", button="Open the record and tell the manager", warning=True,
        text=("This record is somebody else’s work. Ask first if you can.",),
        facts=(Fact("Ask", ", ".join(part for part in (ask.name, ask.phone) if part)),),
        caution=f"You see it for {hours} hours. The manager is told now. Each page you open is written down.",
        back_link=Link("Go back without opening it", reverse("work")),
    )  # fmt: skip


@requires(Permission.RECORD_BREAK_GLASS)
@require_safe
def opened(request: HttpRequest) -> HttpResponse:
    """What this person has open, and for a manager what others opened of their children."""
    asker, number = principal(request), page_number(request)
    mine = mine_in_force(asker)
    others = told_of(asker, (number - 1) * PER_PAGE, PER_PAGE)
    files = children_by_id({child for one in (*mine, *others.shown) for child in one.children})
    names = {child: file.person.known_as for child, file in files.items()}
    families = {child: file.person.family_id for child, file in files.items()}
    page = OpenedPage(
        title="Opened by break-glass",
        notice=told(request),
        mine=tuple(
            WorkRow(
                Link(
                    listed(names[child] for child in one.children), reverse("family", args=[families[one.children[0]]])
                ),
                one.kind,
                f"until {datetime_words(one.until_at)}",
            )
            for one in mine
        ),
        none_of_mine=Empty("You have no record open by break-glass."),
        manages=asker.may(Permission.RECORD_ALLOCATE),
        told=tuple(_row(one, names) for one in others.shown),
        none_told=Empty("Nobody opened a record of your children by break-glass."),
        pages=around(request, number, others.total),
    )
    return render(request, "staff/break_glass/opened.html", page)


def _row(one: Broken, names: dict[UUID, str]) -> WorkRow:
    about = f"{listed(names[child] for child in one.children)}: {one.kind}"
    tag = Tag("Looked at", Tone.DONE) if one.seen_at else Tag("Look at this", Tone.DUE)
    return WorkRow(Link(one.who, reverse("break-glass-seen", args=[one.id])), about, datetime_words(one.begun_at), tag)


@requires(Permission.RECORD_ALLOCATE)
@WRITE
def looked_at(request: HttpRequest, break_glass_id: UUID) -> HttpResponse:
    """One break-glass, for a manager: who, why, until when; and what the manager found."""
    asker = principal(request)
    seen = broken_for(asker, break_glass_id)
    open_record(request, seen.children)
    home = Link("Opened by break-glass", reverse("break-glass-list"))

    def act(typed: dict[str, Any]) -> str:
        break_glass_looked_at(break_glass_id=break_glass_id, words=typed["words"], end_now=typed["end_now"], by=asker)
        return reverse("break-glass-list")

    return one_form(
        request, LookedAtForm(posted(request)), act, done="Written down: you looked at it.",
        title="A record was opened by break-glass", heading=f"{seen.who} opened this record by break-glass",
        identity=identity_of_children(family_of(seen.children[0]), seen.children), facts=_facts(seen),
        button="I have looked at it", back_link=home,
    )  # fmt: skip


def _facts(seen: Broken) -> tuple[Fact, ...]:
    facts = [
        Fact("When", datetime_words(seen.begun_at)),
        Fact("Why now", seen.kind),
        Fact("What they wrote", seen.reason),
        Fact("They see it until", datetime_words(seen.until_at)),
    ]
    if seen.seen_at is not None:
        facts.append(Fact(f"Looked at {datetime_words(seen.seen_at)}", seen.seen_words))
    return tuple(facts)
