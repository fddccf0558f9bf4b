"""A brief as one HTML file that needs nothing else: no script, no font, no picture from anywhere."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from whence.exchange.brief.brief import Brief


def html(brief: Brief) -> bytes:
    """The page. Everything that reports or people wrote is text, never markup; the drawing is our own."""
    style = Markup(_shipped("brief.css"))
    return _page().render(brief=brief, style=style, drawing=Markup(brief.drawing)).encode()


@cache
def _page() -> Template:
    """The template, compiled once."""
    made = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return made.from_string(_shipped("brief.html"))


def _shipped(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")
