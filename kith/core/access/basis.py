"""Why somebody reaches a child. Plain words, so that what follows from facts is worked out without the framework."""

from enum import StrEnum


class Basis(StrEnum):
    """The grounds of reach. All but break-glass follow from facts and are recomputed; nobody grants them by hand.

    `named_lead` stands beside `named` for the lead worker of a restricted record, who reads its log (ACCESS-2).
    """

    LEAD_WORKER = "lead_worker"
    CO_WORKER = "co_worker"
    TEAM_MANAGER = "team_manager"
    SERVICE_MANAGER = "service_manager"
    CHAIR = "chair"
    PARTNER = "partner"
    QUALITY = "quality"
    COVER = "cover"
    NAMED = "named"
    NAMED_LEAD = "named_lead"
    BREAK_GLASS = "break_glass"

    @property
    def label(self) -> str:
        """In the words of evidence and pages."""
        return _LABELS[self]


_LABELS = {
    Basis.LEAD_WORKER: "lead worker",
    Basis.CO_WORKER: "co-worker",
    Basis.TEAM_MANAGER: "manager of the lead worker's team",
    Basis.SERVICE_MANAGER: "service manager of the lead worker's team",
    Basis.CHAIR: "chair or reviewing officer",
    Basis.PARTNER: "partner worker, for this child",
    Basis.QUALITY: "quality reader, for this child",
    Basis.COVER: "cover for somebody absent",
    Basis.NAMED: "named on the restricted record's list",
    Basis.NAMED_LEAD: "lead worker of the restricted record",
    Basis.BREAK_GLASS: "break-glass",
}


class Emergency(StrEnum):
    """Why a record out of reach had to be opened at once (ACCESS-3)."""

    DANGER_NOW = "danger_now"
    CALLED = "called"
    VISIT = "visit"
    POLICE_OR_HOSPITAL = "police_or_hospital"
    OTHER = "other"

    @property
    def label(self) -> str:
        """In the words of the form and of evidence."""
        return _EMERGENCIES[self]


_EMERGENCIES = {
    Emergency.DANGER_NOW: "A child may be in danger now",
    Emergency.CALLED: "The family is calling, and their worker cannot be reached",
    Emergency.VISIT: "I have to see the family before their worker can be reached",
    Emergency.POLICE_OR_HOSPITAL: "Police, hospital or court are asking, and it cannot wait",
    Emergency.OTHER: "Another reason that cannot wait",
}
ON_ROTA = "out-of-hours rota"
# What a worker or somebody beside them is given for one child; the rest of reach follows from it.
ALLOCATED = (Basis.LEAD_WORKER, Basis.CO_WORKER, Basis.CHAIR, Basis.PARTNER, Basis.QUALITY)
# Their own work: what somebody who stands in for them takes over.
COVERED = (Basis.LEAD_WORKER, Basis.CO_WORKER, Basis.CHAIR, Basis.TEAM_MANAGER, Basis.SERVICE_MANAGER)
