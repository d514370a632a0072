"""Every page of the staff door: who may open it, what has to be there first, and what its form is sent with.

A new address needs a place here, or test_pages fails. What may be done is written down anew and not read from the view,
so that a view that declares too little is found.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.conf import settings
from django.test import Client

from kith.core.access.principal import SYSTEM
from kith.core.access.settings_services import settings_changed
from kith.core.access.unusual_services import unusual_looks_listed
from kith.core.accounts.choices import TriedWith
from kith.core.accounts.codes import new_secret
from kith.core.accounts.failed_services import sign_in_failed
from kith.core.accounts.passkeys import ask_for_new, ask_for_one_of
from kith.core.accounts.services import team_added, team_closed, user_deactivated
from kith.core.agreements.choices import ToldHow
from kith.core.agreements.services import notice_given, told
from kith.core.authority.selectors import newest_version
from kith.core.duties.models import Duty
from kith.core.editions.models import Wording
from kith.core.editions.selectors import version_for_readers
from kith.core.editions.services import wording_written
from kith.core.lifecycle.duties import ON_FILE
from kith.core.people.models import Person
from kith.core.people.services import address_added
from kith.core.plans.models import Version
from kith.doors.staff.second_steps import asked
from kith.kernel import clock
from kith.kernel.ids import new_id
from kith.kernel.secrets import seal
from kith.sample.data import PASSWORD
from tests.accounts import (
    GOOD_PASSWORD,
    SITE,
    after_first_step,
    code_of,
    invited,
    joined,
    link_token,
    with_app,
    with_passkey,
    with_session,
)
from tests.cast import About
from tests.soft_passkey import SoftPasskey
from tests.unusual import night_look
from tests.world import CRAIGS_WORDS, NEEDED, WORRY, World

WORKERS, MANAGERS = frozenset({"worker", "out_of_hours"}), frozenset({"manager", "service_manager"})
ADMINISTRATORS = frozenset({"administrator"})
DOERS = WORKERS | MANAGERS
FINDERS = DOERS | {"chair"}
READERS = FINDERS | {"quality", "partner"}
EVERY_LOG = frozenset({"data_protection"})
LOG_READERS = frozenset({"worker"}) | MANAGERS | EVERY_LOG
ALL_ROLES = READERS | ADMINISTRATORS | {"data_protection"}
LOOK = frozenset({"GET", "HEAD"})
SEND = frozenset({"POST"})


@dataclass(frozen=True)
class Situation:
    """What stands ready: the ids of the address, what the form is sent with, the session of who is not signed in."""

    ids: Mapping[str, UUID | str] = field(default_factory=dict)
    typed: Mapping[str, object] = field(default_factory=dict)
    session: Mapping[str, object] = field(default_factory=dict)

    def put_into(self, client: Client) -> Client:
        """Begin the session of somebody who is not signed in."""
        if self.session:
            session = client.session
            session.update(self.session)
            session.save()
            client.cookies[settings.SESSION_COOKIE_NAME] = str(session.session_key)
        return client

    def sent(self) -> dict[str, object]:
        """The form's fields, sent for the first time."""
        return {**self.typed, "submission": str(new_id())}


Prepare = Callable[[World], Situation]


@dataclass(frozen=True)
class Place:
    """One address. Nobody's role is asked where `public`.

    `owner`: nobody else has this thing, and to them it is not there.
    `about` what it is, where it has ids: that decides who finds it (`tests.cast.FINDS`). Showing a record is `logged`
    (ACCESS-2). A look that `leads_on` is answered with another address.
    """

    roles: frozenset[str]
    methods: frozenset[str]
    prepare: Prepare
    public: bool = False
    owner: str = ""
    about: About = About.RECORD
    logged: bool = True
    leads_on: bool = False


def _nothing(_: World) -> Situation:
    return Situation()


def _credentials(world: World) -> Situation:
    return Situation(typed={"email": world.user("amara").email, "password": PASSWORD})


def _family(world: World) -> Situation:
    return Situation({"family_id": world.ids["family"]}, {"children": [str(world.ids["ruby"])]})


def _child(world: World) -> Situation:
    return Situation({"child_id": world.ids["ruby"]})


def _named(world: World) -> Situation:
    born = {"born_on-day": "14", "born_on-month": "3", "born_on-year": "2018"}
    return Situation(typed={"name": "Ruby Tansley-Crowe", **born})


def _plan(world: World) -> Situation:
    plan = world.drafted()
    typed = {"worry": WORRY, "needed": NEEDED, **_date("review_on", 29), "revision": plan.revision}
    return Situation({"plan_id": plan.id}, typed)


