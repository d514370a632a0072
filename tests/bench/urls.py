"""The addresses of Kith, and the page that the others are measured against."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from django.views.decorators.http import require_safe

from kith.core.access.needs import signed_in
from kith.core.accounts.models import Team
from kith.govuk.page import Page, render


@signed_in
@require_safe
def bare(request: HttpRequest) -> HttpResponse:
    """The floor: a signed-in page of the same stack, with one query and nothing on it."""
    team = Team.objects.first()
    return render(request, "govuk/base.html", Page(title="Bare page", heading=team.name if team else ""))


urlpatterns = [path("bench/bare", bare, name="bench-bare"), path("", include("kith.config.urls"))]
