"""Jobs the worker does by the clock. Each may run twice without harm, and a killed worker's jobs are taken up again."""

from datetime import timedelta

from procrastinate.contrib.django import app

from kith.kernel import clock

_KEEP_SUBMISSIONS = timedelta(days=2)


@app.periodic(cron="17 * * * *")
@app.task(queueing_lock="sessions_cleared", pass_context=False)
def sessions_cleared(timestamp: int) -> None:
    """Delete sessions that have ended, and the keys of forms sent more than two days ago."""
    from importlib import import_module

    from django.conf import settings

    from kith.core.accounts.services import old_submissions_forgotten

    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    old_submissions_forgotten(before=clock.instant() - _KEEP_SUBMISSIONS)


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="stalled_jobs_retried", pass_context=False)
async def stalled_jobs_retried(timestamp: int) -> None:
    """Take up again what a killed worker left: nobody else does (DESIGN 4.8)."""
    for job in await app.job_manager.get_stalled_jobs():
        await app.job_manager.retry_job(job)