def _new_step(world: World) -> Situation:
    return Situation({"plan_id": world.drafted().id}, {**world.step_body(), "children": [str(world.ids["ruby"])]})


def _step(world: World) -> Situation:
    plan = world.drafted()
    item = plan.draft.get(kind="safety_step")
    typed = {**world.step_body(act="rings at 6pm"), "children": [str(world.ids["ruby"])], "revision": item.revision}
    return Situation({"plan_id": plan.id, "item_id": item.id}, typed)


def _proposed_plan(world: World) -> Situation:
    return Situation({"plan_id": world.proposed().plan_id})


def _version(world: World) -> Situation:
    return Situation({"version_id": world.proposed().id})


def _agreed_version(world: World) -> Situation:
    version = world.proposed()
    for key in ("pauline", "joan"):
        world.agrees(version, key)
    return Situation({"version_id": version.id})


def _asked(world: World) -> Situation:
    version, person = world.proposed(), world.ids["pauline"]
    when = {**_date("told_on", 15), "told_time": _now(), "shown_hash": world.edition_hash(version, "pauline")}
    return Situation({"version_id": version.id, "person_id": person}, {"how": "in_person", "read": "aloud", **when})


def _ready_to_agree(world: World) -> Situation:
    version = world.proposed()
    _told_and_read_the_notice(world, version)
    answers = {"asked_alone": "yes", "understands": "yes", "sees_the_risk": "yes", "advice": "declined"}
    words = {"said_back": "I am there on Tuesday.", "typed_name": Person.objects.get(id=world.ids["pauline"]).name}
    shown = {"shown_hash": world.edition_hash(version, "pauline")}
    return Situation({"version_id": version.id, "person_id": world.ids["pauline"]}, {**answers, **words, **shown})


def _told_and_read_the_notice(world: World, version: Version) -> None:
    pauline, amara, shown = world.ids["pauline"], world.by("amara"), world.edition_hash(version, "pauline")
    told(
        version_id=version.id,
        person_id=pauline,
        shown_hash=shown,
        how=ToldHow.IN_PERSON,
        at=clock.moment(),
        by=amara,
    )
    notice_given(version_id=version.id, person_id=pauline, read_aloud=True, by=amara)


def _reader(world: World) -> Situation:
    version = world.live()
    typed = {"form": "paper", "how": "by_hand", "received": "understood", **_date("given_on", 15), "given_time": _now()}
    typed["shown_hash"] = world.edition_hash(version, "pauline")
    return Situation({"version_id": version.id, "reader_id": world.ids["pauline"]}, typed)


def _words(world: World) -> Situation:
    version = world.proposed()
    ids = {"version_id": version.id, "reader_id": world.ids["craig"], "item_id": _step_of(world, version)}
    return Situation(ids, {"words": CRAIGS_WORDS, "revision": 0})


def _words_to_approve(world: World) -> Situation:
    ready = _words(world)
    wording_written(**ready.ids, words=CRAIGS_WORDS, base=0, by=world.by("amara"))
    return Situation(ready.ids, {"revision": Wording.objects.get().revision})


def _words_in_effect(world: World) -> Situation:
    ready = _words(world)
    world.craigs_words(Version.objects.get())
    return Situation(ready.ids, {"revision": Wording.objects.get().revision})


def _duty(world: World) -> Situation:
    world.live()
    both = [str(world.ids["ruby"]), str(world.ids["alfie"])]
    done = {**_date("done_on", 15), "done_time": _now(), "reference": "LCS 1", "on_file_of": both}
    return Situation({"duty_id": Duty.objects.get(kind=ON_FILE).id}, done)


def _invited(world: World) -> Situation:
    user_id = invited(world).user_id
    return Situation({"user_id": user_id}, {**_DETAILS, "email": "next@example.org"})


def _joining(world: World) -> Situation:
    return Situation({"token": link_token(world, invited(world))}, {"password": GOOD_PASSWORD})


def _colleague(world: World) -> Situation:
    return Situation({"user_id": world.ids["beth"]}, {**_DETAILS, "revision": world.user("beth").revision})


def _other_address(world: World) -> Situation:
    beth = world.user("beth")
    return Situation({"user_id": beth.id}, {"email": "beth.next@example.org", "revision": beth.revision})


def _failed(world: World) -> Situation:
    email = world.user("beth").email
    for name in (email, "nobody@example.org"):
        sign_in_failed(email=name, tried_with=TriedWith.PASSWORD, by=SYSTEM)
    return Situation()


def _left(world: World) -> Situation:
    user_id = joined(world).id
    user_deactivated(user_id=user_id, by=world.by("pat"))
    return Situation({"user_id": user_id})


