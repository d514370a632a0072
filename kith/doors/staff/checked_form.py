"""A form whose effect is seen before it happens: typed, looked at, confirmed. Nothing typed is lost on the way.

What is confirmed is what is done (ACCESS-1): the page that is confirmed carries a hash of what it shows and whom it
concerns. Where that is another by then, nothing is done, and the page is shown again as things stand now.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

from django.http import HttpRequest, HttpResponse

from kith.doors.staff.door import answer, told
from kith.govuk.forms import Form
from kith.govuk.page import Page, render
from kith.govuk.pieces import Fact, Link
from kith.kernel.errors import Invalid, NotYet, Problem
from kith.kernel.facts_held import facts_held
from kith.kernel.rehearsing import rehearsed

_CARRIED_ANYWAY = frozenset(
    {"csrfmiddlewaretoken", "submission", "revision", "confirmed", "mend", "shown_hash", "shown_marks"}
)
_CHANGED = "This has changed since you looked. Look again and confirm."
_TEMPLATE = "staff/checked_form.html"


class _Changed(Exception):
    """What was confirmed is not what would happen now; `now` is."""

    def __init__(self, now: "Outlook") -> None:
        super().__init__()
        self.now = now


class CheckedForm(Form):
    """`confirmed` comes with the button that a person presses who saw what it would do."""

    @property
    def is_confirmed(self) -> bool:
        """True once what it does was seen and sent again."""
        return self.data.get("confirmed") == "yes" and bool(self.shown_hash)

    @property
    def shown_hash(self) -> str:
        """The hash of what was seen, as the page carried it."""
        return str(self.data.get("shown_hash", ""))

    def typed_values(self) -> Iterator[tuple[str, str]]:
        """What was typed, to be carried by the page that shows what it would do."""
        for name in self.data:
            if name not in _CARRIED_ANYWAY:
                yield from ((name, value) for value in self.data.getlist(name))  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Outlook:
    """What would happen: to whom (`before`), in one sentence, and one fact for each who gains or loses by it.

    `concerned` says which people and children, though the page may show numbers alone.
    """

    sentence: str
    facts: tuple[Fact, ...] = ()
    caution: str = ""
    before: str = ""
    concerned: tuple[str, ...] = ()

    @property
    def shown_hash(self) -> str:
        """A hash of all of it: another one where somebody or something else is concerned."""
        facts = [[one.name, one.answer] for one in self.facts]
        held = [self.before, self.sentence, self.caution, facts, sorted(self.concerned)]
        return sha256(json.dumps(held).encode()).hexdigest()


@dataclass(frozen=True, kw_only=True)
class CheckedPage(Page):
    """The form; or what it would do, to be confirmed."""

    form: CheckedForm
    action: str
    button: str
    confirm: str
    text: tuple[str, ...] = ()
    outlook: Outlook | None = None
    warning: bool = False
    back_link: Link | None = None


def checked_form(
    request: HttpRequest,
    form: CheckedForm,
    outlook: Callable[[dict[str, Any]], Outlook],
    act: Callable[[dict[str, Any]], str],
    *,
    done: str,
    confirm_title: str = "Check what happens",
    **page: Any,
) -> HttpResponse:
    """Show the form, then what it would do, then do it; `page` holds the fields of the page.

    What would be refused is refused before anything is shown to confirm.
    """
    made = CheckedPage(form=form, action=request.get_full_path(), notice=told(request), **page)
    if request.method != "POST" or "mend" in request.POST:
        return render(request, _TEMPLATE, made)
    if not form.is_valid():
        return render(request, _TEMPLATE, replace(made, errors=form.error_items()))
    shown = replace(made, title=confirm_title, heading="")
    if not form.is_confirmed:
        try:
            seen = outlook(form.cleaned_data)
            rehearsed(lambda: act(form.cleaned_data))
            return render(request, _TEMPLATE, replace(shown, outlook=seen))
        except (Invalid, NotYet) as refused:
            form.refuse(refused.problems)
            return render(request, _TEMPLATE, replace(made, errors=form.error_items()))
    try:
        return answer(request, form, _as_seen(form, outlook, act), made, _TEMPLATE, done=done)
    except _Changed as changed:
        try:
            rehearsed(lambda: act(form.cleaned_data))
        except (Invalid, NotYet) as refused:
            form.refuse(refused.problems)
            return render(request, _TEMPLATE, replace(made, errors=form.error_items()), status=409)
        form.refuse([Problem(_CHANGED)])
        again = replace(shown, outlook=changed.now, errors=form.error_items())
        return render(request, _TEMPLATE, again, status=409)


def _as_seen(
    form: CheckedForm, outlook: Callable[[dict[str, Any]], Outlook], act: Callable[[dict[str, Any]], str]
) -> Callable[[dict[str, Any]], str]:
    """Do it only where it still does what was seen; asked in the one transaction in which it is done."""

    def acted(typed: dict[str, Any]) -> str:
        facts_held()
        now = outlook(typed)
        if now.shown_hash != form.shown_hash:
            raise _Changed(now)
        return act(typed)

    return acted
