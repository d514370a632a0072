"""A leak scanner of the walks' own, written apart from the product's: looks into all that leaves with a copy."""

import re
import unicodedata
from io import BytesIO
from xml.etree import ElementTree as ET

import pikepdf
from pypdf import PdfReader

from tests.system.walk import Download

WHERE_THEY_SLEEP = ("22 Mill Rise", "Mill Rise", "AS6 1HB", "spare room")
WHO_RANG = ("Ruby rang", "Ruby called", "Ruby’s call", "Ruby made the call", "child caller", "a child rang")
THE_HELPERS = ("Shelley", "Orme", "Joan", "Adeyemi", "Nan", "Pauline", "family team")
THE_PLAN = ("awake and sober", "7:30am", "texts", "Tuesday", "hurt Mum", "sober grown-up", "Leanne", "Mum")
MORE_EXISTS = ("Kayden", "version", "withheld", "redacted", "copy number", "composer")
PAULINE_MUST_NOT_HAVE = (*WHO_RANG, *MORE_EXISTS, "Craig’s", "Send no messages")
CRAIG_MUST_NOT_HAVE = (*WHERE_THEY_SLEEP, *WHO_RANG, *THE_HELPERS, *THE_PLAN, *MORE_EXISTS)
_FIELD_NAMES = "http://www.aiim.org/pdfa/ns/property#"
_WORD_LETTERS = r"[^\W_]"


def found_in(parts: dict[str, str], forbidden: tuple[str, ...]) -> list[str]:
    """“part: words” for each forbidden run of words that stands in a part, as whole words, however spaced."""
    return [f"{part}: {words}" for part, text in parts.items() for words in forbidden if _stands(words, text)]


def _stands(words: str, text: str) -> bool:
    pattern = r"[\s\-]*".join(re.escape(_plain(one)) for one in words.split())
    return re.search(rf"(?<!{_WORD_LETTERS}){pattern}(?!{_WORD_LETTERS})", _plain(text)) is not None


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(one for one in letters if not unicodedata.combining(one)).casefold()


def squeezed(text: str) -> str:
    """Without spaces and line breaks: where a line is broken is the document's own affair."""
    return re.sub(r"\s", "", text)


def ids_in(address: str) -> tuple[str, ...]:
    """The ids in a page's address: of versions, plans and people."""
    return tuple(re.findall(r"[0-9a-f]{8}-[0-9a-f-]{27}", address))


def parts_of(document: Download) -> dict[str, str]:
    """Everything that leaves with a document: its text, both kinds of metadata, its name and its headers."""
    reader = PdfReader(BytesIO(document.data))
    with pikepdf.open(BytesIO(document.data)) as opened:
        info = "\n".join(f"{key} {value}" for key, value in opened.docinfo.items())
        xmp = str(opened.Root.Metadata.read_bytes(), "utf-8")
        names = "\n".join(repr(one) for one in opened.objects)
    return {
        "text": "\n".join(page.extract_text() for page in reader.pages),
        "info": info,
        "xmp": _values(xmp),
        "file name": document.file_name,
        "headers": "\n".join(f"{name}: {value}" for name, value in document.headers.items()),
        "objects": _spoken(names),
    }


def _values(xml: str) -> str:
    """Every value of the metadata, without the standard's own explanation of its field names."""
    held = [one for one in ET.fromstring(xml).iter() if not one.tag.startswith(f"{{{_FIELD_NAMES}}}")]
    return "\n".join(words for one in held for words in (one.text or "", *one.attrib.values()))


def _spoken(objects: str) -> str:
    """The strings people or their readers could be told: titles, alternative texts, bookmarks."""
    return "\n".join(
        re.findall(r'"/(?:Title|Alt|ActualText|Contents|T|F|UF|Desc|Subject|Keywords)": "([^"]*)"', objects)
    )
