"""The template environment: strict with ours, forgiving with the design system's, and safe by default."""

from collections.abc import Sequence

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import override_settings
from django.urls import path
from jinja2 import TemplateNotFound, UndefinedError

from kith.govuk.components import component
from kith.govuk.jinja import environment, template_folders
from kith.govuk.page import Page


def _nowhere(request: HttpRequest, number: int) -> HttpResponse:
    return HttpResponse()


urlpatterns: Sequence[object] = [path("thing/<int:number>", _nowhere, name="thing")]


@pytest.mark.parametrize(
    "source", ["{{ page.titel }}", "{% if page.titel %}x{% endif %}", "{{ pgae }}", "{% for x in page.z %}{% endfor %}"]
)
def test_a_typo_in_our_template_fails(source: str) -> None:
    with pytest.raises(UndefinedError):
        environment().from_string(source).render(page=Page(title="x"))


def test_a_typo_handed_to_the_design_system_fails_too() -> None:
    source = (
        '{% from "govuk_frontend_jinja/components/tag/macro.html" import govukTag %}'
        '{{ govukTag({"text": page.titel}) }}'
    )
    with pytest.raises(UndefinedError):
        environment().from_string(source).render(page=Page(title="x"))


def test_the_design_system_is_there_for_templates() -> None:
    source = (
        '{% from "govuk_frontend_jinja/components/tag/macro.html" import govukTag %}{{ govukTag({"text": "<b>"}) }}'
    )
    assert "&lt;b&gt;" in environment().from_string(source).render()
    assert "&lt;b&gt;" in component("tag", {"text": "<b>"})


def test_values_are_escaped() -> None:
    assert environment().from_string("{{ page.title }}").render(page=Page(title="<script>")) == "&lt;script&gt;"


def test_a_missing_template_is_said_so() -> None:
    with pytest.raises(TemplateNotFound):
        environment().get_template("staff/nowhere.html")


@override_settings(ROOT_URLCONF=__name__)
def test_addresses_and_words() -> None:
    text = environment().from_string(
        "{{ url('thing', number=3) }} {{ static('kith/kith.css') }} {{ as_of() | date_words }}"
    )
    assert text.render() == "/thing/3 /static/kith/kith.css 15 January 2026"


def test_every_own_template_compiles() -> None:
    env = environment()
    for folder in template_folders():
        for file in folder.rglob("*.html"):
            env.get_template(str(file.relative_to(folder)))
