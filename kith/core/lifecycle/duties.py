"""What is due because a plan is live. Pure; `services` reconciles the rows with it."""

from kith.core.duties.spec import DutySpec
from kith.core.lifecycle.facts import LiveFacts
from kith.kernel.working_days import add_working_days

ON_FILE = "plan.on_file"
BREAK_GLASS_SEEN = "access.break_glass_seen"


def expected(facts: LiveFacts) -> tuple[DutySpec, ...]:
    """SHARE-2: on each child's file within the working days of the council's policy after going live."""
    due_on = add_working_days(facts.went_live_on, facts.on_file_working_days, facts.nation)
    return (
        DutySpec(
            kind=ON_FILE,
            subject_kind="plan_version",
            subject_id=facts.version_id,
            occasion="went_live",
            children=facts.children,
            owner_id=facts.lead_worker_id,
            arises_on=facts.went_live_on,
            due_on=due_on,
            rule="SHARE-2",
        ),
    )
