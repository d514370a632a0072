"""What a form carries without showing it: which submission this is, and which revision was read."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from kith.govuk.fields.base import Field
from kith.govuk.typed_text import hidden_problems

_STALE_PAGE = "This page is out of date. Check what you typed and send it again"


class HiddenField(Field, forms.CharField):
    """A value the page itself put there, as text."""

    def __init__(self, *, label: str = "", required: bool = False, max_length: int = 200, **options: Any) -> None:
        super().__init__(label=label, required=required, max_length=max_length, widget=forms.HiddenInput, **options)
        self.error_messages.update(required=_STALE_PAGE, max_length=_STALE_PAGE)

    def to_python(self, value: Any) -> str:
        """The text as sent; what a page cannot have put there is refused."""
        text = super().to_python(value) or ""
        if hidden_problems(text):
            raise ValidationError(_STALE_PAGE)
        return text


class SubmissionField(forms.UUIDField):
    """The idempotency key: the same form sent twice is done once (DESIGN 4.5)."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=forms.HiddenInput, **options)
        self.error_messages.update(required=_STALE_PAGE, invalid=_STALE_PAGE)


class RevisionField(forms.IntegerField):
    """The revision the person was reading when they began to type (DESIGN 4.5)."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=forms.HiddenInput, required=False, min_value=0, max_value=2**31 - 1, **options)
        self.error_messages.update(invalid=_STALE_PAGE, min_value=_STALE_PAGE, max_value=_STALE_PAGE)