def _colleague_with_app(world: World) -> Situation:
    with_app(world, "beth")
    return Situation({"user_id": world.ids["beth"]})


def _second_step(world: World) -> Situation:
    secret = with_app(world, "amara")
    return Situation(typed={"code": code_of(secret)}, session=after_first_step(world, "amara"))


def _second_step_passkey(world: World) -> Situation:
    held = SoftPasskey()
    passkey = with_passkey(world, "amara", held)
    question = ask_for_one_of(SITE, [passkey.credential_id])
    answer = {"answer": held.used(question.options), "sealed": asked(world.ids["amara"], question).sealed}
    return Situation(typed=answer, session=after_first_step(world, "amara"))


def _set_up(world: World) -> Situation:
    return Situation(typed=_new_app(world), session=after_first_step(world, "amara"))


def _set_up_passkey(world: World) -> Situation:
    return Situation(typed=_new_passkey(world), session=after_first_step(world, "amara"))


def _own_app(world: World) -> Situation:
    return Situation(typed={**_new_app(world), **_KNOWS})


def _own_app_there(world: World) -> Situation:
    with_app(world, "amara")
    return Situation(typed=_KNOWS)


def _own_new_passkey(world: World) -> Situation:
    return Situation(typed={**_new_passkey(world), **_KNOWS, "name": "Work laptop"})


def _own_passkey(world: World) -> Situation:
    return Situation({"passkey_id": with_passkey(world, "amara").id}, _KNOWS)


def _own_session(world: World) -> Situation:
    return Situation({"session_id": with_session(world, "amara").id})


def _typed(_: World) -> Situation:
    return Situation(typed={"kith_form": "/plans/new", "worry": "Words not sent yet"})


def _own_password(_: World) -> Situation:
    return Situation(typed={**_KNOWS, "new_password": GOOD_PASSWORD})


def _new_app(world: World) -> dict[str, object]:
    secret = new_secret()
    return {"code": code_of(secret, 0), "sealed": seal({"secret": secret, "user": str(world.ids["amara"])})}


def _new_passkey(world: World) -> dict[str, object]:
    user = world.user("amara")
    question = ask_for_new(SITE, user.id, user.email, [])
    return {"answer": SoftPasskey().made(question.options), "sealed": asked(user.id, question).sealed}


def _new_user(_: World) -> Situation:
    return Situation(typed={**_DETAILS, "email": "next@example.org"})


def _new_team(_: World) -> Situation:
    return Situation(typed={"name": "Night team"})


def _team(world: World) -> Situation:
    team = team_added(name="Empty team", by=world.by("pat"))
    return Situation({"team_id": team.id}, {"name": "Night team", "revision": team.revision})


def _closed_team(world: World) -> Situation:
    ready = _team(world)
    team_closed(team_id=UUID(str(ready.ids["team_id"])), by=world.by("pat"))
    return ready


def _settings_group(world: World) -> Situation:
    typed = {"on_file_working_days": "5", "why": "Agreed in March.", "confirmed": "yes"}
    return Situation({"group": "time-limits"}, {**typed, "revision": newest_version().number})


def _older_settings(world: World) -> Situation:
    older = newest_version()
    changes = {"on_file_working_days": 5}
    settings_changed(changes=changes, base=older.number, why="Agreed in March.", by=world.by("pat"))
    assert older.id is not None
    return Situation({"version_id": older.id}, {"why": "It was better.", "revision": older.number + 1})


def _unusual(world: World) -> Situation:
    (one,) = unusual_looks_listed(findings=[night_look(world)], by=world.by("della"))
    return Situation({"unusual_id": one.id}, {"words": "She was on call.", "revision": one.revision})


def _date(name: str, day: int) -> dict[str, object]:
    return {f"{name}-day": str(day), f"{name}-month": "1", f"{name}-year": "2026"}


def _now() -> str:
    return f"{clock.moment():%I:%M%p}".lower()


def _step_of(world: World, version: Version) -> UUID:
    return version_for_readers(world.by("amara"), version.id).content.steps[0].id


_KNOWS = {"current": PASSWORD}
_DETAILS = {"name": "New Worker", "role": "worker", "team": "none"}


_PERSON = {"name": "Ruby Tansley-Crowe", "known_as": "Ruby", "former_names": "Ruby Tansley", "also_known_as": ""}


def _looked_for(_: World) -> Situation:
    return Situation(typed={"words": "Tansley"})


