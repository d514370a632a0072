"""Every template is rendered with real things through the pages; what no page renders is not there."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import jinja2
import pytest
from django.db import transaction
from django.template import engines
from django.test import Client, RequestFactory, override_settings
from django.urls import reverse

from kith.govuk import error_views
from kith.govuk.jinja import template_folders
from tests.accounts import invited, link_token
from tests.architecture.places import PLACES, Place
from tests.architecture.source import ROOT
from tests.council import forgery
from tests.world import PERSONAS, World

# Pages for faults: nothing a person does on a page leads there, so they are asked for by name.
FAULTS = (
    error_views.bad_request,
    error_views.conflict,  # a stale write that a page let through
    error_views.locked_out,
    error_views.maintenance,
    error_views.server_error,
)
# Macros no page calls yet, each with why it stays.
KEPT_MACROS: dict[str, str] = {}
BACKEND = "django.contrib.auth.backends.ModelBackend"


def _all_templates() -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for folder in template_folders()
        for path in folder.rglob("*")
        if path.is_file()
    }


@contextmanager
def _watched() -> Iterator[set[str]]:
    """The names of the templates that are fetched to be rendered, also by another one."""
    environment = engines["jinja2"].env  # type: ignore[attr-defined]
    seen: set[str] = set()
    fetch = environment._load_template
    environment.cache.clear()  # a template kept from before would not fetch what it imports

    def noted(name: str, *arguments: object) -> jinja2.Template:
        seen.add(name)
        template: jinja2.Template = fetch(name, *arguments)
        return template

    environment._load_template = noted
    try:
        yield seen
    finally:
        del environment._load_template


def _open(world: World, name: str, place: Place) -> None:
    """Look at one page as whoever may; send its form empty, out of date and whole."""
    ready = place.prepare(world)
    address = reverse(name, kwargs=dict(ready.ids) or None)
    client = ready.put_into(Client())
    if not place.public:
        who = next(key for key, role in PERSONAS.items() if role in place.roles)
        client.force_login(world.user(who), backend=BACKEND)
    if "GET" in place.methods:
        client.get(address)
    if "POST" in place.methods:
        client.post(address, {})
        client.post(address, {**ready.sent(), "revision": 999})
        client.post(address, ready.sent())
        client.get(reverse("work"))


def _invited_by_council(world: World) -> None:
    """The pages of signing in with a council account: asked once more before an invitation is used up, and refused."""
    token = link_token(world, invited(world))
    with forgery() as service, override_settings(KITH_OIDC=service.registered(), KITH_ADDRESS="http://testserver"):
        service.signs_in(Client(), reverse("join-council", args=[token]))
        service.signs_in(Client())


@pytest.mark.rule("GUARD-PAGES")
def test_every_template_is_rendered(world: World) -> None:
    with _watched() as seen:
        for name, place in PLACES.items():
            with transaction.atomic():
                _open(world, name, place)
                transaction.set_rollback(True)
        stranger = Client(enforce_csrf_checks=True)
        stranger.get("/nowhere")
        stranger.post(reverse("sign-in"), {})
        stranger.get(reverse("join", args=["used-up"]))
        too_late = Client(headers={"Sec-Fetch-Site": "same-origin"})
        too_late.post(reverse("plan-open", args=[world.ids["family"]]), {"words": "typed, and then the session ended"})
        administrator = Client()
        administrator.force_login(world.user("pat"), backend=BACKEND)
        administrator.get(reverse("family", args=[world.ids["family"]]))
        administrator.get(reverse("sign-out"))
        _invited_by_council(world)
        for fault in FAULTS:
            fault(RequestFactory().get("/"))
    missing = sorted(_all_templates() - seen)
    assert not missing, f"Nothing renders {missing}: lead there from a place in places.py, or delete them."


@pytest.mark.rule("GUARD-PAGES")
def test_every_macro_is_used() -> None:
    texts = {path: path.read_text("utf-8") for folder in template_folders() for path in folder.rglob("*.html")}
    whole = "\n".join(texts.values())
    for path, text in texts.items():
        for macro in re.findall(r"{%-? macro (\w+)\(", text):
            uses = len(re.findall(rf"\b{macro}\(", whole)) - len(re.findall(rf"macro {macro}\(", whole))
            assert uses or macro in KEPT_MACROS, (
                f"{path.relative_to(ROOT)}: nothing calls the macro {macro}. Delete it."
            )
