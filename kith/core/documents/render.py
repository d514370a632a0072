"""An edition as a PDF: tagged (PDF/UA-1) and made to last (PDF/A-2a), the same bytes each time.

Serves SHARE-10 (tagged PDF, large print) and SHARE-6 (no words but the edition's; no names in metadata or file name).
"""

import re
import threading
from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import cache
from importlib.metadata import version
from pathlib import Path

import typst

from kith.core.documents.glyphs import explain, unprintable
from kith.core.documents.setting import as_template_data
from kith.core.documents.typefaces import FOLDER, fonts_hash
from kith.core.editions.edition import Edition
from kith.kernel.frozen import canonical_json

TEMPLATE = Path(__file__).parent / "templates" / "edition.typ"
_STANDARDS: "list[typst.PDFStandard]" = ["ua-1", "a-2a"]
_PAGES = re.compile(rb"/Type\s*/Pages\s*/Count (\d+)")


@dataclass(frozen=True)
class RenderedDocument:
    """A finished PDF and what made it."""

    data: bytes
    file_name: str
    page_count: int
    typst_version: str
    fonts_hash: str


class CannotRender(Exception):
    """No document could be made. `message` is for people; `characters` are those no shipped font can show."""

    def __init__(self, message: str, characters: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.characters = characters


def render_pdf(edition: Edition) -> RenderedDocument:
    """The edition as an A4 PDF in its reader's layout. Raises CannotRender, naming what cannot be printed."""
    data = _compile(edition)
    return RenderedDocument(
        data=data,
        file_name=f"your-part-{edition.dated_on.isoformat()}.pdf",
        page_count=_page_count(data),
        typst_version=typst_version(),
        fonts_hash=fonts_hash(),
    )


@cache
def typst_version() -> str:
    """The version of typst that makes the bytes."""
    return version("typst")


def _compile(edition: Edition) -> bytes:
    found = [hit for _, text in edition.strings() for hit in unprintable(text)]
    if found:
        raise CannotRender(explain(found), tuple(dict.fromkeys(hit.character for hit in found)))
    try:
        pdf = _compiler().compile(
            format="pdf",
            sys_inputs={"edition": canonical_json(as_template_data(edition)).decode()},
            pdf_standards=_STANDARDS,
            timestamp=datetime.combine(edition.dated_on, time(), UTC),
        )
    except BaseException as fault:
        if not _is_of_typst(fault):
            raise
        _of_thread.compiler = None
        raise CannotRender("The document could not be made. Its words are kept; tell your support team.") from fault
    if not isinstance(pdf, bytes):
        raise CannotRender("The document could not be made: typst gave no PDF.")
    return pdf


def _is_of_typst(fault: BaseException) -> bool:
    """A panic inside typst is no `Exception`, and its class cannot be imported."""
    return isinstance(fault, typst.TypstError) or type(fault).__name__ == "PanicException"


_of_thread = threading.local()


def _compiler() -> typst.Compiler:
    """One compiler for each thread (it is not to be entered twice); the fonts are read once for all."""
    compiler: typst.Compiler | None = getattr(_of_thread, "compiler", None)
    if compiler is None:
        compiler = typst.Compiler(
            input=str(TEMPLATE),
            root=str(TEMPLATE.parent),
            font_paths=_fonts(),
            ignore_system_fonts=True,
        )
        _of_thread.compiler = compiler
    return compiler


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(FOLDER)],
    )


def _page_count(data: bytes) -> int:
    found = _PAGES.search(data)
    if found is None:
        raise CannotRender("The document has no pages.")
    return int(found.group(1))
