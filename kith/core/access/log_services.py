"""Evidence that somebody looked for a child's log: not in the child's own log, where the reading itself will stand."""

from kith.core.access.log_policies import reads_every_log
from kith.core.access.principal import Principal
from kith.core.audit.services import audited, record
from kith.kernel.errors import Refused


@audited
def log_looked_for(*, by: Principal) -> None:
    """Write down that the data-protection reader came to a child's log by name and date of birth."""
    if not reads_every_log(by):
        raise Refused("Your role does not allow this.", rule="ACCESS-1")
    record(action="access.log_looked_for", by=by, subject=("user", by.user_id))
