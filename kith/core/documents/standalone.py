"""An edition as one HTML page that stands by itself, and that page read back for the scan (SHARE-6, SHARE-10)."""

from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from kith.core.documents.setting import NO_TITLE, SIZE_POINTS, day_in_words, direction, labelled
from kith.core.editions.edition import Edition

_PIXELS_PER_POINT = 4 / 3


def render_html(edition: Edition) -> str:
    """The whole page. Every word of the edition is escaped; nothing is fetched, no script runs."""
    closing = (edition.review_line, edition.your_part_line, *edition.speak_to_lines)
    return _template().render(
        edition=edition,
        title=edition.title if edition.title.strip() else NO_TITLE,
        way=direction(edition.sections[0].heading) if edition.sections else "ltr",
        size=round(SIZE_POINTS[edition.layout] * _PIXELS_PER_POINT),
        day=day_in_words(edition),
        closing=[line for line in closing if line.strip()],
        labelled=labelled,
    )


@cache
def _template() -> Template:
    folder = Path(__file__).parent / "templates"
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("standalone.html")


def page_strings(page: str) -> list[tuple[str, str]]:
    """All that a curious reader finds in a page: its text and the values of its attributes."""
    reader = _Strings()
    reader.feed(page)
    reader.close()
    return reader.found


class _Strings(HTMLParser):
    """Collects what stands between and inside the tags."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """The values of attributes."""
        self.found += [(f"{tag}.{name}", value) for name, value in attrs if value]

    def handle_data(self, data: str) -> None:
        """Text between tags."""
        if data.strip():
            self.found.append(("page", data.strip()))

    def handle_comment(self, data: str) -> None:
        """Comments are read by curious people too."""
        self.found.append(("comment", data))
