"""The design system's components, called from Python with a plain mapping of parameters."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, cast

from markupsafe import Markup

from kith.govuk.jinja import DESIGN_SYSTEM, design_system


def component(name: str, params: Mapping[str, Any]) -> Markup:
    """One component as HTML: `component("date-input", {...})`; parameters are those of the design system."""
    return _macro(name)(params)


@cache
def _macro(name: str) -> Callable[[Mapping[str, Any]], Markup]:
    words = "".join(word.capitalize() for word in name.split("-"))
    template = design_system().get_template(f"{DESIGN_SYSTEM}/components/{name}/macro.html")
    return cast(Callable[[Mapping[str, Any]], Markup], getattr(template.module, f"govuk{words}"))
