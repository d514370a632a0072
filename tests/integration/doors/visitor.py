"""Somebody at the staff door without a browser: opens a page, fills in the form as it stands there, sends it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

from django.apps import apps
from django.http import HttpResponse
from django.test import Client

from kith.core.audit.models import Entry
from kith.kernel.ids import new_id
from tests.world import World

BACKEND = "django.contrib.auth.backends.ModelBackend"
Typed = dict[str, object]


@dataclass
class FormSeen:
    """A form of a page: where it goes, and what stands in its inputs."""

    action: str
    values: Typed = field(default_factory=dict)


class _Reader(HTMLParser):
    """Reads forms, and the messages of the error summary, as a browser would."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.forms: list[FormSeen] = []
        self.summary: list[str] = []
        self.text: list[str] = []
        self._area = self._select = ""
        self._in_summary = self._silent = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append(FormSeen(held.get("action", "")))
        elif tag == "ul" and "govuk-error-summary__list" in held.get("class", ""):
            self._in_summary = True
        elif tag == "li" and self._in_summary:
            self.summary.append("")
        elif tag in ("script", "style"):
            self._silent = True
        elif self.forms:
            self._input(tag, held)

    def _input(self, tag: str, held: dict[str, str]) -> None:
        values, name = self.forms[-1].values, held.get("name", "")
        if tag == "input" and held.get("type") in ("radio", "checkbox"):
            if "checked" in held:
                self._add(values, name, held["value"], many=held["type"] == "checkbox")
        elif tag == "input" and name:
            values[name] = held.get("value", "")
        elif tag == "textarea":
            self._area, values[name] = name, ""
        elif tag == "select":
            self._select = name
        elif tag == "option" and "selected" in held:
            values[self._select] = held["value"]

    def _add(self, values: Typed, name: str, value: str, many: bool) -> None:
        before = values.get(name)
        values[name] = [*(before if isinstance(before, list) else []), value] if many else value

    def handle_data(self, data: str) -> None:
        if self._area:
            # A browser drops one line break right after the opening tag.
            values = self.forms[-1].values
            values[self._area] = f"{values[self._area]}{data}"
        if self._in_summary and self.summary:
            self.summary[-1] += data
        if not self._silent:
            self.text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            values = self.forms[-1].values
            values[self._area] = str(values[self._area]).removeprefix("\r\n").removeprefix("\n")
            self._area = ""
        elif tag == "ul":
            self._in_summary = False
        elif tag in ("script", "style"):
            self._silent = False


@dataclass(frozen=True)
class Seen:
    """A page as it was answered."""

    response: HttpResponse
    forms: list[FormSeen]
    messages: list[str]
    text: str

    @property
    def status(self) -> int:
        return self.response.status_code

    @property
    def led_to(self) -> str:
        return str(self.response.headers.get("Location", ""))

    def form(self, action: str) -> FormSeen:
        """The form that goes to an address."""
        return next(one for one in self.forms if one.action == action)


def read(response: HttpResponse) -> Seen:
    """A response as a person and a browser take it."""
    reader = _Reader()
    reader.feed(response.content.decode())
    messages = [" ".join(one.split()) for one in reader.summary]
    return Seen(response, reader.forms, messages, " ".join(" ".join(reader.text).split()))


class Visitor:
    """A signed-in worker of the sample, or nobody."""

    def __init__(self, world: World, key: str = "", **options: bool) -> None:
        self.client = Client(raise_request_exception=False, **options)  # type: ignore[arg-type]
        if key:
            self.client.force_login(world.user(key), backend=BACKEND)

    def look(self, address: str) -> Seen:
        return read(self.client.get(address))

    def opened(self, page: str, action: str, typed: Mapping[str, object]) -> Typed:
        """What would be sent: all that stands in the form, with what is typed over it."""
        stands = self.look(page).form(action).values if page else {"submission": str(new_id())}
        sent = {name: value for name, value in {**stands, **typed}.items() if value is not None}
        return self.looked_at(action, sent) if sent.get("confirmed") and "shown_hash" not in sent else sent

    def looked_at(self, action: str, sent: Typed) -> Typed:
        """What a person confirms who looked at what it would do: with the hash of what was shown, if any was."""
        shown = self.send(action, {name: value for name, value in sent.items() if name != "confirmed"})
        held = [one.values["shown_hash"] for one in shown.forms if "shown_hash" in one.values]
        return {**sent, "shown_hash": held[0]} if held else sent

    def send(self, action: str, sent: Mapping[str, object]) -> Seen:
        return read(self.client.post(action, dict(sent)))


def everything_kept() -> dict[str, int]:
    """How many rows every table of the domain holds; openings of records, sessions and sign-in counters apart."""
    apart = {"Line", "Opening", "Session", "AccessAttempt", "FailedSignIn", "Submission"}
    models = [one for one in apps.get_models(include_auto_created=True) if one.__name__ not in apart]
    held = {one._meta.label: one for one in models if one._meta.managed}
    # The history notes that an opening was written down, and the evidence that a sign-in failed; neither is counted.
    kept = {label: one._base_manager.count() for label, one in held.items() if label != "audit.Change"}
    kept["audit.Entry"] -= Entry.objects.filter(action="accounts.sign_in_failed").count()
    return kept
