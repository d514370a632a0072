"""Every form of the staff door: where it stands, where it goes, and what fills it well."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from kith.core.access.unusual_services import unusual_looks_listed
from kith.core.agreements.choices import ToldHow
from kith.core.agreements.services import notice_given, told
from kith.core.authority.policy import Policy
from kith.core.authority.selectors import newest_version
from kith.core.authority.services import policy_saved
from kith.core.duties.models import Duty
from kith.core.editions.services import wording_written
from kith.core.people.services import address_added
from kith.core.plans.models import Version
from kith.kernel import clock
from kith.kernel.ids import new_id
from kith.sample.data import PASSWORD
from tests.integration.doors.visitor import Typed
from tests.unusual import night_look
from tests.world import CRAIGS_WORDS, NEEDED, WORRY, World


@dataclass(frozen=True)
class Place:
    """One form. `page` is where a person finds it, `action` where it goes; `led_to` begins the next address."""

    page: str
    action: str
    typed: Typed
    led_to: str


@dataclass(frozen=True)
class Known:
    """What is the same for every plan: who may send it, and which of its fields take what.

    A form `about_nobody` stands on no record, so that other teams have it as well.
    """

    ready: Callable[[World], Place]
    who: str = "amara"
    texts: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    carried: tuple[str, ...] = ()
    about_nobody: bool = False


def date_typed(name: str, day: int, month: int = 1) -> Typed:
    return {f"{name}-day": str(day), f"{name}-month": str(month), f"{name}-year": "2026"}


def _both(world: World) -> list[str]:
    return [str(world.ids["ruby"]), str(world.ids["alfie"])]


def step_id(version: Version) -> UUID:
    return UUID(next(item["id"] for item in version.content["items"] if item["kind"] == "safety_step"))


def _place(page: str, typed: Typed, led_to: str, action: str = "") -> Place:
    return Place(page, action or page, typed, led_to)


def _sign_in(world: World) -> Place:
    return _place(reverse("sign-in"), {"email": world.user("amara").email, "password": PASSWORD}, "/")


def _open_plan(world: World) -> Place:
    return _place(reverse("plan-open", args=[world.ids["family"]]), {"children": _both(world)}, "/plans/")


def _purpose(world: World) -> Place:
    plan = world.drafted()
    typed = {"worry": f"{WORRY} More.", "needed": NEEDED, **date_typed("review_on", 27)}
    return _place(reverse("plan-purpose", args=[plan.id]), typed, f"/plans/{plan.id}")


def _step_typed(world: World) -> Typed:
    return {**world.step_body(act="rings Ruby at six"), "children": _both(world)}


def _add_step(world: World) -> Place:
    plan = world.drafted()
    return _place(reverse("plan-step-add", args=[plan.id]), _step_typed(world), f"/plans/{plan.id}")


def _change_step(world: World) -> Place:
    plan = world.drafted()
    item = plan.draft.get(kind="safety_step")
    return _place(reverse("plan-step", args=[plan.id, item.id]), _step_typed(world), f"/plans/{plan.id}")


def _remove_step(world: World) -> Place:
    plan = world.drafted()
    item = plan.draft.get(kind="safety_step")
    return _place(reverse("plan-step-remove", args=[plan.id, item.id]), {}, f"/plans/{plan.id}")


def _propose(world: World) -> Place:
    return _place(reverse("plan-propose", args=[world.drafted().id]), {}, "/versions/")


def _withdraw(world: World) -> Place:
    version = world.proposed()
    return _place(reverse("plan-withdraw", args=[version.plan_id]), {}, f"/plans/{version.plan_id}")


def _go_live(world: World) -> Place:
    version = world.proposed()
    for key in ("pauline", "joan"):
        world.agrees(version, key)
    return _place(reverse("version-go-live", args=[version.id]), {}, f"/versions/{version.id}")


def _told(world: World) -> Place:
    place = [world.proposed().id, world.ids["pauline"]]
    page = reverse("agreement", args=place)
    return _place(page, {"how": "in_person"}, page, reverse("agreement-told", args=place))


def _now_told(world: World) -> Version:
    version = world.proposed()
    shown = world.edition_hash(version, "pauline")
    told(
        version_id=version.id,
        person_id=world.ids["pauline"],
        shown_hash=shown,
        how=ToldHow.IN_PERSON,
        at=clock.moment(),
        by=world.by("amara"),
    )
    return version


def _notice(world: World) -> Place:
    place = [_now_told(world).id, world.ids["pauline"]]
    page = reverse("agreement", args=place)
    return _place(page, {"read": "aloud"}, page, reverse("agreement-notice", args=place))


def _agree(world: World) -> Place:
    version, pauline = _now_told(world), world.ids["pauline"]
    notice_given(version_id=version.id, person_id=pauline, read_aloud=True, by=world.by("amara"))
    typed: Typed = {
        "asked_alone": "yes",
        "understands": "yes",
        "sees_the_risk": "yes",
        "advice": "declined",
        "said_back": "I am there.",
        "typed_name": "Pauline Tansley",
    }
    place = [version.id, pauline]
    led_to = reverse("version", args=[version.id])
    return _place(reverse("agreement", args=place), typed, led_to, reverse("agreement-agree", args=place))


def _words(world: World) -> Place:
    version = world.proposed()
    place = [version.id, world.ids["craig"]]
    page = reverse("reader-words", args=[*place, step_id(version)])
    return _place(page, {"words": CRAIGS_WORDS}, reverse("reader", args=place))


def _approve(world: World) -> Place:
    version = world.proposed()
    ids = {"version_id": version.id, "reader_id": world.ids["craig"], "item_id": step_id(version)}
    wording_written(**ids, words=CRAIGS_WORDS, base=0, by=world.by("amara"))
    page = reverse("reader", args=[version.id, world.ids["craig"]])
    return _place(page, {}, page, reverse("reader-approve", kwargs=ids))


def _hand_over(world: World) -> Place:
    place = [world.live().id, world.ids["pauline"]]
    typed: Typed = {"form": "paper", "how": "by_hand", "received": "understood"}
    return _place(reverse("reader-hand-over", args=place), typed, reverse("reader", args=place))


def _duty(world: World) -> Place:
    world.live()
    duty = Duty.objects.get()
    return _place(reverse("duty", args=[duty.id]), {"on_file_of": _both(world), "reference": "LCS 7"}, "/")


def _details(world: World) -> Typed:
    return {"name": "New Worker", "role": "worker", "team": str(world.user("amara").team_id), "phone": "01632 960240"}


def _invite(world: World) -> Place:
    return _place(reverse("user-invite"), {**_details(world), "email": "next@example.org"}, "/users/")


def _change_user(world: World) -> Place:
    beth = [world.ids["beth"]]
    return _place(reverse("user-change", args=beth), _details(world), reverse("user", args=beth))


def _change_address(world: World) -> Place:
    beth = [world.ids["beth"]]
    return _place(reverse("user-address", args=beth), {"email": "beth.next@example.org"}, reverse("user", args=beth))


def _stop_user(world: World) -> Place:
    beth = [world.ids["beth"]]
    return _place(reverse("user-stop", args=beth), {}, reverse("user", args=beth))


def _add_team(_: World) -> Place:
    return _place(reverse("teams"), {"name": "Night team"}, reverse("teams"))


def _rename_team(world: World) -> Place:
    team = [world.user("amara").team_id]
    return _place(reverse("team-rename", args=team), {"name": "Locality"}, reverse("team", args=team))


def _move_people(world: World) -> Place:
    team, other = ([world.user(key).team_id] for key in ("amara", "donna"))
    typed: Typed = {"workers": [str(world.ids["amara"])], "team": str(other[0]), "why": "Fewer there."}
    return _place(reverse("team-move", args=team), {**typed, "confirmed": "yes"}, reverse("team", args=team))


def _merge_team(world: World) -> Place:
    team, other = ([world.user(key).team_id] for key in ("amara", "donna"))
    typed: Typed = {"into": str(other[0]), "why": "One office.", "confirmed": "yes"}
    return _place(reverse("team-merge", args=team), typed, reverse("team", args=other))


def _name_manager(world: World) -> Place:
    team = [world.user("amara").team_id]
    typed: Typed = {"user": str(world.ids["tom"]), "why": "Helen is away.", "confirmed": "yes"}
    return _place(reverse("team-manager-add", args=team), typed, reverse("team", args=team))


def _leaving(world: World) -> Place:
    typed: Typed = {"rest_to": str(world.ids["beth"]), "why": "A new job.", "confirmed": "yes"}
    return _place(reverse("worker-leave", args=[world.ids["amara"]]), typed, reverse("my-team"))


def _find(world: World) -> Place:
    return _place(reverse("find"), {"words": "Tansley"}, "/find")


_NAMES: Typed = {"known_as": "Nelly", "former_names": "Nell Quillington", "also_known_as": "Nellie Hartley-Orme"}
_NELL: Typed = {"name": "Nell Hartley", **_NAMES, **date_typed("born_on", 10)}


def _new_child(world: World) -> Place:
    return _place(reverse("child-add-new"), {**_NELL, "family_name": "Hartley and Orme"}, "/families/")


def _new_sibling(world: World) -> Place:
    return _place(reverse("child-add", args=[world.ids["family"]]), _NELL, f"/families/{world.ids['family']}")


def _new_adult(world: World) -> Place:
    typed = {"name": "Val", "relationship": "network", "described_as": "aunt", "children": _both(world)}
    return _place(reverse("adult-add", args=[world.ids["family"]]), typed, "/families/")


def _person(world: World, name: str, typed: Typed, *more: object, key: str = "joan") -> Place:
    place = [world.ids["family"], world.ids[key]]
    return _place(reverse(name, args=[*place, *more]), typed, reverse("person", args=place))


def _child_details(world: World) -> Place:
    return _person(world, "person-change", {**_NAMES, "name": "Ruby Crowe"}, key="ruby")


def _adult_details(world: World) -> Place:
    return _person(world, "person-change", {**_NAMES, "name": "Joan Marsh", "phone": "01632 960001"})


def _address(world: World) -> Place:
    return _person(world, "person-address", {"lines": "7 Kiln Yard", "postcode": "AS1 9ZZ", **date_typed("from_on", 2)})


def _address_out(world: World) -> Place:
    plain = {"lines": "7 Kiln Yard", "postcode": "", "from_on": clock.today()}
    joan = {"family_id": world.ids["family"], "person_id": world.ids["joan"]}
    return _person(world, "person-address-out", {}, address_added(**joan, **plain, by=world.by("amara")).id)


def _connection(world: World) -> Place:
    return _person(world, "person-connection", {"described_as": "friend"}, world.ids["ruby"])


def _log(world: World) -> Place:
    typed = {"name": "Ruby Tansley-Crowe", **date_typed("born_on", 14, 3), "born_on-year": "2018"}
    return _place(reverse("log-find"), typed, f"/children/{world.ids['ruby']}/log")


def _unusual(world: World) -> Place:
    (one,) = unusual_looks_listed(findings=[night_look(world)], by=world.by("della"))
    page = reverse("unusual-look", args=[one.id])
    return _place(page, {"words": "She was on call."}, reverse("unusual"))


def _council(world: World) -> Place:
    typed: Typed = {"authority_name": "Ashbeck Council", "nation": "WLS", "accessibility_contact": "", "why": "Moved."}
    page = reverse("settings-change", args=["council"])
    return _place(page, {**typed, "confirmed": "yes"}, reverse("settings"))


def _older_settings(world: World) -> Place:
    older = newest_version()
    policy_saved(policy=Policy(on_file_working_days=9), by=world.by("pat"))
    return _place(reverse("settings-version", args=[older.id]), {"why": "It was better."}, reverse("settings"))


STEP_TEXTS = ("act", "by_when", "check_how")
FORMS: dict[str, Known] = {
    "sign-in": Known(_sign_in, who="", texts=("email",)),
    "user-invite": Known(_invite, who="pat", texts=("email", "name"), choices=("role", "team")),
    "user-change": Known(_change_user, who="pat", texts=("name",), choices=("role", "team")),
    "user-address": Known(_change_address, who="pat", texts=("email",)),
    "user-stop": Known(_stop_user, who="pat"),
    "teams": Known(_add_team, who="pat", texts=("name",)),
    "team-rename": Known(_rename_team, who="pat", texts=("name",)),
    "team-move": Known(_move_people, who="pat", texts=("why",), dates=("from_on",), choices=("workers", "team")),
    "worker-leave": Known(_leaving, who="helen", texts=("why",), choices=("rest_to",)),
    "team-merge": Known(_merge_team, who="pat", texts=("why",), choices=("into",)),
    "team-manager-add": Known(_name_manager, who="pat", texts=("why",), choices=("user",)),
    "plan-open": Known(_open_plan, choices=("children",)),
    "plan-purpose": Known(_purpose, texts=("worry", "needed"), dates=("review_on",)),
    "plan-step-add": Known(_add_step, texts=STEP_TEXTS, choices=("who", "children", "steps_in", "check_by")),
    "plan-step": Known(_change_step, texts=STEP_TEXTS, choices=("who", "children", "steps_in", "check_by")),
    "plan-step-remove": Known(_remove_step),
    "plan-propose": Known(_propose),
    "plan-withdraw": Known(_withdraw),
    "version-go-live": Known(_go_live),
    "agreement-told": Known(_told, dates=("told_on",), times=("told_time",), choices=("how",), carried=("shown_hash",)),
    "agreement-notice": Known(_notice, choices=("read",)),
    "agreement-agree": Known(
        _agree,
        texts=("said_back", "typed_name"),
        choices=("asked_alone", "understands", "sees_the_risk", "advice"),
        carried=("shown_hash",),
    ),
    "reader-words": Known(_words, texts=("words",)),
    "log-find": Known(_log, who="della", texts=("name",), dates=("born_on",)),
    "unusual-look": Known(_unusual, who="della", texts=("words",)),
    "settings-change": Known(_council, who="pat", texts=("authority_name", "why"), choices=("nation",)),
    "settings-version": Known(_older_settings, who="pat", texts=("why",)),
    "reader-approve": Known(_approve, who="helen"),
    "reader-hand-over": Known(
        _hand_over,
        dates=("given_on",),
        times=("given_time",),
        choices=("form", "how", "received"),
        carried=("shown_hash",),
    ),
    "find": Known(_find, texts=("words",), about_nobody=True),
    "child-add-new": Known(
        _new_child,
        texts=("name", "known_as", "former_names", "family_name"),
        dates=("born_on", "expected_on"),
        choices=("worker",),
        about_nobody=True,
    ),
    "child-add": Known(_new_sibling, texts=("name", "also_known_as"), dates=("born_on",)),
    "adult-add": Known(
        _new_adult, texts=("name", "described_as"), dates=("born_on",), choices=("children", "relationship")
    ),
    "child-change": Known(_child_details, texts=("name", "known_as"), dates=("born_on",)),
    "adult-change": Known(_adult_details, texts=("name", "known_as", "former_names"), dates=("born_on",)),
    "person-address": Known(_address, texts=("lines",), dates=("from_on",)),
    "person-address-out": Known(_address_out),
    "person-connection": Known(_connection, texts=("described_as",), choices=("relationship",)),
    "duty": Known(_duty, texts=("reference",), dates=("done_on",), times=("done_time",), choices=("on_file_of",)),
}
NO_SUCH = str(new_id())
