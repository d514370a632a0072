"""What the pages say of each setting, read from the field itself, and how two versions differ. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, get_origin

from pydantic import ValidationError

from kith.core.authority.fields import Email, Group, Heading, Phone
from kith.core.authority.policy import Policy
from kith.kernel.errors import Invalid, Problem


class Kind(StrEnum):
    """How a setting is written."""

    LINE = "line"
    HEADING = "heading"
    PHONE = "phone"
    EMAIL = "email"
    NUMBER = "number"
    ONE_OF = "one of"
    SOME_OF = "some of"


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting, as its field describes it."""

    name: str
    label: str
    hint: str
    rule: str
    group: Group
    unit: str
    kind: Kind
    low: int
    high: int
    default: Any
    choices: Mapping[str, str]

    def words(self, value: Any) -> str:
        """A value as people read it: “2 working days”, “Wales”, “not set”; a heading in marks, for it is quoted."""
        if self.kind is Kind.HEADING:
            return f"“{value}”"
        if self.choices:
            held = [value] if self.kind is Kind.ONE_OF else value
            return ", ".join(self.choices.get(str(one), str(one)) for one in held) or "none"
        return f"{value} {self.unit}".strip() if value not in ("", None) else "not set"

    def text(self, value: Any) -> str:
        """A value as a form's inputs hold it."""
        return ", ".join(value) if self.kind is Kind.SOME_OF else str(value)


@dataclass(frozen=True, slots=True)
class Changed:
    """One setting that two versions hold differently, in words."""

    setting: Setting
    before: str
    after: str


@cache
def settings() -> tuple[Setting, ...]:
    """Every setting, in the order of the policy."""
    return tuple(_setting(name) for name in Policy.model_fields)


def settings_of(group: Group) -> tuple[Setting, ...]:
    """The settings of one page."""
    return tuple(one for one in settings() if one.group is group)


def changed(before: Policy, after: Policy) -> tuple[Changed, ...]:
    """What differs, setting by setting."""
    pairs = ((one, getattr(before, one.name), getattr(after, one.name)) for one in settings())
    return tuple(Changed(one, one.words(old), one.words(new)) for one, old, new in pairs if old != new)


def policy_with(policy: Policy, changes: Mapping[str, Any]) -> Policy:
    """The policy with some settings otherwise; Invalid names the place of each that cannot be."""
    try:
        return Policy.model_validate({**policy.model_dump(), **changes})
    except ValidationError as fault:
        raise Invalid([_problem(one["loc"], str(one["msg"])) for one in fault.errors()]) from fault


def _problem(place: tuple[int | str, ...], message: str) -> Problem:
    name = str(place[0])
    label = next((one.label for one in settings() if one.name == name), "This setting")
    return Problem(f"{label} {message.removeprefix('Value error, ')}", name)


def _setting(name: str) -> Setting:
    field = Policy.model_fields[name]
    said: dict[str, Any] = dict(field.json_schema_extra)  # type: ignore[arg-type]  # always a mapping here
    limits = {type(one).__name__: one for one in field.metadata}
    return Setting(
        name=name,
        label=str(field.title),
        hint=str(field.description),
        rule=str(said["rule"]),
        group=Group(said["group"]),
        unit=str(said["unit"]),
        kind=_kind(field.annotation, name),
        low=getattr(limits.get("Ge"), "ge", 0),
        high=getattr(limits.get("Le"), "le", 0),
        default=field.default,
        choices=said["choices"],
    )


def _kind(annotation: Any, name: str) -> Kind:
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return Kind.ONE_OF
    if get_origin(annotation) is tuple:
        return Kind.SOME_OF
    if annotation is int:
        return Kind.NUMBER
    declared = next(one.__annotations__[name] for one in Policy.__mro__ if name in vars(one).get("__annotations__", {}))
    return {Phone: Kind.PHONE, Email: Kind.EMAIL, Heading: Kind.HEADING}.get(declared, Kind.LINE)
