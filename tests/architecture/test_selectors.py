"""Every read of records is limited to somebody's reach, or says for whom it is (ACCESS-1)."""

import inspect
from collections.abc import Callable
from importlib import import_module
from uuid import UUID

import pytest

from kith.core.access.principal import Principal
from kith.core.people.models import Child
from kith.kernel.errors import DomainError, NotFound
from tests.architecture.reads import Situation, every_read, imported_by_doors, make_situation, takes_principal
from tests.architecture.source import ROOT
from tests.cast import CastWorld, make_cast
from tests.sample_again import sample_world

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
    "duties.occasions_open",
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
    "accounts.managers": "workers, who know of each other",
    "accounts.user_by_email": "one worker, by the whole address",
    "accounts.users_by_id": "workers, who know of each other",
    "audit.acts_since": "how often somebody did something, and to whom is not said",
    "audit.entries_about": "evidence; no page reads it yet, and a data-protection role will have to be asked",
    "authority.newest_version": "the council's own settings",
    "authority.out_of_hours_now": "the council's own settings",
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


def _by_room() -> dict[str, Callable[..., object]]:
    """Every public function of a module of reads: by room and name."""
    found: dict[str, Callable[..., object]] = {}
    for path in sorted((ROOT / "kith/core").glob("*/*selectors.py")):
        module = import_module(f"kith.core.{path.parent.name}.{path.stem}")
        for name, one in inspect.getmembers(module, inspect.isfunction):
            if one.__module__ == module.__name__ and not name.startswith("_"):
                found[f"{path.parent.name}.{name}"] = one
    return found


ALL = _by_room()
READS = every_read()
FOR_SOMEBODY = {name: read for name, read in READS.items() if takes_principal(read)}


@pytest.mark.rule("GUARD-REACH")
@pytest.mark.parametrize("name", sorted(ALL))
def test_every_read_is_within_somebodys_reach(name: str) -> None:
    _says_for_whom(name, ALL[name])


def _says_for_whom(name: str, found: Callable[..., object]) -> None:
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


@pytest.mark.rule("GUARD-REACH")
def test_what_reads_for_nobody_outside_of_the_selectors_is_for_the_rooms_alone() -> None:
    """Parts of acts and of selectors may read without asking for whom; no door takes them in its own hand."""
    elsewhere = {f"kith.core.{name}" for name in READS.keys() - FOR_SOMEBODY.keys() if "selectors." not in name}
    assert elsewhere, "nothing was found: look at tests/architecture/reads.py"
    assert not elsewhere & imported_by_doors()


# Nobody of these has anything to do with the sample's children: a worker of another team, managers and a chair of
# others, a partner's worker, a quality reader, out of hours and off the rota, an administrator, and nobody at all.
OUTSIDERS = ("beth", "tom", "rosa", "chidi", "farah", "quinn", "olu", "pat")
# About who works here and when: nothing in them is about a child, whoever asks.
OF_TEAMS = "people.team_selectors."
OF_STAFF = {
    "access.selectors.on_rota",
    "people.lead_selectors.may_lead",
    "people.lead_selectors.may_lead_new",
    "people.allocation_selectors.people_to_arrange",
    "people.allocation_selectors.team_workers",
    "people.likely_same.too_many_looks",
    "people.staffing_selectors.cover_for",
    "people.staffing_selectors.covers",
    "people.staffing_selectors.may_stand_in",
    "people.staffing_selectors.my_teams",
    "people.staffing_selectors.out_of_hours_workers",
    "people.staffing_selectors.rota",
    "people.staffing_selectors.shift_for",
    "people.staffing_selectors.shifts_of",
    "people.staffing_selectors.theirs_to_arrange",
}


class Tried:
    """One read, as everybody got it."""

    def __init__(self, world: CastWorld, situation: Situation) -> None:
        self.world, self.situation = world, situation

    def shown(self, read: Callable[..., object], who: str) -> list[str]:
        """What of the family somebody was shown; nothing where they were refused."""
        try:
            return self.situation.shown_in(self.situation.asked(read, self.world.by(who)))
        except DomainError:
            return []

    def leaks(self, read: Callable[..., object]) -> dict[str, list[str]]:
        """Each outsider who was shown something, and what."""
        return {who: shown for who in OUTSIDERS if (shown := self.shown(read, who))}


@pytest.fixture
def tried(db: None) -> Tried:
    """Everything stands that can be asked for."""
    world = sample_world(make_cast)
    return Tried(world, make_situation(world))


