"""Signing in with a council account: there and back with a certified provider, roles that follow, kind refusals."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kith.core.access.models import Reach
from kith.core.accounts.models import CouncilAccount, FailedSignIn, OpenSession, User
from kith.core.accounts.selectors import user_seen
from kith.core.accounts.services import team_added, team_closed
from kith.core.audit.models import Entry
from kith.kernel.ids import new_id
from kith.sample.data import PASSWORD
from tests.accounts import EMAIL, invited, link_token
from tests.council import BACK, GO, OID, Council, Person, come_back, connected, council, council_process, use
from tests.integration.doors.visitor import Seen, Visitor, read
from tests.world import World

__all__ = ["council", "council_process"]


@pytest.fixture
def client(world: World) -> Client:
    return Client(raise_request_exception=False)


def is_in(client: Client) -> bool:
    return client.get("/").status_code == 200


def acts(world: World, key: str) -> list[str]:
    """What the evidence says of somebody's account, newest last."""
    held = Entry.objects.filter(subject_kind="user", subject_id=world.ids[key]).order_by("at", "id")
    return [one.action.removeprefix("accounts.") for one in held]


def signs_in(client: Client, council: Council, *roles: str, **claims: Any) -> Seen:
    council.of(*(roles or ("Kith.Worker",)), **claims)
    return read(come_back(client))


@pytest.mark.rule("ACCESS-1", part="signing in with a council account")
def test_there_and_back_with_a_certified_provider(world: World, client: Client, council: Council) -> None:
    connected(world, "amara", council.registered())
    page = read(client.get("/sign-in"))
    assert "Sign in with your council account" in page.text and "Password" not in page.text
    seen = signs_in(client, council)
    assert (seen.status, seen.text.count("You are signed in")) == (200, 2)
    assert 'http-equiv="refresh" content="0; url=/"' in seen.response.content.decode()
    assert "Amara Osei" in read(client.get("/")).text
    assert acts(world, "amara")[-1] == "signed_in"
    assert Entry.objects.get(action="accounts.signed_in").details == {"with": "council account"}
    assert OpenSession.objects.get().user_id == world.ids["amara"]


def test_one_goes_on_where_one_wanted_to_and_nowhere_else(world: World, client: Client, council: Council) -> None:
    connected(world, "amara", council.registered())
    council.of("Kith.Worker")
    family = reverse("family", args=[world.ids["family"]])
    turned_away = read(client.get(client.get(family).headers["Location"]))
    assert f"{GO}?next={family.replace('/', '%2F')}" in turned_away.response.content.decode()
    home = come_back(client, f"{GO}?next={family}")
    assert f"url={family}" in home.content.decode()
    for wanted in ("https://evil.example.org/", "//evil.example.org", "/\\evil.example.org", "javascript:alert(1)"):
        client.post("/sign-out")
        home = come_back(client, f"{GO}?next={wanted}")
        assert "evil" not in home.content.decode() and 'url=/"' in home.content.decode()


@pytest.mark.rule("ACCESS-1", part="roles follow the council's word, and reach follows them")
def test_a_role_taken_away_there_is_taken_away_here_with_its_reach(
    world: World, client: Client, council: Council
) -> None:
    connected(world, "helen", council.registered())
    assert signs_in(client, council, "Kith.Manager").status == 200
    assert Reach.objects.filter(principal_id=world.ids["helen"], until_at__isnull=True).exists()
    elsewhere = Client()
    refused = signs_in(elsewhere, council, "Something.Else")
    assert refused.status == 403 and "Your council account has no role for Kith" in refused.text
    assert not is_in(elsewhere) and not is_in(client), "the session before goes on"
    assert not User.objects.get(id=world.ids["helen"]).is_active
    assert not Reach.objects.filter(principal_id=world.ids["helen"], until_at__isnull=True).exists()
    assert "council_role_gone" in acts(world, "helen")
    assert signs_in(Client(), council, "Something.Else").status == 403, "still none"
    again = Client()
    assert signs_in(again, council, "Kith.Manager").status == 200 and is_in(again)
    assert Reach.objects.filter(principal_id=world.ids["helen"], until_at__isnull=True).exists()
    assert acts(world, "helen")[-2:] == ["council_role_followed", "signed_in"]


