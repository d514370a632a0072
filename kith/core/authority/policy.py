"""The council's policy: every number and word a rule leans on, with its default. Plain data."""

from pydantic import Field

from kith.kernel.frozen import Frozen
from kith.kernel.working_days import Nation


class Policy(Frozen):
    """One version of the council's settings. Defaults are those of the practice rules."""

    authority_name: str = "The council"
    nation: Nation = Nation.ENGLAND
    on_file_working_days: int = Field(default=2, ge=1, le=20, description="SHARE-2")
    talk_to_name: str = Field(default="the duty team", description="AGR-13: who to speak to")
    talk_to_phone: str = Field(default="", description="AGR-13")
    complaints_phone: str = Field(default="", description="AGR-13")
    looks_before_adding_a_day: int = Field(
        default=40,
        ge=5,
        le=1000,
        description="ACCESS-1: how many children one person may look for to add them",
    )
    accessibility_contact: str = Field(default="", description="accessibility statement: whom to ask for help")