@pytest.mark.rule("GUARD-REACH", "ACCESS-1", part="reads show nobody what is not theirs")
def test_no_read_shows_an_outsider_anything(tried: Tried) -> None:
    """Every read that is asked for somebody, as everybody: who has nothing to do with the family gets nothing of it."""
    reads = {name: read for name, read in FOR_SOMEBODY.items() if name not in OPEN_ON_PURPOSE}
    leaks = {name: leak for name, read in reads.items() if (leak := tried.leaks(read))}
    assert not leaks, "These show outsiders what is not theirs."
    shows = {name for name, read in reads.items() if any(tried.shown(read, who) for who in tried.world.sessions)}
    others = reads.keys() - shows - {name for name in reads if name.startswith(OF_TEAMS)}
    assert others == OF_STAFF | ANSWERS_YES_OR_NO | REFUSED.keys(), (
        "A read that shows nobody anything of the family is asked in the wrong way, or belongs on another list."
    )


# Tried in tests of their own: whoever may break glass hands in a child's id and gets it back with whom to ask; and the
# service that looks for a child before adding one is told which of those it found are out of reach.
OPEN_ON_PURPOSE = {
    "lifecycle.break_glass_selectors.breakable",
    "lifecycle.break_glass_selectors.whom_to_ask",
    "people.likely_same.split_by_reach",
}
# What they answer is in test_who_has_nothing_to_do_with_them_reaches_nobody.
# Workers around a record, without whose it is: outsiders are refused, and who may see it is not.
REFUSED = {
    "access.log_policies.require_log": "amara",
    "access.unusual_selectors.notes_about": "della",
    "access.unusual_selectors.reasons_given": "della",
    "access.log_selectors.log_page": "amara",
    "access.log_selectors.people_in_log": "amara",
    "access.log_selectors.whole_log": "amara",
    "people.allocation_selectors.beside": "helen",
    "people.restricted_selectors.list_of": "moira",
    "people.restricted_selectors.people_around": "moira",
    "people.restricted_selectors.service_managers_around": "moira",
    "people.unusual_selectors.night_of": "della",
    "people.unusual_selectors.records_opened": "della",
}
ANSWERS_YES_OR_NO = {
    "access.log_policies.reads_every_log",
    "access.selectors.are_own",
    "access.selectors.basis_for",
    "access.selectors.reaches",
}


@pytest.mark.rule("GUARD-REACH", "ACCESS-1", part="reads show nobody what is not theirs")
@pytest.mark.parametrize("name", sorted(ANSWERS_YES_OR_NO - {"access.log_policies.reads_every_log"}))
def test_who_has_nothing_to_do_with_them_reaches_nobody(name: str, tried: Tried) -> None:
    read = FOR_SOMEBODY[name]
    assert not [who for who in OUTSIDERS if tried.situation.asked(read, tried.world.by(who))]
    assert tried.situation.asked(read, tried.world.by("amara"))


@pytest.mark.rule("GUARD-REACH", "ACCESS-1", part="reads show nobody what is not theirs")
@pytest.mark.parametrize("name", sorted(REFUSED))
def test_who_is_around_a_record_is_not_there_for_who_has_nothing_to_do_with_it(name: str, tried: Tried) -> None:
    for who in OUTSIDERS:
        with pytest.raises(NotFound):
            tried.situation.asked(FOR_SOMEBODY[name], tried.world.by(who))
    tried.situation.asked(FOR_SOMEBODY[name], tried.world.by(REFUSED[name]))


@pytest.mark.rule("GUARD-REACH", "ACCESS-1", part="reads show nobody what is not theirs")
def test_of_children_found_by_a_service_none_is_within_an_outsiders_reach(tried: Tried) -> None:
    split = FOR_SOMEBODY["people.likely_same.split_by_reach"]
    assert {tried.situation.asked(split, tried.world.by(who))[0] for who in OUTSIDERS} == {()}  # type: ignore[index]


def children_of_family(family_id: UUID) -> list[Child]:
    """A planted read that takes no principal."""
    return list(Child.objects.filter(person__family_id=family_id))


def children_for_anybody(principal: Principal, family_id: UUID) -> list[Child]:
    """A planted read that takes a principal and looks at nothing of them."""
    return list(Child.objects.filter(person__family_id=family_id))


def children_for_a_role(principal: Principal, family_id: UUID) -> list[Child]:
    """A planted read that asks for the role, and for no reach."""
    if principal.role != "worker":
        raise NotFound
    return list(Child.objects.filter(person__family_id=family_id))


def children_counted(principal: Principal, children: list[UUID]) -> dict[UUID, int]:
    """A planted read that hands back ids it was not to speak of."""
    return dict.fromkeys(Child.objects.filter(id__in=children).values_list("id", flat=True), 1)


@pytest.mark.rule("GUARD-REACH")
def test_a_read_that_takes_no_principal_is_found() -> None:
    with pytest.raises(AssertionError, match="take the principal first"):
        _says_for_whom("people.children_of_family", children_of_family)


@pytest.mark.rule("GUARD-REACH")
@pytest.mark.parametrize("read", [children_for_anybody, children_for_a_role, children_counted])
def test_a_read_that_takes_a_principal_and_does_not_limit_to_them_is_found(
    read: Callable[..., object], tried: Tried
) -> None:
    assert "beth" in tried.leaks(read), "the guard lets through what it is there to find"
