"""One address, opened by everybody: what each of them has to get, worked out from the places and the cast alone."""

import re
from collections.abc import Iterator, Mapping
from uuid import UUID

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from kith.kernel.ids import new_id
from tests.architecture.places import LOOK, PLACES, Place, Situation
from tests.cast import CAST, FINDS, About, CastWorld, Standing
from tests.told import Told, plain, told_by

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
NAMES = ("Tansley", "Ruby", "Alfie", "Kayden", "Craig", "Pauline", "Leanne", "Joan", "Mill Rise")
_NOT_ABOUT_A_CHILD = frozenset({About.NOTHING})


def patterns(resolver: URLResolver, space: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address of Kith with its full name."""
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from patterns(one, f"{one.namespace}:" if one.namespace else space)
        else:
            yield f"{space}{one.name}", one


_SHOWN = re.compile(r'name="shown_hash" value="([0-9a-f]{64})"')
ADDRESSES = dict(patterns(get_resolver()))


class Visit:
    """One address in one situation, opened by different people."""

    def __init__(self, world: CastWorld, name: str, standing: Standing = Standing.OPEN) -> None:
        self.place: Place = PLACES[name]
        self.name, self.standing = name, standing
        self.ready: Situation = self.place.prepare(world)
        self.clients = {"nobody": self.ready.put_into(Client()), **{key: world.client(key) for key in CAST}}

    def ask(
        self,
        who: str,
        method: str,
        ids: Mapping[str, UUID | str] | None = None,
        typed: Mapping[str, object] | None = None,
    ) -> HttpResponse:
        """Open it, or send its form: filled well, or with something else typed."""
        address = reverse(self.name, kwargs=dict(self.ready.ids if ids is None else ids) or None)
        ask = getattr(self.clients[who], method.lower())
        sent = self.ready.sent() if typed is None else typed
        answer: HttpResponse = ask(address, sent) if method == "POST" else ask(address)
        seen = _SHOWN.search(answer.content.decode()) if method == "POST" and "confirmed" in sent else None
        # Who confirms what they have not seen is shown it first; this visitor then confirms that.
        return ask(address, {**sent, "shown_hash": seen[1]}) if seen else answer

    def tell(self, who: str, method: str, ids: Mapping[str, UUID | str]) -> Told:
        """Ask for it, and keep all that the answer could be told from another by."""
        return told_by(lambda: self.ask(who, method, ids))

    def expected(self, who: str, method: str) -> int:
        """The status that person has to get; for those let in, 200 or 302."""
        if not self.place.public:
            if who == "nobody":
                return 302
            if CAST[who] not in self.place.roles:
                return 403
        if method not in self.place.methods:
            return 405
        if self.ready.session and who != "nobody":
            return 302
        if who not in self.finders():
            return 404
        return 302 if method == "POST" or self.place.leads_on else 200

    def finders(self) -> frozenset[str]:
        """Those for whom what the page is about is there."""
        if self.place.owner:
            return frozenset({self.place.owner})
        about = self.place.about if self.ready.ids else About.NOTHING
        return FINDS[about][self.standing] | {"nobody"}

    def outsiders(self) -> list[str]:
        """Those for whom it does not exist."""
        return [key for key in CAST if key not in self.finders()]

    def is_let_in(self, who: str, method: str) -> bool:
        """True for who may do it."""
        signed_in_at_sign_in = self.name == "sign-in" and who != "nobody"
        return signed_in_at_sign_in or (
            self.expected(who, method) in {200, 302} and (self.place.public or who != "nobody")
        )

    def opens_record(self) -> bool:
        """True where children's records are shown: all that is about something, unless the place says otherwise."""
        return bool(self.ready.ids) and self.place.about not in _NOT_ABOUT_A_CHILD

    def looks(self) -> list[str]:
        """The ways to look at it."""
        return sorted(self.place.methods & LOOK)

    def nothing(self) -> dict[str, UUID | str]:
        """Ids of nothing."""
        return {key: new_id() for key in self.ready.ids}


def named(answer: HttpResponseBase, names: tuple[str, ...] = NAMES) -> list[str]:
    """The names of the family that stand in an answer or its headers."""
    words = f"{plain(answer)} {answer.headers}"
    return [name for name in names if name in words]
