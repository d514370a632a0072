"""Is the web process alive, and can it serve? No sign-in, no session, no names."""

from django.db import Error, connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from kith.core.access.needs import public


@public
@never_cache
@require_safe
def live(_request: HttpRequest) -> HttpResponse:
    """200 as long as the process answers at all; restart it when it does not."""
    return HttpResponse("alive\n", content_type="text/plain")


@public
@never_cache
@require_safe
def ready(_request: HttpRequest) -> HttpResponse:
    """200 when a query is answered, or 503: send no requests here until then."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return HttpResponse("the database does not answer\n", content_type="text/plain", status=503)
    return HttpResponse("ready\n", content_type="text/plain")
