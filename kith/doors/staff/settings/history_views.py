"""Earlier versions of the council's settings: what each changed, who, when, why; and putting one back."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kith.core.access.needs import requires
from kith.core.access.roles import Permission
from kith.core.access.settings_services import settings_put_back
from kith.core.accounts.selectors import users_by_id
from kith.core.authority.selectors import DEFAULTS, VersionView, newest_version, version_with_id, versions
from kith.core.authority.settings import changed
from kith.doors.staff.door import posted, principal, send
from kith.doors.staff.settings.forms import WhyForm
from kith.doors.staff.settings.presenters import (
    GROUPS,
    HistoryPage,
    VersionPage,
    about_words,
    changes_table,
    facts_of,
    version_shown,
)
from kith.govuk.page import render
from kith.govuk.pieces import Link

VERSIONS_ON_A_PAGE = 25
_CHANGED_SINCE = "Somebody changed the settings after you opened this page. Look again at what would change."


@requires(Permission.SETTINGS_MANAGE)
@require_safe
def history(request: HttpRequest) -> HttpResponse:
    """Versions, newest first."""
    below = request.GET.get("older", "")
    place = int(below) if below.isascii() and below.isdigit() and len(below) < 10 else None
    held = versions(place, VERSIONS_ON_A_PAGE)
    shown = held[:VERSIONS_ON_A_PAGE]
    before = [*held[1:], DEFAULTS]
    newest = newest_version().number
    names = _names(shown)
    more = len(held) > VERSIONS_ON_A_PAGE
    page = HistoryPage(
        title="What was changed",
        back_link=Link("The council’s settings", reverse("settings")),
        versions=tuple(version_shown(one, old, names, newest) for one, old in zip(shown, before, strict=False)),
        older=Link("Show older", f"{reverse('settings-history')}?older={shown[-1].number}") if more else None,
    )
    return render(request, "staff/settings/history.html", page)


@requires(Permission.SETTINGS_MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def version(request: HttpRequest, version_id: UUID) -> HttpResponse:
    """One version whole, what putting it back would change, and the form to do it."""
    asker, older, newest = principal(request), version_with_id(version_id), newest_version()
    form = WhyForm(posted(request), initial={"revision": newest.number})

    def act(typed: dict[str, Any]) -> str:
        settings_put_back(version_id=version_id, base=typed["revision"] or 0, why=typed["why"], by=asker)
        return reverse("settings")

    if request.method == "POST":
        done = f"Version {older.number} is put back, and in force now."
        answer = send(request, form, act, done=done, when_stale=_CHANGED_SINCE)
        if answer is not None:
            return answer
        form.rebase(newest.number)
    page = VersionPage(
        title=f"Version {older.number} of the settings",
        errors=form.error_items(),
        back_link=Link("What was changed", reverse("settings-history")),
        about=about_words(older, _names([older])),
        facts=tuple(fact for group in GROUPS for fact in facts_of(older, group)),
        changes=changes_table(changed(newest.policy, older.policy), "What putting it back would change"),
        form=form,
        action=request.path,
    )
    return render(request, "staff/settings/version.html", page)


def _names(held: Iterable[VersionView]) -> dict[UUID, str]:
    users = users_by_id({one.made_by for one in held if one.made_by})
    return {user.id: user.name for user in users.values()}
