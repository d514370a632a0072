"""The council's settings: as they are, and changing them: typed, seen, confirmed, in force."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kith.core.access.needs import requires
from kith.core.access.roles import Permission
from kith.core.access.settings_services import settings_changed
from kith.core.accounts.selectors import users_by_id
from kith.core.authority.fields import Group
from kith.core.authority.selectors import VersionView, newest_version
from kith.core.authority.settings import changed, policy_with
from kith.doors.staff.door import posted, principal, send, told
from kith.doors.staff.settings.forms import SettingsForm
from kith.doors.staff.settings.presenters import (
    GROUPS,
    ChangePage,
    SettingsPage,
    about_words,
    changes_table,
    groups_shown,
)
from kith.govuk.page import render
from kith.govuk.pieces import Link, Table
from kith.kernel.errors import Invalid, NotFound


@requires(Permission.SETTINGS_MANAGE)
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Every setting as it is in force."""
    version = newest_version()
    page = SettingsPage(
        title="The council’s settings",
        notice=told(request),
        back_link=Link("My work", reverse("work")),
        standing=_standing(version),
        groups=groups_shown(version),
        history=Link("What was changed, by whom and why", reverse("settings-history")),
    )
    return render(request, "staff/settings/page.html", page)


@requires(Permission.SETTINGS_MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, group: str) -> HttpResponse:
    """One group: the form; then what would change; then it is in force. Nothing typed is lost on the way."""
    asker, which, version = principal(request), _group(group), newest_version()
    form = SettingsForm(which, version.policy, version.number, posted(request))
    leave = Link("Leave it as it is", reverse("settings"))

    def act(typed: dict[str, Any]) -> str:
        settings_changed(changes=form.changes(), base=typed["revision"] or 0, why=typed["why"], by=asker)
        return reverse("settings")

    changes = None
    if request.method == "POST" and not _to_be_mended(request):
        changes = _what_would_change(form, version)
        if changes is None or form.is_confirmed:
            answer = send(request, form, act, done="The settings are changed, and in force now.", leave=leave)
            if answer is not None:
                return answer
            changes = None
    page = ChangePage(
        title="Check what changes" if changes else GROUPS[which],
        errors=form.error_items(),
        back_link=Link("The council’s settings", reverse("settings")),
        form=form,
        action=request.path,
        changes=changes,
        leave=leave,
    )
    return render(request, "staff/settings/change.html", page)


def _what_would_change(form: SettingsForm, version: VersionView) -> Table | None:
    """What the form would change; None when it cannot be taken as it is, and its messages say why."""
    if not form.is_valid():
        return None
    try:
        after = policy_with(version.policy, form.changes())
    except Invalid as fault:
        form.refuse(fault.problems)
        return None
    return changes_table(changed(version.policy, after), "What changes, at once and for everybody")


def _to_be_mended(request: HttpRequest) -> bool:
    """True when somebody who saw what would change wants to type again."""
    return request.method == "POST" and "mend" in request.POST


def _standing(version: VersionView) -> str:
    if version.number == 0:
        return "Nothing was changed yet: these are Kith’s own."
    users = users_by_id([version.made_by] if version.made_by else [])
    names = {user.id: user.name for user in users.values()}
    return f"Version {version.number} is in force. {about_words(version, names)}"


def _group(group: str) -> Group:
    try:
        return Group(group)
    except ValueError as fault:
        raise NotFound from fault
