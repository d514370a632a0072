"""Where one is led after signing in: to a page of this site, however the address is written."""

import re
from html import unescape
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from kith.doors.staff.session.safe_address import safe_address, written_out
from kith.kernel.ids import new_id
from kith.kernel.secrets import seal
from kith.sample.data import PASSWORD
from tests.accounts import code_of, with_app
from tests.council import BACK, GO, Forger, connected, forger, use
from tests.integration.doors.visitor import read
from tests.world import World

__all__ = ["forger"]

EVIL = (
    "https://evil.example.org/", "//evil.example.org", "///evil.example.org", "/\\evil.example.org",
    "\\\\evil.example.org", "javascript:alert(1)", "'//evil.example.org'", '"//evil.example.org"',
    "'https://evil.example.org'", "'/evil", '"/evil', "/'//evil.example.org'", '/"evil', "/evil'", "/`evil`",
    "/evil;url=//evil.example.org", "; url=//evil.example.org", "/x, url=//evil.example.org", " //evil.example.org",
    "/ /evil.example.org", "/\t/evil.example.org", "/\n/evil.example.org", "\t//evil.example.org", "/evil\r\nX-Evil: y",
    "/\x00evil", "/\x7fevil", "/\u2028evil", "/\u00a0/evil", "\uff0f\uff0fevil.example.org", "/\uff0fevil.example.org",
    "http:evil.example.org", "http:///evil.example.org", "evil.example.org", "?next=//evil", "#evil", "/<evil>",
    "http://testserver/evil",
)  # fmt: skip
GOOD = ("/", "/account", "/plans/new?family=1&x=%27%C3%A9#worries", "/people?q=O%27Brien+a~b_c.d", "/%2F%2Fexample.org")
_REFRESH = re.compile(r'<meta http-equiv="refresh" content="0; url=([^"]*)">')


def as_a_browser_reads_it(content: str) -> str:
    """The address of a refresh: quotes around it are taken off, and blanks before and after (HTML, 4.2.5.3)."""
    address = unescape(content).strip("\t\n\f\r ")
    if address[:1] in ("'", '"'):
        address = address[1:].partition(address[0])[0]
    return urljoin("http://testserver/sign-in", re.sub(r"[\t\n\r]", "", address).replace("\\", "/"))


@pytest.mark.rule("ACCESS-1", part="where one is led after signing in")
@pytest.mark.parametrize("address", EVIL, ids=ascii)
def test_no_other_address_is_one_to_go_on_to(address: str) -> None:
    assert safe_address(address) == ""


@pytest.mark.parametrize("address", ["", *GOOD], ids=ascii)
def test_a_page_of_this_site_is(address: str) -> None:
    assert safe_address(address) == written_out(address) == address


@pytest.mark.rule("ACCESS-1", part="where one is led after signing in")
@given(
    st.lists(st.sampled_from([*"/\\'\"; \t\n\x00.:@?#%`<>é", "//", "evil.example.org", "url=", "http:"]), max_size=8)
)
def test_whatever_is_tried_stays_on_this_site(parts: list[str]) -> None:
    address = safe_address("".join([*parts, "evil.example.org"]))
    assert urlsplit(as_a_browser_reads_it(written_out(address))).netloc == "testserver"


@given(st.text(max_size=30))
def test_what_is_written_out_has_nothing_that_could_be_read_as_an_end(text: str) -> None:
    assert not set(written_out(text.encode(errors="replace").decode())) & set("'\"\\ \t\r\n<>`")


@pytest.mark.rule("ACCESS-1", part="where one is led after signing in")
@pytest.mark.django_db
def test_nobody_is_led_away_after_coming_in_with_a_council_account(world: World, forger: Forger) -> None:
    connected(world, "amara", forger.registered())
    client = Client(raise_request_exception=False)
    for wanted in EVIL:
        client.post(reverse("sign-out"))
        home = forger.signs_in(client, f"{GO}?next={quote(wanted)}").content.decode()
        assert _REFRESH.findall(home) == ["/"], ascii(wanted)
        assert "evil" not in home
        already = client.get(GO, {"next": wanted})
        assert (already.status_code, already.headers["Location"]) == (302, "/"), ascii(wanted)
    for wanted in GOOD:
        client.post(reverse("sign-out"))
        home = forger.signs_in(client, f"{GO}?next={quote(wanted)}").content.decode()
        assert [unescape(one) for one in _REFRESH.findall(home)] == [wanted]


@pytest.mark.rule("ACCESS-1", part="where one is led after signing in")
@pytest.mark.django_db
def test_nor_after_a_refusal_or_with_what_a_browser_kept_from_before(world: World, forger: Forger) -> None:
    connected(world, "amara", forger.registered())
    client = Client(raise_request_exception=False)
    kept = {"state": "s", "nonce": "n", "verifier": "v", "wanted": "'//evil.example.org'", "invitation": ""}
    for state, status in (("s", 200), ("another", 400)):
        client.cookies["kith_way"] = seal(kept)
        seen = client.get(BACK, {"state": state, "code": "n"})
        assert seen.status_code == status and "evil" not in seen.content.decode()


@pytest.mark.rule("ACCESS-1", part="where one is led after signing in")
@pytest.mark.django_db
def test_nor_with_a_password_and_a_second_step(world: World, settings: Any) -> None:
    use(settings, None)
    secret = with_app(world, "amara")
    sent = {"email": world.user("amara").email, "password": PASSWORD, "submission": str(new_id())}
    client = Client()
    assert read(client.post(reverse("sign-in"), {**sent, "next": "/account"})).led_to == "/sign-in/second-step"
    session = client.session
    session["pending"] = {**session["pending"], "next": "'//evil.example.org'"}
    session.save()
    code = {"code": code_of(secret), "submission": str(new_id())}
    assert read(client.post("/sign-in/second-step", code)).led_to == "/"
    for wanted in EVIL:
        already = client.get(reverse("sign-in"), {"next": wanted})
        assert (already.status_code, already.headers["Location"]) == (302, "/"), ascii(wanted)