def _new_child(world: World) -> Situation:
    born = {"born_on-day": "2", "born_on-month": "5", "born_on-year": "2020"}
    return Situation(typed={**_PERSON, "name": "Nell Hartley", **born, "worker": str(world.ids["amara"])})


def _new_sibling(world: World) -> Situation:
    return Situation({"family_id": world.ids["family"]}, _new_child(world).typed)


def _bond(world: World) -> Situation:
    bond = {"relationship": "network", "described_as": "aunt"}
    ids = {"family_id": world.ids["family"], "person_id": world.ids["joan"], "child_id": world.ids["ruby"]}
    return Situation(ids, {**bond, "revision": 1})


def _new_adult(world: World) -> Situation:
    typed = {**_PERSON, **_bond(world).typed, "name": "Val Hartley", "children": [str(world.ids["ruby"])]}
    return Situation({"family_id": world.ids["family"]}, typed)


def _person(world: World) -> Situation:
    born = {"born_on-day": "14", "born_on-month": "3", "born_on-year": "2018"}
    ids = {"family_id": world.ids["family"], "person_id": world.ids["ruby"]}
    return Situation(ids, {**_PERSON, **born, "revision": 1})


def _new_address(world: World) -> Situation:
    return Situation(_person(world).ids, {"lines": "7 Kiln Yard", **_date("from_on", 10)})


def _lived_address(world: World) -> Situation:
    ids = _person(world).ids
    plain = {"lines": "7 Kiln Yard", "postcode": "AS1 9ZZ", "from_on": clock.today()}
    lived = address_added(family_id=ids["family_id"], person_id=ids["person_id"], **plain, by=world.by("amara"))
    return Situation({**ids, "address_id": lived.id})


