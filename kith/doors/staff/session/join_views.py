"""Coming in by an invitation. Opening the link uses nothing up: only sending the form does."""

from dataclasses import dataclass

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from kith.core.access.needs import public
from kith.core.access.principal import principal_of
from kith.core.accounts.selectors import invited_by
from kith.core.people.account_services import account_joined
from kith.doors.staff.session.forms import PasswordForm
from kith.doors.staff.session.pending import first_step_taken
from kith.govuk.page import Page, render
from kith.kernel.errors import Invalid, NotFound


@dataclass(frozen=True, kw_only=True)
class JoinPage(Page):
    """The form to choose a password; none when the link opens nothing."""

    form: PasswordForm | None
    action: str
    email: str = ""


@public
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, token: str) -> HttpResponse:
    """Choose a password and come in."""
    try:
        invited = invited_by(token)
    except NotFound:
        page = JoinPage(title="This link does not work any more", form=None, action="")
        return render(request, "staff/session/join.html", page, status=404)
    form = PasswordForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            password = form.cleaned_data["password"]
            user = account_joined(token=token, password=password, by=principal_of(invited))
        except Invalid as refused:
            form.refuse(refused.problems)
        else:
            logout(request)
            return first_step_taken(request, user, "")
    page = JoinPage(
        title="Choose a password",
        form=form,
        errors=form.error_items(),
        action=request.path,
        email=invited.email,
    )
    return render(request, "staff/session/join.html", page)
