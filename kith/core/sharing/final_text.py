"""The last look before anything leaves: a document is made, read back, and scanned in every part (SHARE-6)."""

from dataclasses import dataclass

from kith.core.documents.readback import document_strings
from kith.core.documents.render import CannotRender, RenderedDocument, render_pdf
from kith.core.editions.scan import Hit, scan
from kith.core.editions.selectors import ReaderEdition
from kith.core.editions.services import leak_message
from kith.kernel.errors import Invalid, NotYet, Problem


@dataclass(frozen=True, slots=True)
class Checked:
    """A document whose pages, metadata, alternative texts and file name were scanned and are clean."""

    document: RenderedDocument


def checked_document(theirs: ReaderEdition) -> Checked:
    """Render a reader's edition and scan the finished file; a hit anywhere, or nothing for them, is a hard stop."""
    refuse_hits(theirs.hits)
    if theirs.edition is None:
        raise NotYet("There is nothing in this plan for this reader.", rule="SHARE-5")
    try:
        document = render_pdf(theirs.edition)
    except CannotRender as fault:
        raise Invalid(fault.message, "edition", "SHARE-10") from fault
    strings = [("file name", document.file_name), *document_strings(document.data)]
    refuse_hits(scan(strings, theirs.sought, first_lines=theirs.edition.first_lines()))
    return Checked(document)


def refuse_hits(hits: tuple[Hit, ...]) -> None:
    """A hard stop for every hit, naming the words to take out."""
    if hits:
        raise Invalid([Problem(leak_message(hit), hit.place, "SHARE-6") for hit in hits])
