"""The template environments: a strict one for Kith's pages, a forgiving one for the design system's own macros.

`govuk-frontend-jinja` leans on undefined values; its templates are loaded in an environment of their own, so that a
typo in a template of ours still fails (StrictUndefined).
"""

from collections.abc import Callable, Mapping, MutableMapping
from functools import cache
from pathlib import Path
from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from jinja2 import (
    BaseLoader,
    ChainableUndefined,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PackageLoader,
    PrefixLoader,
    StrictUndefined,
    Template,
)

import kith
from kith.govuk import dates
from kith.kernel.clock import as_of

DESIGN_SYSTEM = "govuk_frontend_jinja"
_design_files = PrefixLoader({DESIGN_SYSTEM: PackageLoader(DESIGN_SYSTEM)})
_PACKAGE = Path(kith.__file__).resolve().parent


@cache
def design_system() -> Environment:
    """The design system's macros, as their authors wrote them for."""
    return Environment(loader=_design_files, autoescape=True, undefined=ChainableUndefined, trim_blocks=True)


class DesignSystemLoader(BaseLoader):
    """Hands the design system's templates to a strict environment, bound to their own forgiving one."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        """The source, for tools that list or compile all templates."""
        return _design_files.get_source(design_system(), template)

    def load(self, environment: Environment, name: str, globals: MutableMapping[str, Any] | None = None) -> Template:
        """The template, compiled by the design system's environment."""
        return design_system().get_template(name)


def template_folders() -> list[Path]:
    """Kith's own template folders: the design system's room, then those of every door, in a fixed order."""
    doors = sorted(path for path in (_PACKAGE / "doors").glob("**/templates") if path.is_dir())
    return [_PACKAGE / "govuk" / "templates", *doors]


def environment(**options: Any) -> Environment:
    """The environment of Kith's pages; named in TEMPLATES, so Django passes its own options."""
    loader = ChoiceLoader([DesignSystemLoader(), FileSystemLoader(template_folders())])
    env = Environment(
        loader=loader,
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=bool(options.get("auto_reload", False)),
    )
    env.globals.update(_page_globals())
    env.filters.update(_filters())
    return env


def _page_globals() -> Mapping[str, Any]:
    return {"url": url, "static": static, "as_of": as_of, "version": kith.__version__, **_filters()}


def _filters() -> dict[str, Callable[..., str]]:
    return {
        "date_words": dates.date_words,
        "day_words": dates.day_words,
        "time_words": dates.time_words,
        "datetime_words": dates.datetime_words,
    }


def url(name: str, **parts: Any) -> str:
    """The address of a named page."""
    return reverse(name, kwargs=parts or None)
