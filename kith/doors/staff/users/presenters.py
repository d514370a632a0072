"""The pages about people who work here, in typed pieces."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from kith.core.accounts.choices import Standing
from kith.core.accounts.council_selectors import WaySeen
from kith.core.accounts.selectors import SecondFactor, UserSeen, UsersPage
from kith.doors.staff.one_press import Act, PlainForm
from kith.doors.staff.users.forms import NarrowForm
from kith.govuk.dates import date_words, datetime_words
from kith.govuk.page import Page
from kith.govuk.pieces import Empty, Fact, Link, Tag, Tone, WorkRow

_TONES = {
    Standing.WORKING: Tone.LIVE,
    Standing.INVITED: Tone.DUE,
    Standing.NOT_INVITED: Tone.LATE,
    Standing.LEFT: Tone.PLAIN,
}
PEOPLE = "People who work here"


@dataclass(frozen=True, kw_only=True)
class UsersListPage(Page):
    """Everybody, a page at a time."""

    narrow: NarrowForm
    narrowed: bool
    counted: str
    rows: tuple[WorkRow, ...]
    nobody: Empty
    before: Link | None
    after: Link | None


@dataclass(frozen=True, kw_only=True)
class UserPage(Page):
    """One person who works here: what is known, and what can be done."""

    state: Tag
    facts: tuple[Fact, ...]
    note: str
    change: Link
    acts: tuple[Act, ...]
    graver: tuple[Link, ...]


def user_row(seen: UserSeen) -> WorkRow:
    """One line of the list."""
    user = seen.user
    where = user.agency or (user.team.name if user.team else "")
    about = ", ".join(part for part in (user.get_role_display(), where) if part)
    return WorkRow(Link(user.name, reverse("user", args=[user.id])), about, tag=_tag(seen))


def counted(page: UsersPage) -> str:
    """“26 to 50 of 63 people”."""
    if page.total == 0:
        return ""
    if page.pages == 1:
        return "1 person" if page.total == 1 else f"{page.total} people"
    first = (page.number - 1) * 25 + 1
    return f"{first} to {first + len(page.shown) - 1} of {page.total} people"


def page_link(text: str, asked: Mapping[str, str], number: int) -> Link:
    """The way to another page of the same list."""
    held = {name: value for name, value in asked.items() if value} | {"page": str(number)}
    return Link(text, f"{reverse('users')}?{urlencode(held)}")


def user_facts(seen: UserSeen, factor: SecondFactor, way: WaySeen) -> tuple[Fact, ...]:
    """What is known about one of them."""
    user = seen.user
    facts = [
        Fact("E-mail", user.email, (Link("Change", reverse("user-address", args=[user.id]), "e-mail address"),)),
        Fact("What they do", user.get_role_display()),
        Fact("Agency", user.agency) if user.agency else Fact("Team", user.team.name if user.team else "No team"),
        Fact("Telephone", user.phone or "Not given"),
    ]
    if way.by_council:
        since = f"Since {date_words(way.since)}" if way.since else "Not connected yet"
        facts.append(Fact("Council account", since))
    elif user.is_active:
        facts.append(Fact("Second step", second_step_words(factor)))
    if user.joined_at is not None:
        facts.append(Fact("Since", date_words(user.joined_at)))
    if user.last_login is not None:
        facts.append(Fact("Last signed in", datetime_words(user.last_login)))
    return tuple(facts)


def second_step_words(factor: SecondFactor) -> str:
    """What somebody has for a second step, in words."""
    keys = len(factor.passkeys)
    has = ["an app"] if factor.app else []
    if keys:
        has.append("1 passkey" if keys == 1 else f"{keys} passkeys")
    return " and ".join(has) or "None"


def user_note(seen: UserSeen, way: WaySeen) -> str:
    """How their invitation stands, or their role at the council, in a sentence."""
    if way.role_gone and seen.standing is Standing.LEFT:
        return (
            "Their council account has no role for Kith any more, so they cannot sign in. "
            "When it has one again they can, by themselves."
        )
    held = seen.invitation
    if seen.standing is Standing.INVITED and held is not None:
        until = datetime_words(held.ends_at)
        if held.mailed_at is None:
            return f"The invitation is on its way. Its link will work until {until}."
        return f"The invitation was sent on {datetime_words(held.mailed_at)}. Its link works until {until}."
    if seen.standing is Standing.NOT_INVITED:
        return "The invitation was withdrawn or has run out. Send it again if they are to come in."
    return ""


def user_acts(seen: UserSeen, way: WaySeen) -> tuple[Act, ...]:
    """What can be done at once. What the council's sign-in service took away, it gives back itself."""
    place = [seen.user.id]
    if seen.standing is Standing.LEFT and way.role_gone:
        return ()
    if seen.standing is Standing.LEFT:
        return (Act(text="Let them sign in again", href=reverse("user-let-in", args=place), form=PlainForm()),)
    if seen.standing is Standing.WORKING:
        return (Act(text=link_words(way), href=reverse("user-password", args=place), form=PlainForm()),)
    acts = [Act(text="Send the invitation again", href=reverse("user-send-again", args=place), form=PlainForm())]
    if seen.standing is Standing.INVITED:
        acts.append(Act(text="Withdraw the invitation", href=reverse("user-withdraw", args=place), form=PlainForm()))
    return tuple(acts)


def link_words(way: WaySeen) -> str:
    """What a link does for somebody who is here already."""
    if not way.by_council:
        return "Send a link to choose a new password"
    return f"Send a link to connect {'another' if way.since else 'their'} council account"


def graver_acts(seen: UserSeen, factor: SecondFactor, way: WaySeen) -> tuple[Link, ...]:
    """What is asked once more before it is done."""
    if seen.standing is not Standing.WORKING and not way.role_gone:
        return ()
    place = [seen.user.id]
    stop = Link("Let them sign in no more", reverse("user-stop", args=place))
    lost = Link("Take away their second step", reverse("user-second-step", args=place))
    return (lost, stop) if factor.any and not way.role_gone else (stop,)


def user_tag(seen: UserSeen) -> Tag:
    """How they stand."""
    return _tag(seen)


def _tag(seen: UserSeen) -> Tag:
    return Tag(seen.standing.label, _TONES[seen.standing])
