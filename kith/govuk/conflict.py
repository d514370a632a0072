"""The page for a write that came too late: both texts are shown, nothing is merged silently (DESIGN 4.5, ACCESS-6).

What was touched on this page keeps what was typed; what only somebody else changed shows what they saved, and says so.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.http import HttpRequest, HttpResponse

from kith.govuk.fields import GroupedField
from kith.govuk.forms import Form
from kith.govuk.page import Page, render
from kith.govuk.pieces import IdentityBar, Link
from kith.govuk.three_ways import Outcome
from kith.govuk.wording import TwoWordings, compare
from kith.kernel.errors import Difference, Stale


@dataclass(frozen=True, kw_only=True)
class Conflict:
    """One field: what this person typed (or saw), what stands now, and the input for what it shall say."""

    name: str
    label: str
    mine: str
    theirs: str
    wordings: TwoWordings
    group: GroupedField | None


@dataclass(frozen=True, kw_only=True)
class ConflictPage(Page):
    """Both texts of what two people changed (`conflicts`), what only somebody else changed (`newer`), and the form."""

    form: Form
    action: str
    changed_by: str = ""
    conflicts: tuple[Conflict, ...] = ()
    newer: tuple[Conflict, ...] = ()
    others: tuple[GroupedField, ...] = field(default=())
    leave: Link | None = None


def conflict_page(
    form: Form, stale: Stale, *, action: str, identity: IdentityBar | None = None, leave: Link | None = None
) -> ConflictPage:
    """The page for a bound `form` that `stale` refused; sending it again is based on what stands now."""
    became = form.rebase(stale.revision)
    groups = {group.name: group for group in form.groups()}
    elsewhere = tuple(_said_elsewhere(form, stale, became))
    compared = {name: outcome for name, outcome in became.items() if name not in {one.place for one in elsewhere}}
    both = (*_three_ways(form, compared, Outcome.BOTH), *elsewhere)
    conflicts = tuple(_conflict(one, groups.get(one.place)) for one in both)
    newer = tuple(_conflict(one, groups.get(one.place)) for one in _three_ways(form, compared, Outcome.ONLY_THEIRS))
    apart = {conflict.name for conflict in (*conflicts, *newer)}
    return ConflictPage(
        title="Somebody changed this too",
        form=form,
        action=action,
        changed_by=stale.by,
        conflicts=conflicts,
        newer=newer,
        others=tuple(group for name, group in groups.items() if name not in apart),
        identity=identity,
        leave=leave,
    )


def _said_elsewhere(form: Form, stale: Stale, became: dict[str, Outcome]) -> Iterator[Difference]:
    """What the service alone can say: of a field not compared, or of one that does not begin with what is saved."""
    saved = form.saved_texts()
    for one in stale.differences:
        begins_empty = one.place not in form.initial and one.theirs != saved.get(one.place)
        if one.place not in became or begins_empty:
            yield one


def _three_ways(form: Form, became: dict[str, Outcome], wanted: Outcome) -> Iterator[Difference]:
    """The fields that came out so, with what was sent and what is saved."""
    saved = form.saved_texts() if became else {}
    for name, outcome in became.items():
        if outcome is wanted:
            yield Difference(name, form.typed_text(name), saved[name])


def _conflict(difference: Difference, group: GroupedField | None) -> Conflict:
    """Both values as the form shows them: names of answers, dates in words."""
    mine, theirs = (group.field.in_words(value) if group else value for value in (difference.mine, difference.theirs))
    return Conflict(
        name=difference.place,
        label=str(group.label) if group else difference.place,
        mine=mine,
        theirs=theirs,
        wordings=compare(mine, theirs),
        group=group,
    )


def conflict(
    request: HttpRequest,
    form: Form,
    stale: Stale,
    *,
    action: str,
    identity: IdentityBar | None = None,
    leave: Link | None = None,
) -> HttpResponse:
    """The 409 response with both texts and the form to send again."""
    page = conflict_page(form, stale, action=action, identity=identity, leave=leave)
    return render(request, "govuk/conflict.html", page, status=409)
