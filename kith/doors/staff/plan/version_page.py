"""A version's page, put together."""

from django.urls import reverse

from kith.core.access.principal import Principal
from kith.core.access.roles import Permission
from kith.core.agreements.selectors import asked_of
from kith.core.duties.selectors import duties_about
from kith.core.editions.selectors import VersionForReaders
from kith.core.lifecycle.gates import gaps_before_live
from kith.core.lifecycle.selectors import live_facts_of
from kith.core.plans.workflow import State
from kith.core.sharing.selectors import holders
from kith.doors.staff.duty_rows import duty_rows
from kith.doors.staff.pages import identity_of_version, state_tag
from kith.doors.staff.plan.presenters import VersionPage, asked_rows, purpose_facts, reader_rows, steps_shown
from kith.govuk.pieces import Link, Notice


def version_page(loaded: VersionForReaders, asker: Principal, notice: Notice | None) -> VersionPage:
    """The page of a version within reach."""
    version, content, state = loaded.version, loaded.content, loaded.state
    proposed = state is State.PROPOSED
    asked = asked_of(version.id)
    facts = live_facts_of(loaded, asked)
    gaps = tuple(problem.message for problem in gaps_before_live(facts)) if proposed else ()
    return VersionPage(
        title="Version of the plan",
        heading=f"Safety plan, version {version.number}",
        notice=notice,
        identity=identity_of_version(loaded),
        back_link=Link("Back to the plan", reverse("plan", args=[version.plan_id])),
        version_id=version.id,
        plan_id=version.plan_id,
        state=state_tag(state.value if state else ""),
        proposed=proposed,
        purpose=purpose_facts(content),
        steps=steps_shown(content),
        asked=asked_rows(facts, version.id, asked),
        gaps=gaps,
        duties=duty_rows(duties_about(asker, version.id), loaded.people),
        readers=reader_rows(holders(loaded), loaded, live=state is State.LIVE),
        may_go_live=proposed and not gaps and asker.may(Permission.PLAN_GO_LIVE),
        may_withdraw=proposed and asker.may(Permission.PLAN_WRITE),
    )
