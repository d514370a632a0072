"""One reader's copy in the form asked for, searched in that very form: a hit is a hard stop (SHARE-6)."""

import json
import sys
from collections.abc import Callable, Sequence

from kith.config.plan_words import leaks_of
from kith.config.trouble import Trouble
from kith.core.documents.plain_text import render_text
from kith.core.editions.edition import Edition
from kith.core.editions.needles import Sought
from kith.core.editions.scan import Hit, scan

Strings = list[tuple[str, str]]


def made(form: str, edition: Edition, sought: tuple[Sought, ...]) -> bytes:
    """The finished copy as bytes. Trouble, and no bytes, if anything sought stands in it."""
    data, strings = _FORMS[form](edition)
    refuse(edition.reader_name, scan(strings, sought, first_lines=edition.first_lines()))
    return data


def refuse(reader: str, hits: Sequence[Hit]) -> None:
    """Trouble that names each fact by its label and each place, never the words; on standard error alone."""
    leaks = leaks_of(reader, hits)
    if not leaks:
        return
    for leak in leaks[1:]:
        print(f"kith: the copy for {reader} holds “{leak.label}” at {leak.place}", file=sys.stderr)
    what = f"The copy for {reader} is not made"
    raise Trouble(what, f"it holds “{leaks[0].label}” at {leaks[0].place}", "Take it out of what they are given")


def _text(edition: Edition) -> tuple[bytes, Strings]:
    text = render_text(edition)
    return text.encode(), [("text", text)]


def _json(edition: Edition) -> tuple[bytes, Strings]:
    body = edition.model_dump(mode="json")
    return (json.dumps(body, ensure_ascii=False, indent=1) + "\n").encode(), list(edition.strings())


def _html(edition: Edition) -> tuple[bytes, Strings]:
    from kith.core.documents.standalone import page_strings, render_html

    page = render_html(edition)
    return page.encode(), page_strings(page)


def _pdf(edition: Edition) -> tuple[bytes, Strings]:
    from kith.core.documents.readback import document_strings
    from kith.core.documents.render import CannotRender, render_pdf

    try:
        document = render_pdf(edition)
    except CannotRender as fault:
        raise Trouble("The PDF cannot be made", fault.message) from None
    return document.data, [("file name", document.file_name), *document_strings(document.data)]


_FORMS: dict[str, Callable[[Edition], tuple[bytes, Strings]]] = {
    "text": _text,
    "json": _json,
    "html": _html,
    "pdf": _pdf,
}