@pytest.mark.rule("ACCESS-1", part="roles follow the council's word, and reach follows them")
def test_who_gets_a_role_again_is_in_no_team_that_closed_meanwhile(
    world: World, client: Client, council: Council
) -> None:
    connected(world, "amara", council.registered())
    team = team_added(name="Short-lived", by=world.by("pat"))
    User.objects.filter(id=world.ids["amara"]).update(team=team)
    assert signs_in(client, council, "Something.Else").status == 403
    team_closed(team_id=team.id, by=world.by("pat"))
    assert signs_in(Client(), council).status == 200
    user = User.objects.get(id=world.ids["amara"])
    assert user.is_active and user.team is None
    assert signs_in(Client(), council, "Something.Else").status == 403
    open_team = team_added(name="Open", by=world.by("pat"))
    User.objects.filter(id=user.id).update(team=open_team)
    assert signs_in(Client(), council).status == 200
    assert User.objects.get(id=user.id).team == open_team, "one that is open is kept"


@pytest.mark.rule("ACCESS-1", part="roles follow the council's word, and reach follows them")
def test_another_role_there_is_another_role_here(world: World, client: Client, council: Council) -> None:
    connected(world, "helen", council.registered())
    assert signs_in(client, council, "Kith.Worker").status == 200
    assert User.objects.get(id=world.ids["helen"]).role == "worker"
    assert not Reach.objects.filter(principal_id=world.ids["helen"], until_at__isnull=True).exists()
    details = Entry.objects.get(action="accounts.council_role_followed").details
    assert (details["was"]["role"], details["now"]["role"]) == ("manager", "worker")


def test_of_several_roles_the_one_held_stays_and_others_are_asked_about(
    world: World, client: Client, council: Council
) -> None:
    connected(world, "amara", council.registered())
    assert signs_in(client, council, "Kith.Worker", "Kith.Manager").status == 200
    refused = signs_in(Client(), council, "Kith.Manager", "Kith.Admin")
    assert refused.status == 403 and "several roles for Kith" in refused.text


@pytest.mark.parametrize(
    ("claims", "words"),
    [
        ({"roles": None, "_claim_names": {"roles": "src1"}}, "You are in too many groups"),
        ({"roles": None}, "Your council account has no role for Kith"),
        ({"tid": "another"}, "We could not make sure that it is you"),
        ({"oid": ""}, "does not say enough"),
    ],
    ids=["overage", "no roles", "another tenant", "no lasting id"],
)
def test_what_a_real_provider_may_leave_out_is_said_kindly(
    world: World, client: Client, council: Council, claims: dict[str, Any], words: str
) -> None:
    connected(world, "amara", council.registered())
    council.says(claims={"oid": OID, "tid": council.registered().tenant, "roles": ["Kith.Worker"], **claims})
    seen = read(come_back(client))
    assert seen.status == 403 and words in seen.text
    assert not is_in(client)


def test_who_has_no_account_here_is_told_whom_to_ask_and_makes_none(
    world: World, client: Client, council: Council
) -> None:
    number = User.objects.count()
    email = world.user("amara").email
    seen = signs_in(client, council, email=email, preferred_username=email)
    assert seen.status == 403 and "You have no account in Kith yet" in seen.text
    assert User.objects.count() == number and not CouncilAccount.objects.exists(), "an address lets nobody in"
    assert FailedSignIn.objects.get().user_id is None


def test_somebody_stopped_here_stays_out_whatever_the_council_says(
    world: World, client: Client, council: Council
) -> None:
    connected(world, "amara", council.registered())
    User.objects.filter(id=world.ids["amara"]).update(is_active=False)
    seen = signs_in(client, council)
    assert seen.status == 403 and "Your account in Kith was stopped" in seen.text and not is_in(client)


