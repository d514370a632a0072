"""Jobs are queued by name, so that a room can ask for one without knowing the door that does it (DESIGN 4.8)."""

from procrastinate.contrib.django import app


def queue_job(name: str, **what: str) -> None:
    """Queue a job in the transaction that asks for it: rolled back with it. Ids only; words do not belong there."""
    app.configure_task(name).defer(**what)
