"""A form whose effect is seen before it happens: typed, looked at, confirmed. Nothing typed is lost on the way."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest, HttpResponse

from kith.doors.staff.door import answer, told
from kith.govuk.forms import Form
from kith.govuk.page import Page, render
from kith.govuk.pieces import Fact, Link
from kith.kernel.errors import Invalid, NotYet

_CARRIED_ANYWAY = frozenset({"csrfmiddlewaretoken", "submission", "revision", "confirmed", "mend"})


class CheckedForm(Form):
    """`confirmed` comes with the button that a person presses who saw what it would do."""

    @property
    def is_confirmed(self) -> bool:
        """True once what it does was seen and sent again."""
        return self.data.get("confirmed") == "yes"

    def typed_values(self) -> Iterator[tuple[str, str]]:
        """What was typed, to be carried by the page that shows what it would do."""
        for name in self.data:
            if name not in _CARRIED_ANYWAY:
                yield from ((name, value) for value in self.data.getlist(name))  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Outlook:
    """What would happen: to whom (`before`), in one sentence, and one fact for each who gains or loses by it."""

    sentence: str
    facts: tuple[Fact, ...] = ()
    caution: str = ""
    before: str = ""


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
    """Show the form, then what it would do, then do it; `page` holds the fields of the page."""
    made = CheckedPage(form=form, action=request.get_full_path(), notice=told(request), **page)
    if request.method != "POST" or "mend" in request.POST:
        return render(request, "staff/checked_form.html", made)
    if not form.is_confirmed and form.is_valid():
        try:
            seen = outlook(form.cleaned_data)
        except (Invalid, NotYet) as refused:
            form.refuse(refused.problems)
        else:
            shown = replace(made, title=confirm_title, heading="", outlook=seen)
            return render(request, "staff/checked_form.html", shown)
    if not form.is_valid():
        return render(request, "staff/checked_form.html", replace(made, errors=form.error_items()))
    return answer(request, form, act, made, "staff/checked_form.html", done=done)