@pytest.mark.rule("ACCESS-1", part="roles follow the council's word, and reach follows them")
def test_who_lost_their_role_there_can_be_stopped_for_good_here(world: World, client: Client, council: Council) -> None:
    connected(world, "amara", council.registered())
    signs_in(client, council, "Something.Else")
    connected(world, "pat", council.registered(), oid="pat")
    council.of("Kith.Admin", oid="pat")
    page, pat = reverse("user", args=[world.ids["amara"]]), Visitor(world)
    come_back(pat.client)
    seen = pat.look(page)
    assert "has no role for Kith any more" in seen.text and "Let them sign in again" not in seen.text
    stop = reverse("user-stop", args=[world.ids["amara"]])
    assert pat.send(stop, pat.opened(stop, stop, {})).led_to == page
    assert "Let them sign in again" in pat.look(page).text
    again = Client()
    assert "Your account in Kith was stopped" in signs_in(again, council).text and not is_in(again)


def test_the_last_administrator_is_kept(world: World, client: Client, council: Council) -> None:
    User.objects.filter(role="administrator").exclude(id=world.ids["pat"]).delete()
    connected(world, "pat", council.registered())
    seen = signs_in(client, council, "Kith.Worker")
    assert seen.status == 403 and "the last administrator" in seen.text
    assert user_seen(world.ids["pat"]).user.role == "administrator" and user_seen(world.ids["pat"]).user.is_active


def test_saying_no_there_is_no_fault(world: World, client: Client, council: Council) -> None:
    council.of("Kith.Worker")
    seen = read(come_back(client, say="no"))
    assert seen.status == 403 and "You were not signed in" in seen.text
    assert not FailedSignIn.objects.exists()


def test_a_code_works_once_and_in_the_browser_it_was_asked_for(world: World, client: Client, council: Council) -> None:
    connected(world, "amara", council.registered())
    council.of("Kith.Worker")
    out = client.get(GO)
    home = Person().signs_in(out.headers["Location"])
    thief = Client()
    query = home.partition("?")[2]
    assert read(thief.get(f"{BACK}?{query}")).status == 400 and not is_in(thief), "a stolen answer"
    thief.get(GO)
    assert read(thief.get(f"{BACK}?{query}")).status == 400 and not is_in(thief), "with another way of its own"
    way = client.cookies["kith_way"].value
    assert client.get(f"{BACK}?{query}").status_code == 200 and is_in(client)
    replay = Client()
    replay.cookies["kith_way"] = way
    seen = read(replay.get(f"{BACK}?{query}"))
    assert seen.status == 400 and "run out" in seen.text and not is_in(replay), "sent again with the browser's own way"


def test_keys_that_were_turned_over_are_asked_for(world: World, client: Client, council: Council) -> None:
    connected(world, "amara", council.registered())
    assert signs_in(client, council).status == 200
    council.says(rotate=True)
    again = Client()
    assert signs_in(again, council).status == 200 and is_in(again)


def test_a_wrong_secret_is_the_councils_to_mend(world: World, client: Client, council: Council, settings: Any) -> None:
    use(settings, council.registered(client_secret="another"))
    seen = signs_in(client, council)
    assert seen.status == 503 and "does not know Kith" in seen.text


def test_somebody_else_who_is_signed_in_here_is_so_no_more(world: World, client: Client, council: Council) -> None:
    connected(world, "helen", council.registered(), oid="helen")
    connected(world, "amara", council.registered())
    council.of("Kith.Worker")
    home = Person().signs_in(client.get(GO).headers["Location"])
    way = client.cookies["kith_way"].value
    council.of("Kith.Manager", oid="helen")
    client.get(GO)
    come_back(client)
    assert "Helen" in read(client.get("/")).text
    council.of("Kith.Worker")
    client.cookies["kith_way"] = way
    assert client.get(f"{BACK}?{home.partition('?')[2]}").status_code == 200
    assert client.session["_auth_user_id"] == str(world.ids["amara"])


