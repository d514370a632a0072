"""Where somebody may go on to after signing in: nowhere but to this site."""

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def safe_address(request: HttpRequest, address: str) -> str:
    """An address of this site to go on to, or nothing."""
    allowed = url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return address if address and allowed else ""
