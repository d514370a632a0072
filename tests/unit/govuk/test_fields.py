"""Every field in every state: nothing typed, filled, refused; what was typed is kept."""

from datetime import date, time

import pytest

from kith.govuk.fields import TextField
from kith.govuk.forms import Form
from kith.govuk.pieces import ErrorItem
from kith.kernel.errors import Problem
from tests.unit.govuk.forms_for_tests import StepForm, messages, sent


def html(form: Form, name: str) -> str:
    return str(form[name].as_field_group())


def test_all_groups_of_an_untouched_form_have_label_and_input_and_no_message() -> None:
    form = StepForm()
    for group in form.groups():
        text = str(group.as_field_group())
        assert str(group.label) in text
        assert f'id="{group.first_input_id()}"' in text
        assert "govuk-error-message" not in text
    assert form.error_items() == ()


def test_a_form_without_mistakes_gives_clean_values() -> None:
    form = sent(who="  Pauline   Tansley ", act="one\r\ntwo", note="Zoe\u0308")
    assert form.is_valid(), form.errors
    assert form.cleaned_data["who"] == "Pauline   Tansley"
    assert form.cleaned_data["act"] == "one\ntwo"
    assert form.cleaned_data["note"] == "Zo\u00eb"
    assert form.cleaned_data["on"] == date(2026, 1, 16)
    assert form.cleaned_data["at"] == time(17, 30)
    assert form.cleaned_data["children"] == ["ruby", "alfie"]
    assert form.cleaned_data["password"] == " a pass phrase "


def test_an_empty_form_says_at_each_field_what_to_do() -> None:
    form = StepForm({})
    said = {item.text: item.href for item in form.error_items()}
    assert said["Enter who does this step"] == "#id_who"
    assert said["Enter review date"] == "#id_on-day"
    assert said["Select how it is checked"] == "#id_how"
    assert said["Select which children"] == "#id_children"
    assert said["Confirm that you read it out"] == "#id_told"
    for name in ("who", "act", "on", "at", "how", "where", "children", "told", "password"):
        assert "govuk-error-message" in html(form, name), name


def test_what_was_typed_is_kept_even_when_it_is_refused() -> None:
    form = sent(
        who="x" * 31, act="a\n  b\n\n<script>" + "y" * 60, on_day="31", on_month="Feb", at="half five", note="n\n  m"
    )
    assert not form.is_valid()
    assert f'value="{"x" * 31}"' in html(form, "who")
    assert ">a\n  b\n\n&lt;script&gt;" in html(form, "act")
    assert ">n\n  m</textarea>" in html(form, "note")
    assert 'value="31"' in html(form, "on") and 'value="Feb"' in html(form, "on") and 'value="2026"' in html(form, "on")
    assert 'value="half five"' in html(form, "at")
    assert "checked" in html(form, "how") and " selected" in html(form, "where")
    assert html(form, "children").count(" checked") == 2


def test_a_password_is_never_in_the_page() -> None:
    assert "pass phrase" not in html(sent(who=""), "password")


def test_too_long_says_how_many_are_too_many() -> None:
    assert messages(sent(who="x" * 42), "who") == [
        "Who does this step must be 30 characters or fewer. Take out 12 of 42"
    ]


def test_a_limit_is_said_below_the_box_without_scripts() -> None:
    assert "You can enter up to 60 characters" in html(StepForm(), "act")


def test_one_line_means_one_line() -> None:
    assert messages(sent(who="a\nb"), "who") == ["Who does this step must be on one line"]


def test_answers_that_were_not_offered_are_refused() -> None:
    assert messages(sent(how="burn"), "how") == ["How it is checked: choose one of the answers shown"]
    assert messages(sent(children=["ruby", "someone"]), "children") == [
        "Which children: choose one of the answers shown"
    ]


def test_a_view_offers_the_answers_of_this_person() -> None:
    form = StepForm()
    form.fields["how"].offer([("phone", "By telephone")])  # type: ignore[attr-defined]
    assert "By telephone" in html(form, "how") and "By text" not in html(form, "how")
    assert "By text" in html(StepForm(), "how")


def test_initial_values_are_shown() -> None:
    form = StepForm(
        initial={"who": "Pauline", "on": date(2026, 1, 9), "at": time(17, 30), "how": "visit", "children": ["ruby"]}
    )
    assert 'value="Pauline"' in html(form, "who")
    assert 'value="9"' in html(form, "on") and 'value="2026"' in html(form, "on")
    assert 'value="5:30pm"' in html(form, "at")
    assert html(form, "how").count(" checked") == 1
    assert html(form, "children").count(" checked") == 1


def test_markup_in_labels_and_messages_is_text() -> None:
    class Odd(Form):
        name = TextField(label="<b>Name</b>", hint="<i>", required_message="Enter <u>")

    text = html(Odd({}), "name")
    assert "&lt;b&gt;" in text and "&lt;i&gt;" in text and "&lt;u&gt;" in text
    assert "<b>" not in text and "<u>" not in text


def test_every_form_carries_a_submission_id_and_a_new_one_each_time() -> None:
    first, second = StepForm().hidden(), StepForm().hidden()
    assert 'name="submission"' in first and 'name="revision"' in first
    assert first != second


def test_a_broken_submission_id_is_said_and_replaced() -> None:
    form = sent(submission="twice")
    assert form.error_items()[0].text.startswith("This page is out of date")
    assert "twice" not in form.hidden()


def test_a_kept_submission_id_stays_the_same_when_the_form_is_refused() -> None:
    form = sent(who="")
    assert form.data["submission"] in form.hidden()


@pytest.mark.parametrize("revision", ["-1", "x", "99999999999999999999"])
def test_a_revision_no_page_can_have_given_is_refused(revision: str) -> None:
    assert any("out of date" in item.text for item in sent(revision=revision).error_items())


def test_domain_refusals_go_to_their_field_or_above_the_form() -> None:
    form = sent()
    form.refuse([Problem("Name somebody who agreed", "who"), Problem("Tell Pauline first")])
    assert form.error_items() == (
        ErrorItem("Tell Pauline first", "#id_who"),
        ErrorItem("Name somebody who agreed", "#id_who"),
    )
    assert "Name somebody who agreed" in html(form, "who")


def test_a_form_can_be_based_on_a_newer_revision() -> None:
    form = sent(revision="3")
    form.rebase(7)
    assert 'name="revision" value="7"' in form.hidden()
    assert 'value="Pauline Tansley"' in html(form, "who")


def test_a_width_the_design_system_does_not_have_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="17"):
        TextField(label="x", width=17)
