"""What the walkers share."""

import pytest
from pytest_django.fixtures import Settings

from kith.core.access.services import opening_logged
from kith.core.sharing.choices import Form, GivenHow, Received
from kith.core.sharing.services import copy_handed_over
from kith.kernel import clock
from tests.world import World


@pytest.fixture(autouse=True)
def quick_passwords(settings: Settings) -> None:
    """Walkers load the world many times and never look at how passwords are kept."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def filled(world: World) -> World:
    """A world in which every table that keeps its rows holds at least one."""
    version = world.live()
    world.craigs_words(version)
    copy_handed_over(
        version_id=version.id,
        person_id=world.ids["pauline"],
        shown_hash=world.edition_hash(version, "pauline"),
        form=Form.PAPER,
        how=GivenHow.BY_HAND,
        received=Received.UNDERSTOOD,
        given_at=clock.moment(),
        by=world.by("amara"),
    )
    opening_logged(principal=world.by("amara"), children=[world.ids["ruby"]])
    return world
