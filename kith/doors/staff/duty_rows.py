"""Duties in words: what each kind is called, and how one stands today."""

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse

from kith.core.duties.selectors import DutyView
from kith.core.duties.spec import State
from kith.core.lifecycle.duties import BREAK_GLASS_SEEN, ON_FILE
from kith.core.people.duties import LEAD_STOPPED, LOOK_AGAIN, TOLD
from kith.core.people.selectors import children_by_id
from kith.doors.staff.pages import Named, listed
from kith.govuk.dates import date_words
from kith.govuk.pieces import Link, Tag, Tone, WorkRow

LABELS = {
    ON_FILE: "Put the plan on file",
    BREAK_GLASS_SEEN: "Look at a break-glass opening",
    LOOK_AGAIN: "Is this record still to be restricted?",
    TOLD: "A restricted record was changed",
    LEAD_STOPPED: "Give children another lead worker: an account was stopped",
}
# Where a duty is done that has a page of its own; by the id of what it is about.
_PLACES = {BREAK_GLASS_SEEN: "break-glass-seen", LOOK_AGAIN: "restricted-look", TOLD: "restricted-record"}
_PLACES |= {LEAD_STOPPED: "caseload"}
_TONES = {
    State.DUE: Tone.DUE,
    State.DUE_TODAY: Tone.DUE,
    State.LATE: Tone.LATE,
    State.DONE: Tone.DONE,
    State.DONE_LATE: Tone.LATE,
}


def duty_rows(duties: Iterable[DutyView], people: Iterable[Named] = ()) -> tuple[WorkRow, ...]:
    """Rows for a worklist: what, about whom, by when, how it stands. Give the family's people if they are loaded."""
    held = tuple(duties)
    names = {one.id: one.known_as for one in people} or _names({child for duty in held for child in duty.children})
    return tuple(
        WorkRow(
            what=Link(LABELS[duty.kind], _place(duty)),
            about=listed(names[child] for child in duty.children),
            when=f"by {date_words(duty.due_on)}",
            tag=state_tag_of(duty.state),
        )
        for duty in held
    )


def _place(duty: DutyView) -> str:
    own_page = _PLACES.get(duty.kind)
    return reverse(own_page, args=[duty.subject_id]) if own_page else reverse("duty", args=[duty.id])


def _names(children: Iterable[UUID]) -> dict[UUID, str]:
    return {child: file.person.known_as for child, file in children_by_id(children).items()}


def state_tag_of(state: State) -> Tag:
    """“Late”, “Due today”, “Done”."""
    return Tag(state[:1].upper() + state[1:], _TONES[state])
