"""Pages about Kith itself."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kith.core.access.needs import public
from kith.core.authority.selectors import policy
from kith.govuk.accessibility import AccessibilityPage
from kith.govuk.page import render

PREPARED_ON = date(2026, 11, 24)


@public
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement, with the council's own contact."""
    settings = policy()
    page = AccessibilityPage(
        title="Accessibility statement",
        authority=settings.authority_name,
        contact_email=settings.accessibility_contact,
        contact_phone=settings.complaints_phone,
        prepared_on=PREPARED_ON,
        tested_on=PREPARED_ON,
    )
    return render(request, "govuk/accessibility.html", page)
