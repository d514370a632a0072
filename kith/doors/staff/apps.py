"""The staff door, as Django knows it: joins the look with who is signed in, what can be printed and whom to ring."""

from django.apps import AppConfig


class StaffConfig(AppConfig):
    """Joins what must not import each other: the look, the session and the documents' fonts."""

    name = "kith.doors.staff"
    label = "staff"

    def ready(self) -> None:
        """Once, at start."""
        from kith.core.authority.out_of_hours import OutOfHours, out_of_hours_last_heard
        from kith.core.authority.selectors import out_of_hours_now
        from kith.core.documents.glyphs import explain, unprintable
        from kith.doors.staff.pages import frame
        from kith.govuk.error_views import set_ring
        from kith.govuk.forms import set_character_check
        from kith.govuk.page import set_frame
        from kith.govuk.pieces import Ring

        def unprintable_in_words(text: str) -> list[str]:
            found = unprintable(text)
            return [explain(found)] if found else []

        def ring(held: OutOfHours | None) -> Ring | None:
            return Ring(held.name, held.phone) if held else None

        set_frame(frame)
        set_ring(known=lambda: ring(out_of_hours_last_heard()), now=lambda: ring(out_of_hours_now()))
        set_character_check(unprintable_in_words)