@pytest.mark.rule("ACCESS-1", part="coming in by an invitation with a council account")
def test_an_invitation_is_taken_up_with_a_council_account(world: World, client: Client, council: Council) -> None:
    token = link_token(world, invited(world))
    join = reverse("join", args=[token])
    assert "Sign in with your council account" in read(client.get(join)).text
    council.of("Kith.Worker", email=EMAIL.upper())
    page = read(come_back(client, reverse("join-council", args=[token])))
    assert page.status == 200 and EMAIL in page.text and not User.objects.get(email=EMAIL).is_active
    sent = {**page.form(join).values, "submission": str(new_id())}
    assert read(client.post(join, sent)).led_to == "/"
    assert is_in(client)
    user = User.objects.get(email=EMAIL)
    assert user.is_active and not user.has_usable_password()
    again = Client()
    assert read(come_back(again)).status == 200 and is_in(again)
    assert read(Client().post(join, sent)).status == 404, "the link is used up"


@pytest.mark.rule("ACCESS-1", part="coming in by an invitation with a council account")
def test_a_link_that_was_passed_on_connects_nobody_else(world: World, client: Client, council: Council) -> None:
    token = link_token(world, invited(world))
    join = reverse("join", args=[token])
    council.of("Kith.Worker", email="somebody.else@ashbeck.example.org")
    page = read(come_back(client, reverse("join-council", args=[token])))
    seen = read(client.post(join, {**page.form(join).values, "submission": str(new_id())}))
    assert seen.status == 200 and "another address" in seen.messages[0]
    assert not is_in(client) and not CouncilAccount.objects.exists()
    council.of("Kith.Worker", email=EMAIL)
    other = link_token(world, invited(world, "third@ashbeck.example.org"))
    page = read(come_back(Client(), reverse("join-council", args=[token])))
    crossed = reverse("join", args=[other])
    seen = read(client.post(crossed, {**page.form(join).values, "submission": str(new_id())}))
    assert "longer than ten minutes" in seen.messages[0], "sealed for another invitation"


def test_with_a_council_account_no_password_lets_anybody_in(world: World, client: Client, council: Council) -> None:
    sent = {"email": world.user("amara").email, "password": PASSWORD, "submission": str(new_id())}
    assert client.post("/sign-in", sent).status_code == 200 and not is_in(client)
    connected(world, "amara", council.registered())
    assert signs_in(client, council).status == 200
    account = read(client.get("/account"))
    assert "Your council account, since" in account.text and "authenticator" not in account.text
    for page in ("account-password", "account-app", "account-passkey", "account-codes"):
        assert client.get(reverse(page)).status_code == 404, page
    token = link_token(world, invited(world))
    seen = read(client.post(reverse("join", args=[token]), {"password": "seven lamps on the quay"}))
    assert not User.objects.get(email=EMAIL).is_active and seen.status == 200


def test_signing_out_here_is_signing_out_there(world: World, client: Client, council: Council) -> None:
    connected(world, "amara", council.registered())
    signs_in(client, council)
    seen = read(client.post("/sign-out"))
    words = seen.response.content.decode()
    assert seen.status == 200 and f"url={council.issuer}/session/end?" in words
    assert "post_logout_redirect_uri=http%3A%2F%2Ftestserver%2Fsign-in" in words and "id_token" not in words
    assert not is_in(client)


def test_what_was_typed_is_offered_again_after_coming_back(world: World, client: Client, council: Council) -> None:
    connected(world, "amara", council.registered())
    signs_in(client, council)
    client.post("/account/typed", {"kith_form": "/plans/new", "worry": "Craig came at night"})
    OpenSession.objects.all().delete()
    client.cookies.clear()
    assert not is_in(client)
    assert signs_in(client, council).status == 200
    assert client.get("/account/typed", {"form": "/plans/new"}).json() == {"worry": ["Craig came at night"]}


def test_a_session_with_a_password_ends_when_the_council_takes_over(
    world: World, client: Client, council: Council, settings: Any
) -> None:
    use(settings, None)
    sent = {"email": world.user("amara").email, "password": PASSWORD, "submission": str(new_id())}
    client.post("/sign-in", sent)
    assert is_in(client)
    use(settings, council.registered())
    assert not is_in(client)
