"""Every write is one act by somebody, from somewhere, with its evidence in one transaction, or it does not happen."""

import inspect
from collections.abc import Callable, Iterator
from importlib import import_module

import pytest
from django.utils import timezone

from kith.core.audit.attribution import acting_from
from kith.core.audit.models import Change, Entry
from tests.architecture.service_calls import EXAMPLES
from tests.architecture.source import ROOT
from tests.architecture.tables import changed_tables, fingerprints
from tests.world import PERSONAS, World

# Public functions of services that are no acts of their own, each with the reason.
NO_ACT = {
    "kith.core.access.services.break_glass_begun": "part of the act that gives the reason, which records it",
    "kith.core.access.services.break_glass_ended": "part of the act that says why, which records it",
    "kith.core.accounts.council_services.council_verdict": "a question; writes nothing",
    "kith.core.accounts.council_services.nonce_taken": "part of signing in, which records it",
    "kith.core.accounts.failed_services.council_sign_in_failed": "counts; the first of an hour is an act of its own",
    "kith.core.accounts.failed_services.failures_told": "part of signing in, which records it",
    "kith.core.accounts.failed_services.old_failures_forgotten": "housekeeping by the clock, of what has run out",
    "kith.core.accounts.failed_services.sign_in_failed": "counts; the first of an hour is an act of its own",
    "kith.core.accounts.invitation_services.checked_address": "a question; writes nothing",
    "kith.core.accounts.invitation_services.invitation_closed": "part of the act that says why, which records it",
    "kith.core.accounts.session_services.ended_sessions_forgotten": "housekeeping by the clock, of what has run out",
    "kith.core.accounts.session_services.session_moved": "part of the act that changed the password, which records it",
    "kith.core.accounts.session_services.words_forgotten": "words nobody sent are no act, nor is forgetting them",
    "kith.core.accounts.session_services.words_kept": "words nobody sent are no act yet",
    "kith.core.access.services.drift_of": "a question; writes nothing",
    "kith.core.access.services.opening_logged": "is itself evidence: the log of openings (ACCESS-2)",
    "kith.core.access.services.reach_brought_into_line": "part of the act that changed a fact, which records it",
    "kith.core.accounts.services.account_closed": "part of the act of leaving, which records it",
    "kith.core.accounts.services.failed_sign_ins_forgotten": "housekeeping by the clock, of counts that have ended",
    "kith.core.accounts.services.old_submissions_forgotten": "housekeeping by the clock, of keys that say nothing",
    "kith.core.accounts.services.sent_once": "frames the acts of a form; they leave their own evidence",
    "kith.core.authority.services.newest_in_turn": "reads while nobody else changes it; writes nothing",
    "kith.core.audit.services.audited": "the frame itself",
    "kith.core.audit.services.record": "the writer of evidence itself",
    "kith.core.duties.services.duties_left_passed_on": "part of the act of leaving, which records it",
    "kith.core.duties.services.duties_made_these": "part of the act they follow from, which records it",
    "kith.core.people.stopped_lead_services.stopped_leads_followed": "part of an act on an account or on children",
    "kith.core.people.stopped_lead_services.stopped_leads_in_teams_followed": "part of an act on teams or accounts",
    "kith.core.duties.services.duties_passed_on": "part of the act that hands a child over, which records it",
    "kith.core.duties.services.duties_settled": "part of the act that settles them, which records it",
    "kith.core.editions.services.edition_stored": "part of the act that shows or gives the edition, which records it",
    "kith.core.editions.services.leak_message": "words for a person; writes nothing",
    "kith.core.people.account_services.council_word_followed": "changes nothing on most days; what follows is an act",
    "kith.core.people.allocation_services.children_given": "part of an act that hands children over, which records it",
    "kith.core.people.allocation_services.first_lead_worker": "part of the act that adds a child, which records it",
    "kith.core.people.unusual_services.unusual_looks_sought": "finds nothing on most days; what it lists is an act",
    "kith.core.people.allocation_services.require_named": "a question; writes nothing",
}


def _services() -> Iterator[tuple[str, Callable[..., object]]]:
    for path in sorted((ROOT / "kith/core").glob("*/*services.py")):
        module = import_module(f"kith.core.{path.parent.name}.{path.stem}")
        for name, found in inspect.getmembers(module, inspect.isfunction):
            if found.__module__ == module.__name__ and not name.startswith("_"):
                yield f"{module.__name__}.{name}", found


for _more in sorted((ROOT / "tests/architecture").glob("*_calls.py")):
    import_module(f"tests.architecture.{_more.stem}")
ALL = dict(_services())
ACTS = {name: found for name, found in ALL.items() if name not in NO_ACT}


@pytest.mark.rule("GUARD-EVIDENCE")
def test_the_list_of_exceptions_is_true() -> None:
    assert set(NO_ACT) <= set(ALL), f"No longer there: {sorted(set(NO_ACT) - set(ALL))}. Take them off NO_ACT."


@pytest.mark.rule("GUARD-EVIDENCE")
@pytest.mark.parametrize("name", sorted(ACTS))
def test_every_service_says_who_acts_and_is_framed(name: str) -> None:
    parameters = inspect.signature(ACTS[name]).parameters
    assert all(one.kind is inspect.Parameter.KEYWORD_ONLY for one in parameters.values()), (
        f"{name}: begin its parameters with *, so that every call says what is what."
    )
    assert "by" in parameters, f"{name}: take by=, who acts; or say in NO_ACT why it is no act."
    assert getattr(ACTS[name], "__audited__", False), (
        f"{name}: frame it with @audited and call record(); or say in NO_ACT why it is no act."
    )


@pytest.mark.rule("GUARD-EVIDENCE")
def test_every_service_has_an_example() -> None:
    missing = sorted(set(ACTS) - set(EXAMPLES))
    assert not missing, f"Add an example call to tests/architecture/service_calls.py: {missing}"
    assert set(EXAMPLES) <= set(ACTS), f"Examples of nothing: {sorted(set(EXAMPLES) - set(ACTS))}"


class WritingFailed(Exception):
    """What the test makes of the writer of evidence."""


def _fails(**_: object) -> None:
    raise WritingFailed


@pytest.mark.rule("GUARD-EVIDENCE", "ACCESS-6", part="every write leaves who, when by both clocks, from where")
@pytest.mark.parametrize("name", sorted(ACTS))
def test_it_leaves_evidence_or_changes_nothing(name: str, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    call, before = EXAMPLES[name](world), fingerprints()
    with monkeypatch.context() as broken:
        broken.setattr(Entry.objects, "create", _fails)
        with pytest.raises(WritingFailed):
            call()
    assert changed_tables(before) == set(), f"{name} wrote something although its evidence could not be written."

    entries, changes = set(Entry.objects.values_list("id", flat=True)), Change.objects.count()
    began = timezone.now()
    with acting_from("the-page", "the-request"):
        call()
    left = list(Entry.objects.exclude(id__in=entries))
    assert left, f"{name} left no evidence."
    workers = {world.ids[key]: world.user(key).name for key in PERSONAS}
    for entry in left:
        assert entry.actor_id is not None
        assert workers[entry.actor_id] == entry.actor_label
        assert (entry.page, entry.request_id) == ("the-page", "the-request")
        assert entry.as_of_on.isoformat() == "2026-01-15", "the domain's clock"
        assert began <= entry.at <= timezone.now(), "the real clock"
    rows = list(Change.objects.order_by("id")[changes:])
    assert {(row.page, row.request_id) for row in rows} <= {("the-page", "the-request")}
    assert {row.actor_id for row in rows} <= set(workers), f"{name}: the database was not told who acts."
