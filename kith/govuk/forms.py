"""The base of every form: idempotency key, revision, error summary, and a place for what the domain refuses."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from kith.govuk.fields import GroupedField, RevisionField, SubmissionField, set_character_check
from kith.govuk.pieces import ErrorItem
from kith.kernel.errors import Problem
from kith.kernel.ids import new_id

__all__ = ["Form", "set_character_check"]


class Form(forms.Form):
    """A form that keeps what was typed, says what to do, and is done once however often it is sent (DESIGN 4.5)."""

    use_required_attribute = False

    submission = SubmissionField()
    revision = RevisionField()

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, initial: Mapping[str, Any] | None = None, **options: Any
    ) -> None:
        super().__init__(data, initial={"submission": new_id(), **(initial or {})}, **options)

    def hidden(self) -> SafeString:
        """All hidden inputs, without ids: a page may hold several forms.

        A submission id that was missing or broken is replaced, so that sending again works.
        """
        if self.is_bound and "submission" in self.errors:
            self.carry("submission", str(new_id()))
        return format_html_join("", "{}", ((field.as_widget(attrs={"id": False}),) for field in self.hidden_fields()))

    def groups(self) -> list[GroupedField]:
        """The visible fields in order, for a template that shows all of them."""
        return [field for field in self.visible_fields() if isinstance(field, GroupedField)]

    def error_items(self) -> tuple[ErrorItem, ...]:
        """The error summary: every message once, in the order of the page, leading to the input to mend."""
        if not self.is_bound:
            return ()
        items = [ErrorItem(str(message), self._first_href()) for message in self.non_field_errors()]
        for name in self.fields:
            bound = self[name]
            href = f"#{bound.first_input_id()}" if isinstance(bound, GroupedField) and not bound.is_hidden else ""
            items += [ErrorItem(str(message), href or self._first_href()) for message in bound.errors]
        return tuple(dict.fromkeys(items))

    def refuse(self, problems: Iterable[Problem]) -> None:
        """Puts what the domain refused where it belongs: at the field the place names, else above the form."""
        for problem in problems:
            self.add_error(problem.place if problem.place in self.fields else None, problem.message)

    def rebase(self, revision: int) -> None:
        """The same typed words over a newer revision, to be sent again by a person who has seen both (DESIGN 4.5)."""
        self.carry("revision", str(revision))

    def carry(self, name: str, value: str) -> None:
        """Puts a value of the page's own into a sent form, as if it had been sent with it."""
        data = self.data.copy()  # type: ignore[attr-defined]  # a QueryDict, or a dict in tests
        data[self.add_prefix(name)] = value
        self.data = data

    def _first_href(self) -> str:
        groups = self.groups()
        return f"#{groups[0].first_input_id()}" if groups else ""
