"""All that somebody can tell an answer by, so that two answers can be held against each other."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from django.http.response import HttpResponseBase

from tests.statements import shapes_sent

_NEW_IN_EVERY_PAGE = re.compile(r'(name="(?:csrfmiddlewaretoken|submission)" value=")[^"]+')


@dataclass(frozen=True)
class Told:
    """Status, words, headers, cookies, and the statements it cost."""

    status: int
    words: str
    headers: tuple[tuple[str, str], ...]
    cookies: tuple[str, ...]
    statements: tuple[str, ...]

    def differs_from(self, other: "Told") -> str:
        """The first thing by which the two can be told apart; empty where there is none."""
        for part in ("status", "headers", "cookies", "words"):
            mine, theirs = getattr(self, part), getattr(other, part)
            if mine != theirs:
                return f"{part} of the one: {mine!s:.900}\nof the other: {theirs!s:.900}"
        mine, theirs = ("\n".join(one[:200] for one in told.statements) for told in (self, other))
        return "" if self.statements == other.statements else f"statements of the one:\n{mine}\nof the other:\n{theirs}"


def told_by(ask: Callable[[], HttpResponseBase], *own_words: str) -> Told:
    """What an answer tells; `own_words` are those that were sent, which may stand in it again."""
    with shapes_sent() as statements:
        answer = ask()
        words = plain(answer)
    headers = tuple(sorted(answer.headers.items()))
    for word in own_words:
        words = words.replace(word, "…")
    if own_words:
        headers = tuple((name, value) for name, value in headers if name != "Content-Length")
    return Told(answer.status_code, words, headers, tuple(sorted(answer.cookies)), tuple(statements))


def whole(answer: HttpResponseBase) -> bytes:
    """All of an answer, also of one that comes in pieces."""
    return b"".join(answer) if answer.streaming else answer.content  # type: ignore[attr-defined]


def plain(answer: HttpResponseBase) -> str:
    """An answer's words without what is new in every one."""
    return _NEW_IN_EVERY_PAGE.sub(r"\1", whole(answer).decode(errors="replace"))
