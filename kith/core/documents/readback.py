"""A finished PDF read back: everything a curious reader could find in the file, for the leak scan (SHARE-6).

pypdf's own text extraction takes some 15 ms a page, too slow to run on each copy; the text operators that typst writes
are decoded here, and any page that is written otherwise goes to pypdf. Urdu, Bengali and Punjabi come out as shapes in
the order drawn, so for those scripts this is no proof; that renderers take nothing but an Edition is.
"""

import html
import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import StreamObject, create_string_object

_NESTING = 24


def _literal_pattern() -> bytes:
    """A PDF string in brackets, which may hold balanced brackets."""
    pattern = rb"\((?:[^()\\]++|\\[\s\S])*+\)"
    for _ in range(_NESTING):
        pattern = rb"\((?:[^()\\]++|\\[\s\S]|" + pattern + rb")*+\)"
    return pattern


_LITERAL = _literal_pattern()
_HEX = rb"<[0-9A-Fa-f\s]*>"
_SHOWN = re.compile(
    rb"/(?P<font>[^\s/\[(<]+)\s+[-\d.]+\s+Tf\b"
    rb"|/(?P<key>[A-Za-z]+)\s*(?P<words>" + _LITERAL + rb"|" + _HEX + rb")"
    rb"|(?P<mark>\bBDC|\bBMC)"
    rb"|(?P<run>\[(?:"
    + _LITERAL
    + rb"|"
    + _HEX
    + rb"|[^\[\]()<>]++)*+\]|"
    + _LITERAL
    + rb"|(?<!<)"
    + _HEX
    + rb")\s*T[jJ]\b"
)
_PIECES = re.compile(rb"(" + _LITERAL + rb")|<([0-9A-Fa-f\s]*)>")
_STORED = re.compile(
    rb"/(?P<key>[A-Za-z]+)\s*(?:\[\s*)?(?P<words>" + _LITERAL + rb"|(?<!<)" + _HEX + rb")"
    rb"|(?P<bare>" + _LITERAL + rb")"
)
_STREAM = re.compile(rb"\bstream\r?\n[\s\S]*?endstream")
_ONE_CODE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_CODE_RANGE = re.compile(_ONE_CODE.pattern + rb"\s*(<[0-9A-Fa-f]+>|\[[^\]]*\])")
_MAP_BLOCKS = re.compile(rb"begin(bfchar|bfrange)([\s\S]*?)endbf")
_XML_WORDS = re.compile(r">([^<>]*[^<>\s][^<>]*)<|=\"([^\"]*)\"")


def document_strings(data: bytes) -> list[tuple[str, str]]:
    """Every (place, text) in the file: page text, alternative texts, bookmarks, Info, XMP, names of attachments."""
    reader = PdfReader(BytesIO(data))
    found: list[tuple[str, str]] = []
    maps: dict[int, dict[int, str]] = {}
    for number, page in enumerate(reader.pages, start=1):
        found.extend(_page_strings(f"page.{number}", page, maps))
    found.extend(_stored_strings(_STREAM.sub(b"", data)))
    for packed in _packed_objects(reader):
        found.extend(_stored_strings(packed))
    found.extend(_metadata_strings(reader))
    return list(dict.fromkeys(found))


def _page_strings(place: str, page: PageObject, maps: dict[int, dict[int, str]]) -> Iterator[tuple[str, str]]:
    try:
        codes = {name[1:].encode(): _code_map(font.get_object(), maps) for name, font in _fonts(page).items()}
        yield from _shown_strings(place, _contents(page), codes)
    except (KeyError, ValueError, PyPdfError):
        yield place, page.extract_text()


def _fonts(page: PageObject) -> dict[str, Any]:
    fonts: dict[str, Any] = page["/Resources"].get("/Font", {})  # type: ignore[attr-defined]
    return fonts


def _contents(page: PageObject) -> bytes:
    contents = page.get_contents()
    return contents.get_data() if contents is not None else b""


