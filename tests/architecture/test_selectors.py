"""Every read of records is limited to somebody's reach, or says for whom it is (ACCESS-1)."""

import inspect
from collections.abc import Callable, Iterator
from importlib import import_module

import pytest

from tests.architecture.source import ROOT

# What is handed to these was itself read within reach: a selector that asks for it made it.
READ_WITHIN_REACH = {"Plan", "PlanContent", "PlanView", "Version", "VersionForReaders"}
# Read by services and pages that have asked for reach already; the docstring of each, or of its module, says so.
REACH_ASKED_BEFORE = {
    "audit.actors_about",
    "audit.entries_by_id",
    "audit.lines_about",
    "access.principals_reaching",
    "agreements.asked_of",
    "agreements.words_agreed_to",
    "people.names_of",
    "lifecycle.whom_to_tell",
    "duties.open_duties_of",
    "people.children_by_id",
    "people.details_of",
    "people.family_of",
    "people.people_of_family",
    "plans.children_without_plan",
    "plans.draft_items_of",
    "plans.standing_items",
    "plans.versions_of",
    "protection.guard_of",
    "sharing.copies_of_reader",
}
# Holds nothing about a child or a family.
NOBODYS = {
    "accounts.addresses_of_change": "where a message goes, for the job that sends it",
    "accounts.failures_listed": "sign-ins that failed, for who looks after accounts",
    "accounts.is_spare": "a setting of whoever runs the site",
    "accounts.provider": "a setting of whoever runs the site",
    "accounts.require_password_way": "a question about an account its caller holds",
    "accounts.signs_in_with_password": "a question about an account its caller holds",
    "accounts.user_of_identity": "whoever the council's own sign-in service has signed in",
    "accounts.way_of": "how somebody signs in; asked for oneself, and by who looks after accounts",
    "accounts.idle_minutes": "the council's own setting",
    "accounts.open_sessions": "one's own browsers",
    "accounts.words_typed": "one's own words, not sent yet",
    "people.children_held_by": "a number, for who looks after accounts and has no sight of children",
    "access.not_listed": "the daily search, which asks for nobody",
    "accounts.administrator_exists": "a question of the command line",
    "accounts.invited_address": "an invitation, for the job that sends it",
    "accounts.invited_by": "whoever holds the link of an invitation",
    "accounts.open_invitation": "whoever holds the link of an invitation",
    "accounts.second_factor_of": "what somebody signs in with; asked for oneself, and by who looks after accounts",
    "accounts.second_factor_required": "the council's own setting",
    "accounts.team_seen": "a team, for who looks after accounts",
    "accounts.teams_listed": "teams, which everybody knows of",
    "accounts.user_seen": "somebody who works here, for who looks after accounts",
    "accounts.users_listed": "who works here, for who looks after accounts",
    "accounts.colleagues_of": "workers, who know of each other",
    "accounts.user_by_email": "one worker, by the whole address",
    "accounts.users_by_id": "workers, who know of each other",
    "audit.acts_since": "how often somebody did something, and to whom is not said",
    "audit.entries_about": "evidence; no page reads it yet, and a data-protection role will have to be asked",
    "authority.newest_version": "the council's own settings",
    "authority.policy": "the council's own settings",
    "authority.policy_at": "the council's own settings",
    "authority.read": "the council's own settings",
    "authority.version_numbered": "the council's own settings",
    "authority.version_with_id": "the council's own settings",
    "authority.versions": "the council's own settings",
    "people.age_on": "a sum over two dates",
    "people.teams_managed": "teams, of one account",
    "people.is_child": "a question about a record its caller holds",
}


def _selectors() -> Iterator[tuple[str, Callable[..., object]]]:
    for path in sorted((ROOT / "kith/core").glob("*/*selectors.py")):
        module = import_module(f"kith.core.{path.parent.name}.{path.stem}")
        for name, found in inspect.getmembers(module, inspect.isfunction):
            if found.__module__ == module.__name__ and not name.startswith("_"):
                yield f"{path.parent.name}.{name}", found


ALL = dict(_selectors())


@pytest.mark.rule("GUARD-REACH")
@pytest.mark.parametrize("name", sorted(ALL))
def test_every_read_is_within_somebodys_reach(name: str) -> None:
    found = ALL[name]
    first = next(iter(inspect.signature(found).parameters.values()), None)
    if first is not None and first.name == "principal":
        assert name not in REACH_ASKED_BEFORE and name not in NOBODYS, f"{name} asks for reach: take it off the list."
        return
    if first is not None and _type_name(first.annotation) in READ_WITHIN_REACH:
        return
    assert name in REACH_ASKED_BEFORE or name in NOBODYS, (
        f"{name}: take the principal first and limit what you read to their reach. If its callers have asked for reach "
        "already, say so in its docstring and add it to REACH_ASKED_BEFORE."
    )
    if name in REACH_ASKED_BEFORE:
        words = f"{inspect.getdoc(found)} {inspect.getmodule(found).__doc__}"
        assert "asked for reach already" in " ".join(words.split()), (
            f"{name}: say that its callers asked for reach already."
        )


def _type_name(annotation: object) -> str:
    return getattr(annotation, "__name__", str(annotation))


@pytest.mark.rule("GUARD-REACH")
def test_the_lists_are_true() -> None:
    gone = (REACH_ASKED_BEFORE | set(NOBODYS)) - set(ALL)
    assert not gone, f"No longer there: {sorted(gone)}. Take them off the lists."
