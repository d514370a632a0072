"""The one writer of evidence, and the frame every writing service stands in."""

from collections.abc import Callable, Mapping, Sequence
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar
from uuid import UUID

from django.db import connection, transaction

from kith.core.audit.attribution import Actor, origin
from kith.core.audit.models import Entry
from kith.kernel import clock

P = ParamSpec("P")
R = TypeVar("R")

_recorded: ContextVar[int] = ContextVar("recorded", default=0)
_told: ContextVar[tuple[Actor, str] | None] = ContextVar("told", default=None)


class UnrecordedAct(RuntimeError):
    """A service changed something and recorded nothing: a fault of the code; everything is rolled back."""


def audited(act: Callable[P, R]) -> Callable[P, R]:
    """One act: one transaction, with its evidence in it (ACCESS-6). The service takes `by=` and must call `record`.

    Tells the database who acts and from where, so that its own history of rows says so as well; after an act within an
    act it is told the outer one again. If the evidence cannot be written, nothing is.
    """

    @wraps(act)
    def framed(*args: P.args, **kwargs: P.kwargs) -> R:
        now: tuple[Actor, str] = (kwargs["by"], str(kwargs.get("why", "")))  # type: ignore[assignment]
        outer, before = _told.get(), _recorded.get()
        token = _told.set(now)
        try:
            with transaction.atomic():
                _tell_database(*now)
                result = act(*args, **kwargs)
                if _recorded.get() == before:
                    raise UnrecordedAct(f"{act.__module__}.{act.__name__} recorded nothing")
                if outer is not None and outer != now:
                    _tell_database(*outer)
                return result
        except BaseException:
            _recorded.set(before)
            raise
        finally:
            _told.reset(token)

    framed.__audited__ = True  # type: ignore[attr-defined]
    return framed


def record(
    *,
    action: str,
    by: Actor,
    subject: tuple[str, UUID],
    children: Sequence[UUID] = (),
    why: str = "",
    details: Mapping[str, Any] | None = None,
) -> None:
    """Append one entry. `action` is past tense with its room (`plan.went_live`); `details` holds no withheld words."""
    came_from = origin()
    Entry.objects.create(
        as_of_on=clock.today(),
        actor_id=by.id,
        actor_label=by.label,
        action=action,
        subject_kind=subject[0],
        subject_id=subject[1],
        children=list(children),
        why=why,
        page=came_from.page,
        request_id=came_from.request_id,
        details=dict(details or {}),
    )
    _recorded.set(_recorded.get() + 1)


def _tell_database(by: Actor, why: str) -> None:
    """Set what the history trigger copies, for this transaction only."""
    came_from = origin()
    settings = {
        "kith.actor_id": str(by.id or ""),
        "kith.actor_label": by.label,
        "kith.why": why,
        "kith.page": came_from.page,
        "kith.request_id": came_from.request_id,
        "kith.as_of_on": clock.today().isoformat(),
    }
    calls = ", ".join("set_config(%s, %s, true)" for _ in settings)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {calls}", [part for pair in settings.items() for part in pair])