def _shown_strings(place: str, contents: bytes, codes: dict[bytes, dict[int, str]]) -> Iterator[tuple[str, str]]:
    """The words drawn, a new line for each tagged line; and the alternative words beside them."""
    text: list[str] = []
    font: dict[int, str] = {}
    for token in _SHOWN.finditer(contents):
        kind = token.lastgroup
        if kind == "run":
            text.append(_decoded(token["run"], font))
        elif kind == "font":
            font = codes[token["font"]]
        elif kind == "mark":
            text.append("\n")
        else:
            yield f"{place}.{token['key'].decode()}", _words(token["words"])
    yield place, re.sub("\n+", "\n", "".join(text)).strip("\n")


def _decoded(run: bytes, font: dict[int, str]) -> str:
    """The words of one string or row of strings, by two-byte glyph numbers."""
    pieces = [
        literal[1:-1] if literal else _escaped(bytes.fromhex(digits.decode()))
        for literal, digits in _PIECES.findall(run)
    ]
    raw = _unescaped(b"\\\n".join(pieces))
    return "".join([font[high << 8 | low] for high, low in zip(raw[::2], raw[1::2], strict=True)])


def _escaped(raw: bytes) -> bytes:
    return b"".join(b"\\%03o" % code for code in raw)


def _unescaped(raw: bytes) -> bytes:
    """The bytes a PDF string stands for. Python's own escapes are the same ones, but for brackets."""
    if b"\\" not in raw:
        return raw
    parts = raw.split(rb"\\")
    return b"\\".join(
        part.replace(rb"\(", b"(").replace(rb"\)", b")").decode("unicode_escape").encode("latin-1") for part in parts
    )


def _code_map(font: Any, maps: dict[int, dict[int, str]]) -> dict[int, str]:
    """Glyph number to words, from the font's ToUnicode table; KeyError or ValueError if it is of another make."""
    table = font.raw_get("/ToUnicode")
    if font["/Encoding"] != "/Identity-H":
        raise ValueError("not two-byte glyph numbers")
    known = maps.get(table.idnum)
    if known is None:
        known = maps[table.idnum] = dict(_code_pairs(table.get_object().get_data()))
    return known


def _code_pairs(table: bytes) -> Iterator[tuple[int, str]]:
    for kind, block in _MAP_BLOCKS.findall(table):
        if kind == b"bfchar":
            for code, words in _ONE_CODE.findall(block):
                yield int(code, 16), _utf16(words)
            continue
        for first, last, words in _CODE_RANGE.findall(block):
            codes = range(int(first, 16), int(last, 16) + 1)
            if words.startswith(b"<"):
                start = _utf16(words[1:-1])
                yield from ((code, start[:-1] + chr(ord(start[-1]) + code - codes[0])) for code in codes)
            else:
                each = re.findall(rb"<([0-9A-Fa-f]+)>", words)
                yield from ((code, _utf16(word)) for code, word in zip(codes, each, strict=True))


def _utf16(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be")


def _stored_strings(objects: bytes) -> Iterator[tuple[str, str]]:
    """Every string in the file's objects, under the key it stands at: Title, Alt, ActualText, Contents, URI, UF."""
    for found in _STORED.finditer(objects):
        key = found["key"].decode() if found["key"] else "string"
        if key != "ID":
            yield f"object.{key}", _words(found["words"] or found["bare"])


def _words(token: bytes) -> str:
    raw = bytes.fromhex(token[1:-1].decode()) if token.startswith(b"<") else _unescaped(token[1:-1])
    if raw.isascii():
        return raw.decode("ascii")
    text = create_string_object(raw)
    return text if isinstance(text, str) else raw.decode("latin-1")


def _packed_objects(reader: PdfReader) -> Iterator[bytes]:
    """Objects kept inside compressed streams."""
    for number in {stream for stream, _ in reader.xref_objStm.values()}:
        packed = reader.get_object(number)
        if isinstance(packed, StreamObject):
            yield packed.get_data()


def _metadata_strings(reader: PdfReader) -> Iterator[tuple[str, str]]:
    metadata = reader.root_object.get("/Metadata")
    stream = metadata.get_object() if metadata is not None else None
    if isinstance(stream, StreamObject):
        for words, value in _XML_WORDS.findall(stream.get_data().decode("utf-8", errors="replace")):
            yield "metadata", html.unescape(words or value)
