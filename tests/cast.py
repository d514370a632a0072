"""Everybody a walker asks as: each role within and out of reach, by every ground of reach, beside another family.

What each of them may find is written down here anew and not asked of the product.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from django.conf import settings
from django.test import Client
from django.urls import reverse

from kith.core.access.basis import Basis, Emergency
from kith.core.access.principal import SYSTEM
from kith.core.accounts.choices import Role
from kith.core.accounts.services import user_added
from kith.core.editions.services import wording_written
from kith.core.lifecycle.break_glass_services import glass_broken
from kith.core.people.allocation_services import allocation_added
from kith.core.people.choices import RestrictedFor
from kith.core.people.models import Restriction
from kith.core.people.restricted_services import record_restricted
from kith.core.people.services import child_added, family_added
from kith.core.people.staffing_services import shift_added
from kith.kernel import clock
from tests.accounts import GOOD_PASSWORD
from tests.world import CRAIGS_WORDS, PERSONAS, World, make_world

CHILDREN = ("ruby", "alfie", "kayden")
# Those beside the sample's own: each role has somebody within reach and somebody out of it.
_MORE = {
    "rosa": Role.SERVICE_MANAGER,  # of nobody's team
    "chidi": Role.CHAIR,  # of no child
    "nia": Role.OUT_OF_HOURS,  # on the rota now; Olu is not
    "gus": Role.WORKER,  # has broken glass for this family
    "priya": Role.PARTNER,  # a partner agency's worker, given these children until a day; Farah is not
    "lenny": Role.QUALITY,  # reads these children for quality until a day; Quinn does not
}
CAST: Mapping[str, str] = {**PERSONAS, **{key: role.value for key, role in _MORE.items()}}

OWN = frozenset({"amara", "helen", "moira", "ian", "priya", "lenny"})
IN_REACH = OWN | {"nia", "gus"}
LISTED = frozenset({"amara", "moira"})
BACKEND = "django.contrib.auth.backends.ModelBackend"
OTHER_FAMILY = ("Tobias", "Quenby")


class Standing(StrEnum):
    """How the children's records stand: open to whoever works with them, or restricted to Amara and Moira."""

    OPEN = "open"
    RESTRICTED = "restricted"


class About(StrEnum):
    """What an address is about, which decides who finds it."""

    NOTHING = "nothing that is hidden from its roles"
    RECORD = "children's record"
    OWN_RECORD = "children's record, by an act that outlasts break-glass and shifts"
    LOG = "who looked at a child's record"
    TO_RESTRICT = "a record that is not restricted yet"
    BROKEN = "somebody's break-glass"
    GLASS = "a record out of reach, to be opened at once"
    LIST = "the list of a restricted record"
    WORKER = "somebody of a team"
    ABSENCE = "who stands in for somebody of a team"


_MANAGE = frozenset({"helen", "moira"})
# Who finds it, as the records stand. The one place from which every expected answer is worked out.
FINDS: Mapping[About, Mapping[Standing, frozenset[str]]] = {
    About.NOTHING: dict.fromkeys(Standing, frozenset(CAST)),
    About.RECORD: {Standing.OPEN: IN_REACH, Standing.RESTRICTED: LISTED},
    About.OWN_RECORD: {Standing.OPEN: OWN, Standing.RESTRICTED: LISTED},
    About.LOG: {
        Standing.OPEN: frozenset({"amara", "helen", "moira", "della"}),
        Standing.RESTRICTED: LISTED | {"della"},
    },
    About.TO_RESTRICT: {Standing.OPEN: frozenset({"moira", "della"}), Standing.RESTRICTED: frozenset()},
    About.BROKEN: {Standing.OPEN: _MANAGE, Standing.RESTRICTED: frozenset({"moira"})},
    About.GLASS: {Standing.OPEN: frozenset(CAST) - IN_REACH, Standing.RESTRICTED: frozenset()},
    About.LIST: dict.fromkeys(Standing, frozenset({"moira", "della"})),
    About.WORKER: dict.fromkeys(Standing, _MANAGE),
    About.ABSENCE: dict.fromkeys(Standing, _MANAGE | {"pat"}),
}


@dataclass(frozen=True)
class CastWorld(World):
    """The sample with everybody of the cast, and another family, whose one child Donna leads.

    Everybody is signed in: `sessions` holds the cookie of each.
    """

    sessions: dict[str, str] = field(default_factory=dict)

    def client(self, key: str) -> Client:
        """The browser of somebody of the cast."""
        client = Client(raise_request_exception=True)
        client.cookies[settings.SESSION_COOKIE_NAME] = self.sessions[key]
        return client


def make_cast() -> CastWorld:
    """Load the sample, and add to it."""
    world = CastWorld(make_world().ids)
    for key, role in _MORE.items():
        email, name = f"{key}@ashbeck.example.org", f"{key.title()} Cast"
        user = user_added(email=email, name=name, role=role, password=GOOD_PASSWORD, by=world.by("pat"))
        world.ids[key] = user.id
    until_on = clock.today() + timedelta(days=30)
    for who, part in (("priya", Basis.PARTNER), ("lenny", Basis.QUALITY)):
        for child in CHILDREN:
            allocation_added(
                child_id=world.ids[child], worker_id=world.ids[who], part=part, until_on=until_on, by=SYSTEM
            )
    now = clock.instant()
    shift_added(
        user_id=world.ids["nia"], from_at=now - timedelta(hours=1), until_at=now + timedelta(hours=60), by=SYSTEM
    )
    glass_broken(
        child_id=world.ids["ruby"], whole_family=True, kind=Emergency.CALLED,
        reason="Her grandmother rings, and nobody of the team answers.", by=world.by("gus"),
    )  # fmt: skip
    world.ids["other_family"] = family_added(name="Quenby", by=SYSTEM).id
    world.ids["tobias"] = child_added(
        family_id=world.ids["other_family"], name="Tobias Quenby", known_as="Tobias", born_on=date(2019, 2, 11),
        lead_worker_id=world.ids["donna"], from_on=clock.today(), by=SYSTEM,
    ).id  # fmt: skip
    for key, user in world.users(CAST).items():
        client = Client()
        client.force_login(user, backend=BACKEND)
        client.get(reverse("account"))  # what a first page writes for a session is written
        world.sessions[key] = client.cookies[settings.SESSION_COOKIE_NAME].value
    return world


def make_shut() -> CastWorld:
    """The same with a live plan, a copy's words that wait, and all three records restricted to Amara and Moira."""
    world = make_cast()
    version = world.live()
    item = UUID(next(one["id"] for one in version.content["items"] if one["kind"] == "safety_step"))
    craigs = {"version_id": version.id, "reader_id": world.ids["craig"], "item_id": item}
    wording_written(**craigs, words=CRAIGS_WORDS, base=0, by=world.by("amara"))
    world.ids.update(plan=version.plan_id, version=version.id, item=item)
    restrict(world, *CHILDREN)
    return world


def restrict(world: World, *children: str) -> None:
    """Restrict these children's records to Amara and Moira, those that are not restricted yet."""
    for key in children:
        if not Restriction.objects.filter(child_id=world.ids[key], ended_at=None).exists():
            record_restricted(
                child_id=world.ids[key], reason=RestrictedFor.HIGH_RISK, why="He has asked at two schools.",
                names=[world.ids["amara"]], answerable_id=world.ids["moira"], by=world.by("moira"),
            )  # fmt: skip
