"""The light macros for repeated rows."""

from typing import Any

from kith.govuk.jinja import environment
from kith.govuk.pieces import Column, Empty, Fact, Link, Notice, Table, Tag, Tone, WorkRow


def rows(macro: str, *arguments: Any) -> str:
    return str(getattr(environment().get_template("govuk/macros/rows.html").module, macro)(*arguments))


def written(source: str, **values: Any) -> str:
    return environment().from_string(source).render(**values)


def test_a_tag_says_its_status_in_words_with_a_silent_sign() -> None:
    for tone in Tone:
        text = rows("tag", Tag("Late by 3 days", tone))
        assert "Late by 3 days" in text and f"kith-tag--{tone.value}" in text
        assert text.count("<svg") == text.count('aria-hidden="true"')
    assert "<svg" not in rows("tag", Tag("Draft"))


def test_a_link_tells_screen_readers_what_it_is_about() -> None:
    assert '<span class="govuk-visually-hidden"> review date</span>' in rows(
        "link", Link("Change", "/c", "review date")
    )
    assert "visually-hidden" not in rows("link", Link("Change", "/c"))


def test_work_rows() -> None:
    full = WorkRow(Link("File it", "/f"), "Ruby", "By 13 January 2026", Tag("Due", Tone.DUE))
    text = rows("work_rows", (full, WorkRow(Link("Bare", "/b"))))
    assert text.count("<li") == 2 and "By 13 January 2026" in text and "kith-tag--due" in text


def test_facts_keep_line_breaks_and_escape() -> None:
    text = rows("facts", (Fact("Who", "a\n<b>", (Link("Change", "/c", "who"),)), Fact("When", "soon")))
    assert "a\n&lt;b&gt;" in text and text.count("kith-facts__act") == 1


def test_a_table_has_caption_and_row_headings_and_all_kinds_of_cell() -> None:
    table = Table(
        "Copies",
        (Column("Who"), Column("Pages", number=True), Column("State")),
        (("Pauline", "1", Tag("Live", Tone.LIVE)), (Link("Craig", "/c"), "2", "gone")),
    )
    text = rows("table", table)
    assert "<caption" in text and text.count('scope="row"') == 2 and text.count('scope="col"') == 3
    assert 'href="/c"' in text and "kith-tag--live" in text and text.count("govuk-table__cell--numeric") == 2
    assert 'tabindex="0"' in text, "a wide table can be scrolled with the keyboard"


def test_an_empty_state_says_what_to_do_next() -> None:
    text = rows("empty", Empty("No plan yet.", "Begin with tonight.", Link("Start a safety plan", "/s")))
    assert "No plan yet." in text and "Begin with tonight." in text and 'href="/s"' in text
    assert "href" not in rows("empty", Empty("No plan yet."))


def test_a_card_holds_what_is_written_in_it() -> None:
    source = (
        '{% from "govuk/macros/rows.html" import card %}'
        '{% call card("Safety plan", tag, links, level=3, late=true) %}<p>x</p>{% endcall %}'
    )
    text = written(source, tag=Tag("Live", Tone.LIVE), links=(Link("Read", "/r"),))
    assert "<h3" in text and "<p>x</p>" in text and "kith-card--late" in text and 'href="/r"' in text


def test_messages() -> None:
    source = (
        '{% from "govuk/macros/messages.html" import notice, warning, inset, details %}'
        '{{ notice(n) }}{{ warning("Mind <this>") }}{% call inset() %}in{% endcall %}'
        '{% call details("Why?") %}so{% endcall %}'
    )
    text = written(source, n=Notice("Look", done=False))
    assert "Please note" in text and 'role="region"' in text and "Mind &lt;this&gt;" in text
    assert "govuk-inset-text" in text and "<summary" in text


def test_forms_and_buttons() -> None:
    source = (
        '{% from "govuk/macros/forms.html" import form, button, link_button, print_button, button_row %}'
        '{% call form("/go", csrf, files=true) %}{% call button_row() %}{{ button("Go", "warning", "a", "b") }}'
        '{{ link_button("Away", "/x", "secondary") }}{{ print_button() }}{% endcall %}{% endcall %}'
    )
    text = written(source, csrf="token")
    assert 'method="post"' in text and 'action="/go"' in text and "token" in text and "multipart" in text
    assert 'name="a" value="b"' in text and "govuk-button--warning" in text and "data-kith-print hidden" in text
