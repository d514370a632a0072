"""Words for one reader, and handing over a copy."""

from kith.core.sharing.choices import Form as GivenForm
from kith.core.sharing.choices import GivenHow, Received
from kith.govuk.fields import ChoiceField, DateField, HiddenField, TextAreaField, TimeField
from kith.govuk.forms import Form


class WordsForm(Form):
    """SHARE-5: what this reader is told in place of one item."""

    words = TextAreaField(
        label="Words for this reader",
        said="the words for this reader",
        hint="They get these words and nothing else of this item. Name no child they have no connection to.",
        max_length=4000,
    )


class ApproveForm(Form):
    """Somebody else's yes to the words."""


class TakeBackForm(Form):
    """Approved words reach nobody from now on."""


class HandOverForm(Form):
    """SHARE-3: when, how, in which form it was given, and what the worker saw of it arriving."""

    form = ChoiceField(label="What did they get?", said="what they got", choices=GivenForm.choices)
    how = ChoiceField(label="How?", said="how they got it", choices=GivenHow.choices)
    given_on = DateField(label="On which day?", said="the day they got it")
    given_time = TimeField(label="At what time?", said="the time they got it", hint="For example, 5:30pm")
    received = ChoiceField(
        label="Have they got it, and do they understand it?", said="what you know of it", choices=Received.choices
    )
    shown_hash = HiddenField(max_length=64)
