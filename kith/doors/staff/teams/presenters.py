"""Teams in typed pieces: their people, their managers, what a change would bring and what happened."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from kith.core.accounts.choices import TeamChangeKind
from kith.core.accounts.selectors import TeamSeen
from kith.core.people.team_facts import Effect, Sight
from kith.core.people.team_selectors import ChangeSeen, ManagerSeen, MemberSeen
from kith.doors.staff.checked_form import Outlook
from kith.doors.staff.one_press import Act
from kith.doors.staff.pages import children_words
from kith.doors.staff.teams.forms import TeamForm
from kith.govuk.dates import date_words, datetime_words
from kith.govuk.page import Page
from kith.govuk.pieces import Empty, Fact, Link, WorkRow


@dataclass(frozen=True, kw_only=True)
class TeamsPage(Page):
    """All teams, and the way to add one."""

    rows: tuple[WorkRow, ...]
    none: Empty
    closed: tuple[Act, ...]
    form: TeamForm
    action: str


@dataclass(frozen=True, kw_only=True)
class TeamPage(Page):
    """One team: in a sentence, its managers, its people, what is planned, and what can be done."""

    summary: str
    managers: tuple[Fact, ...]
    no_manager: str
    people: tuple[Fact, ...]
    nobody: Empty
    planned: tuple[Fact, ...]
    move: Link | None
    acts: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class HistoryPage(Page):
    """What happened to a team, newest first."""

    rows: tuple[Fact, ...]
    none: Empty
    pages: tuple[Link, ...]


def team_row(seen: TeamSeen, bare: bool) -> WorkRow:
    """One line of the list of teams; `bare` is one whose people lead children and which nobody manages."""
    people = people_words(seen.people) or "No people"
    words = f"{people}. Nobody manages it, and its people lead children: name a manager." if bare else people
    return WorkRow(Link(seen.team.name, reverse("team", args=[seen.team.id])), words)


def people_words(number: int) -> str:
    """“12 people”; nothing for nobody."""
    return "1 person" if number == 1 else f"{number} people" if number else ""


def member_fact(one: MemberSeen) -> Fact:
    """Somebody of the team."""
    see = Link("Account", reverse("user", args=[one.id]), f"of {one.name}")
    return Fact(one.name, f"{one.role}, {children_words(one.children)}", (see,))


def manager_fact(team_id: UUID, one: ManagerSeen) -> Fact:
    """Somebody who manages it. Who does because it is their own team stops by moving to another."""
    if one.here:
        return Fact(one.name, f"{one.role}; this is their own team", (Link("Account", reverse("user", args=[one.id])),))
    place = [team_id, one.id]
    about = f": {one.name}"
    acts = (
        Link("Replace", reverse("team-manager-replace", args=place), about),
        Link("Take away", reverse("team-manager-end", args=place), about),
    )
    return Fact(one.name, f"{one.role}; manages this team beside their own work", acts)


def planned_fact(one: ChangeSeen) -> Fact:
    """A move that is to come."""
    off = Link("Call off", reverse("team-change-off", args=[one.id]), f": {one.who}")
    late = "\nIts day has come and it could not be made: a team would have children and no manager." if one.late else ""
    return Fact(f"From {date_words(one.from_on)}", f"{moved_words(one)}{late}", (off,))


def moved_words(one: ChangeSeen) -> str:
    """“Amara Osei and Beth Lindqvist, from Early Help to Locality Team 2”."""
    return f"{one.who}{f', from {one.other}' if one.other else ''} to {one.team}"


def change_fact(one: ChangeSeen) -> Fact:
    """A line of the history: when, what, by whom and why."""
    lines = filter(None, (_what(one), one.words, one.called_now, f"By {one.made_by}."))
    acts: list[Link] = []
    if one.may_go_back:
        place = "team-manager-back" if one.kind is TeamChangeKind.MANAGER else "team-change-back"
        acts.append(Link("Take this back", reverse(place, args=[one.id]), f": {one.who}"))
    return Fact(datetime_words(one.made_at), "\n".join(lines), tuple(acts))


def _what(one: ChangeSeen) -> str:
    match one.kind:
        case TeamChangeKind.MOVED | TeamChangeKind.MERGED | TeamChangeKind.PUT_BACK:
            how = {
                TeamChangeKind.MOVED: "Moved" if one.done else "To move",
                TeamChangeKind.MERGED: f"{one.other} went into {one.team}",
                TeamChangeKind.PUT_BACK: "Taken back",
            }[one.kind]
            when = "" if one.done else f", from {date_words(one.from_on)}"
            state = " Called off." if one.called_off else ""
            with_them = f", with {children_words(one.children)}" if one.children else ""
            return f"{how}: {moved_words(one)}{with_them}{when}.{state}"
        case TeamChangeKind.MANAGER:
            return ""
        case TeamChangeKind.GONE:
            return f"{one.who} left the team."
        case TeamChangeKind.RENAMED:
            return f"{one.kind.label}: {one.team}."
        case _:
            return f"{one.kind.label}, as {one.team}."


def outlook_of(effect: Effect, verb: str) -> Outlook:
    """“12 workers and 143 children move; 3 managers lose sight of 143 children”, and who, one by one."""
    parts = []
    if effect.people:
        number = "1 worker" if effect.people == 1 else f"{effect.people} workers"
        with_them = f" and {children_words(effect.children)}" if effect.children else ""
        parts.append(f"{number}{with_them} {verb if effect.people > 1 or effect.children else f'{verb}s'}")
    parts += [_sight_words(effect.lose, "lose"), _sight_words(effect.gain, "gain")]
    sentence = "; ".join(filter(None, parts)) or "Nobody gains or loses sight of a child"
    facts = (*_sight_facts(effect.lose, "loses"), *_sight_facts(effect.gain, "gains"))
    bare = " and ".join(effect.bare)
    caution = f"{bare} would have children and no manager: name a manager there first." if bare else ""
    return Outlook(f"{sentence[:1].upper()}{sentence[1:]}.", facts, caution, concerned=(effect.mark,))


def _sight_words(sights: tuple[Sight, ...], verb: str) -> str:
    if not sights:
        return ""
    who = "1 person" if len(sights) == 1 else f"{len(sights)} people"
    most = max(one.children for one in sights)
    same = {one.children for one in sights} == {most}
    upto = "" if same else "up to "
    return f"{who} {verb}{'s' if len(sights) == 1 else ''} sight of {upto}{children_words(most)}"


def _sight_facts(sights: Iterable[Sight], verb: str) -> list[Fact]:
    return [Fact(one.name, f"{verb} sight of {children_words(one.children)}") for one in sights]
