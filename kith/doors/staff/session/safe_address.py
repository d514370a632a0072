"""Where somebody may go on to after signing in: nowhere but to this site."""

import re
from urllib.parse import quote

# A path that begins with one "/", of the characters an address is written with. Left out are those with which a header,
# an attribute or a refresh could be read in another way: quotes, backslashes, ";", blanks, and all that is no ASCII.
_PATH = re.compile(r"/(?!/)[A-Za-z0-9._~!$&()*+,=:@/?%#-]*")
_KEPT = "/:?#[]@!$&()*+,;=%-._~"


def safe_address(address: str) -> str:
    """ACCESS-1: an address of this site to go on to, or nothing; never one that leads elsewhere however it is read."""
    return address if _PATH.fullmatch(address) else ""


def written_out(address: str) -> str:
    """An address that can be read in one way only wherever it stands: quotes, blanks and the like percent-encoded."""
    return quote(address, safe=_KEPT)
