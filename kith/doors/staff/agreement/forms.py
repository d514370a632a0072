"""Telling somebody, reading the notice, taking their agreement."""

from kith.core.agreements.choices import Advice, ToldHow
from kith.govuk.fields import ChoiceField, DateField, HiddenField, TextAreaField, TextField, TimeField
from kith.govuk.forms import Form

_YES_NO = (("yes", "Yes"), ("no", "No"))


class ToldForm(Form):
    """AGR-1: when, how and by whom they were told what stands in their part."""

    how = ChoiceField(label="How were they told?", said="how they were told", choices=ToldHow.choices)
    told_on = DateField(label="On which day?", said="the day they were told")
    told_time = TimeField(label="At what time?", said="the time they were told", hint="For example, 5:30pm")
    shown_hash = HiddenField(max_length=64)


class NoticeForm(Form):
    """AGR-7: how they came to know the notice."""

    read = ChoiceField(
        label="How did they come to know it?",
        said="how they came to know it",
        choices=(("aloud", "I read it out to them"), ("themselves", "They read it themselves")),
    )


class AgreeForm(Form):
    """AGR-6, AGR-8, AGR-11, AGR-14: asked apart, understood, said back, and their name typed by themselves."""

    asked_alone = ChoiceField(
        label="Are they alone with you, with nobody who presses them?",
        said="whether they are alone with you",
        choices=_YES_NO,
        inline=True,
    )
    understands = ChoiceField(
        label="Do they understand the plan?", said="whether they understand the plan", choices=_YES_NO, inline=True
    )
    sees_the_risk = ChoiceField(
        label="Do they see the risk?", said="whether they see the risk", choices=_YES_NO, inline=True
    )
    advice = ChoiceField(
        label="Were they offered time to ask a solicitor, a friend or family?",
        said="what became of the offer",
        choices=Advice.choices,
    )
    said_back = TextAreaField(
        label="What did they tell you back, in their own words?",
        said="what they told back",
        hint="Ask: “What will you do?” Write down their words, not yours.",
        rows=3,
        max_length=2000,
    )
    typed_name = TextField(label="They type their name here", said="their name", hint="Their own hands, if they can.")
    shown_hash = HiddenField(max_length=64)
