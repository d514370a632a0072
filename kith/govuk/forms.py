"""The base of every form: idempotency key, revision, error summary, and a place for what the domain refuses."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from kith.govuk.fields import GroupedField, RevisionField, SubmissionField, set_character_check
from kith.govuk.pieces import ErrorItem
from kith.govuk.three_ways import MOST_MARKS, Outcome, as_text, marks_read, marks_written, outcomes
from kith.kernel.errors import Problem
from kith.kernel.ids import new_id

__all__ = ["MARKS", "Form", "set_character_check"]

MARKS = "shown_marks"


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
        shown = [field.as_widget(attrs={"id": False}) for field in self.hidden_fields()]
        if marks := self._marks():
            shown.append(format_html('<input type="hidden" name="{}" value="{}">', self.add_prefix(MARKS), marks))
        return format_html_join("", "{}", ((one,) for one in shown))

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

    def rebase(self, revision: int) -> dict[str, Outcome]:
        """The same typed words over what is saved now, to be sent again by a person who has seen both (DESIGN 4.5).

        What was not touched on this page takes what somebody else saved; what was touched keeps what was typed. Says
        what became of each field. Where the page knows which revision it shows, it goes on from that: if still another
        was saved in between, sending it again is refused again.
        """
        if not self.knows_what_is_saved:
            self.carry("revision", str(revision))
            return {}
        names = [group.name for group in self.groups() if group.name in self.cleaned_data]
        saved = self.saved_texts()
        mine = {name: self.typed_text(name) for name in names}
        found = outcomes(marks_read(str(self.data.get(self.add_prefix(MARKS), "")), names), mine, saved)
        for name, outcome in found.items():
            if outcome is Outcome.ONLY_THEIRS:
                self._take_saved(name)
        self.carry("revision", str(self.initial["revision"]))
        self.carry(MARKS, marks_written(saved))
        return found

    @property
    def knows_what_is_saved(self) -> bool:
        """True where the form began with something that is saved, and with its revision."""
        return self.initial.get("revision") is not None

    def saved_texts(self) -> dict[str, str]:
        """What is saved of every field, as one text each."""
        return {group.name: as_text(self.initial.get(group.name, group.field.initial)) for group in self.groups()}

    def typed_text(self, name: str) -> str:
        """What was typed into one field, as one text."""
        return as_text(self.cleaned_data[name])

    def _take_saved(self, name: str) -> None:
        bound = self[name]
        data = self.data.copy()  # type: ignore[attr-defined]  # a QueryDict
        for one in [one for one in data if one == bound.html_name or one.startswith(f"{bound.html_name}-")]:
            del data[one]
        for one, values in self.fields[name].sent(bound.html_name, self.initial.get(name)).items():  # type: ignore[attr-defined]
            data.setlist(one, values)
        self.data = data

    def _marks(self) -> str:
        """Marks of what the page began with: as carried by a form that was sent, else of what is saved."""
        if self.is_bound:
            return " ".join(str(self.data.get(self.add_prefix(MARKS), ""))[:MOST_MARKS].split())
        return marks_written(self.saved_texts()) if self.knows_what_is_saved else ""

    def carry(self, name: str, value: str) -> None:
        """Puts a value of the page's own into a sent form, as if it had been sent with it."""
        data = self.data.copy()  # type: ignore[attr-defined]  # a QueryDict, or a dict in tests
        data[self.add_prefix(name)] = value
        self.data = data

    def _first_href(self) -> str:
        groups = self.groups()
        return f"#{groups[0].first_input_id()}" if groups else ""
