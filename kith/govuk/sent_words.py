"""Words of a form that came too late to be saved, handed back so that nobody has to write them again (DESIGN 7)."""

from uuid import UUID

from django.http import HttpRequest

NEVER_SHOWN = frozenset(
    {"csrfmiddlewaretoken", "submission", "revision", "shown_hash", "shown_marks", "next"}
    | {"password", "current", "new_password", "code", "sealed", "answer"}
)
_SHORTEST = 12
_MOST = 20


def words_sent(request: HttpRequest) -> tuple[str, ...]:
    """The longer texts of a sent form, in order. Nothing unless the browser says that our own page sent it.

    Short answers are quickly given again. What another site sent is never shown as if somebody here had typed it.
    """
    if request.headers.get("Sec-Fetch-Site") != "same-origin":
        return ()
    sent = [(name, value.strip()) for name, values in request.POST.lists() for value in map(str, values)]
    return tuple(text for name, text in sent if name not in NEVER_SHOWN and _is_words(text))[:_MOST]


def _is_words(text: str) -> bool:
    if len(text) < _SHORTEST:
        return False
    try:
        UUID(text)
    except ValueError:
        return True
    return False
