"""The council's settings in typed pieces."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from kith.core.authority.fields import Group
from kith.core.authority.selectors import VersionView
from kith.core.authority.settings import Changed, changed, settings_of
from kith.doors.staff.settings.forms import WhyForm
from kith.govuk.dates import datetime_words
from kith.govuk.page import Page
from kith.govuk.pieces import Column, Fact, Link, Table

GROUPS: Mapping[Group, str] = {
    Group.COUNCIL: "The council",
    Group.PEOPLE: "Who people can turn to",
    Group.TIMES: "Time limits",
    Group.ACCESS: "Finding and opening records",
    Group.SIGNING_IN: "Signing in",
    Group.WORDS: "Words on copies",
}
_CHANGES = (Column("Setting"), Column("Before"), Column("After"))


@dataclass(frozen=True, slots=True)
class GroupShown:
    """A group with its settings as they are."""

    title: str
    facts: tuple[Fact, ...]
    change: Link


@dataclass(frozen=True, kw_only=True)
class SettingsPage(Page):
    """All settings as they are in force."""

    standing: str
    groups: tuple[GroupShown, ...]
    history: Link


@dataclass(frozen=True, kw_only=True)
class ChangePage(Page):
    """The form of one group; or what would change, to be confirmed."""

    form: WhyForm
    action: str
    changes: Table | None
    leave: Link


@dataclass(frozen=True, slots=True)
class VersionShown:
    """One version: which, what changed with it, who, when and why."""

    title: str
    about: str
    why: str
    changes: Table | None
    link: Link | None


@dataclass(frozen=True, kw_only=True)
class HistoryPage(Page):
    """Versions, newest first."""

    versions: tuple[VersionShown, ...]
    older: Link | None


@dataclass(frozen=True, kw_only=True)
class VersionPage(Page):
    """One version whole, and the form to put it back."""

    about: str
    facts: tuple[Fact, ...]
    changes: Table | None
    form: WhyForm
    action: str


def groups_shown(version: VersionView) -> tuple[GroupShown, ...]:
    """Every group with its settings."""
    return tuple(
        GroupShown(
            title, facts_of(version, group), Link("Change", reverse("settings-change", args=[group.value]), title)
        )
        for group, title in GROUPS.items()
    )


def facts_of(version: VersionView, group: Group) -> tuple[Fact, ...]:
    """The settings of one group."""
    return tuple(Fact(one.label, one.words(getattr(version.policy, one.name))) for one in settings_of(group))


def changes_table(changes: Iterable[Changed], caption: str) -> Table | None:
    """What differs; None when nothing does."""
    rows = tuple((one.setting.label, one.before, one.after) for one in changes)
    return Table(caption, _CHANGES, rows) if rows else None


def version_shown(one: VersionView, before: VersionView, names: Mapping[UUID, str], newest: int) -> VersionShown:
    """A version beside the one before it."""
    title = f"Version {one.number}{' (in force)' if one.number == newest else ''}"
    link = Link("All of it, and put it back", reverse("settings-version", args=[one.id]), f"(version {one.number})")
    caption = f"What version {one.number} changed"
    changes = changes_table(changed(before.policy, one.policy), caption)
    return VersionShown(title, about_words(one, names), one.why, changes, link if one.number != newest else None)


def about_words(one: VersionView, names: Mapping[UUID, str]) -> str:
    """As in “24 November 2026 at 11:20am, Pat Lindley. Puts version 3 back”."""
    when = datetime_words(one.made_at) if one.made_at else "From the beginning"
    who = names.get(one.made_by, "") if one.made_by else "Kith"
    back = f" Puts version {one.put_back} back." if one.put_back is not None else ""
    return f"{when}{f', {who}' if who else ''}.{back}"
