"""Sessions: begun, listed for their owner, ended; and what was typed before one ended."""

from collections.abc import Mapping
from datetime import datetime
from importlib import import_module
from uuid import UUID

from django.conf import settings

from kith.core.accounts.browsers import browser_words
from kith.core.accounts.models import OpenSession, Scratch, User
from kith.core.accounts.policies import require_user_management
from kith.core.accounts.tokens import token_hash
from kith.core.audit.attribution import Actor
from kith.core.audit.services import audited, record
from kith.kernel import clock
from kith.kernel.errors import NotFound

MOST_WORDS = 200_000


@audited
def session_begun(*, session_key: str, agent: str, by: Actor, by_council: bool = False) -> None:
    """Somebody has signed in with a browser; `agent` is how the browser calls itself."""
    user = User.objects.get(id=_who(by))
    OpenSession.objects.create(
        user=user,
        session_key=session_key,
        key_hash=token_hash(session_key),
        browser=browser_words(agent),
        begun_at=clock.instant(),
    )
    details = {"with": "council account" if by_council else "password"}
    record(action="accounts.signed_in", by=by, subject=("user", user.id), details=details)


@audited
def session_ended(*, session_id: UUID, by: Actor) -> None:
    """Sign oneself out in one browser."""
    held = OpenSession.objects.select_for_update().filter(id=session_id, user_id=_who(by)).first()
    if held is None:
        raise NotFound
    _end([held])
    record(action="accounts.session_ended", by=by, subject=("user", held.user_id))


def session_moved(*, before: str, after: str, by: Actor) -> None:
    """The same session under a new key, as after another password; part of the act that changed it."""
    held = OpenSession.objects.filter(user_id=_who(by), key_hash=token_hash(before)).first()
    if held is not None:
        held.session_key, held.key_hash = after, token_hash(after)
        held.save(update_fields=["session_key", "key_hash"])


@audited
def sessions_ended(*, user_id: UUID, by: Actor, but: str = "") -> int:
    """Sign somebody out everywhere, but in the session with the key `but`; how many."""
    if user_id != by.id:
        require_user_management(by)
    held = list(OpenSession.objects.select_for_update().filter(user_id=user_id).exclude(key_hash=token_hash(but)))
    _end(held)
    record(action="accounts.sessions_ended", by=by, subject=("user", user_id), details={"number": len(held)})
    return len(held)


@audited
def signed_out(*, session_key: str, by: Actor) -> None:
    """Somebody signs out: the session goes, and what they had typed and not sent."""
    OpenSession.objects.filter(key_hash=token_hash(session_key)).delete()
    Scratch.objects.filter(user_id=_who(by)).delete()
    record(action="accounts.signed_out", by=by, subject=("user", _who(by)))


def ended_sessions_forgotten(*, before: datetime) -> int:
    """Forget sessions begun before an instant, and words typed before it: both have run out; how many."""
    gone = OpenSession.objects.filter(begun_at__lt=before).delete()[0]
    return gone + Scratch.objects.filter(typed_at__lt=before).delete()[0]


def words_kept(*, address: str, words: Mapping[str, list[str]], by: Actor) -> None:
    """Keep what somebody has typed into a form so far; too much is not kept. Evidence of nothing: it was not sent."""
    if sum(len(value) for values in words.values() for value in values) > MOST_WORDS:
        return
    typed = {"words": dict(words), "typed_at": clock.instant()}
    Scratch.objects.update_or_create(user_id=_who(by), address=address, defaults=typed)


def words_forgotten(*, address: str, by: Actor) -> None:
    """What was typed is sent, or not wanted any more."""
    Scratch.objects.filter(user_id=_who(by), address=address).delete()


def _who(by: Actor) -> UUID:
    """Whose account it is; the system has none."""
    if by.id is None:
        raise NotFound
    return by.id


def _end(held: list[OpenSession]) -> None:
    store = import_module(settings.SESSION_ENGINE).SessionStore
    for one in held:
        store().delete(one.session_key)
    OpenSession.objects.filter(id__in=[one.id for one in held]).delete()
