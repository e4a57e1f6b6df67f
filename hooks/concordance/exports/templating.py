"""The templates of the exports: HTML inside formats that hold some. Everything is escaped by default."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined


@cache
def environment() -> Environment:
    """The environment in which `exports/templates` are filled."""
    return Environment(
        loader=PackageLoader("concordance.exports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def filled(name: str, /, **values: object) -> str:
    """A filled template, without the line end of its last line."""
    return environment().get_template(name).render(**values).strip()
