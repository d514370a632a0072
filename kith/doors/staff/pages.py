"""What the pages of the staff door share: the frame, whose record is open, and small words."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from kith.core.access.principal import principal_of
from kith.core.access.roles import Permission
from kith.core.editions.selectors import VersionForReaders
from kith.core.people.selectors import FamilyView, age_on, children_by_id
from kith.doors.staff.sitting import idle_seconds, signed_in_before
from kith.govuk.dates import datetime_words
from kith.govuk.page import Frame
from kith.govuk.pieces import ChildShown, IdentityBar, Link, NavigationItem, Tag, Tone
from kith.kernel import clock

_STATE_TONES = {"proposed": Tone.DUE, "live": Tone.LIVE}

_NAVIGATION = (
    (Permission.RECORD_FIND, "Find", "find"),
    (Permission.RECORD_ALLOCATE, "My team", "my-team"),
    (Permission.SHIFT_READ, "My shifts", "my-shifts"),
    (Permission.USERS_MANAGE, "People who work here", "users"),
    (Permission.USERS_MANAGE, "Absence and cover", "covers"),
    (Permission.USERS_MANAGE, "Out-of-hours rota", "rota"),
    (Permission.UNUSUAL_READ, "Unusual looking", "unusual"),
    (Permission.UNUSUAL_READ, "Who opened a record", "log-find"),
    (Permission.SETTINGS_MANAGE, "Council’s settings", "settings"),
    (Permission.RECORD_RESTRICT, "Restricted records", "restricted-records"),
    (Permission.RECORD_BREAK_GLASS, "Break-glass", "break-glass-list"),
)


def frame(request: HttpRequest) -> Frame:
    """Who is signed in, and where they can go."""
    if not getattr(request, "user", None) or not request.user.is_authenticated:
        return Frame(home_href=reverse("sign-in"), accessibility_href=reverse("accessibility"))
    home = reverse("work")
    places = [NavigationItem("My work", home, request.path == home)]
    asker = principal_of(request.user)
    for permission, words, name in _NAVIGATION:
        if asker.may(permission):
            href = reverse(name)
            places.append(NavigationItem(words, href, request.path.startswith(href)))
    before = signed_in_before(request)
    return Frame(
        signed_in_as=request.user.name,
        signed_in_before=datetime_words(before) if before else "",
        account_href=reverse("account"),
        idle_seconds=idle_seconds(request),
        stay_href=reverse("account-stay"),
        typed_href=reverse("account-typed"),
        sign_out_href=reverse("sign-out"),
        home_href=home,
        navigation=tuple(places),
        accessibility_href=reverse("accessibility"),
    )


def identity_of(family: FamilyView) -> IdentityBar:
    """Whose record is open: the children within reach."""
    children = ((child.person.known_as, child.person.born_on) for child in family.children)
    return IdentityBar(tuple(_child(name, born_on) for name, born_on in children), family_link(family))


class Named(Protocol):
    """Somebody with the name they are called by, and a birth date."""

    @property
    def id(self) -> UUID:
        """Whose name it is."""

    @property
    def known_as(self) -> str:
        """What they are called."""

    @property
    def born_on(self) -> date | None:
        """Their birth date, where it is known."""


def identity_of_children(family_id: UUID, children: Iterable[UUID], people: Iterable[Named] = ()) -> IdentityBar:
    """Whose record is open: the children of a plan, by today's names. Give the family's people if they are loaded."""
    known = {one.id: one for one in people} or {one.id: one.person for one in children_by_id(children).values()}
    shown = tuple(_child(known[child].known_as, known[child].born_on) for child in children)
    return IdentityBar(shown, Link("Family", reverse("family", args=[family_id])))


def identity_of_version(loaded: VersionForReaders) -> IdentityBar:
    """Whose record is open: the children of a version that is loaded with the family's people."""
    return identity_of_children(loaded.version.plan.family_id, loaded.content.children, loaded.people)


def identity_of_child(known_as: str, born_on: date | None, family: Link | None) -> IdentityBar:
    """Whose record is open: one child; without a way to the family for who may not go there."""
    return IdentityBar((_child(known_as, born_on),), family)


def family_link(family: FamilyView) -> Link:
    """The way to a family's page, by its name."""
    return Link(f"{family.name} family", reverse("family", args=[family.id]))


def age_words(born_on: date | None) -> str:
    """An age in whole years, for the domain's today; months before the first birthday."""
    if born_on is None:
        return ""
    today = clock.today()
    years = age_on(born_on, today)
    if years:
        return f"{years} year{'s' if years != 1 else ''}"
    months = max(0, (today.year - born_on.year) * 12 + today.month - born_on.month - (today.day < born_on.day))
    return f"{months} month{'s' if months != 1 else ''}"


def listed(words: Iterable[str]) -> str:
    """“Ruby, Alfie and Kayden”."""
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


def state_tag(state: str) -> Tag:
    """The state of a version, as a tag."""
    return Tag(state[:1].upper() + state[1:], _STATE_TONES.get(state, Tone.PLAIN))


def _child(name: str, born_on: date | None) -> ChildShown:
    return ChildShown(name, age_words(born_on) or "not born yet")


def children_words(number: int) -> str:
    """“143 children”."""
    return "1 child" if number == 1 else f"{number or 'no'} children"
