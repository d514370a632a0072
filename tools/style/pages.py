"""Typed pages for the style shots. They use the product's own parts and templates; only the words are made for this."""

from dataclasses import dataclass
from datetime import date

from django.http import QueryDict

from kith.govuk.accessibility import AccessibilityPage
from kith.govuk.conflict import conflict_page
from kith.govuk.fields import (
    CheckboxesField,
    Choice,
    ChoiceField,
    DateField,
    PasswordField,
    SingleCheckbox,
    TextAreaField,
    TextField,
    TimeField,
)
from kith.govuk.forms import Form
from kith.govuk.page import Page
from kith.govuk.pieces import ChildShown, Column, Empty, Fact, IdentityBar, Link, Notice, Table, Tag, Tone, WorkRow
from kith.kernel.errors import Difference, Stale

IDENTITY = IdentityBar(
    children=(
        ChildShown("Kayden Birtles", "14 years"),
        ChildShown("Ruby Tansley-Crowe", "7 years", restricted=True),
        ChildShown("Alfie Tansley-Crowe", "3 years"),
    ),
    family=Link("Tansley family", "#"),
)
TYPED = (
    "who=Pauline%E2%80%8B+Tansley&act=Pauline+texts+“home+and+in”.%0A%0AThen+she+locks+the+door.&on-day=31"
    "&on-month=february&on-year=2026&at=5:30&children=ruby&password=x&where=nowhere"
)


class StepForm(Form):
    """A safety step: every kind of field."""

    who = TextField(label="Who does this step?", said="who does this step", hint="One named person who agreed to it")
    act = TextAreaField(
        label="What will be seen?", said="what will be seen", hint="Something another person could see", count=True
    )
    on = DateField(label="Review date", hint="For example, 16 January 2026 or 16 jan 2026")
    at = TimeField(label="By what time?", said="the time", hint="For example, 5:30pm or 17:30", required=False)
    children = CheckboxesField(
        label="Which children is it about?",
        said="which children it is about",
        choices=[("ruby", "Ruby"), ("alfie", "Alfie")],
    )
    how = ChoiceField(
        label="How is it checked?",
        said="how it is checked",
        choices=[Choice("text", "By text", "Nothing about the plan stands in the text"), Choice("visit", "By a visit")],
    )
    where = ChoiceField(
        label="Where?",
        said="where it is",
        as_select=True,
        required=False,
        choices=[("home", "At home"), ("nan", "At Nan’s")],
    )
    told = SingleCheckbox(label="I read it out to her", required_message="Confirm that you read it out to her")
    password = PasswordField(label="Password")


@dataclass(frozen=True, kw_only=True)
class WorkPage(Page):
    """A worklist."""

    rows: tuple[WorkRow, ...]
    nothing: Empty
    table: Table


@dataclass(frozen=True, kw_only=True)
class FamilyPage(Page):
    """A family with a plan."""

    status: Tag
    links: tuple[Link, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True, kw_only=True)
class FormPage(Page):
    """A page with one form."""

    form: Form


def work() -> WorkPage:
    """A worklist with each status, an empty state and a table."""
    rows = (
        WorkRow(
            Link("Put the signed plan on file", "#"),
            "Ruby and Alfie",
            "By 13 January 2026",
            Tag("Late by 3 working days", Tone.LATE),
        ),
        WorkRow(Link("Ask Pauline to agree", "#"), "Ruby and Alfie", "By today, 5:30pm", Tag("Due", Tone.DUE)),
        WorkRow(Link("Give Craig his copy", "#"), "Ruby and Alfie", "9 January 2026", Tag("Done", Tone.DONE)),
    )
    table = Table(
        "Copies given",
        (Column("Who"), Column("When"), Column("Pages", number=True), Column("How it stands")),
        (
            (Link("Pauline Tansley", "#"), "9 January 2026 at 6:10pm", "1", Tag("Live", Tone.LIVE)),
            (Link("Craig Crowe", "#"), "10 January 2026 at 9am", "1", Tag("Due", Tone.DUE)),
        ),
    )
    nothing = Empty(
        "Nobody else owes you anything.",
        "When you ask somebody for something, it stands here.",
        Link("Ask somebody", "#"),
    )
    done = Notice("The step is saved", "It is in the draft. Nobody sees it until you propose the plan.")
    return WorkPage(title="My work", caption="Amara Osei", notice=done, rows=rows, nothing=nothing, table=table)


def family() -> FamilyPage:
    """A family page with identity bar, warning, cards, facts and buttons."""
    return FamilyPage(
        title="Family page",
        heading="Tansley family",
        back_link=Link("Back to my work", "#"),
        identity=IDENTITY,
        status=Tag("Live", Tone.LIVE),
        links=(Link("Read it", "#", "the safety plan"), Link("Who holds a copy", "#")),
        facts=(
            Fact("Who", "Pauline Tansley", (Link("Change", "#", "who"),)),
            Fact(
                "What will be seen",
                "Pauline texts “home and in”.\nThen she locks the door.",
                (Link("Change", "#", "what"),),
            ),
            Fact("By when", "Each school day, by 5:30pm", (Link("Change", "#", "when"),)),
            Fact("Who steps in", "Shelley Orme"),
        ),
    )


def empty_form() -> FormPage:
    """Every field, nothing typed."""
    return FormPage(title="Add a safety step", back_link=Link("Back", "#"), identity=IDENTITY, form=StepForm())


def refused_form() -> FormPage:
    """Every field, with what was wrong in each."""
    form = StepForm(QueryDict(TYPED))
    return FormPage(title="Add a safety step", identity=IDENTITY, form=form, errors=form.error_items())


def two_texts() -> Page:
    """A write that came too late."""
    difference = Difference(
        "act", "Pauline texts Shelley “home and in”.", "Pauline texts Amara “home and in” by 5:30pm."
    )
    form = StepForm(QueryDict(TYPED))
    return conflict_page(form, Stale([difference], 4, "Marcus Veale"), action="#", identity=IDENTITY)


def statement() -> AccessibilityPage:
    """The accessibility statement of an invented council."""
    return AccessibilityPage(
        title="Accessibility statement",
        authority="Ashbeck Borough Council",
        contact_email="kith@ashbeck.example.org",
        contact_phone="01632 960200",
        prepared_on=date(2026, 1, 9),
        tested_on=date(2026, 1, 9),
    )
