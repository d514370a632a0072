"""The accessibility statement: what each council must say of its own Kith (Public Sector Bodies Regulations 2018)."""

from dataclasses import dataclass
from datetime import date

from kith.govuk.page import Page


@dataclass(frozen=True, kw_only=True)
class AccessibilityPage(Page):
    """The statement. The authority's name and contact are its own settings; dates are those of the tests."""

    authority: str
    contact_email: str
    contact_phone: str
    prepared_on: date
    tested_on: date
    answer_working_days: int = 10
    test_deployment: bool = True