PLACES: dict[str, Place] = {
    "health:live": Place(ALL_ROLES, LOOK, _nothing, public=True),
    "health:ready": Place(ALL_ROLES, LOOK, _nothing, public=True),
    "accessibility": Place(ALL_ROLES, LOOK, _nothing, public=True),
    "sign-in": Place(ALL_ROLES, LOOK | SEND, _credentials, public=True),
    "sign-out": Place(ALL_ROLES, SEND, _nothing),
    "second-step": Place(ALL_ROLES, LOOK | SEND, _second_step, public=True),
    "second-step-passkey": Place(ALL_ROLES, SEND, _second_step_passkey, public=True),
    "second-step-set-up": Place(ALL_ROLES, LOOK | SEND, _set_up, public=True),
    "second-step-set-up-passkey": Place(ALL_ROLES, SEND, _set_up_passkey, public=True),
    "council-sign-in": Place(ALL_ROLES, LOOK, _nothing, public=True, leads_on=True),
    "council-back": Place(ALL_ROLES, LOOK, _nothing, public=True, leads_on=True),
    "join-council": Place(ALL_ROLES, LOOK, _joining, public=True, about=About.NOTHING, leads_on=True),
    "account": Place(ALL_ROLES, LOOK, _nothing),
    "account-password": Place(ALL_ROLES, LOOK | SEND, _own_password),
    "account-app": Place(ALL_ROLES, LOOK | SEND, _own_app),
    "account-app-remove": Place(ALL_ROLES, LOOK | SEND, _own_app_there),
    "account-passkey": Place(ALL_ROLES, LOOK | SEND, _own_new_passkey),
    "account-passkey-remove": Place(ALL_ROLES, LOOK | SEND, _own_passkey, owner="amara", about=About.NOTHING),
    "account-codes": Place(ALL_ROLES, LOOK | SEND, _own_app_there),
    "account-codes-shown": Place(ALL_ROLES, LOOK, _nothing),
    "account-sessions": Place(ALL_ROLES, LOOK, _nothing),
    "account-session-end": Place(ALL_ROLES, SEND, _own_session, owner="amara", about=About.NOTHING),
    "account-sessions-end": Place(ALL_ROLES, SEND, _nothing),
    "account-stay": Place(ALL_ROLES, LOOK, _nothing),
    "account-typed": Place(ALL_ROLES, LOOK | SEND, _typed),
    "user-password": Place(ADMINISTRATORS, SEND, _colleague, about=About.NOTHING),
    "user-second-step": Place(ADMINISTRATORS, LOOK | SEND, _colleague_with_app, about=About.NOTHING),
    "join": Place(ALL_ROLES, LOOK | SEND, _joining, public=True, about=About.NOTHING),
    "users": Place(ADMINISTRATORS, LOOK, _nothing),
    "user-invite": Place(ADMINISTRATORS, LOOK | SEND, _new_user),
    "user": Place(ADMINISTRATORS, LOOK, _invited, about=About.NOTHING),
    "user-address": Place(ADMINISTRATORS, LOOK | SEND, _other_address, about=About.NOTHING),
    "failed-sign-ins": Place(ADMINISTRATORS, LOOK, _failed),
    "user-change": Place(ADMINISTRATORS, LOOK | SEND, _colleague, about=About.NOTHING),
    "user-send-again": Place(ADMINISTRATORS, SEND, _invited, about=About.NOTHING),
    "user-withdraw": Place(ADMINISTRATORS, SEND, _invited, about=About.NOTHING),
    "user-stop": Place(ADMINISTRATORS, LOOK | SEND, _colleague, about=About.NOTHING),
    "user-let-in": Place(ADMINISTRATORS, SEND, _left, about=About.NOTHING),
    "teams": Place(ADMINISTRATORS, LOOK | SEND, _new_team),
    "team": Place(ADMINISTRATORS, LOOK, _team, about=About.NOTHING),
    "team-rename": Place(ADMINISTRATORS, LOOK | SEND, _team, about=About.NOTHING),
    "team-close": Place(ADMINISTRATORS, LOOK | SEND, _team, about=About.NOTHING),
    "team-reopen": Place(ADMINISTRATORS, SEND, _closed_team, about=About.NOTHING),
    "work": Place(ALL_ROLES, LOOK, _nothing),
    "family": Place(READERS, LOOK, _family),
    "find": Place(FINDERS, LOOK | SEND, _looked_for),
    "child-add-new": Place(DOERS, LOOK | SEND, _new_child),
    "child-add": Place(DOERS, LOOK | SEND, _new_sibling),
    "adult-add": Place(DOERS, LOOK | SEND, _new_adult),
    "person": Place(READERS, LOOK, _person),
    "person-change": Place(DOERS, LOOK | SEND, _person),
    "person-address": Place(DOERS, LOOK | SEND, _new_address),
    "person-address-out": Place(DOERS, LOOK | SEND, _lived_address),
    "person-connection": Place(DOERS, LOOK | SEND, _bond),
    "plan-open": Place(WORKERS, LOOK | SEND, _family),
    "plan": Place(READERS, LOOK, _plan),
    "plan-purpose": Place(WORKERS, LOOK | SEND, _plan),
    "plan-step-add": Place(WORKERS, LOOK | SEND, _new_step),
    "plan-step": Place(WORKERS, LOOK | SEND, _step),
    "plan-step-remove": Place(WORKERS, LOOK | SEND, _step),
    "plan-propose": Place(WORKERS, LOOK | SEND, _plan),
    "plan-withdraw": Place(WORKERS, LOOK | SEND, _proposed_plan),
    "version": Place(READERS, LOOK, _version),
    "version-go-live": Place(WORKERS, LOOK | SEND, _agreed_version),
    "agreement": Place(READERS, LOOK, _asked),
    "agreement-told": Place(WORKERS, SEND, _asked),
    "agreement-notice": Place(WORKERS, SEND, _asked),
    "agreement-agree": Place(WORKERS, SEND, _ready_to_agree),
    "reader": Place(READERS, LOOK, _reader),
    "reader-document": Place(READERS, LOOK, _reader),
    "reader-hand-over": Place(WORKERS, LOOK | SEND, _reader),
    "reader-words": Place(WORKERS, LOOK | SEND, _words),
    "reader-take-back": Place(WORKERS, SEND, _words_in_effect),
    "reader-approve": Place(MANAGERS, SEND, _words_to_approve),
    "duty": Place(DOERS, LOOK | SEND, _duty),
    "unusual": Place(EVERY_LOG, LOOK, _nothing),
    "unusual-look": Place(EVERY_LOG, LOOK | SEND, _unusual, about=About.NOTHING),
    "unusual-records": Place(EVERY_LOG, LOOK, _unusual, about=About.NOTHING),
    "settings": Place(ADMINISTRATORS, LOOK, _nothing),
    "settings-history": Place(ADMINISTRATORS, LOOK, _nothing),
    "settings-change": Place(ADMINISTRATORS, LOOK | SEND, _settings_group, about=About.NOTHING),
    "settings-version": Place(ADMINISTRATORS, LOOK | SEND, _older_settings, about=About.NOTHING),
    "log-find": Place(EVERY_LOG, LOOK | SEND, _named),
    "access-log": Place(LOG_READERS, LOOK, _child, about=About.LOG),
    "access-log-print": Place(LOG_READERS, LOOK, _child, about=About.LOG),
    "access-log-file": Place(LOG_READERS, LOOK, _child, about=About.LOG),
}

from tests.architecture import reach_places  # noqa: E402, F401  (adds its places to PLACES)
