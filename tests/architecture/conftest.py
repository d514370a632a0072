"""What the walkers share."""

import pytest
from pytest_django.fixtures import Settings

from kith.core.access.services import opening_logged
from kith.core.access.unusual_services import unusual_look_looked_into, unusual_looks_listed
from kith.core.sharing.choices import Form, GivenHow, Received
from kith.core.sharing.services import copy_handed_over
from kith.kernel import clock
from tests.unusual import night_look
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
    (look,) = unusual_looks_listed(findings=[night_look(world)], by=world.by("della"))
    unusual_look_looked_into(unusual_id=look.id, words="On call.", base=look.revision, by=world.by("della"))
    return world
