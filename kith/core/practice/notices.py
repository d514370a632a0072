"""Notices: fixed, versioned words that are read to a person before they are asked to agree (AGR-7)."""

from functools import cache
from importlib import resources

from pydantic import Field

from kith.kernel.frozen import Frozen


class Notice(Frozen):
    """One version of a notice in one language; `lines` are short sentences that can be read aloud."""

    key: str
    version: int = Field(ge=1)
    language: str
    title: str
    lines: tuple[str, ...] = Field(min_length=1)


@cache
def voluntary_notice() -> Notice:
    """The voluntary-nature notice in force, in plain English."""
    text = (
        resources.files("kith.core.practice")
        .joinpath("notice_texts", "voluntary_nature.1.en-GB.json")
        .read_text("utf-8")
    )
    return Notice.model_validate_json(text)
