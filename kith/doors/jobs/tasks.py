"""Jobs the worker does by the clock. Each may run twice without harm, and a killed worker's jobs are taken up again."""

import logging
from datetime import timedelta
from uuid import UUID

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from kith.kernel import clock

# A mail server that is away is tried again after 2, 4, 8 … minutes, for some four hours.
_MAIL_AGAIN = RetryStrategy(max_attempts=7, exponential_wait=120)
_KEEP_SUBMISSIONS = timedelta(days=2)
_KEEP_FAILURES = timedelta(days=400)
_SEARCHED_AGAIN = timedelta(days=7)
_log = logging.getLogger("kith.jobs")


@app.periodic(cron="17 * * * *")
@app.task(queueing_lock="sessions_cleared", pass_context=False)
def sessions_cleared(timestamp: int) -> None:
    """Delete sessions that have ended, keys of forms sent two days ago, names locked out no more, old failures."""
    from importlib import import_module

    from django.conf import settings

    from kith.core.accounts.failed_services import old_failures_forgotten
    from kith.core.accounts.services import failed_sign_ins_forgotten, old_submissions_forgotten
    from kith.core.accounts.session_services import ended_sessions_forgotten

    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    old_submissions_forgotten(before=clock.instant() - _KEEP_SUBMISSIONS)
    ended_sessions_forgotten(before=clock.instant() - _KEEP_SUBMISSIONS)
    failed_sign_ins_forgotten(before=clock.instant() - timedelta(hours=settings.AXES_COOLOFF_TIME))
    old_failures_forgotten(before=clock.instant() - _KEEP_FAILURES)


@app.periodic(cron="40 2 * * *")
@app.task(queueing_lock="reach_recomputed", pass_context=False)
def reach_recomputed(timestamp: int) -> None:
    """ACCESS-1: who reaches whom, worked out anew every night; what differed is mended and stands in the evidence."""
    from kith.core.access.principal import SYSTEM
    from kith.core.people.allocation_services import reach_mended

    reach_mended(by=SYSTEM)


@app.periodic(cron="5 * * * *")
@app.task(queueing_lock="team_moves_made", pass_context=False)
def team_moves_made(timestamp: int) -> None:
    """Make the moves between teams whose day has come; one that cannot be is left, shown on its team, tried again."""
    from kith.core.access.principal import SYSTEM
    from kith.core.people.team_selectors import planned_moves_due
    from kith.core.people.team_services import planned_move_made
    from kith.kernel.errors import DomainError

    for change_id in planned_moves_due(SYSTEM):
        try:
            planned_move_made(change_id=change_id, by=SYSTEM)
        except DomainError as refused:
            _log.warning("team move %s waits: %s", change_id, type(refused).__name__)
        except Exception:  # the moves of other teams do not wait for the mending of this one
            _log.exception("team move %s failed", change_id)


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="stalled_jobs_retried", pass_context=False)
async def stalled_jobs_retried(timestamp: int) -> None:
    """Take up again what a killed worker left: nobody else does (DESIGN 4.8)."""
    for job in await app.job_manager.get_stalled_jobs():
        await app.job_manager.retry_job(job)


@app.task(name="invitation_mailed", pass_context=False, retry=_MAIL_AGAIN)
def invitation_mailed(invitation_id: str) -> None:
    """Send somebody the link that lets them in. Sent once: nothing happens when it was, or the invitation has ended."""
    from kith.core.access.principal import SYSTEM
    from kith.core.accounts.invitation_services import invitation_link_made, invitation_mail_sent
    from kith.core.accounts.selectors import invited_address
    from kith.doors.jobs.mail import send_invitation
    from kith.kernel.errors import NotFound

    wanted = UUID(invitation_id)
    try:
        token = invitation_link_made(invitation_id=wanted, by=SYSTEM)
    except NotFound:
        return
    send_invitation(*invited_address(wanted), token)
    invitation_mail_sent(invitation_id=wanted, by=SYSTEM)


@app.periodic(cron="40 4 * * *")
@app.task(queueing_lock="unusual_looks_sought", pass_context=False)
def unusual_looks_sought(timestamp: int) -> None:
    """List yesterday's unusual looking, and that of the days before if the worker stood still (ACCESS-2)."""
    from kith.core.access.principal import SYSTEM
    from kith.core.people import unusual_services

    yesterday = clock.local(clock.instant()).date() - timedelta(days=1)
    unusual_services.unusual_looks_sought(first=yesterday - _SEARCHED_AGAIN, last=yesterday, by=SYSTEM)


@app.task(name="needed_today_mailed", pass_context=False, retry=_MAIL_AGAIN)
def needed_today_mailed(user_id: str) -> None:
    """OVER-2: tell somebody who can sign in that something waits for them, and nothing about what or whom."""
    from kith.core.accounts.selectors import users_by_id
    from kith.doors.jobs.mail import send_needed_today

    user = users_by_id([UUID(user_id)]).get(UUID(user_id))
    if user is not None and user.is_active:
        send_needed_today(user.email)


@app.task(name="missing_manager_mailed", pass_context=False, retry=_MAIL_AGAIN)
def missing_manager_mailed(user_id: str) -> None:
    """ACCESS-1: tell an administrator that a team with children has no manager, and nothing about which."""
    from kith.core.accounts.selectors import users_by_id
    from kith.doors.jobs.mail import send_missing_manager

    user = users_by_id([UUID(user_id)]).get(UUID(user_id))
    if user is not None and user.is_active:
        send_missing_manager(user.email)


@app.task(name="account_change_mailed", pass_context=False, retry=_MAIL_AGAIN)
def account_change_mailed(user_id: str, change: str) -> None:
    """Tell the owner of an account that something which opens it has changed."""
    from kith.core.accounts.selectors import users_by_id
    from kith.doors.jobs.mail import send_account_changed

    user = users_by_id([UUID(user_id)]).get(UUID(user_id))
    if user is not None:
        send_account_changed(user.email, change)


@app.task(name="address_change_mailed", pass_context=False, retry=_MAIL_AGAIN)
def address_change_mailed(change_id: str) -> None:
    """Tell the address before and the address from now on; whoever took the account over has only the new one."""
    from kith.core.access.principal import SYSTEM
    from kith.core.accounts.choices import AccountChange
    from kith.core.accounts.selectors import addresses_of_change
    from kith.core.accounts.services import address_change_told
    from kith.doors.jobs.mail import send_account_changed

    wanted = UUID(change_id)
    for address in addresses_of_change(wanted):
        send_account_changed(address, AccountChange.ADDRESS.value)
    address_change_told(change_id=wanted, by=SYSTEM)
