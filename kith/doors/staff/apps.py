"""The staff door, as Django knows it: joins the look with who is signed in and with what documents can print."""

from django.apps import AppConfig


class StaffConfig(AppConfig):
    """Joins what must not import each other: the look, the session and the documents' fonts."""

    name = "kith.doors.staff"
    label = "staff"

    def ready(self) -> None:
        """Once, at start."""
        from kith.core.documents.glyphs import explain, unprintable
        from kith.doors.staff.pages import frame
        from kith.govuk.forms import set_character_check
        from kith.govuk.page import set_frame

        def unprintable_in_words(text: str) -> list[str]:
            found = unprintable(text)
            return [explain(found)] if found else []

        set_frame(frame)
        set_character_check(unprintable_in_words)
