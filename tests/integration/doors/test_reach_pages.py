"""Caseloads, cover, rota, leaving, restricted records, break-glass: what a manager does in an ordinary week."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kith.core.access.basis import Basis
from kith.core.access.models import BreakGlass, Cover, Shift
from kith.core.access.principal import SYSTEM
from kith.core.access.selectors import reaches
from kith.core.accounts.choices import Role
from kith.core.accounts.services import user_added
from kith.core.people.account_services import account_stopped
from kith.core.people.allocation_services import allocation_added
from kith.core.people.models import Child, Restriction
from kith.core.people.services import child_added, family_added
from kith.core.people.staffing_selectors import shifts_of
from kith.core.people.staffing_services import shift_added
from kith.kernel import clock
from tests.integration.doors.visitor import Seen, Visitor
from tests.world import World

pytestmark = pytest.mark.django_db
STRANGE = ["", "   ", "<script>alert(1)</script>", "\u202egnitirw", "a\x00b", "x" * 6000, "👩‍👧 طفلة"]


def _fill(world: World, who: str, page: str, **typed: object) -> Seen:
    """Open a page, fill its own form in, send it."""
    visitor = Visitor(world, who)
    return visitor.send(page, visitor.opened(page, page, typed))


def _days(name: str, day: date) -> dict[str, str]:
    return {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}


def _more(world: World, number: int, lead: str = "amara") -> None:
    family = family_added(name="Many", by=SYSTEM)
    for one in range(number):
        child_added(
            family_id=family.id, name=f"Child {one:02}", known_as=f"C{one}", born_on=date(2020, 1, 1),
            lead_worker_id=world.ids[lead], from_on=clock.today(), by=SYSTEM,
        )  # fmt: skip


def test_a_manager_sees_the_team_and_gives_two_children_to_another_worker(world: World) -> None:
    ids, helen = world.ids, Visitor(world, "helen")
    assert "Amara Osei" in helen.look(reverse("my-team")).text
    assert "3 children" in helen.look(reverse("my-team")).text
    page = reverse("caseload", args=[ids["amara"]])
    sent = _fill(world, "helen", page, children=[str(ids["ruby"]), str(ids["alfie"])], worker=str(ids["beth"]), why="")
    assert sent.status == 302, sent.messages
    leads = dict(Child.objects.values_list("id", "lead_worker_id"))
    assert (leads[ids["ruby"]], leads[ids["alfie"]], leads[ids["kayden"]]) == (ids["beth"], ids["beth"], ids["amara"])


@pytest.mark.parametrize("wrong", ["nobody", "craig", "pat", ""])
def test_a_child_is_given_only_to_who_is_offered(world: World, wrong: str) -> None:
    ids = world.ids
    page = reverse("caseload", args=[ids["amara"]])
    worker = str(ids.get(wrong, wrong))
    seen = _fill(world, "helen", page, children=[str(ids["ruby"])], worker=worker)
    assert seen.status == 200
    assert seen.messages
    assert Child.objects.get(id=ids["ruby"]).lead_worker_id == ids["amara"]


def test_a_caseload_is_25_a_page_in_the_same_statements(world: World) -> None:
    page, counts = reverse("caseload", args=[world.ids["amara"]]), []
    for more in (0, 60):
        _more(world, more)
        helen = Visitor(world, "helen")
        helen.look(page)
        with CaptureQueriesContext(connection) as caught:
            seen = helen.look(page)
        counts.append(len(caught))
        assert seen.status == 200
    assert counts[0] == counts[1] <= 15
    last = Visitor(world, "helen").look(f"{page}?page=3")
    assert "Ruby" in last.text and "Next page" not in last.text and "Previous page" in last.text
    for strange in ("0", "-1", "x", "99999999999", "２"):
        assert Visitor(world, "helen").look(f"{page}?page={strange}").status == 200


def test_children_of_a_later_page_are_given_away_from_it(world: World) -> None:
    _more(world, 60)
    page = f"{reverse('caseload', args=[world.ids['amara']])}?page=3"
    helen, ids = Visitor(world, "helen"), world.ids
    sent = helen.send(page, helen.opened(page, page, {"children": [str(ids["ruby"])], "worker": str(ids["beth"])}))
    assert sent.status == 302, sent.messages
    assert Child.objects.get(id=ids["ruby"]).lead_worker_id == ids["beth"]


def test_somebody_leaves_with_every_child_handed_over(world: World) -> None:
    page = reverse("worker-leave", args=[world.ids["amara"]])
    assert "3 children are left" in Visitor(world, "helen").look(page).text
    for confirmed in ("", "yes"):
        nobody = _fill(world, "helen", page, rest_to="", confirmed=confirmed)
        assert nobody.messages == ["Say who takes over: 3 would be left without a lead worker."]
    seen = _fill(world, "helen", page, rest_to=str(world.ids["helen"]), why="Retires")
    assert "3 children get another lead worker." in seen.text and "gets 3 children; leads 3 then" in seen.text
    assert world.user("amara").is_active, "nothing has happened yet"
    helen = Visitor(world, "helen")
    assert helen.send(page, {**seen.form(page).values, "confirmed": "yes"}).status == 302
    assert not world.user("amara").is_active
    assert Visitor(world, "amara").client.get(reverse("work")).status_code == 302
    assert set(Child.objects.values_list("lead_worker_id", flat=True)) == {world.ids["helen"]}


def test_cover_is_arranged_and_ended(world: World) -> None:
    today, page = clock.today(), reverse("cover-new")
    days = {**_days("from_on", today), **_days("until_on", today + timedelta(days=7))}
    typed = {"absent": str(world.ids["amara"]), "stand_in": str(world.ids["donna"]), **days}
    offered = Visitor(world, "helen").look(page).text
    assert "Donna Frost, Early Help" in offered
    assert "Pat Lindley" not in offered.split("Who stands in?")[1] and "Olu Bankole" not in offered
    unknown = _fill(world, "helen", page, **{**typed, "stand_in": str(world.ids["olu"])})
    assert unknown.messages == ["Who stands in: choose one of the answers shown"]
    no_day = _fill(world, "helen", page, **{**typed, "until_on-day": "31", "until_on-month": "2"})
    assert no_day.status == 200 and no_day.messages
    assert _fill(world, "helen", page, **typed).status == 302
    again = _fill(world, "helen", page, **typed)
    assert again.messages == ["Donna Frost stands in for Amara Osei on some of these days already."]
    assert reaches(world.by("donna"), [world.ids["ruby"]])
    assert "Donna Frost for Amara Osei" in Visitor(world, "helen").look(reverse("covers")).text
    assert "Donna Frost" not in Visitor(world, "tom").look(reverse("covers")).text
    assert _fill(world, "helen", reverse("cover-end", args=[Cover.objects.get().id])).status == 302
    assert not reaches(world.by("donna"), [world.ids["ruby"]])


def test_somebody_is_put_on_the_rota_and_taken_off(world: World) -> None:
    now, page = clock.local(clock.instant()), reverse("shift-new")
    days = {**_days("from_on", now.date() - timedelta(days=1)), **_days("until_on", now.date() + timedelta(days=1))}
    typed = {"user": str(world.ids["olu"]), "from_time": "5pm", "until_time": "8am", **days}
    assert _fill(world, "helen", page, **{**typed, "until_time": "25:99"}).messages
    assert _fill(world, "helen", page, **typed).status == 302
    assert _fill(world, "helen", page, **typed).messages == ["They are on the rota at some of this time already."]
    assert "Olu Bankole, 01632 960223" in Visitor(world, "pat").look(reverse("rota")).text
    assert Visitor(world, "olu").look(reverse("family", args=[world.ids["family"]])).status == 200
    assert _fill(world, "helen", reverse("shift-end", args=[Shift.objects.get().id])).status == 302
    assert Visitor(world, "olu").look(reverse("family", args=[world.ids["family"]])).status == 404


def test_a_stand_in_for_the_manager_works_with_the_team(world: World) -> None:
    ids, today = world.ids, clock.today()
    page = reverse("caseload", args=[ids["amara"]])
    assert Visitor(world, "tom").look(page).status == 404
    Cover.objects.create(absent_id=ids["helen"], stand_in_id=ids["tom"], from_on=today, until_on=today)
    assert Visitor(world, "tom").look(page).status == 200


@pytest.mark.rule("ACCESS-3")
def test_break_glass_shows_nothing_of_the_record_until_it_is_done(world: World) -> None:
    page, donna = reverse("break-glass", args=[world.ids["ruby"]]), Visitor(world, "donna")
    before = donna.look(page)
    assert "Amara Osei, 01632 960211" in before.text
    for word in ("Ruby", "Tansley", "Alfie", "7 years"):
        assert word not in before.text
    reason = "Her school rang, and nobody of the team answers."
    done = _fill(world, "donna", page, kind="called", reason=reason)
    assert done.led_to == reverse("family", args=[world.ids["family"]])
    opened = donna.look(done.led_to)
    assert "Ruby" in opened.text and "Alfie" not in opened.text
    assert "Ruby" in donna.look(reverse("break-glass-list")).text
    assert donna.look(page).status == 404, "there is nothing to break any more"


@pytest.mark.parametrize("strange", STRANGE)
@pytest.mark.rule("ACCESS-3")
def test_whatever_is_typed_as_reason_is_answered_in_words(world: World, strange: str) -> None:
    page = reverse("break-glass", args=[world.ids["ruby"]])
    seen = _fill(world, "donna", page, kind="called", reason=strange)
    if seen.status == 200:
        assert seen.messages
        assert not BreakGlass.objects.exists()
    else:
        assert seen.status == 302
        assert BreakGlass.objects.get().reason == strange


@pytest.mark.rule("OVER-2", part="break-glass is told to the manager")
def test_the_manager_finds_it_on_the_worklist_and_says_what_they_found(world: World) -> None:
    page = reverse("break-glass", args=[world.ids["ruby"]])
    _fill(world, "donna", page, kind="called", reason="Her school rang, and nobody answers.")
    helen = Visitor(world, "helen")
    assert "Look at a break-glass opening" in helen.look(reverse("work")).text
    assert "Donna Frost" in helen.look(reverse("break-glass-list")).text
    seen = reverse("break-glass-seen", args=[BreakGlass.objects.get().id])
    assert _fill(world, "helen", seen, words="").messages
    assert _fill(world, "helen", seen, words="Needed; I rang Donna.", end_now="on").status == 302
    assert Visitor(world, "donna").look(reverse("family", args=[world.ids["family"]])).status == 404
    assert "break-glass opening" not in helen.look(reverse("work")).text
    assert "Needed; I rang Donna." in helen.look(seen).text


@pytest.mark.rule("ACCESS-4", part="restricted records and their lists")
def test_a_record_is_restricted_from_the_familys_page_and_opened_again(world: World) -> None:
    ids, moira = world.ids, Visitor(world, "moira")
    family = reverse("family", args=[ids["family"]])
    page = reverse("restrict", args=[ids["ruby"]])
    assert page in moira.look(family).response.content.decode()
    assert page not in Visitor(world, "helen").look(family).response.content.decode()
    typed = {"reason": "staff_family", "why": "Her aunt works here.", "names": [str(ids["amara"])]}
    gap = _fill(world, "moira", page, **{**typed, "names": [str(ids["helen"])]}, answerable=str(ids["moira"]))
    assert gap.messages == ["The lead worker is not on the list. Name them, or give the child to somebody else first."]
    assert _fill(world, "moira", page, **typed, answerable=str(ids["moira"])).status == 302
    record = reverse("restricted-record", args=[Restriction.objects.get().id])
    assert "Ruby" not in Visitor(world, "helen").look(family).text
    assert record in moira.look(family).response.content.decode()
    assert "Ruby" in moira.look(reverse("restricted-records")).text
    lift = reverse("restricted-lift", args=[Restriction.objects.get().id])
    assert _fill(world, "moira", lift, why="She has left.").status == 302
    assert "Ruby" in Visitor(world, "helen").look(family).text


@pytest.mark.rule("ACCESS-4", part="restricted records and their lists")
def test_the_list_changes_on_pages(world: World) -> None:
    ids, moira = world.ids, Visitor(world, "moira")
    typed = {"reason": "adoption", "why": "Placed.", "names": [str(ids["amara"])], "answerable": str(ids["moira"])}
    _fill(world, "moira", reverse("restrict", args=[ids["ruby"]]), **typed)
    place = [Restriction.objects.get().id]
    add = reverse("restricted-name-add", args=place)
    partner = _fill(world, "moira", add, email=world.user("farah").email)
    assert partner.messages == ["An adoption record is not given to partner agencies. Take them off the list."]
    assert _fill(world, "moira", add, email=world.user("beth").email.upper()).status == 302
    assert reaches(world.by("beth"), [ids["ruby"]])
    off = reverse("restricted-name-off", args=[*place, ids["beth"]])
    assert _fill(world, "moira", off).status == 302
    assert not reaches(world.by("beth"), [ids["ruby"]])
    assert "Is this record still to be restricted?" in moira.look(reverse("work")).text
    assert _fill(world, "moira", reverse("restricted-look", args=place), words="Placed last year.").status == 302


def test_a_manager_goes_from_my_work_to_the_children_of_who_was_stopped_and_gives_them_on(world: World) -> None:
    account_stopped(user_id=world.ids["amara"], by=world.by("pat"))
    helen, page = Visitor(world, "helen"), reverse("caseload", args=[world.ids["amara"]])
    work = helen.look(reverse("work"))
    assert "Give children another lead worker: an account was stopped" in work.text
    assert page in work.response.content.decode()
    assert "Account stopped" in helen.look(reverse("my-team")).text
    seen = helen.look(page)
    assert "This account is stopped: the children’s lead worker cannot sign in." in seen.text
    children = [str(world.ids[key]) for key in ("ruby", "alfie", "kayden")]
    done = helen.send(page, helen.opened(page, page, {"children": children, "worker": str(world.ids["beth"])}))
    assert done.status == 302
    assert "an account was stopped" not in helen.look(reverse("work")).text
    assert "Account stopped" not in helen.look(reverse("my-team")).text
    assert "This account is stopped" not in helen.look(page).text


@pytest.mark.rule("ACCESS-1", part="one's own shifts")
def test_an_out_of_hours_worker_sees_their_own_shifts_and_nobody_elses(world: World) -> None:
    now, olu = clock.instant(), Visitor(world, "olu")
    assert "No shift of yours is on the rota." in olu.look(reverse("my-shifts")).text
    other = user_added(
        email="ola@example.org", name="Ola Berg", role=Role.OUT_OF_HOURS, password="x" * 12, by=world.by("pat")
    )
    for user_id, days in ((world.ids["olu"], 0), (world.ids["olu"], 5), (other.id, 2)):
        begins = now + timedelta(days=days, hours=-1)
        shift_added(user_id=user_id, from_at=begins, until_at=begins + timedelta(hours=9), by=world.by("helen"))
    seen = olu.look(reverse("my-shifts"))
    assert reverse("my-shifts") in olu.look(reverse("work")).response.content.decode()
    body = seen.response.content.decode()
    assert body.count("<dt>Now</dt>") == 1 and body.count("<dt>To come</dt>") == 1
    assert shifts_of(world.by("amara"), 0, 25).total == 0


def test_an_administrator_finds_cover_and_rota_in_the_menu(world: World) -> None:
    body = Visitor(world, "pat").look(reverse("work")).response.content.decode()
    assert f'href="{reverse("covers")}"' in body and f'href="{reverse("rota")}"' in body
    assert f'href="{reverse("covers")}"' not in Visitor(world, "amara").look(reverse("work")).response.content.decode()


@pytest.mark.parametrize(("who", "part"), [("farah", Basis.PARTNER), ("quinn", Basis.QUALITY)])
def test_who_reads_for_an_agency_or_for_quality_finds_the_children_they_may_open(
    who: str, part: Basis, world: World
) -> None:
    before = Visitor(world, who).look(reverse("work")).text
    assert "Ruby" not in before and "Children I can open" in before
    until = clock.today() + timedelta(days=30)
    ids, helen = world.ids, world.by("helen")
    allocation_added(child_id=ids["ruby"], worker_id=ids[who], part=part, until_on=until, by=helen)
    seen = Visitor(world, who).look(reverse("work"))
    assert "Ruby" in seen.text and "Alfie" not in seen.text
    assert reverse("family", args=[ids["family"]]) in seen.response.content.decode()
